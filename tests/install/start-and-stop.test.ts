import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../lib/db/cluster.ts'
import { InUse, type RunningDatabase, startDatabase } from '../../lib/db/embedded.ts'
import { addressFile } from '../../lib/db/keeper-address.ts'
import { root, setUpApp, startApp, untilReady } from '../support/app.ts'
import { freshDatabase } from '../support/database.ts'
import { processesOf, until } from './processes.ts'

const minute = 60_000
vi.setConfig({ testTimeout: 2 * minute })
let dataDir: string

beforeAll(async () => {
  setUpApp()
  dataDir = await mkdtemp(join(tmpdir(), 'plumbline-install-'))
}, 10 * minute)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const nothingRuns = () =>
  until(
    async () => (await processesOf(dataDir)).length === 0,
    'no process of this DATA_DIR is left',
  )

const isRunning = async (pid: number) =>
  (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')).split(') ')[1]?.[0] !== 'Z'

/** The folder's database, for as long as `work` takes; a server may be using it. */
async function within<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await startDatabase({ DATA_DIR: dataDir })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
    await database.stop()
  }
}

const write = (key: string) =>
  within((client) => client.query(`INSERT INTO attempts (key, "endsAt") VALUES ($1, now())`, [key]))
const written = (key: string) =>
  within(async (client) =>
    Boolean((await client.query('SELECT FROM attempts WHERE key = $1', [key])).rowCount),
  )

test('whoever breaks off towards the keeper of the database leaves it at work', async () => {
  await within(async (client) => {
    const { port } = JSON.parse(await readFile(addressFile(dataDir), 'utf8'))
    for (const says of ['', '{"role":"server"', 'GET / HTTP/1.1\r\n']) {
      const socket = connect({ port, host: '127.0.0.1' })
      socket.on('error', () => socket.destroy())
      await once(socket, 'connect')
      socket.write(says)
      socket.resetAndDestroy()
      await once(socket, 'close')
    }
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await within((other) => other.query('SELECT 1'))
  })
})

test('npm start serves, and says its address alone on standard output', async () => {
  const PORT = String(await freePort())
  const said: string[] = []
  let out = ''
  const launcher = spawn('npm', ['start', '--silent'], {
    cwd: root,
    detached: true,
    env: { ...process.env, DATA_DIR: dataDir, PORT, DATABASE_URL: '' },
  })
  launcher.stdout.on('data', (text) => {
    out += text
  })
  launcher.stderr.on('data', (text) => said.push(String(text)))
  await untilReady(launcher, said)
  expect(out).toBe(`Plumbline is ready at http://localhost:${PORT}\n`)
  const health = await fetch(`http://localhost:${PORT}/api/health`)
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({
    status: 'ok',
    version: JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version,
    migrations: expect.any(Number),
    auditSeq: 0,
  })

  // Ctrl-C: the terminal signals everything that runs in it.
  const ended = new Promise((done) => launcher.once('exit', done))
  process.kill(-(launcher.pid ?? 0), 'SIGINT')
  await ended
  expect(await processesOf(dataDir)).toEqual([])
})

test('the server that npm started ends when npm is killed', async () => {
  const launcher = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()), DATABASE_URL: '' },
  })
  await untilReady(launcher, [])
  launcher.kill('SIGKILL')
  await nothingRuns()
})

test('kill -9 of the server loses nothing acknowledged and leaves no database behind', async () => {
  const app = await startApp({ dataDir })
  await write('before the kill')
  await app.kill9()
  await nothingRuns()

  const again = await startApp({ dataDir })
  expect(await written('before the kill')).toBe(true)
  expect(await again.stop()).toBe(0)
  expect(await processesOf(dataDir)).toEqual([])
})

test('kill -9 of the server and of the keeper: the next start takes the database over', async () => {
  const app = await startApp({ dataDir })
  await write('before both kills')
  const { pid } = JSON.parse(await readFile(join(dataDir, 'secrets', 'keeper.json'), 'utf8'))
  process.kill(pid, 'SIGKILL')
  await app.kill9()
  expect(await processesOf(dataDir)).not.toEqual([])

  const again = await startApp({ dataDir })
  expect(await written('before both kills')).toBe(true)
  await again.stop()
  expect(await processesOf(dataDir)).toEqual([])
})

test('kill -9 of everything, PostgreSQL included: what was committed is there', async () => {
  await startApp({ dataDir })
  await write('before the power cut')
  for (const pid of await processesOf(dataDir)) process.kill(pid, 'SIGKILL')
  await nothingRuns()
  expect(await written('before the power cut')).toBe(true)
})

test('after kill -9 of PostgreSQL nobody starts it again before the last of its processes has ended', async () => {
  const before = await startDatabase({ DATA_DIR: dataDir })
  const client = new pg.Client({ connectionString: before.url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  // It looks up from such a query only when it is done.
  const busy = client.query('SELECT count(*) FROM generate_series(1, 10000000)')
  busy.catch(() => undefined)
  await until(async () => (await activity(before.url)).includes(rows[0].pid), 'the query runs')
  for (const pid of await processesOf(dataDir)) process.kill(pid, 'SIGKILL')
  expect(await isRunning(rows[0].pid)).toBe(true)

  const after = await startDatabase({ DATA_DIR: dataDir })
  expect(await isRunning(rows[0].pid)).toBe(false)
  await Promise.allSettled([busy, client.end()])
  await after.stop()
})

/** Pids of the database's processes that are at a query, this one aside. */
async function activity(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()`,
  )
  await client.end()
  return rows.map((row) => row.pid)
}

test('kill -9 of PostgreSQL and its keeper alone: the server ends, for somebody to start it again', async () => {
  const app = await startApp({ dataDir })
  await write('before the database died')
  for (const pid of await processesOf(dataDir)) process.kill(pid, 'SIGKILL')
  await until(async () => !(await isRunning(app.pid)), 'the server has ended')
  const again = await startApp({ dataDir })
  expect(await written('before the database died')).toBe(true)
  await again.stop()
})

test('a second server on the same DATA_DIR is refused in a sentence; a command is not', async () => {
  const app = await startApp({ dataDir })
  await expect(startApp({ dataDir })).rejects.toThrow(`${dataDir} is in use`)
  await expect(startDatabase({ DATA_DIR: dataDir }, { role: 'server' })).rejects.toThrow(InUse)
  await write('beside the server')
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  await app.stop()
})

test('a port in use is named', async () => {
  const other = await mkdtemp(join(tmpdir(), 'plumbline-install-'))
  const app = await startApp({ dataDir })
  const port = Number(new URL(app.url).port)
  await expect(startApp({ dataDir: other, port })).rejects.toThrow(`Port ${port} is in use`)
  await app.stop()
  await rm(other, { recursive: true })
})

test('with DATABASE_URL it works on that database and starts none', async () => {
  const external = await freshDatabase()
  const other = await mkdtemp(join(tmpdir(), 'plumbline-install-'))
  const app = await startApp({ dataDir: other, env: { DATABASE_URL: external.url } })
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  expect((await processesOf(join(other, 'postgres'))).length).toBe(0)
  await app.stop()
  await external.drop()
  await rm(other, { recursive: true })
})

test('when the database is gone, health answers 503 and says why', async () => {
  const external = await freshDatabase()
  const other = await mkdtemp(join(tmpdir(), 'plumbline-install-'))
  const app = await startApp({ dataDir: other, env: { DATABASE_URL: external.url } })
  await external.drop()
  const health = await fetch(`${app.url}/api/health`)
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({
    status: 'failing',
    reason: expect.stringMatching(/database/),
  })

  await rm(other, { recursive: true })
  const withoutFolder = await fetch(`${app.url}/api/health`)
  expect(withoutFolder.status).toBe(503)
  expect((await withoutFolder.json()).reason).toContain('DATA_DIR')
  await app.stop()
})

test('four commands at once on a new folder share one database', async () => {
  const other = await mkdtemp(join(tmpdir(), 'plumbline-install-'))
  const shared = await Promise.all([1, 2, 3, 4].map(() => startDatabase({ DATA_DIR: other })))
  expect(new Set(shared.map(({ url }) => url)).size).toBe(1)
  await Promise.all(shared.map((database: RunningDatabase) => database.stop()))
  expect(await processesOf(other)).toEqual([])
  await rm(other, { recursive: true })
})
