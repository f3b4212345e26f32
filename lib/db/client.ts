import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { endPool, pool } from './pool.ts'

export { pool } from './pool.ts'

/** What a transaction of `db().$transaction` is given. */
export type Tx = Prisma.TransactionClient

type Shared = { plumblineClient?: PrismaClient | undefined }
const shared = globalThis as Shared

/** The Prisma client of this process, on the shared pool of connections. */
export function db(): PrismaClient {
  shared.plumblineClient ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // A burst of writers queues behind the trail's lock: better late than refused.
    transactionOptions: { maxWait: 20_000, timeout: 60_000 },
  })
  return shared.plumblineClient
}

/** Closes every connection of this process; `db()` opens them anew. */
export async function disconnect(): Promise<void> {
  const client = shared.plumblineClient
  shared.plumblineClient = undefined
  await client?.$disconnect()
  await endPool()
}
