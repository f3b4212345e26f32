import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { isSafeName } from './verifier/core.mjs'
import type { ZipFile } from './zip.ts'

/** Bytes as a document, a register or a file store gives them; text is UTF-8. */
export type Content =
  | string
  | Uint8Array
  | Iterable<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>

export type Spooled = ZipFile & { sha256: string }

/**
 * Where a pack's files wait until all of them are known. Every file is hashed as it comes in and lies
 * on disk, so memory is bounded whatever the pack's size. `remove` takes all of it away.
 */
export class Spool {
  private readonly folder: string
  /** Null while a file comes in. */
  private readonly files = new Map<string, Spooled | null>()
  private readonly signal: AbortSignal | undefined

  constructor(tempDir: string, signal?: AbortSignal) {
    this.folder = join(tempDir, `pack-${randomUUID()}`)
    this.signal = signal
  }

  /** Takes in one file. Throws if the name is taken or not one that a pack may hold. */
  async add(name: string, content: Content): Promise<Spooled> {
    const file = await this.create(name)
    try {
      for await (const part of partsOf(content)) await file.write(part)
    } catch (error) {
      file.discard()
      throw error
    }
    return file.close()
  }

  /** Begins a file that comes in part by part; throws as `add` does. */
  async create(name: string): Promise<SpoolFile> {
    if (!isSafeName(name)) throw new Error(`A pack cannot hold a file named "${name}"`)
    if (this.files.has(name)) throw new Error(`The pack holds "${name}" already`)
    const path = join(this.folder, String(this.files.size))
    this.files.set(name, null)
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    return new SpoolFile({ name, path, signal: this.signal }, (file) => this.files.set(name, file))
  }

  /** The files so far, sorted by name (names are ASCII). */
  sorted(): Spooled[] {
    return [...this.files.values()]
      .filter((file) => file !== null)
      .sort((left, right) => (left.name < right.name ? -1 : 1))
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A file on its way into the spool. */
class SpoolFile {
  private readonly of: { name: string; path: string; signal: AbortSignal | undefined }
  private readonly keep: (file: Spooled) => void
  private readonly out: WriteStream
  private readonly digest = createHash('sha256')
  private size = 0
  private crc = 0

  constructor(
    of: { name: string; path: string; signal: AbortSignal | undefined },
    keep: (file: Spooled) => void,
  ) {
    this.of = of
    this.keep = keep
    this.out = createWriteStream(of.path, { mode: 0o600 })
  }

  async write(part: Uint8Array | string): Promise<void> {
    this.of.signal?.throwIfAborted()
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    this.digest.update(bytes)
    this.crc = crc32(bytes, this.crc)
    this.size += bytes.length
    if (!this.out.write(bytes)) await once(this.out, 'drain')
  }

  async close(): Promise<Spooled> {
    this.out.end()
    await finished(this.out)
    const { size, crc } = this
    const { name, path } = this.of
    const file: Spooled = {
      name,
      size,
      crc,
      sha256: this.digest.digest('hex'),
      open: () => (size === 0 ? [] : createReadStream(path, { highWaterMark: 1 << 18 })),
    }
    this.keep(file)
    return file
  }

  discard(): void {
    this.out.destroy()
  }
}

function partsOf(
  content: Content,
): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}
