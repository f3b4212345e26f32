import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { type TrailDatabase, trailDatabases } from '../audit-trail/trail-databases.ts'
import { manyDocuments } from './many-documents.ts'
import { fillTrail, packBytes, verifyBytes } from './small-pack.ts'

const databases = await trailDatabases()
const goOn = 'pack-slow'
let database: TrailDatabase
let key: SigningKey
let tempDir: string

beforeEach(async () => {
  database = await databases.fresh()
  await fillTrail(database)
  key = await signingKey(databases.dataDir)
  tempDir = join(databases.dataDir, `tmp-${Math.random()}`)
})
afterAll(() => databases.stop())

const ledger = () => join(tempDir, goOn, 'ledger')
/** Documents that the ledger tells of in whole lines. */
const linesThere = () =>
  existsSync(ledger())
    ? readFileSync(ledger(), 'utf8')
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.includes('data/documents/')).length
    : 0

/** Begins the pack in another process, and kills that without warning once so many documents are there. */
async function killAfter(documents: number): Promise<void> {
  const script = fileURLToPath(new URL('going-on.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    [script, databases.dataDir, tempDir, join(databases.dataDir, 'slow.zip')],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DATABASE_URL: database.url } },
  )
  const ended = new Promise((done) => child.once('exit', done))
  while (linesThere() < documents && child.exitCode === null) await setTimeout(5)
  child.kill('SIGKILL')
  await ended
}

async function goOnBuilding() {
  const made: string[] = []
  const input = await manyDocuments(database.sql, (path) => made.push(path))
  const by = { pool: database.pool, key, tempDir, goOn }
  const { bytes } = await packBytes(input, by)
  return { bytes, made }
}

async function inOneGo() {
  const input = await manyDocuments(database.sql, () => {})
  return (await packBytes(input, { pool: database.pool, key, tempDir })).bytes
}

test('a pack whose building was killed goes on with what was drawn, and comes out the same', async () => {
  await killAfter(12)
  const there = linesThere()
  expect(there).toBeGreaterThanOrEqual(12)
  const { bytes, made } = await goOnBuilding()
  expect(made.length).toBe(60 - there)
  expect(bytes.equals(await inOneGo())).toBe(true)
  expect(await verifyBytes(bytes)).toMatchObject({ ok: true })
}, 120_000)

test('what a crash left torn is drawn anew', async () => {
  await killAfter(12)
  const there = linesThere()
  const [first] = readdirSync(join(tempDir, goOn)).filter((name) => name !== 'ledger')
  truncateSync(join(tempDir, goOn, first ?? ''), 10)
  writeFileSync(ledger(), `${readFileSync(ledger(), 'utf8')}{"name":"data/documents/59.p`)
  const { bytes, made } = await goOnBuilding()
  expect(made.length).toBeGreaterThanOrEqual(60 - there)
  expect(made.length).toBeLessThan(60)
  expect(bytes.equals(await inOneGo())).toBe(true)
  rmSync(join(tempDir, goOn), { recursive: true })
}, 120_000)

test('a pack of another moment or made by another release takes nothing over', async () => {
  await killAfter(5)
  const text = readFileSync(ledger(), 'utf8')
  writeFileSync(ledger(), text.replace('"Version":"0.1.0"', '"Version":"0.0.9"'))
  const { made } = await goOnBuilding()
  expect(made).toHaveLength(60)
}, 120_000)
