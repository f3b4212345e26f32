import { createHash, randomUUID } from 'node:crypto'
import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blockSize, giveBack, takeBlock } from './blocks.ts'
import { type Measured, MeasuredFile } from './measured-file.ts'
import { isSafeName } from './verifier/core.mjs'
import type { ZipFile } from './zip.ts'

/** Bytes as a document, a register or a file store gives them; text is UTF-8. */
export type Content =
  | string
  | Uint8Array
  | Iterable<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>

export type Spooled = ZipFile & Measured

/** Where what came in stays for another try of the same, and which files are worth it. */
type Ledger = { folder: string; of: string; keeps: (name: string) => boolean }

/** Which file of the folder the bytes lie in, and where they begin there. */
export type Place = { place: string; start: number }

/** A line of the spool's ledger: a file that has come in whole. */
type Kept = Measured & Place & { name: string }

/**
 * Where a pack's files wait until all of them are known. Every file is hashed as it comes in and lies
 * on disk, so memory is bounded whatever the pack's size. `remove` takes all of it away.
 *
 * With a `ledger` the folder has a name of its own, and what has come in whole is written down there:
 * a spool of the same folder and `of` takes those files over after a crash, once their bytes are seen
 * to be the ones they were.
 */
export class Spool {
  private readonly folder: string
  private readonly ledger: Ledger | undefined
  private readonly kept = new Map<string, Spooled>()
  /** Null while a file comes in. */
  private readonly files = new Map<string, Spooled | null>()
  private readonly signal: AbortSignal | undefined
  private made: Promise<unknown> | undefined

  constructor(tempDir: string, signal?: AbortSignal, ledger?: Ledger) {
    this.folder = join(tempDir, ledger?.folder ?? `pack-${randomUUID()}`)
    this.ledger = ledger
    this.signal = signal
  }

  /** Reads what an earlier try left; answers how many files are there. Anything in doubt is thrown away. */
  async takeOver(): Promise<number> {
    if (!this.ledger) return 0
    const text = await readFile(this.ledgerPath, 'utf8').catch(() => '')
    const [of, ...lines] = text.split('\n').slice(0, -1)
    if (of !== this.ledger.of) {
      await this.remove()
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await appendFile(this.ledgerPath, `${this.ledger.of}\n`, { mode: 0o600 })
      return 0
    }
    // A crash can leave half a line, and later tries write below it.
    for (const line of lines) {
      const found = asKept(line)
      if (!found) continue
      const { name, size, crc, sha256 } = found
      const open = () => blocksOf(join(this.folder, found.place), found)
      if (await isWhole(open(), sha256)) this.kept.set(name, { name, size, crc, sha256, open })
    }
    return this.kept.size
  }

  /** Whether a file was taken over; then it is in the pack, and need not be made. */
  hasTakenOver(name: string): boolean {
    const file = this.kept.get(name)
    if (file) this.files.set(name, file)
    return file !== undefined
  }

  private get ledgerPath(): string {
    return join(this.folder, 'ledger')
  }

  /** Takes in one file. Throws if the name is taken or not one that a pack may hold. */
  async add(name: string, content: Content): Promise<Spooled> {
    const file = await this.create(name)
    try {
      for await (const part of partsOf(content)) await file.write(part)
    } catch (error) {
      await file.discard()
      throw error
    }
    return file.close()
  }

  /** Begins a file that comes in part by part; throws as `add` does. */
  async create(name: string): Promise<SpoolFile> {
    await this.expect(name)
    // A name that no earlier try can have used, whatever its ledger still tells.
    const place = randomUUID()
    const file = await MeasuredFile.create(join(this.folder, place))
    return new SpoolFile(file, this.signal, (measured) =>
      this.keep({ name, place, start: 0, ...measured }),
    )
  }

  /** Takes in a file that `write` writes somewhere in the folder it is given; throws as `add` does. */
  async addWritten(
    name: string,
    write: (folder: string) => Promise<Measured & Place>,
  ): Promise<Spooled> {
    this.signal?.throwIfAborted()
    await this.expect(name)
    return this.keep({ name, ...(await write(this.folder)) })
  }

  private async expect(name: string): Promise<void> {
    if (!isSafeName(name)) throw new Error(`A pack cannot hold a file named "${name}"`)
    if (this.files.has(name)) throw new Error(`The pack holds "${name}" already`)
    this.files.set(name, null)
    this.made ??= mkdir(this.folder, { recursive: true, mode: 0o700 })
    await this.made
  }

  private async keep(kept: Kept): Promise<Spooled> {
    const { name, place, size, crc, sha256 } = kept
    const path = join(this.folder, place)
    const file: Spooled = { name, size, crc, sha256, open: () => blocksOf(path, kept) }
    this.files.set(name, file)
    if (this.ledger?.keeps(name)) await appendFile(this.ledgerPath, `${JSON.stringify(kept)}\n`)
    return file
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
  private readonly file: MeasuredFile
  private readonly signal: AbortSignal | undefined
  private readonly keep: (measured: Measured) => Promise<Spooled>

  constructor(
    file: MeasuredFile,
    signal: AbortSignal | undefined,
    keep: (measured: Measured) => Promise<Spooled>,
  ) {
    this.file = file
    this.signal = signal
    this.keep = keep
  }

  async write(part: Uint8Array | string): Promise<void> {
    this.signal?.throwIfAborted()
    await this.file.write(part)
  }

  async close(): Promise<Spooled> {
    return this.keep(await this.file.close())
  }

  discard(): Promise<void> {
    return this.file.discard()
  }
}

/** Parts lie in the same two blocks, one of which is read into while the other is looked at. */
async function* blocksOf(
  path: string,
  { start, size }: { start: number; size: number },
): AsyncGenerator<Uint8Array> {
  let [at, ahead] = [takeBlock(), takeBlock()]
  const file = await open(path)
  try {
    let [place, left] = [start, size]
    const read = () => file.read(at, 0, Math.min(blockSize, left), place)
    for (let reading = read(); left > 0; ) {
      const { bytesRead } = await reading
      if (bytesRead === 0) return
      place += bytesRead
      left -= bytesRead
      const part = at.subarray(0, bytesRead)
      ;[at, ahead] = [ahead, at]
      if (left > 0) reading = read()
      // Whoever goes on hears of it.
      reading.catch(() => undefined)
      yield part
    }
  } finally {
    // It waits for what is being read.
    await file.close()
    for (const block of [at, ahead]) giveBack(block)
  }
}

function asKept(line: string): Kept | null {
  try {
    const kept = JSON.parse(line)
    return typeof kept.start === 'number' ? kept : null
  } catch {
    return null
  }
}

/** Whether a file that an earlier try wrote has the bytes that it had then. */
async function isWhole(parts: AsyncIterable<Uint8Array>, sha256: string): Promise<boolean> {
  const digest = createHash('sha256')
  try {
    for await (const part of parts) digest.update(part)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  return digest.digest('hex') === sha256
}

function partsOf(
  content: Content,
): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}
