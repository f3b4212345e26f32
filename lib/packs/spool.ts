import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
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
  private readonly files = new Map<string, Spooled>()
  private readonly signal: AbortSignal | undefined

  constructor(tempDir: string, signal?: AbortSignal) {
    this.folder = join(tempDir, `pack-${randomUUID()}`)
    this.signal = signal
  }

  /** Takes in one file. Throws if the name is taken or not one that a pack may hold. */
  async add(name: string, content: Content): Promise<Spooled> {
    if (!isSafeName(name)) throw new Error(`A pack cannot hold a file named "${name}"`)
    if (this.files.has(name)) throw new Error(`The pack holds "${name}" already`)
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const path = join(this.folder, String(this.files.size))
    const out = createWriteStream(path, { mode: 0o600 })
    const digest = createHash('sha256')
    let size = 0
    let crc = 0
    try {
      for await (const part of partsOf(content)) {
        this.signal?.throwIfAborted()
        const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
        digest.update(bytes)
        crc = crc32(bytes, crc)
        size += bytes.length
        if (!out.write(bytes)) await once(out, 'drain')
      }
    } catch (error) {
      out.destroy()
      throw error
    }
    out.end()
    await finished(out)
    const file: Spooled = {
      name,
      size,
      crc,
      sha256: digest.digest('hex'),
      open: () => (size === 0 ? [] : createReadStream(path, { highWaterMark: 1 << 18 })),
    }
    this.files.set(name, file)
    return file
  }

  /** The files so far, sorted by name (names are ASCII). */
  sorted(): Spooled[] {
    return [...this.files.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

function partsOf(
  content: Content,
): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}
