import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { crc32 } from 'node:zlib'

/** What a ZIP and a manifest say of a file; the hash is hexadecimal. */
export type Measured = { size: number; crc: number; sha256: string }

/** A file that is measured as it is written, readable by its owner alone. */
export class MeasuredFile {
  private readonly out: WriteStream
  private readonly digest = createHash('sha256')
  private size = 0
  private crc = 0

  constructor(path: string) {
    this.out = createWriteStream(path, { mode: 0o600 })
  }

  async write(part: Uint8Array | string): Promise<void> {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    this.digest.update(bytes)
    this.crc = crc32(bytes, this.crc)
    this.size += bytes.length
    if (!this.out.write(bytes)) await once(this.out, 'drain')
  }

  async close(): Promise<Measured> {
    this.out.end()
    await finished(this.out)
    return { size: this.size, crc: this.crc, sha256: this.digest.digest('hex') }
  }

  discard(): void {
    this.out.destroy()
  }
}
