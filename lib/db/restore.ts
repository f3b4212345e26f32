import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg, { type Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { toSigningKey } from '../audit-trail/keys.ts'
import { verifyTrail } from '../audit-trail/verify.ts'
import type { Env } from '../env.ts'
import {
  appliedMigrations,
  type Manifest,
  manifestName,
  manifestShape,
  quoted,
  sealName,
  tablePart,
} from './backup-manifest.ts'
import { contentOf, DamagedArchive, readEntries, type TarEntry } from './tar.ts'

type Target = Pick<Env, 'DATA_DIR' | 'FILES'> & { DATABASE_URL: string }

/** The backup can't be restored here; nothing was changed. */
export class NotRestored extends Error {}

/** Where the file store writes uploads that are not whole yet. */
const incoming = '.incoming'

type Staged = { files: string; secrets: string }
type Archive = { file: FileHandle; entries: Map<string, TarEntry>; manifest: Manifest }

/**
 * Restores a backup into an empty installation and proves it there: every entry's SHA-256, the
 * count of each table's rows, and the audit trail recomputed from its first event, with the root
 * that the backup states. Whatever does not hold, nothing stays. Throws NotRestored with the reason.
 */
export async function restoreBackup(target: Target, path: string): Promise<Manifest> {
  const file = await open(path, 'r').catch((error: Error) => {
    throw new NotRestored(`The backup can't be read: ${error.message}`)
  })
  const client = new pg.Client({ connectionString: target.DATABASE_URL })
  // Each beside the place it will have, so that moving it there is one step.
  const staged: Staged = {
    files: `${target.FILES}.restoring-${process.pid}`,
    secrets: join(target.DATA_DIR, 'secrets', `restoring-${process.pid}`),
  }
  const moves = new Moves()
  try {
    const archive = await openArchive(file)
    await client.connect()
    await client.query('BEGIN')
    await mustBeEmpty(client, target, archive.manifest)
    await unpack(archive, staged)
    await loadTables(client, archive)
    await proveTrail(client, archive)
    await moveIntoPlace(moves, target, archive, staged)
    await client.query('COMMIT')
    return archive.manifest
  } catch (error) {
    await moves.undo()
    if (error instanceof DamagedArchive) throw new NotRestored(error.message, { cause: error })
    throw error
  } finally {
    await client.end()
    await file.close()
    for (const folder of Object.values(staged)) await rm(folder, { recursive: true, force: true })
  }
}

async function openArchive(file: FileHandle): Promise<Archive> {
  const found = await readEntries(file)
  if (!found) throw new NotRestored('This is not a backup of Plumbline.')
  const entries = new Map(found.map((entry) => [entry.name, entry]))
  const text = await wholeOf(file, entries.get(manifestName))
  const seal = await wholeOf(file, entries.get(sealName))
  if (!text || !seal) throw new NotRestored('This is not a whole backup: its manifest is missing.')
  if (seal.toString() !== `${createHash('sha256').update(text).digest('hex')}\n`) {
    throw new NotRestored('The manifest of the backup was changed.')
  }
  const manifest = manifestShape.safeParse(JSON.parse(text.toString()))
  if (!manifest.success) throw new NotRestored('This version does not know this kind of backup.')

  const listed = Object.entries(manifest.data.entries)
  const missing = listed.find(([name, { size }]) => entries.get(name)?.size !== size)
  if (missing) throw new NotRestored(`${missing[0]} is missing from the backup.`)
  if (found.length !== listed.length + 2)
    throw new NotRestored('The backup holds what it does not list.')
  for (const [name, { sha256 }] of listed) await compare(file, entries.get(name), sha256)
  return { file, entries, manifest: manifest.data }
}

/** Throws when the bytes of an entry are not those that were backed up. */
async function compare(
  file: FileHandle,
  entry: TarEntry | undefined,
  sha256: string,
): Promise<void> {
  if (!entry) return
  const hash = createHash('sha256')
  for await (const piece of contentOf(file, entry)) hash.update(piece)
  if (hash.digest('hex') !== sha256) {
    throw new NotRestored(`${entry.name} is not what was backed up: its SHA-256 differs.`)
  }
}

async function wholeOf(file: FileHandle, entry: TarEntry | undefined): Promise<Buffer | null> {
  if (!entry) return null
  const pieces: Buffer[] = []
  for await (const piece of contentOf(file, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function mustBeEmpty(client: Client, { FILES }: Target, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM organisations) OR EXISTS (SELECT FROM users)
      OR EXISTS (SELECT FROM audit_head) OR EXISTS (SELECT FROM audit_events) AS used`,
  )
  if (rows[0]?.used) {
    throw new NotRestored(
      'This installation is not empty: restore into a new DATA_DIR or database.',
    )
  }
  if (manifest.filesElsewhere) {
    if (manifest.filesElsewhere === FILES) return
    throw new NotRestored(
      `The files of this backup are at ${manifest.filesElsewhere}: set FILES to that.`,
    )
  }
  if (FILES.startsWith('s3://')) {
    throw new NotRestored(
      'The files of this backup are inside of it: restore them to a folder (FILES).',
    )
  }
  if (existsSync(FILES) && (await readdir(FILES)).some((name) => name !== incoming)) {
    throw new NotRestored(`This installation is not empty: there are files in ${FILES}.`)
  }
  const here = await appliedMigrations(client)
  if (here.join() !== manifest.migrations.join()) {
    throw new NotRestored(
      `The backup is of version ${manifest.version} with ${manifest.migrations.length} migrations; this version has ${here.length}. Restore it with the version it was made by, then upgrade.`,
    )
  }
}

/** Files and keys, each into a folder beside the one where it belongs. */
async function unpack(archive: Archive, staged: Staged): Promise<void> {
  for (const name of Object.keys(archive.manifest.entries)) {
    const [, kind, rest] = /^(files|secrets)\/(.+)$/s.exec(name) ?? []
    if (!rest) continue
    const folder = kind === 'files' ? staged.files : staged.secrets
    const path = resolve(folder, rest)
    if (!path.startsWith(folder + sep)) throw new NotRestored(`${name} would lie outside.`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(bytesOf(archive, name), createWriteStream(path, { mode: 0o600, flush: true }))
  }
}

/** The rows of every table, with the triggers off: the trail comes whole, and is not written again. */
async function loadTables(client: Client, archive: Archive): Promise<void> {
  await client.query(`SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'`)
  for (const [table, { columns, rows }] of Object.entries(archive.manifest.tables)) {
    const name = quoted(table)
    await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    await client.query(`DELETE FROM ${name}`)
    const loaded = await copyRows(client, archive, table, columns)
    if (loaded !== rows) {
      throw new NotRestored(`${table}: ${rows} rows were backed up, ${loaded} came back.`)
    }
    await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  }
  for (const [sequence, value] of Object.entries(archive.manifest.sequences)) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(sequence), value])
  }
}

async function copyRows(
  client: Client,
  archive: Archive,
  table: string,
  columns: string[],
): Promise<number> {
  if (!archive.entries.has(tablePart(table, 1))) return 0
  async function* parts() {
    for (let part = 1; archive.entries.has(tablePart(table, part)); part++) {
      yield* bytesOf(archive, tablePart(table, part))
    }
  }
  const into = client.query(
    copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`),
  )
  try {
    await pipeline(Readable.from(parts()), createGunzip(), into)
  } catch (error) {
    if (error instanceof DamagedArchive) throw error
    throw new NotRestored(`The rows of ${table} can't be loaded: ${error}`, { cause: error })
  }
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${quoted(table)}`,
  )
  return rows[0]?.count ?? 0
}

/** The bytes of an entry; that they are the right ones was found at the beginning. */
function bytesOf({ file, entries }: Archive, name: string): AsyncIterable<Buffer> {
  const entry = entries.get(name)
  if (!entry) throw new NotRestored(`${name} is missing from the backup.`)
  return contentOf(file, entry)
}

async function proveTrail(client: Client, { file, entries, manifest }: Archive): Promise<void> {
  if (!manifest.trail) return
  const key = await wholeOf(file, entries.get('secrets/signing.key'))
  const report = await verifyTrail(client, {
    tables: true,
    ...(key ? { publicKey: toSigningKey(key.toString()).publicKey } : {}),
  })
  if (!report.ok)
    throw new NotRestored(`The audit trail does not hold. ${report.problems.join(' ')}`)
  if (report.events !== manifest.trail.size || report.root !== manifest.trail.root) {
    throw new NotRestored('The audit trail is not the one that was backed up: its root differs.')
  }
}

async function moveIntoPlace(moves: Moves, target: Target, archive: Archive, staged: Staged) {
  const names = Object.keys(archive.manifest.entries)
  for (const name of names.filter((entry) => entry.startsWith('secrets/'))) {
    await moves.move(join(staged.secrets, basename(name)), join(target.DATA_DIR, name))
  }
  if (!existsSync(staged.files)) return
  await rm(join(target.FILES, incoming), { recursive: true, force: true })
  if (existsSync(target.FILES)) await rmdir(target.FILES)
  await mkdir(dirname(target.FILES), { recursive: true })
  await moves.move(staged.files, target.FILES)
}

/** Renames that can be taken back; what stood in the way is kept until then. */
class Moves {
  private readonly done: { from: string; to: string; kept: string | null }[] = []

  async move(from: string, to: string): Promise<void> {
    const kept = existsSync(to) ? `${from}.before` : null
    if (kept) await rename(to, kept)
    this.done.push({ from, to, kept })
    await rename(from, to)
  }

  async undo(): Promise<void> {
    for (const { from, to, kept } of this.done.reverse()) {
      if (!existsSync(from)) await rename(to, from)
      if (kept) await rename(kept, to)
    }
  }
}
