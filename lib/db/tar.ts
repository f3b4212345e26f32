import type { FileHandle } from 'node:fs/promises'

/**
 * Archives in the ustar format (POSIX.1-1988), which every `tar` unpacks. Owner, mode and time are
 * the same for every entry, so that a header holds nothing but name and size, and any other byte
 * in it is a damaged one.
 */
const block = 512

export type TarEntry = { name: string; size: number; offset: number }

/** The archive is cut off or changed; the sentence says where. */
export class DamagedArchive extends Error {}

/** Writes entries one after the other; their sizes must be known before. */
export class TarWriter {
  readonly file: FileHandle
  constructor(file: FileHandle) {
    this.file = file
  }

  /** Throws when `content` has not `size` bytes. */
  async add(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>) {
    await this.file.write(header(name, size))
    let written = 0
    for await (const piece of content) {
      await this.file.write(piece)
      written += piece.length
    }
    if (written !== size) throw new Error(`${name} changed while it was read`)
    await this.file.write(Buffer.alloc(padding(size)))
  }

  /** The mark of the end, on the disk when this resolves. */
  async end(): Promise<void> {
    await this.file.write(Buffer.alloc(2 * block))
    await this.file.sync()
  }
}

/** The entries in their order. Throws DamagedArchive, or answers null for a file of another kind. */
export async function readEntries(file: FileHandle): Promise<TarEntry[] | null> {
  const { size: total } = await file.stat()
  const entries: TarEntry[] = []
  for (let at = 0; ; ) {
    const head = await readAt(file, at, block)
    if (head.length < block) throw cutOff(entries)
    if (head.every((byte) => byte === 0)) {
      const rest = await readAt(file, at, total - at)
      if (rest.length < 2 * block) throw cutOff(entries)
      if (rest.length > 2 * block || rest.some((byte) => byte !== 0)) {
        throw new DamagedArchive('There is something behind the end of the archive.')
      }
      return entries
    }
    const entry = parse(head, at + block)
    if (!entry) {
      if (entries.length === 0) return null
      throw new DamagedArchive(`The archive is damaged behind ${entries.at(-1)?.name}.`)
    }
    at = entry.offset + entry.size
    const gap = padding(entry.size)
    const filling = await readAt(file, at, gap)
    if (at + gap > total || filling.length < gap) throw cutOff([...entries, entry])
    if (filling.some((byte) => byte !== 0)) {
      throw new DamagedArchive(`The archive is damaged behind ${entry.name}.`)
    }
    entries.push(entry)
    at += gap
  }
}

/** The bytes of an entry, piece by piece. */
export async function* contentOf(file: FileHandle, entry: TarEntry): AsyncGenerator<Buffer> {
  for (let done = 0; done < entry.size; ) {
    const piece = await readAt(file, entry.offset + done, Math.min(1 << 18, entry.size - done))
    if (piece.length === 0) throw cutOff([entry])
    done += piece.length
    yield piece
  }
}

function header(name: string, size: number): Buffer {
  const slash = name.length > 100 ? name.indexOf('/', name.length - 101) : -1
  const [prefix, base] = slash < 0 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)]
  if (Buffer.byteLength(base) > 100 || Buffer.byteLength(prefix) > 155) {
    throw new Error(`The name is too long for an archive: ${name}`)
  }
  const bytes = Buffer.alloc(block)
  bytes.write(base, 0)
  bytes.write('0000600\0' + '0000000\0'.repeat(2), 100)
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  bytes.write(`${'0'.repeat(11)}\0        0`, 136)
  bytes.write('ustar\x0000', 257)
  bytes.write(prefix, 345)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

/** Null unless the block is exactly the header that this module writes. */
function parse(bytes: Buffer, offset: number): TarEntry | null {
  const text = (from: number, length: number) =>
    bytes
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '')
  const size = /^[0-7]{11}$/.test(text(124, 12)) ? Number.parseInt(text(124, 12), 8) : -1
  const name = [text(345, 155), text(0, 100)].filter(Boolean).join('/')
  if (size < 0 || !name || Buffer.byteLength(name) > 255) return null
  return header(name, size).equals(bytes) ? { name, size, offset } : null
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function padding(size: number): number {
  return (block - (size % block)) % block
}

function cutOff(entries: TarEntry[]): DamagedArchive {
  const last = entries.at(-1)
  return new DamagedArchive(`The file is cut off${last ? `, at or behind ${last.name}` : ''}.`)
}
