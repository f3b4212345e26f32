import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

/** A transaction of the client: what `governed` hands to its work. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

type Connection = { pool: pg.Pool; client: PrismaClient }

// Survives the reloading of modules in development.
const shared = globalThis as unknown as { plumblineDb?: Connection | undefined }

/** The one Prisma client of this process, on the one pool. */
export function db(): PrismaClient {
  return connection().client
}

/** The connection pool under the client, for COPY and cursors. */
export function pool(): pg.Pool {
  return connection().pool
}

/** Ends all connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.plumblineDb
  shared.plumblineDb = undefined
  await open?.client.$disconnect()
  await open?.pool.end()
}

function connection(): Connection {
  if (!shared.plumblineDb) {
    const connectionString = process.env.DATABASE_URL
    if (!connectionString) throw new Error('DATABASE_URL is not set: start with npm start')
    // Instants in rows and in the trail are text in UTC.
    const opened = new pg.Pool({ connectionString, max: 10, options: '-c TimeZone=UTC' })
    shared.plumblineDb = { pool: opened, client: new PrismaClient({ adapter: new PrismaPg(opened) }) }
  }
  return shared.plumblineDb
}
