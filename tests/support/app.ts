import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../lib/db/cluster.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type AppOptions = {
  dataDir: string
  /** A free one by default. */
  port?: number
  env?: Record<string, string>
  /** With the demo organisation. */
  demo?: boolean
}

export type App = {
  url: string
  /** The server's process. */
  pid: number
  /** What it has said on standard error. */
  said(): string
  /** Ends it as Ctrl-C does; answers its exit status. */
  stop(): Promise<number | null>
  /** Ends it without warning. */
  kill9(): Promise<void>
}

/** Installs, generates and builds what is missing; once for all tests. */
export function setUpApp(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'set-up'], { stdio: 'inherit' })
}

/** Starts the application as a process of its own, and answers when it serves. */
export async function startApp(options: AppOptions): Promise<App> {
  setUpApp()
  try {
    return await start(options)
  } catch (error) {
    // A port that was free a moment ago may have been taken meanwhile.
    const isTaken = error instanceof Error && /Port \d+ is in use/.test(error.message)
    if (!isTaken || options.port) throw error
    return start(options)
  }
}

async function start({ dataDir, port, env = {}, demo = false }: AppOptions): Promise<App> {
  await mkdir(dataDir, { recursive: true })
  const at = port ?? (await freePort())
  const server = spawn(process.execPath, [join(root, 'scripts', demo ? 'demo.ts' : 'serve.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      PLUMBLINE_KIND: demo ? '' : 'test',
      DATA_DIR: dataDir,
      PORT: String(at),
      ...env,
    },
  })
  const said: string[] = []
  server.stderr.setEncoding('utf8').on('data', (text) => said.push(text))
  const ended = new Promise<number | null>((done) => server.once('exit', (code) => done(code)))
  await untilReady(server, said)
  return {
    url: `http://localhost:${at}`,
    pid: server.pid ?? 0,
    said: () => said.join(''),
    stop: () => {
      server.kill('SIGINT')
      return ended
    },
    kill9: async () => {
      server.kill('SIGKILL')
      await ended
    },
  }
}

/** Resolves with the line that names the address; rejects with what was said when it ends before. */
export function untilReady(server: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    server.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text
      const ready = /^Plumbline is ready at .*$/m.exec(out)
      if (ready) resolve(ready[0])
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`It ended with ${code}. ${said.join('')}`)))
  })
}
