// What must be there before anything runs: packages, the generated database client, the build.
// Plain JavaScript for any Node from 20 on; each step is skipped when nothing changed since.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const at = (...parts) => join(root, ...parts)

/** The Node that the project brings along; the host's may be older. */
export const node = () => {
  const own = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(own) ? own : process.execPath
}

/** The environment of everything the project starts: its own programs first, nothing sent anywhere. */
export const environment = () => ({
  ...process.env,
  PATH: `${at('node_modules', 'node', 'bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
})

/**
 * A pack is built beside a server: it keeps its garbage small rather than be a little quicker. Left
 * alone, V8 keeps twice 64 MiB for what is new, and the C library a heap for each thread. What is new
 * is searched by the thread that made it: waiting for others takes longer. And V8 does not guess what
 * will last: it takes the elements of every document for it, which are gone with the next.
 */
export const sparing = {
  options: [
    '--max-semi-space-size=4',
    '--heap-growing-percent=50',
    '--no-parallel-scavenge',
    '--no-allocation-site-pretenuring',
  ],
  environment: { MALLOC_ARENA_MAX: '1' },
}

/** Does what is not done yet. `build`: the application too; `development`: packages for tests too. */
export function setUp({ build = false, development = false } = {}) {
  if (isSetUp({ build, development })) return
  withLock(() => {
    if (!isInstalled(development)) install(development)
    if (read(clientStamp) !== schemaHash()) generate()
    if (build && !isBuilt()) buildApplication()
  })
}

function isSetUp({ build, development }) {
  return isInstalled(development) && read(clientStamp) === schemaHash() && (!build || isBuilt())
}

/** Whether node_modules holds what the lock file names; npm keeps its own list of what it installed. */
function isInstalled(development) {
  const installed = json(at('node_modules', '.package-lock.json'))
  if (!installed) return false
  const wanted = json(at('package-lock.json')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && !development))
      return true
    if (entry.peer) return true
    return installed.packages[path]?.version === entry.version
  })
}

function install(development) {
  say('Installing packages …')
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const extra = development ? ['--include=dev'] : []
  run(
    command,
    [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error', ...extra],
    'The packages were not installed.',
  )
}

const clientStamp = at('lib', 'db', 'generated', '.schema-sha256')

function schemaHash() {
  return hashOf(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
}

function generate() {
  say('Generating the database client …')
  // Prisma would fetch an engine that generating does not need; any file that exists will do.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: node(), PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const prisma = at('node_modules', 'prisma', 'build', 'index.js')
  run(node(), [prisma, 'generate'], 'The database client was not generated.', env)
  writeFileSync(clientStamp, schemaHash())
}

const buildStamp = at('.next', 'sources-sha256')
// tsconfig.json is not among them: Next writes into it.
const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
]

function isBuilt() {
  return existsSync(at('.next', 'BUILD_ID')) && read(buildStamp) === hashOf(sources)
}

function buildApplication() {
  say('Building the application …')
  const hash = hashOf(sources)
  rmSync(buildStamp, { force: true })
  const next = at('node_modules', 'next', 'dist', 'bin', 'next')
  run(node(), [next, 'build'], 'The application was not built.', { NODE_ENV: 'production' })
  writeFileSync(buildStamp, hash)
}

/** SHA-256 over names and contents of files and folders, generated ones aside. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (path === 'lib/db/generated' || !existsSync(at(path))) return
    if (statSync(at(path)).isDirectory()) {
      for (const name of readdirSync(at(path)).sort()) add(`${path}/${name}`)
    } else {
      hash.update(`${path}\0`).update(readFileSync(at(path)))
    }
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** One set-up at a time; a lock whose holder is gone counts for nothing. */
function withLock(work) {
  const lock = at('.cache', 'set-up.lock')
  mkdirSync(at('.cache'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(read(lock))
      if (holder && isRunning(holder))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      else rmSync(lock, { force: true })
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function run(command, args, otherwise, env = {}) {
  // Whatever these programs say is progress: standard output belongs to the answer.
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...environment(), ...env },
    shell: process.platform === 'win32',
  })
  if (signal) throw new SetUpFailed('Stopped.')
  if (error) throw new SetUpFailed(`${otherwise} ${error.message}`)
  if (status !== 0) throw new SetUpFailed(otherwise)
}

/** Said as it is, without a stack: the program that failed has said the rest. */
export class SetUpFailed extends Error {}

export function say(words) {
  process.stderr.write(`${words}\n`)
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

function json(path) {
  const text = read(path)
  return text === null ? null : JSON.parse(text)
}
