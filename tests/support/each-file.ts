import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { disconnect } from '../../lib/db/client.ts'
import { freshDatabase } from './database.ts'

// Each test file has a migrated database and a DATA_DIR of its own.
const database = await freshDatabase()
process.env.DATABASE_URL = database.url
process.env.DATA_DIR = await mkdtemp(join(tmpdir(), 'plumbline-data-'))
const { DATA_DIR } = process.env

afterAll(async () => {
  await disconnect()
  await database.drop()
  await rm(DATA_DIR, { recursive: true, force: true })
})

// Nothing the product does on purpose complains on the console.
const complaints: string[] = []
const write = console.error

beforeEach(() => {
  complaints.length = 0
  console.error = (...words) => {
    complaints.push(format(...words))
    write(...words)
  }
})

afterEach(() => {
  console.error = write
  expect(complaints, 'console.error was called').toEqual([])
})
