/** What an event is about, as its header says. */
export type Subject = { register: string; recordId: string; subjectId: string | null }

/**
 * Reads a header where it lies, as PostgreSQL's jsonb writes it: `["plumbline-event/1", 5, "<time>",
 * "<actor>", "<action>", "<register>", "<record>", null, "<operation>", "<hash>"]`. One at a time; of
 * half a million headers `JSON.parse` would make everything else, too.
 */
export class HeaderFields implements Subject {
  seq = Number.NaN
  register = ''
  recordId = ''
  subjectId: string | null = null
  private readonly starts = new Int32Array(FIELDS)
  private readonly ends = new Int32Array(FIELDS)

  /** Throws if it is no list in JSON. */
  read(bytes: Buffer, start: number, end: number): void {
    if (!this.find(bytes, start, end)) {
      const [, seq, , , , register, recordId, subjectId] = JSON.parse(
        bytes.toString('utf8', start, end),
      )
      Object.assign(this, { seq, register, recordId, subjectId })
      return
    }
    this.register = this.text(bytes, REGISTER)
    this.recordId = this.text(bytes, RECORD)
    this.subjectId = this.starts[SUBJECT] === 0 ? null : this.text(bytes, SUBJECT)
  }

  /** Where the texts lie, and the number; false for a header with anything escaped or beyond ASCII. */
  private find(bytes: Buffer, start: number, end: number): boolean {
    const { starts, ends } = this
    starts.fill(0)
    let [field, seq, isText] = [0, 0, false]
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte === QUOTE) {
        if (isText) ends[field] = at
        else starts[field] = at + 1
        isText = !isText
      } else if (byte === BACKSLASH || byte > 0x7e) return false
      else if (isText) continue
      else if (byte === COMMA) field += 1
      else if (field === SEQ && byte >= ZERO) seq = seq * 10 + (byte - ZERO)
    }
    this.seq = seq
    return field === FIELDS - 1
  }

  private text(bytes: Buffer, field: number): string {
    return bytes.toString('latin1', this.starts[field], this.ends[field])
  }
}

const FIELDS = 10
const [SEQ, REGISTER, RECORD, SUBJECT] = [1, 5, 6, 7] as const
const [QUOTE, COMMA, ZERO, BACKSLASH] = [0x22, 0x2c, 0x30, 0x5c]
