import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyFile } from '../access/key-file.ts'
import { isRunning } from '../is-running.ts'
import { type Cluster, pause } from './cluster.ts'
import { firstLine } from './first-line.ts'
import { addressFile, type Hello, type KeeperAddress, type Welcome } from './keeper-address.ts'

/** A database that is there until `stop`, for this process and whoever else uses the DATA_DIR. */
export type RunningDatabase = {
  url: string
  embedded: boolean
  /** Resolves once nothing of it is left, or at once when somebody else still uses it. */
  stop(): Promise<void>
  /** Called when the embedded database ends while this process still uses it. */
  onLost(listener: () => void): void
}

/** A server works on this DATA_DIR already. */
export class InUse extends Error {
  constructor(dataDir: string) {
    super(
      `${dataDir} is in use: a server works on it already. Stop that one, or choose another DATA_DIR.`,
    )
  }
}

type Options = {
  role?: Hello['role']
  /** False for throw-away databases of tests: faster, and lost with the machine. */
  durable?: boolean
}

/**
 * The database of an installation: DATABASE_URL when it is set, otherwise the embedded PostgreSQL
 * in DATA_DIR, which is started unless another process has started it. It ends with its last user,
 * however that ends. Throws InUse when a second server asks.
 */
export async function startDatabase(
  env: { DATA_DIR: string; DATABASE_URL?: string | undefined },
  { role = 'command', durable = true }: Options = {},
): Promise<RunningDatabase> {
  await prepareFolder(env.DATA_DIR)
  if (env.DATABASE_URL) {
    return { url: env.DATABASE_URL, embedded: false, stop: async () => {}, onLost: () => {} }
  }
  for (const end = Date.now() + 150_000; Date.now() < end; await pause(50)) {
    const held = await knock(env.DATA_DIR, role)
    if (held) return held
    await startKeeper(env.DATA_DIR, durable)
  }
  throw new Error(`The database in ${env.DATA_DIR} did not start; see ${logFileOf(env.DATA_DIR)}`)
}

/** DATA_DIR itself may be entered by the account that PostgreSQL runs as; `secrets` by nobody else. */
async function prepareFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
}

async function knock(dataDir: string, role: Hello['role']): Promise<RunningDatabase | null> {
  const address = await readAddress(dataDir)
  if (!address || !isRunning(address.pid)) return null
  const socket = await open(address.port)
  if (!socket) return null
  const welcome = await greet(socket, { token: address.token, role })
  if (!welcome || 'inUse' in welcome) {
    socket.destroy()
    if (welcome) throw new InUse(dataDir)
    return null
  }
  return hold(socket, welcome.url)
}

function hold(socket: Socket, url: string): RunningDatabase {
  let stopping = false
  const closed = new Promise<void>((done) => socket.once('close', () => done()))
  return {
    url,
    embedded: true,
    onLost: (listener) => void closed.then(() => stopping || listener()),
    stop: async () => {
      stopping = true
      // The keeper hangs up at once when others stay, and after PostgreSQL's end when nobody does.
      socket.end()
      await closed
    },
  }
}

async function readAddress(dataDir: string): Promise<KeeperAddress | null> {
  try {
    return JSON.parse(await readFile(addressFile(dataDir), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function open(port: number): Promise<Socket | null> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => done(socket))
    // Nobody listens there any more: the address was left behind by a keeper that was killed. Or
    // it is killed later: then the socket closes, and `onLost` hears of it.
    socket.on('error', () => done(null))
  })
}

async function greet(socket: Socket, hello: Hello): Promise<Welcome | null> {
  socket.write(`${JSON.stringify(hello)}\n`)
  return JSON.parse((await firstLine(socket)) ?? 'null')
}

/** Starts a keeper, and answers when it takes visitors or found that another does. */
async function startKeeper(dataDir: string, durable: boolean): Promise<void> {
  const cluster: Cluster = {
    dir: join(dataDir, 'postgres'),
    password: password(dataDir),
    logFile: logFileOf(dataDir),
    durable,
  }
  const order = join(dataDir, 'secrets', `keeper.${process.pid}.${randomBytes(4).toString('hex')}`)
  await writeFile(order, JSON.stringify({ cluster, dataDir }), { mode: 0o600 })
  const log = openSync(cluster.logFile, 'a', 0o600)
  const said = (await stat(cluster.logFile)).size
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('keeper.ts', import.meta.url)), order],
    {
      // A session of its own: Ctrl-C in the terminal reaches its users, not it.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: '/',
      env: { ...process.env, NODE_OPTIONS: undefined, NODE_NO_WARNINGS: '1' },
    },
  )
  closeSync(log)
  keeper.unref()
  let code: number | null = null
  keeper.once('exit', (status) => {
    code = status ?? 1
  })
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(15)) {
    if ((await readAddress(dataDir))?.pid === keeper.pid || code === anotherKeeps) return
    if (code !== null) {
      const why = readFileSync(cluster.logFile).subarray(said).toString('utf8').trim()
      throw new Error(`The database in ${dataDir} did not start. ${why}`)
    }
  }
}

/** Exit code of a keeper that found another at work. */
const anotherKeeps = 3

function logFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.log')
}

/** The password of the embedded database, made with it; it never leaves the machine. */
function password(dataDir: string): string {
  const file = join(dataDir, 'secrets', 'database.password')
  return keyFile(file, () => randomBytes(24).toString('base64url')).toString('utf8')
}
