import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Actor } from '../../lib/access/actor.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { pool } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { parseMapping } from '../../lib/import/mapping.ts'
import { shippedMappings } from '../../lib/import/mappings/index.ts'
import { importOf } from '../../lib/import/plan.ts'
import { prepareImport } from '../../lib/import/prepare.ts'
import { readTable } from '../../lib/import/read-table.ts'
import type { Table } from '../../lib/import/table.ts'
import type { Block, Inline, PdfDocument } from '../../lib/pdf/document.ts'
import { buildRiskRegister } from '../../lib/pdf/documents/risk-register.ts'
import { type Face, openFace } from '../../lib/pdf/fonts.ts'
import { countOf } from '../../lib/pdf/format.ts'
import { renderPdf } from '../../lib/pdf/render.ts'
import { importRecords } from '../../lib/records/import.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { packReader, reportContext, wholeRecords } from '../../lib/reports/context.ts'
import { riskRegisterInput } from '../../lib/reports/risk-register.ts'
import { sparing } from '../../scripts/setup.mjs'
import { cutFile } from '../import/federal.ts'
import { root } from '../support/app.ts'
import { type Figure, figure } from './figures.ts'
import { timedOnce } from './measure.ts'
import { memoryOf } from './serving.ts'

/** Rows shaped like the federal inventory, planned and written as an import does it. */
export async function measureImport(actor: Actor, runs: number, rows: number): Promise<Figure[]> {
  const cut = await readTable(cutFile)
  const [shipped] = Object.values(shippedMappings)
  if (!shipped) throw new Error('no mapping is shipped')
  const mapping = parseMapping(shipped, registerOf('systems'))
  const [planned, written, whole, plain] = [noSamples(), noSamples(), noSamples(), noSamples()]
  const sql = sqlOf(pool())
  // An installation that was measured before has those rows already.
  const begun = new Date().toISOString()
  for (let run = 0; run < runs; run += 1) {
    const table = repeated(cut, rows, `${begun} ${run}`)
    let plan: Awaited<ReturnType<typeof prepareImport>> | undefined
    const planning = await timedOnce(async () => {
      plan = await prepareImport(actor, { table, mapping })
    })
    if (!plan) throw new Error('no plan was made')
    const { creates } = importOf(plan)
    if (creates.length < rows / 2) {
      throw new Error(`only ${creates.length} of ${rows} rows would be made`)
    }
    const writing = await timedOnce(() => importRecords(actor, 'systems', { creates }))
    await sql('CREATE TABLE bench_plain (LIKE systems)')
    const inserting = await timedOnce(() =>
      sql(`INSERT INTO bench_plain SELECT * FROM systems ORDER BY "createdAt" DESC LIMIT $1::int`, [
        creates.length,
      ]),
    )
    await sql('DROP TABLE bench_plain')
    const perSecond = (ms: number) => (creates.length / ms) * 1000
    planned.push(perSecond(planning))
    written.push(perSecond(writing))
    whole.push(perSecond(planning + writing))
    plain.push(perSecond(inserting))
  }
  const unit = 'rows/s'
  const baseline = { what: 'rows/s, copied in SQL', samples: plain }
  return [
    figure({
      name: 'Import, planned and written',
      unit,
      samples: whole,
      baseline,
      budget: { atLeast: 1000 },
    }),
    figure({ name: 'Import, planning alone', unit, samples: planned }),
    figure({ name: 'Import, writing alone', unit, samples: written }),
  ]
}

/** The cut's rows again and again, each with a name of its own. */
function repeated(table: Table, rows: number, label: string): Table {
  const name = table.columns.indexOf('Use Case Name')
  return {
    ...table,
    problems: [],
    rows: Array.from({ length: rows }, (_, n) => {
      const row = table.rows[n % table.rows.length]
      if (!row) throw new Error('the cut is empty')
      const cells = row.cells.map((cell, column) =>
        column === name ? `${cell} ${label}-${n}` : cell,
      )
      return { cells, number: n + 1, line: n + 2 }
    }),
  }
}

/** Rows of the documents that are drawn. */
const drawnRows = [1, 100, 10_000]

/**
 * The risk register as PDF in three lengths, a page of each beside a page of bare pdfkit that writes
 * the very same words, unlaid and untagged.
 */
export async function measurePdf(runs: number): Promise<Figure[]> {
  const context = await reportContext(packReader)
  const ids = context.state.risks.slice(0, Math.max(...drawnRows)).map((risk) => risk.id)
  const risks = await wholeRecords(context, 'risks', ids)
  const face = openFace(
    join(root, 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  )
  const figures: Figure[] = []
  for (const rows of drawnRows) {
    // A smaller installation has fewer: then they come again.
    const chosen = Array.from({ length: rows }, (_, n) => risks[n % risks.length]).filter(
      (one) => one !== undefined,
    )
    const input = await riskRegisterInput(context, chosen, 'Some risks')
    const words = wordsOf(buildRiskRegister(input).body)
    const [ours, bare] = [noSamples(), noSamples()]
    for (let run = 0; run < (rows > 1_000 ? 2 : runs) + 1; run += 1) {
      let pages = 1
      const ms = await timedOnce(async () => {
        pages = await drawn(buildRiskRegister(input))
      })
      let barePages = 0
      const bareMs = await timedOnce(async () => {
        barePages = await drawnBare(words, face)
      })
      // The first run opens the fonts, once a process.
      if (run === 0) continue
      ours.push(ms / pages)
      bare.push(bareMs / barePages)
    }
    figures.push(
      figure({
        name: `PDF of ${countOf(rows, 'risk')}, a page`,
        unit: 'ms',
        samples: ours,
        budget: { atMost: 12 },
        baseline: { what: 'ms, bare pdfkit', samples: bare },
      }),
    )
  }
  return figures
}

/** The words of blocks, a line for each paragraph, entry or row. */
function wordsOf(blocks: readonly Block[]): string[] {
  const plain = (text: Inline | undefined) =>
    typeof text === 'string' || !text
      ? (text ?? '')
      : text.map((run) => ('chip' in run ? run.chip.label : run.text)).join('')
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'table') {
      const rows = block.rows.map((row) =>
        Array.isArray(row) ? row.map(plain).join(' ') : row.group,
      )
      return [block.columns.map((column) => column.label).join(' '), ...rows]
    }
    if (block.kind === 'definitions')
      return block.items.map((one) => `${one.term} ${plain(one.text)}`)
    if (block.kind === 'together') return wordsOf(block.blocks)
    if (block.kind === 'columns') return block.columns.flatMap((one) => wordsOf(one.blocks))
    if (block.kind === 'figures') return block.items.map((one) => `${one.label} ${one.value}`)
    return 'text' in block ? [plain(block.text)] : []
  })
}

/** Pages that pdfkit needs for the words, one paragraph below the other, in a face opened before. */
async function drawnBare(words: readonly string[], face: Face): Promise<number> {
  let pages = 1
  const pdf = new PDFDocument({ size: 'A4', font: null as never })
  pdf.font(face.source as never, face.path)
  pdf.on('pageAdded', () => {
    pages += 1
  })
  const ended = new Promise((done) => pdf.on('data', () => {}).on('end', done))
  pdf.fontSize(9)
  for (const paragraph of words) pdf.text(paragraph)
  pdf.end()
  await ended
  return pages
}

/** Every event of the trail checked, beside reading the same rows. */
export async function measureVerification(runs: number): Promise<Figure[]> {
  const sql = sqlOf(pool())
  const [chain, whole, read] = [noSamples(), noSamples(), noSamples()]
  for (let run = 0; run < runs; run += 1) {
    for (const [samples, tables] of [
      [chain, false],
      [whole, true],
    ] as const) {
      let events = 0
      const ms = await timedOnce(async () => {
        const report = await verifyTrail(env().DATABASE_URL ?? '', { tables })
        if (!report.ok) throw new Error(`the trail does not hold: ${JSON.stringify(report)}`)
        events = report.events
      })
      samples.push((events / ms) * 1000)
    }
    const [counted] = await sql<{ n: number }>('SELECT count(*)::float8 AS n FROM audit_events')
    const ms = await timedOnce(() =>
      sql('SELECT sum(length(content) + length(header))::float8 AS n FROM audit_events'),
    )
    read.push(((counted?.n ?? 0) / ms) * 1000)
  }
  const baseline = { what: 'events/s, read in SQL', samples: read }
  const unit = 'events/s'
  return [
    figure({
      name: 'Trail verified',
      unit,
      samples: chain,
      baseline,
      budget: { atLeast: 200_000 },
    }),
    figure({ name: 'Trail and tables verified', unit, samples: whole, baseline }),
  ]
}

/**
 * A pack of every fifth system, built by the command: its seconds and the most memory it took. Chosen
 * by two fields: imported ones, which a run before this one left, are of high tier too, but determined.
 */
export async function measurePack(dataDir: string, systems: number): Promise<Figure[]> {
  const out = join(dataDir, 'bench-pack.zip')
  let peak = 0
  const ms = await timedOnce(async () => {
    const child = spawn(
      process.execPath,
      [
        ...sparing.options,
        join(root, 'scripts', 'pack.ts'),
        '--out',
        out,
        '--purpose',
        'Bench',
        '--filter',
        'tier=high',
        '--filter',
        'impactClass=undetermined',
      ],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...sparing.environment, DATABASE_URL: '' },
      },
    )
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    const over = ended.then(() => true)
    while (!(await Promise.race([over, setTimeout(100, false)]))) {
      peak = Math.max(peak, memoryOf(child.pid ?? 0)?.peak ?? 0)
    }
    if ((await ended) !== 0) throw new Error(`no pack was built: ${said}`)
  })
  await rm(out, { force: true })
  return [
    figure({
      name: `Pack of ${systems} systems`,
      unit: 's',
      samples: [ms / 1000],
      budget: { atMost: 30 },
    }),
    figure({ name: 'Pack, most memory', unit: 'MiB', samples: [peak], budget: { atMost: 512 } }),
  ]
}

/** How many pages a document has, once all of it is drawn. */
async function drawn(document: PdfDocument): Promise<number> {
  const bytes = renderPdf(document)
  for (;;) {
    const { done, value } = await bytes.next()
    if (done) return value.pages
  }
}

function noSamples(): number[] {
  return []
}
