import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { disconnect } from '../../lib/db/client.ts'
import { type RunningDatabase, startDatabase } from '../../lib/db/embedded.ts'
import { storedFiles, verifyFile } from '../../lib/files/store.ts'
import { readPack, requestPack } from '../../lib/packs/request.ts'
import { listRecords } from '../../lib/records/read.ts'
import { type App, setUpApp, startApp } from '../support/app.ts'
import { theLead } from '../support/factories.ts'
import { processesOf, until } from './processes.ts'

/** How often it is killed; KILLS=50 takes some minutes. */
const kills = Number(process.env.KILLS ?? 3)

vi.setConfig({ testTimeout: 180_000 + kills * 30_000, hookTimeout: 600_000 })

let dataDir: string
let lead: Actor
let token: string
let app: App | undefined
/** What was acknowledged: titles of records, and hashes of files that a record names. */
const titles = new Set<string>()
const files = new Set<string>()
const packs: string[] = []
/** Answers that something about what was sent is wrong: there are none. */
const refused: unknown[] = []

beforeAll(async () => {
  setUpApp()
  dataDir = await mkdtemp(join(tmpdir(), 'plumbline-killed-'))
  app = await startApp({ dataDir })
  await within(async () => {
    lead = await theLead()
  })
  await app.stop()
})
afterAll(async () => {
  // A test that failed leaves its server.
  await app?.kill9()
  await rm(dataDir, { recursive: true, force: true })
})

/** Works on the installation's own database and files, as its server does. */
async function within<T>(work: (url: string) => Promise<T>): Promise<T> {
  const database: RunningDatabase = await startDatabase({ DATA_DIR: dataDir })
  const before = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR }
  await disconnect()
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: dataDir })
  try {
    return await work(database.url)
  } finally {
    await disconnect()
    Object.assign(process.env, before)
    await database.stop()
  }
}

/** Writes records one after the other until there is nobody to answer. */
async function writeOn(app: App, name: string): Promise<void> {
  for (let n = 0; ; n += 1) {
    const title = `${name} ${n}`
    const answer = await call(app, '/api/v1/actions', { title })
    if (answer?.status !== 201) return
    titles.add(title)
  }
}

/** Sends files and names each in a record, until there is nobody to answer. */
async function sendOn(app: App, name: string): Promise<void> {
  for (let n = 0; ; n += 1) {
    const bytes = Buffer.concat([Buffer.from(`${name} ${n}\n`), randomBytes(400_000)])
    const text = bytes.toString('base64')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const sent = await call(app, `/api/files?name=${name}-${n}.txt`, text)
    if (sent?.status !== 201) return
    const evidence = { title: `${name} ${n}`, kind: 'file', files: [sent.body] }
    if ((await call(app, '/api/v1/evidence', evidence))?.status !== 201) return
    files.add(sha256)
  }
}

async function call(app: App, path: string, body: unknown) {
  const isText = typeof body === 'string'
  try {
    const answer = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': isText ? 'text/plain' : 'application/json',
      },
      body: isText ? body : JSON.stringify(body),
    })
    const said = { status: answer.status, body: await answer.json() }
    if (said.status >= 400 && said.status < 500) refused.push(said)
    return said
  } catch {
    // Killed in the middle: whatever it was, nothing of it was acknowledged.
    return null
  }
}

async function killEverything(): Promise<void> {
  for (const pid of await processesOf(dataDir)) process.kill(pid, 'SIGKILL')
  await until(async () => (await processesOf(dataDir)).length === 0, 'nothing runs any more')
}

test(`kill -9 at ${kills} random moments of writing, uploading and packing loses nothing acknowledged`, async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startApp({ dataDir })
    app = server
    const asked = await within(async () => {
      // One of its own for each time: what a token may ask for in a minute is limited.
      const name = `Writer ${kill}`
      token = (await createApiToken(lead, { name, scope: 'all', expiresAt: null })).token
      return requestPack(lead, { title: `Pack ${kill}`, purpose: 'A test', filters: {}, asOf: '' })
    })
    packs.push(asked.id)
    const work = [
      ...['Ada', 'Ben', 'Cem'].map((name) => writeOn(server, `${name} ${kill}`)),
      sendOn(server, `file-${kill}`),
    ]
    const before = { titles: titles.size, files: files.size }
    await until(
      async () => titles.size > before.titles && files.size > before.files,
      'a record and a file are acknowledged',
    )
    await setTimeout(Math.random() * 2_500)
    // The server alone, whose database then ends by itself; or all of it at once, as when power fails.
    if (kill % 2 === 0) await server.kill9()
    else await killEverything()
    await Promise.all(work)

    expect(refused).toEqual([])
    await within(async (url) => {
      const report = await verifyTrail(url, { tables: true })
      expect(report.problems).toEqual([])
      expect(report.events).toBeGreaterThanOrEqual(titles.size + files.size)
      const { total } = await listRecords(lead, 'actions', { limit: 1 })
      expect(total).toBeGreaterThanOrEqual(titles.size)
    })
  }

  app = await startApp({ dataDir })
  await within(async () => {
    const known = new Set<string>()
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(lead, 'actions', {
        limit: 500,
        ...(cursor ? { cursor } : {}),
      })
      for (const one of page.records) known.add(String(one.title))
      cursor = page.next
    } while (cursor)
    expect([...titles].filter((title) => !known.has(title))).toEqual([])

    for (const sha256 of files) expect(await verifyFile(sha256)).toBe(true)
    for await (const sha256 of storedFiles()) expect(await verifyFile(sha256)).toBe(true)

    const status = async () =>
      Promise.all(packs.map(async (id) => (await readPack(lead, id)).status))
    const end = Date.now() + 120_000 + kills * 10_000
    while ((await status()).some((one) => one !== 'ready') && Date.now() < end)
      await setTimeout(500)
    expect(new Set(await status())).toEqual(new Set(['ready']))
    // Until then packs that go on are on their way into the store.
    const half = await readdir(join(dataDir, 'files', '.incoming')).catch(() => [])
    expect(half).toEqual([])
  })
  expect(titles.size).toBeGreaterThan(0)
  expect(files.size).toBeGreaterThan(0)
  await app.stop()
})
