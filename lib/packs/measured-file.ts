import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { giveBack, takeBlock } from './blocks.ts'

/** What a ZIP and a manifest say of a file; the hash is hexadecimal. */
export type Measured = { size: number; crc: number; sha256: string }

const utf8 = new TextEncoder()

/** A file, or a stretch of one, that is measured as it is written, part after part, readable by its owner alone. */
export class MeasuredFile {
  private readonly file: FileHandle
  private readonly start: number
  private readonly staysOpen: boolean
  private block = takeBlock()
  /** A full block on its way, while the next one fills. */
  private writing: Promise<void> | undefined
  private readonly digest = createHash('sha256')
  private filled = 0
  private written = 0
  private crc = 0
  private ended = false

  private constructor(file: FileHandle, { start = 0, staysOpen = false } = {}) {
    this.file = file
    this.start = start
    this.staysOpen = staysOpen
  }

  /** Whatever lies at the path is overwritten. */
  static async create(path: string): Promise<MeasuredFile> {
    return new MeasuredFile(await open(path, 'w', 0o600))
  }

  /** What is written from there on in an open file, which stays open. */
  static within(file: FileHandle, start: number): MeasuredFile {
    return new MeasuredFile(file, { start, staysOpen: true })
  }

  /** Bytes so far. */
  get size(): number {
    return this.written + this.filled
  }

  /** A text is written as UTF-8. */
  async write(part: Uint8Array | string): Promise<void> {
    for (let rest = part; rest.length > 0; ) {
      const room = this.block.subarray(this.filled)
      if (typeof rest === 'string') {
        const { read, written } = utf8.encodeInto(rest, room)
        this.filled += written
        rest = rest.slice(read)
      } else {
        const some = rest.subarray(0, room.length)
        room.set(some)
        this.filled += some.length
        rest = rest.subarray(some.length)
      }
      if (rest.length > 0) await this.empty()
    }
  }

  async close(): Promise<Measured> {
    try {
      await this.empty()
    } finally {
      await this.discard()
    }
    return { size: this.written, crc: this.crc, sha256: this.digest.digest('hex') }
  }

  /** Ends what is not to become whole; what was written until then stays. Throws what writing threw. */
  async discard(): Promise<void> {
    if (this.ended) return
    this.ended = true
    try {
      await this.writing
    } finally {
      if (!this.staysOpen) await this.file.close()
      giveBack(this.block)
    }
  }

  private async empty(): Promise<void> {
    const block = this.block
    const full = block.subarray(0, this.filled)
    this.digest.update(full)
    this.crc = crc32(full, this.crc)
    const place = this.start + this.written
    this.written += this.filled
    this.block = takeBlock()
    this.filled = 0
    await this.writing
    this.writing = writeAt(this.file, full, place).finally(() => giveBack(block))
    // Whoever writes on, or closes, hears of it.
    this.writing.catch(() => undefined)
  }
}

/** The disk may take less at a time than it is given. */
async function writeAt(file: FileHandle, bytes: Uint8Array, place: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, place + done)
    done += bytesWritten
  }
}
