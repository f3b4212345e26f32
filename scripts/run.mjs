// `node scripts/run.mjs <command> …`: does the set-up that is missing, then runs
// scripts/<command>.ts under the project's own Node. Signals go on to it, its exit status comes back.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, isRunning, node, root, SetUpFailed, say, setUp, sparing } from './setup.mjs'

// `set-up` does only the set-up, tests and all: before packing an image, or before tests.
const [, , command, ...args] = process.argv
const file = join(root, 'scripts', `${command}.ts`)
const serves = ['serve', 'demo', 'dev'].includes(command)
const needsBuild = command === 'serve' || command === 'demo' || command === 'bench'

try {
  if (command === 'set-up') {
    setUp({ build: true, development: !args.includes('--production') })
    process.exit(0)
  }
  if (!/^[a-z-]+$/.test(command ?? '') || !existsSync(file)) {
    throw new SetUpFailed(`There is no command ${command ?? ''}.`)
  }
  setUp({ build: needsBuild, development: command === 'bench' })
  start()
} catch (error) {
  if (!(error instanceof SetUpFailed)) throw error
  say(error.message)
  process.exitCode = 1
}

function start() {
  const production = serves && command !== 'dev' ? { NODE_ENV: 'production' } : {}
  const child = spawn(node(), [...(command === 'pack' ? sparing.options : []), file, ...args], {
    cwd: root,
    // A server hears by this channel when its launcher is gone, however that went.
    stdio: serves ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      NODE_ENV: 'production',
      ...(command === 'pack' ? sparing.environment : {}),
      ...environment(),
      ...production,
      NODE_NO_WARNINGS: '1',
    },
  })
  // From a terminal the child has had it too, and counts it once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (serves && process.env.npm_lifecycle_event) followParent(child)
  child.on('error', (error) => {
    say(`It did not start. ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** npm waits for what it starts: when it is gone, it was killed, and the server stops. */
function followParent(child) {
  // npm starts a shell, which some systems keep in between.
  const shell = process.ppid
  const npm = parentOf(shell) ?? shell
  setInterval(() => {
    if (process.ppid !== shell || !isRunning(npm)) child.kill('SIGTERM')
  }, 1000).unref()
}

function parentOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return /^Name:\t(sh|dash|bash)$/m.test(status) ? Number(/PPid:\s*(\d+)/.exec(status)[1]) : null
  } catch {
    // No such folder on this system: its shells make way for what they start.
    return null
  }
}
