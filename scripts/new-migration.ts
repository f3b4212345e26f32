/**
 * Writes the next migration: `node scripts/new-migration.ts NAME`. It leads from the schema as of
 * the last migration to prisma/schema; SQL of one's own may be added to the file by hand. With
 * --initial it writes the first migration anew, which only a product without installations may do.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationsDir } from '../lib/db/migrate.ts'
import { diffSchemas, openEngine, readSchema } from '../lib/db/schema-engine.ts'
import { withScratchDatabase } from './scratch-database.ts'

const initialName = '20261121000000_foundation'
const lastSchema = join(migrationsDir, 'schema-as-of-last.prisma')

const [name] = process.argv.slice(2)
const initial = name === '--initial'
if (!name || (!initial && !/^[a-z][a-z0-9_]*$/.test(name))) {
  throw new Error('Name the migration, in words_like_these.')
}

const schema = await readSchema()
const before = initial
  ? null
  : [{ path: 'last.prisma', content: await readFile(lastSchema, 'utf8') }]
const sql = await withScratchDatabase(async (url) => {
  const engine = await openEngine(url)
  try {
    return await diffSchemas(engine, before, schema)
  } finally {
    engine.free()
  }
})

if (!sql && !initial) {
  process.stderr.write(
    'The schema has not changed since the last migration: an empty one is written.\n',
  )
}
const folder = join(migrationsDir, initial ? initialName : `${await nextStamp()}_${name}`)
await mkdir(folder, { recursive: true })
await write(join(folder, 'migration.sql'), sql)
await write(lastSchema, `${schema.map(({ content }) => content.trim()).join('\n\n')}\n`)
await write(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
process.stdout.write(`${join(folder, 'migration.sql')}\n`)

async function nextStamp(): Promise<string> {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const last = (await readdir(migrationsDir))
    .filter((entry) => /^\d{14}_/.test(entry))
    .sort()
    .at(-1)
  // Later than the last one, also when its clock was ahead.
  return String(Math.max(Number(now), Number(last?.slice(0, 14) ?? 0) + 1))
}

async function write(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}
