import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { NotFound, TooLarge } from '../errors.ts'
import { isRunning } from '../is-running.ts'
import { safeFileName } from './file-name.ts'
import { typeOfFile } from './file-type.ts'
import { keyOf, place } from './place.ts'
import { isStorageFull, StorageFull } from './storage-full.ts'

/** 200 MB: the largest file that is taken. */
export const fileLimit = 200 * 1024 * 1024

export type StoredBlob = { sha256: string; size: number; type: string; name: string }

/** A file that has come in whole but is not kept yet: keep it or discard it. */
export type Received = StoredBlob & { keep(): Promise<void>; discard(): Promise<void> }

/**
 * Takes a file in as a stream: hashed and written while it comes, its type found in its bytes. It
 * is kept under its SHA-256 and on disk when this answers, or nothing of it is there: throws TooLarge,
 * Invalid (type), StorageFull, or whatever broke the stream. The same bytes twice are kept once.
 */
export async function storeUpload(
  stream: Readable,
  given: { name: string; limit?: number },
): Promise<StoredBlob> {
  const { keep, discard, ...blob } = await receiveUpload(stream, given)
  try {
    await keep()
  } finally {
    await discard()
  }
  return blob
}

/** The first half of `storeUpload`, for requests in which all is kept or nothing. */
export async function receiveUpload(
  stream: Readable,
  { name: givenName, limit = fileLimit }: { name: string; limit?: number },
): Promise<Received> {
  const name = safeFileName(givenName)
  const { incoming, keep } = await place()
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const path = join(incoming, `${thisMachine()}-${process.pid}-${randomBytes(8).toString('hex')}`)
  const discard = () => rm(path, { force: true })
  try {
    const { sha256, size } = await write(stream, { path, name, limit })
    const type = await typeOfFile(path, name)
    return { sha256, size, type, name, discard, keep: () => named(keep(path, keyOf(sha256))) }
  } catch (error) {
    await discard()
    throw isStorageFull(error) ? new StorageFull() : error
  }
}

/** The bytes of a file as a stream. Throws NotFound when the store hasn't it. */
export async function openFile(sha256: string): Promise<Readable> {
  const { disk } = await place()
  if (!(await disk.exists(keyOf(sha256)))) {
    throw new NotFound(
      'The file is not in the store. An administrator can restore it from a backup.',
    )
  }
  return disk.getStream(keyOf(sha256))
}

/** Whether the store has the file. */
export async function fileExists(sha256: string): Promise<boolean> {
  return (await place()).disk.exists(keyOf(sha256))
}

/** Whether the store has the file and its bytes still have this hash. */
export async function verifyFile(sha256: string): Promise<boolean> {
  if (!(await fileExists(sha256))) return false
  const hash = createHash('sha256')
  for await (const chunk of await openFile(sha256)) hash.update(chunk as Buffer)
  return hash.digest('hex') === sha256
}

/**
 * Removes what crashed processes left of uploads: those of this machine whose process is gone, and
 * any that nobody wrote to for an hour. Called at start; answers how many there were.
 */
export async function sweepIncoming(): Promise<number> {
  const { incoming } = await place()
  let removed = 0
  for (const entry of await readdir(incoming).catch(noneYet)) {
    const [machine, pid] = entry.split('-')
    const path = join(incoming, entry)
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0)
    const isDead = machine === thisMachine() && !isRunning(Number(pid))
    if (!isDead && age < 3_600_000) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

/**
 * Removes files that were uploaded more than a day ago and that no record refers to or ever did;
 * `referred` are the hashes to keep (`referredFiles`). Answers the hashes that are gone.
 */
export async function sweepOrphans(
  referred: ReadonlySet<string>,
  olderThan = new Date(Date.now() - 86_400_000),
): Promise<string[]> {
  const { disk } = await place()
  const gone: string[] = []
  for await (const sha256 of storedFiles()) {
    if (referred.has(sha256)) continue
    const { lastModified } = await disk.getMetaData(keyOf(sha256))
    if (lastModified >= olderThan) continue
    await disk.delete(keyOf(sha256))
    gone.push(sha256)
  }
  return gone
}

/** The hash of every file in the store. */
export async function* storedFiles(): AsyncGenerator<string> {
  const { disk } = await place()
  let token: string | undefined
  do {
    const page = await disk.listAll('/', {
      recursive: true,
      ...(token ? { paginationToken: token } : {}),
    })
    for (const { name } of page.objects) if (/^[0-9a-f]{64}$/.test(name)) yield name
    token = page.paginationToken
  } while (token)
}

async function write(
  stream: Readable,
  { path, name, limit }: { path: string; name: string; limit: number },
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const piece of stream) {
      const chunk = piece as Buffer
      size += chunk.length
      if (size > limit) {
        throw new TooLarge(
          `${name} is larger than ${Math.floor(limit / 1024 / 1024)} MB, the most that is taken.`,
        )
      }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function named(kept: Promise<void>): Promise<void> {
  try {
    await kept
  } catch (error) {
    throw isStorageFull(error) ? new StorageFull() : error
  }
}

/** Several machines may share the folder; process numbers mean something on their own only. */
export function thisMachine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 12)
}

function noneYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
