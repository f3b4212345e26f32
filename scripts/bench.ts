import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { disconnect } from '../lib/db/client.ts'
import { type RunningDatabase, startDatabase } from '../lib/db/embedded.ts'
import { migrate } from '../lib/db/migrate.ts'
import { type Figure, figure, isWithin, tableOf } from '../tests/bench/figures.ts'
import { makeInstallation, type Size, theLead } from '../tests/bench/installation.ts'
import { timedOnce } from '../tests/bench/measure.ts'
import { measureMutations } from '../tests/bench/mutations.ts'
import {
  measureMoments,
  measurePages,
  measureScripts,
  measureWork,
  measureWrites,
  memoryOf,
  visitorOf,
} from '../tests/bench/serving.ts'
import { measureImport, measurePack, measurePdf, measureVerification } from '../tests/bench/work.ts'
import { type App, startApp } from '../tests/support/app.ts'

// npm run bench -- [--quick] [--out FILE] [--data DIR] [--only WORD] : measures an installation of
// 10,000 systems made for it, or the one that an earlier run left in DIR.
const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: 'bench.json' },
    data: { type: 'string' },
    port: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})

const size: Size =
  asked.only === 'mutations'
    ? // The federal inventory's number of systems.
      { systems: 2_133, risks: 6_000, events: 25_000 }
    : asked.quick
      ? { systems: 1_000, risks: 5_000, events: 20_000 }
      : { systems: 10_000, risks: 50_000, events: 500_000 }
const requests = asked.quick ? 20 : 100
const runs = asked.quick ? 2 : 5

const dataDir = asked.data ? resolve(asked.data) : await mkdtemp(join(tmpdir(), 'plumbline-bench-'))
process.env.DATA_DIR = dataDir
process.env.PLUMBLINE_KIND = 'test'
process.env.LOG_LEVEL = 'warn'
delete process.env.DATABASE_URL

const figures: Figure[] = []
const load = { before: loadavg(), after: loadavg() }
let database: RunningDatabase | undefined
let app: App | undefined
try {
  if (!existsSync(join(dataDir, 'postgres'))) await make()
  await measureServing()
  await measureWorking()
} finally {
  await app?.stop()
  await closeDatabase()
  if (!asked.data) await rm(dataDir, { recursive: true, force: true })
}
load.after = loadavg()
const report = { at: new Date().toISOString(), size, cores: cpus().length, load, figures }
await writeFile(asked.out, `${JSON.stringify(report, null, 1)}\n`)
process.stdout.write(`${tableOf(figures)}\n`)
const over = figures.filter((one) => isWithin(one) === false)
process.stdout.write(
  `${over.length} of ${figures.filter((one) => one.budget).length} over budget; ` +
    `${report.cores} cores, load ${load.before[0]?.toFixed(1)} before and ${load.after[0]?.toFixed(1)} after.\n`,
)

async function make() {
  await openDatabase()
  const ms = await timedOnce(() => makeInstallation(size, say))
  say(`made in ${Math.round(ms / 1000)} s`)
  await closeDatabase()
}

async function measureServing() {
  if (!wants('serving')) return
  const starts: number[] = []
  for (let run = 0; run < Math.min(runs, 3); run += 1) {
    await app?.stop()
    starts.push(await timedOnce(start))
  }
  if (!app) throw new Error('the server was not started')
  figures.push(
    figure({
      name: 'Start of an installed copy',
      unit: 's',
      samples: starts.map((ms) => ms / 1000),
      budget: { atMost: 5 },
    }),
  )
  await openDatabase()
  const visitor = await visitorOf(app.url, await theLead())
  await visitor.page('/systems')
  await setTimeout(asked.quick ? 2_000 : 10_000)
  memory(app.pid, 'Server, idle', { atMost: 250 })
  await part('scripts', () => measureScripts(app?.url ?? '', visitor))
  await part('pages', () => measurePages(visitor, requests))
  await part('moments', () => measureMoments(visitor, requests))
  await part('writes', () => measureWrites(visitor, requests))
  await part('my work and overview', () => measureWork(visitor, requests))
  memory(app.pid, 'Server, after all this')
  await app.stop()
  app = undefined
}

async function measureWorking() {
  await openDatabase()
  const lead = await theLead()
  await part('verification', () => measureVerification(Math.min(runs, 3)))
  await part('pdf', () => measurePdf(runs))
  await part('pack', () => measurePack(dataDir, size.systems / 5))
  // A pack of ten thousand systems would be held in memory twice.
  if (asked.only) await part('mutations', () => measureMutations(dataDir, 1_000, say))
  await part('import', () => measureImport(lead, runs, asked.quick ? 500 : 2_000))
}

async function part(name: string, measure: () => Promise<Figure[]>) {
  if (!wants(name)) return
  say(`measuring ${name}`)
  figures.push(...(await measure()))
}

function wants(name: string): boolean {
  const served = ['scripts', 'pages', 'moments', 'writes', 'my work and overview']
  if (name === 'serving') return asked.only === '' || served.some(wants)
  return name.includes(asked.only)
}

function memory(pid: number, name: string, budget?: { atMost: number }) {
  const held = memoryOf(pid)
  if (held) {
    figures.push(figure({ name, unit: 'MiB', samples: [held.now], ...(budget ? { budget } : {}) }))
  }
}

async function start() {
  const port = asked.port ? { port: Number(asked.port) } : {}
  app = await startApp({ dataDir, ...port })
}

async function openDatabase() {
  if (database) return
  database = await startDatabase({ DATA_DIR: dataDir })
  process.env.DATABASE_URL = database.url
  await migrate(database.url)
}

async function closeDatabase() {
  await disconnect()
  await database?.stop()
  database = undefined
}

function say(words: string) {
  process.stderr.write(`${words}\n`)
}
