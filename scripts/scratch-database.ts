import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../lib/db/embedded.ts'

/** Runs `work` with the address of an empty PostgreSQL of its own, of which nothing stays. */
export async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-scratch-'))
  const database = await startDatabase({ DATA_DIR: dir }, { durable: false })
  try {
    return await work(database.url)
  } finally {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
