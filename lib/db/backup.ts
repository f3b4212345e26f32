import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createGzip } from 'node:zlib'
import pg, { type Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import packageJson from '../../package.json' with { type: 'json' }
import type { Env } from '../env.ts'
import {
  appliedMigrations,
  type Manifest,
  manifestName,
  quoted,
  sealName,
  tablePart,
} from './backup-manifest.ts'
import { TarWriter } from './tar.ts'

type Source = Pick<Env, 'DATA_DIR' | 'FILES'> & { DATABASE_URL: string }

/** Bytes of a part of a table's rows: what is held in memory. */
const partSize = 4 * 2 ** 20

/**
 * Writes an installation into one file: every table as of one moment, the files of its store, and
 * its keys; a manifest says what belongs to it. Works while the server runs. The file gets its name
 * when it is whole. Answers the manifest.
 */
export async function writeBackup(source: Source, path: string): Promise<Manifest> {
  const draft = `${path}.partial`
  const file = await open(draft, 'wx', 0o600)
  try {
    const manifest = await write(source, new TarWriter(file))
    await file.close()
    await rename(draft, path)
    return manifest
  } catch (error) {
    await file.close()
    await rm(draft, { force: true })
    throw error
  }
}

async function write(source: Source, tar: TarWriter): Promise<Manifest> {
  const client = new pg.Client({ connectionString: source.DATABASE_URL })
  await client.connect()
  const entries: Manifest['entries'] = {}
  const add = async (
    name: string,
    size: number,
    content: AsyncIterable<Buffer> | Iterable<Buffer>,
  ) => {
    const hash = createHash('sha256')
    await tar.add(name, size, hashing(content, hash))
    entries[name] = { size, sha256: hash.digest('hex') }
  }
  try {
    // One snapshot for everything that follows; numbers and times as texts that lose nothing.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO';
      SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`)
    const head = {
      format: 'plumbline-backup/1' as const,
      version: packageJson.version,
      createdAt: new Date().toISOString(),
      migrations: await appliedMigrations(client),
      trail: await readTrail(client),
      sequences: await readSequences(client),
      filesElsewhere: source.FILES.startsWith('s3://') ? source.FILES : null,
    }
    const tables: Manifest['tables'] = {}
    for (const [table, columns] of await readTables(client)) {
      tables[table] = { columns, rows: await addTable(client, table, columns, add) }
    }
    for (const name of await keysIn(join(source.DATA_DIR, 'secrets'))) {
      const content = await readFile(join(source.DATA_DIR, 'secrets', name))
      await add(`secrets/${name}`, content.length, [content])
    }
    if (!head.filesElsewhere) {
      for (const path of await filesIn(source.FILES)) {
        const name = relative(source.FILES, path).split(sep).join('/')
        await add(`files/${name}`, (await stat(path)).size, createReadStream(path))
      }
    }
    const manifest: Manifest = { ...head, tables, entries }
    const text = Buffer.from(JSON.stringify(manifest, null, 1))
    await tar.add(manifestName, text.length, [text])
    const seal = Buffer.from(`${createHash('sha256').update(text).digest('hex')}\n`)
    await tar.add(sealName, seal.length, [seal])
    await tar.end()
    return manifest
  } finally {
    await client.end()
  }
}

async function addTable(
  client: Client,
  table: string,
  columns: string[],
  add: (name: string, size: number, content: Iterable<Buffer>) => Promise<void>,
): Promise<number> {
  const rows = client.query(
    copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) TO STDOUT`),
  )
  const zipped = createGzip({ level: 4 })
  rows.once('error', (error) => zipped.destroy(error))
  rows.pipe(zipped)
  let part: Buffer[] = []
  let size = 0
  let count = 0
  const flush = async () => {
    count += 1
    await add(tablePart(table, count), size, part)
    part = []
    size = 0
  }
  for await (const piece of zipped) {
    part.push(piece)
    size += piece.length
    if (size >= partSize) await flush()
  }
  if (size > 0) await flush()
  return rows.rowCount
}

/** Every table with its columns, in the order of their names; what PostgreSQL derives is left out. */
async function readTables(client: Client): Promise<[string, string[]][]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
  )
  return rows.map(({ name, columns }) => [name, columns])
}

async function readSequences(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

async function readTrail(client: Client): Promise<Manifest['trail']> {
  const { rows } = await client.query<{ size: number; root: string; kind: string }>(
    `SELECT size::float8 AS size, encode(root, 'hex') AS root, installation AS kind FROM audit_head`,
  )
  return rows[0] ?? null
}

/** The installation's own keys; the embedded database's password stays with that database. */
async function keysIn(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => name.endsWith('.key')).sort()
}

/** The files that are kept, by their names (their SHA-256); uploads that are not whole yet are not. */
async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(noneYet)
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The folder is made with the first file. */
function noneYet(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}

async function* hashing(
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}
