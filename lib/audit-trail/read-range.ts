import type { ClientBase } from 'pg'
import { CopyReader } from './copy-reader.ts'
import { HeaderMatch, isAt, isHexAt } from './header-match.ts'
import { Frontier, leafTextAt, partOf, sha256Text } from './merkle.ts'
import { Problems } from './problems.ts'

/** Events `from` ≤ number < `until`; `sizes` of trees in between whose roots somebody waits for. */
export type Range = { from: number; until: number; sizes: number[] }

export type RangeReport = {
  /** Events that are missing from the range: then the tree below is not the trail's. */
  missing: number
  erased: number
  /** Microseconds since 2000. */
  firstAt: number
  lastAt: number
  /** The frontier of the range alone, as if the range began the tree; and so at each size asked for. */
  frontier: Uint8Array[]
  frontiers: [size: number, frontier: Uint8Array[]][]
  problems: { sentences: string[]; count: number; first: number | null }
}

const COLUMNS = `seq, at, "actorId", action, register, "recordId", "subjectId", operation,
  "contentHash", header, leaf, salt, content`
const SEQ = 0
const AT = 1
const TEXTS = [2, 3, 4, 5, 6, 7]
const [CONTENT_HASH, HEADER, LEAF, SALT, CONTENT] = [8, 9, 10, 11, 12] as const
const FIELDS = 13

/**
 * Recomputes one range of the trail from what the columns hold: content hash, header, leaf and tree,
 * and the order of times. The rows pass as bytes: memory is bounded, and no value is made of them.
 */
export async function readRange(client: ClientBase, range: Range): Promise<RangeReport> {
  const walk = new Walk(range)
  const text = `COPY (SELECT ${COLUMNS} FROM audit_events
    WHERE seq >= ${range.from} AND seq < ${range.until} ORDER BY seq) TO STDOUT (FORMAT binary)`
  await walk.rows.read(client, text)
  return walk.report()
}

class Walk {
  readonly rows = new CopyReader(FIELDS, () => this.readEvent())
  private readonly until: number
  private readonly sizes: Set<number>
  private readonly match = new HeaderMatch()
  private readonly tree = new Frontier()
  private readonly frontiers: RangeReport['frontiers'] = []
  private readonly problems = new Problems()
  private next: number
  private missing = 0
  private erased = 0
  private firstAt = Number.NaN
  private lastAt = Number.NEGATIVE_INFINITY

  constructor(range: Range) {
    this.until = range.until
    this.sizes = new Set(range.sizes)
    this.next = range.from
  }

  report(): RangeReport {
    this.missingUntil(this.until)
    const { missing, erased, firstAt, lastAt, frontiers, problems } = this
    return { missing, erased, firstAt, lastAt, frontier: this.tree.nodes, frontiers, problems }
  }

  private readEvent(): void {
    const seq = this.number(SEQ)
    this.missingUntil(seq)
    this.next = seq + 1
    this.compareTime(seq)
    this.compareText(seq)
    const leaf = this.compareHeader(seq)
    if (this.missing > 0) return
    this.tree.appendText(leaf)
    const size = seq + 1
    if (this.sizes.has(size)) this.frontiers.push([size, this.tree.nodes])
  }

  private missingUntil(seq: number): void {
    if (seq === this.next) return
    this.problems.add(
      `${seq - this.next} events are missing between ${this.next} and ${seq}.`,
      this.next,
    )
    this.missing += seq - this.next
  }

  private compareTime(seq: number): void {
    const at = this.number(AT)
    if (at < this.lastAt) this.problems.add(timeGoesBack(seq), seq)
    this.lastAt = at
    if (Number.isNaN(this.firstAt)) this.firstAt = at
  }

  /** The text has the hash that the header states: SHA-256(salt ‖ content). */
  private compareText(seq: number): void {
    const { bytes } = this.rows
    const [salt, saltLength] = this.field(SALT)
    const [content, contentLength] = this.field(CONTENT)
    if (saltLength < 0 && contentLength < 0) {
      this.erased += 1
      return
    }
    // The salt moves up to the text, over the text's length: nobody reads either again.
    const begin = content - Math.max(0, saltLength)
    for (let n = saltLength - 1; n >= 0; n -= 1) bytes[begin + n] = bytes[salt + n] ?? 0
    const text = sha256Text(partOf(bytes, begin, content + Math.max(0, contentLength)))
    const [header, headerLength] = this.field(HEADER)
    // A header ends with the content hash: `… "<hexadecimal>"]`.
    const stated = header + headerLength - 66
    if (stated < header || !isHexAt(text, bytes, stated)) {
      this.problems.add(`Event ${seq}: its text was changed after it was written.`, seq)
    }
  }

  /** The header is what the columns ask for, and the leaf is the header's hash; answers that hash. */
  private compareHeader(seq: number): string {
    const { match, rows } = this
    const { bytes } = rows
    const [start, stated] = this.field(HEADER)
    const length = Math.max(0, stated)
    match.begin({ in: bytes, start, length }, seq, this.number(AT))
    for (const field of TEXTS) match.text(...this.field(field))
    if (!match.finish(...this.field(CONTENT_HASH))) {
      this.problems.add(`Event ${seq}: its columns are not what its header says.`, seq)
    }
    // Its zero takes the last place of the header's length, read already.
    const leaf = leafTextAt(bytes, start, start + length)
    const [stored, storedLength] = this.field(LEAF)
    if (storedLength !== leaf.length || !isAt(leaf, bytes, stored)) {
      this.problems.add(`Event ${seq}: its leaf is not the hash of its header.`, seq)
    }
    return leaf
  }

  private field(field: number): [start: number, length: number] {
    return [this.rows.starts[field] ?? 0, this.rows.lengths[field] ?? -1]
  }

  /** An int8 as a number: exact up to 2⁵³, which is the year 2285 in microseconds. */
  private number(field: number): number {
    const [start] = this.field(field)
    return this.rows.bytes.readInt32BE(start) * 2 ** 32 + this.rows.bytes.readUInt32BE(start + 4)
  }
}

/** What is said of an event whose time is before the last one's. */
export function timeGoesBack(seq: number): string {
  return `Event ${seq}: its time is before that of the event before it.`
}
