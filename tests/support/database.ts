import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { url: string; drop(): Promise<void> }

/** A migrated database of one's own, without an installation in it; `drop` it after use. */
export async function freshDatabase(): Promise<TestDatabase> {
  return database('TEMPLATE migrated')
}

/** A database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return database('TEMPLATE template0')
}

async function database(from: string): Promise<TestDatabase> {
  const name = `t${randomBytes(8).toString('hex')}`
  await admin(`CREATE DATABASE ${name} ${from}`)
  return {
    url: inDatabase(inject('clusterUrl'), name),
    drop: () => admin(`DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** The address of another database of the same PostgreSQL. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
