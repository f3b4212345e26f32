import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { format } from 'node:util'
import next from 'next'
import { isSetUp } from '../lib/access/organisation.ts'
import { signer } from '../lib/audit-trail/signer.ts'
import { type RunningDatabase, startDatabase } from '../lib/db/embedded.ts'
import { migrate } from '../lib/db/migrate.ts'
import { endPool } from '../lib/db/pool.ts'
import { env } from '../lib/env.ts'
import { startJobs, stopJobs } from '../lib/jobs/start.ts'
import { log } from '../lib/log.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Requests under way get this long to end, ms. */
const patience = 8_000

let database: RunningDatabase | undefined
let server: Server | undefined
let stopping: Promise<void> | undefined

export type Serving = {
  /** Pages are compiled as they are asked for, and again when their source changes. */
  dev?: boolean
  /** Runs with the database migrated and nobody served yet. */
  prepare?: () => Promise<void>
}

/**
 * The server: database, migrations, jobs and pages in one process, until a signal stops it. Prints
 * its address when it is ready.
 */
export async function serve(options: Serving = {}): Promise<void> {
  // Next says its things on standard output, which holds the address alone.
  console.log = console.info = (...words) => void process.stderr.write(`${format(...words)}\n`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(0))
  // The launcher is gone, and with it whoever could stop this server.
  process.on('disconnect', () => void stop(0))
  try {
    await start(options)
  } catch (error) {
    const says = error instanceof Error && !isDefect(error) ? error.message : textOf(error)
    process.stderr.write(`${says}\n`)
    await stop(1)
  }
}

async function start({ dev = false, prepare }: Serving) {
  const { PORT, HOST, PUBLIC_URL } = env()
  await mustBeFree(PORT, HOST)
  const app = next({ dev, dir: root, hostname: HOST ?? 'localhost', port: PORT, quiet: true })
  const [opened] = await Promise.all([openDatabase(), app.prepare()])
  opened.onLost(() => {
    if (stopping) return
    process.stderr.write(
      'The embedded database ended by itself; the server stops. Start it again.\n',
    )
    void stop(1)
  })
  await prepare?.()
  // A key that was made or lost while the server was off comes on record before anything is signed.
  if (await isSetUp()) await signer()
  await startJobs()
  if (stopping) return

  const handle = app.getRequestHandler()
  // Long enough for an upload of 200 MB over a slow line.
  server = createServer(
    { requestTimeout: 3_600_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        log().error({ error, url: request.url }, 'a request failed')
        response.destroy()
      })
    },
  )
  const upgrade = app.getUpgradeHandler()
  if (dev) server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head))
  await listen(server, PORT, HOST)
  process.stdout.write(`Plumbline is ready at ${PUBLIC_URL ?? `http://localhost:${PORT}`}\n`)
}

async function openDatabase(): Promise<RunningDatabase> {
  database = await startDatabase(env(), { role: 'server' })
  process.env.DATABASE_URL = database.url
  const applied = await migrate(database.url)
  for (const name of applied) log().info({ migration: name }, 'migration applied')
  return database
}

function listen(on: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    on.once('error', (error) => reject(portProblem(error, port)))
    on.listen(port, host, () => resolve())
  })
}

/** Says so before the work of starting, rather than after. */
async function mustBeFree(port: number, host: string | undefined): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await new Promise((done) => probe.close(done))
}

function portProblem(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is in use by another program. Set PORT to a free one.`)
  }
  if (code === 'EACCES') return new Error(`This user may not listen on port ${port}. Set PORT.`)
  return error
}

/** Takes no new requests, lets those under way end, then the jobs, then the database. Once. */
function stop(code: number): Promise<void> {
  // Without its database, what is to end may wait for ever; whoever watches over the server starts it again.
  if (!stopping) setTimeout(() => process.exit(code || 1), patience + 15_000)
  stopping ??= (async () => {
    if (server) await closeServer(server)
    await stopJobs()
    await endPool()
    await database?.stop()
    process.exit(code)
  })().catch((error: unknown) => {
    process.stderr.write(`${textOf(error)}\n`)
    process.exit(1)
  })
  return stopping
}

async function closeServer(open: Server): Promise<void> {
  const closed = new Promise<void>((done) => open.close(() => done()))
  open.closeIdleConnections()
  const impatient = setTimeout(() => open.closeAllConnections(), patience)
  const sweep = setInterval(() => open.closeIdleConnections(), 100)
  await closed
  clearTimeout(impatient)
  clearInterval(sweep)
}

/** Errors of the programming language itself are ours; the others carry a sentence. */
function isDefect(error: unknown): boolean {
  return !(error instanceof Error) || /^(Type|Reference|Range|Syntax)Error$/.test(error.name)
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
