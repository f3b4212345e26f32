/**
 * Whether the migrations make the database that the Prisma schema describes: compares the catalogs
 * of a migrated database and of one made from the schema. What SQL of our own adds (functions,
 * triggers, constraints and indexes whose names begin with audit_ or idx_) is in the former alone.
 */
import pg from 'pg'
import { migrate } from '../lib/db/migrate.ts'
import { diffSchemas, openEngine, readSchema } from '../lib/db/schema-engine.ts'
import { withScratchDatabase } from './scratch-database.ts'

const ours = `!~ '^(audit_|idx_)'`

const columns = `SELECT c.relname || '.' || a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS fact
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'`
const constraints = `SELECT conrelid::regclass || ' constraint ' || conname || ': ' || pg_get_constraintdef(oid) AS fact
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conname ${ours}
    AND conrelid <> coalesce(to_regclass('_prisma_migrations'), 0)`
const indexes = `SELECT indexname || ': ' || indexdef AS fact FROM pg_indexes
  WHERE schemaname = 'public' AND indexname ${ours} AND tablename <> '_prisma_migrations'`
const types = `SELECT 'type ' || t.typname || ': ' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS fact
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
  WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`
const triggers = `SELECT tgrelid::regclass || ' trigger ' || tgname AS fact FROM pg_trigger
  WHERE NOT tgisinternal AND tgname ${ours}`

const problems = await withScratchDatabase(async (url) => {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('CREATE DATABASE migrated')
  await admin.query('CREATE DATABASE described')
  await admin.end()
  const [migrated, described] = [at(url, 'migrated'), at(url, 'described')]
  await migrate(migrated)
  const engine = await openEngine(described)
  const sql = await diffSchemas(engine, null, await readSchema())
  engine.free()
  await within(described, (client) => client.query(sql))
  return compare(await factsOf(migrated), await factsOf(described))
})

for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0

function compare(migrated: Set<string>, described: Set<string>): string[] {
  return [
    ...[...described]
      .filter((fact) => !migrated.has(fact))
      .map((fact) => `No migration makes: ${fact}`),
    ...[...migrated]
      .filter((fact) => !described.has(fact))
      .map((fact) => `Not in the schema: ${fact}`),
  ].sort()
}

async function factsOf(url: string): Promise<Set<string>> {
  return within(url, async (client) => {
    const facts = new Set<string>()
    for (const query of [columns, constraints, indexes, types, triggers]) {
      const { rows } = await client.query<{ fact: string }>(query)
      for (const { fact } of rows) facts.add(fact)
    }
    return facts
  })
}

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function at(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
