import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { storeUpload } from '../../lib/files/store.ts'
import { beginImport, readAgain } from '../../lib/import/begin.ts'
import {
  columnViews,
  isSameMapping,
  valuesViews,
  withColumns,
  withValues,
} from '../../lib/import/edit-mapping.ts'
import { importJob, progressOfRun, startRun, writeRun } from '../../lib/import/run-job.ts'
import { countsOf, decisionKey, forgetPlans, planOfRun } from '../../lib/import/run-plan.ts'
import { tableOfRun } from '../../lib/import/run-table.ts'
import {
  discardRun,
  type ImportRun,
  keepRun,
  readRun,
  runsOf,
  withMapping,
} from '../../lib/import/runs.ts'
import { knownMappings, saveMapping } from '../../lib/import/saved-mappings.ts'
import { stopQueue, work } from '../../lib/jobs/queue.ts'
import { importRecords } from '../../lib/records/import.ts'
import { listRecords } from '../../lib/records/read.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, theLead } from '../support/factories.ts'
import { cutFile, federal } from './federal.ts'

const running = new AbortController().signal

async function stored(name: string, bytes: string | Buffer) {
  return storeUpload(Readable.from([Buffer.from(bytes)]), { name })
}

async function begun(
  actor: Actor,
  csv: string | Buffer,
  name = 'inventory.csv',
): Promise<ImportRun> {
  return beginImport(actor, 'systems', await stored(name, csv))
}

/** Starts as the preview has it now, and writes as the job does. */
async function imported(actor: Actor, id: string, goodRowsOnly = false): Promise<ImportRun> {
  await started(actor, id, goodRowsOnly)
  await writeRun({ userId: actor.id, runId: id }, running)
  return readRun(actor, id)
}

async function started(actor: Actor, id: string, goodRowsOnly = false) {
  const run = await readRun(actor, id)
  const seen = countsOf(run, await planOfRun(actor, run, { afresh: true }))
  await startRun(actor, id, { goodRowsOnly, seen })
}

async function previewOf(actor: Actor, id: string) {
  const run = await readRun(actor, id)
  return countsOf(run, await planOfRun(actor, run, { afresh: true }))
}

const total = async (actor: Actor) => (await listRecords(actor, 'systems', {})).total

test(`${federal.name}: its mapping is chosen by itself, it is imported, and is unchanged the second time`, async () => {
  const lead = await theLead()
  const bytes = await readFile(federal.file)
  const run = await begun(lead, bytes, 'federal.csv')
  expect(run).toMatchObject({ origin: 'shipped', found: { rows: federal.rows, columns: 62 } })
  expect((await tableOfRun(run)).encoding).toBe('windows-1252')
  const done = await imported(lead, run.id)
  expect(done).toMatchObject({ status: 'done', result: { created: federal.rows, changed: 0 } })
  const at = done.result?.at
  const filters = { updatedAt: `${at}..${at}` }
  expect((await listRecords(lead, 'systems', { filters })).total).toBe(federal.rows)
  expect(await progressOfRun(lead, run.id)).toMatchObject({ total: federal.rows })
  const again = await begun(lead, bytes, 'federal.csv')
  expect(await previewOf(lead, again.id)).toMatchObject({
    creates: 0,
    changes: 0,
    unchanged: federal.rows,
  })
  await expect(started(lead, again.id)).rejects.toThrow('nothing to import')
}, 120_000)

test('who may not import neither begins an import nor goes on with one', async () => {
  const auditor = await aPerson({ roles: ['auditor'] })
  await expect(begun(auditor, 'Name\nA\n')).rejects.toThrow('does not allow you to import')
  const lead = await aPerson({ roles: ['governance-lead'] })
  const run = await begun(lead, 'Name\nA\n')
  const demoted = { ...lead, roles: ['auditor' as const] }
  await expect(readRun(demoted, run.id)).rejects.toThrow('does not allow you to import')
  await expect(
    startRun(demoted, run.id, {
      goodRowsOnly: false,
      seen: { creates: 1, changes: 0, refused: 0 },
    }),
  ).rejects.toThrow('does not allow you to import')
  await expect(knownMappings(auditor, 'systems')).rejects.toThrow('does not allow you to import')
})

test('an import belongs to the person who began it', async () => {
  const run = await begun(await theLead(), 'Name\nA\n')
  const other = await aPerson({ roles: ['governance-lead'] })
  await expect(readRun(other, run.id)).rejects.toThrow('somebody else')
  await expect(discardRun(other, run.id)).rejects.toThrow('somebody else')
  expect(await runsOf(other, 'systems')).toEqual([])
})

test('what is no table begins no import, and says why', async () => {
  const lead = await aPerson({ roles: ['governance-lead'] })
  await expect(begun(lead, '')).rejects.toThrow('zero bytes')
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await expect(begun(lead, png, 'table.csv')).rejects.toThrow('picture')
  expect(await runsOf(lead, 'systems')).toEqual([])
})

test('encoding and delimiter may be said by hand, and a wrong encoding is refused', async () => {
  const lead = await theLead()
  const utf16 = Buffer.from('\ufeffName;Outputs\nZürich;Prüfung\n', 'utf16le')
  const run = await begun(lead, utf16)
  expect(await tableOfRun(run)).toMatchObject({ encoding: 'utf-16le', delimiter: ';' })
  const latin = await begun(lead, Buffer.from('Name,Outputs\nZ\xfcrich,x\n', 'latin1'))
  await expect(readAgain(lead, latin, { encoding: 'utf-8', delimiter: null })).rejects.toThrow(
    'line 2',
  )
  const one = await readAgain(lead, latin, { encoding: null, delimiter: '|' })
  expect(one.found).toMatchObject({ columns: 1, byHand: true })
})

test('rows with errors stop an import until only the good rows are chosen', async () => {
  const lead = await theLead()
  const rows = Array.from(
    { length: 30 },
    (_, n) => `Sorter ${n},${n % 10 ? 'operation' : 'nowhere'}`,
  )
  const run = await begun(lead, `Name,State\n${rows.join('\n')}\n`)
  const before = await total(lead)
  expect(await previewOf(lead, run.id)).toMatchObject({ creates: 27, refused: 3, errors: 3 })
  await expect(started(lead, run.id)).rejects.toThrow('only the good rows')
  expect(await total(lead)).toBe(before)
  const done = await imported(lead, run.id, true)
  expect(done).toMatchObject({ status: 'done', result: { created: 27, changed: 0 } })
  expect(await total(lead)).toBe(before + 27)
})

test('a table that lacks a column of its mapping is not imported until it is mapped without', async () => {
  const lead = await theLead()
  const mapping = (await begun(lead, 'Name,Outputs\nA,b\n')).mapping
  const run = await begun(lead, 'Name\nLonely\n')
  await keepRun(lead, withMapping(run, mapping, 'changed'))
  expect(await previewOf(lead, run.id)).toMatchObject({ isBlocked: true, creates: 0 })
  await expect(started(lead, run.id, true)).rejects.toThrow('lacks columns')
  const table = await tableOfRun(run)
  const columns = columnViews(table, mapping)
  const fitting = withColumns(table, registerOf('systems'), mapping, { columns, key: ['Name'] })
  await keepRun(lead, withMapping(run, fitting, 'changed'))
  expect(await previewOf(lead, run.id)).toMatchObject({ isBlocked: false, creates: 1 })
})

test('values are mapped by hand, and a saved mapping is chosen for the next file', async () => {
  const lead = await theLead()
  const csv = 'Tool,Phase\nRouter,Live!\nSorter,Just a thought\n'
  const run = await begun(lead, csv)
  const table = await tableOfRun(run)
  const systems = registerOf('systems')
  const columns = [
    { column: 'Tool', rules: [{ field: 'title' }] },
    { column: 'Phase', rules: [{ field: 'state' }] },
  ]
  const mapped = withColumns(table, systems, run.mapping, { columns, key: ['Tool'] })
  const [phase] = valuesViews(table, systems, mapped)
  expect(phase?.values.map((one) => one.meaning)).toEqual([null, null])
  const mapping = withValues(systems, mapped, [
    {
      column: 'Phase',
      field: 'state',
      unreadable: 'error',
      values: [
        { value: 'Live!', meaning: 'operation' },
        { value: 'Just a thought', meaning: 'idea' },
      ],
    },
  ])
  await saveMapping(lead, mapping, 'Tools of IT')
  await expect(saveMapping(lead, mapping, ' ')).rejects.toThrow('name')
  const next = await begun(lead, `${csv}Qzscorer,Live!\n`, 'next.csv')
  expect(next).toMatchObject({ origin: 'saved', mapping: { name: 'Tools of IT' } })
  const done = await imported(lead, next.id)
  expect(done.result).toMatchObject({ created: 3 })
  const { records } = await listRecords(lead, 'systems', { q: 'Qzscorer' })
  expect(records[0]?.state).toBe('operation')
})

test('going through the steps without a change leaves a mapping what it was', async () => {
  const lead = await theLead()
  const run = await begun(lead, await readFile(cutFile), 'cut.csv')
  const [table, systems] = [await tableOfRun(run), registerOf('systems')]
  const key = 'columns' in run.mapping.key ? run.mapping.key.columns : []
  const columns = columnViews(table, run.mapping)
  const mapped = withColumns(table, systems, run.mapping, { columns, key })
  const views = valuesViews(table, systems, mapped)
  const mapping = withValues(systems, mapped, views)
  expect(isSameMapping(mapped, run.mapping)).toBe(true)
  expect(
    valuesViews(table, systems, mapping).map((view) => view.values.map((one) => one.meaning)),
  ).toEqual(views.map((view) => view.values.map((one) => one.meaning)))
  expect(isSameMapping({ ...mapping, columns: {} }, run.mapping)).toBe(false)
})

test('differences are taken or kept one by one', async () => {
  const lead = await theLead()
  await imported(lead, (await begun(lead, 'Name,Outputs,Topic area\nQzmeter,a score,water\n')).id)
  const run = await begun(lead, 'Name,Outputs,Topic area\nQzmeter,a class,rivers\n')
  const plan = await planOfRun(lead, run, { afresh: true })
  const [update] = plan.updates
  const outputs = update?.differences.find((one) => one.field === 'outputs')
  if (!update || !outputs) throw new Error('no difference was found')
  expect(update.differences).toHaveLength(2)
  await keepRun(lead, { ...run, decisions: { [decisionKey(update.existing.id, outputs)]: false } })
  const done = await imported(lead, run.id)
  expect(done.result).toMatchObject({ created: 0, changed: 1 })
  const { records } = await listRecords(lead, 'systems', { q: 'Qzmeter' })
  expect(records[0]).toMatchObject({ outputs: 'a score', topic: 'rivers' })
})

test('a table with a column less takes none of its cells away', async () => {
  const lead = await theLead()
  await imported(lead, (await begun(lead, 'Name,Outputs,Colour\nQzless,a score,red\n')).id)
  const same = await begun(lead, 'Name,Outputs\nQzless,a score\n')
  expect(await previewOf(lead, same.id)).toMatchObject({ changes: 0, unchanged: 1 })
  await imported(lead, (await begun(lead, 'Name,Outputs\nQzless,a class\n')).id)
  const where = { field: 'title', is: 'Qzless' }
  const { records } = await listRecords(lead, 'systems', { where, withSource: true })
  expect(records).toMatchObject([
    { outputs: 'a class', source: { Name: 'Qzless', Outputs: 'a class', Colour: 'red' } },
  ])
})

test('what was edited here is offered but not taken unless chosen', async () => {
  const lead = await theLead()
  const csv = 'Name,Outputs\nQzgauge,a score\n'
  await imported(lead, (await begun(lead, csv)).id)
  const { records } = await listRecords(lead, 'systems', { q: 'Qzgauge' })
  const [gauge] = records
  if (!gauge) throw new Error('nothing was imported')
  const { id, revision } = gauge
  await writeRecord(lead, 'systems', { id, revision, values: { outputs: 'a level' } })
  const run = await begun(lead, csv)
  expect(await previewOf(lead, run.id)).toMatchObject({ changes: 0, unchanged: 1 })
  const plan = await planOfRun(lead, run)
  expect(plan.updates[0]?.differences).toMatchObject([{ changedIn: 'here', after: 'a score' }])
})

test('a job that ran to its commit and no further is not done twice', async () => {
  const lead = await theLead()
  const run = await begun(lead, 'Name\nTwice one\nTwice two\n')
  await started(lead, run.id)
  const { agreed } = await readRun(lead, run.id)
  const plan = await planOfRun(lead, run, { afresh: true })
  // The process ends here: records written, the run not yet marked.
  await importRecords(lead, 'systems', { creates: plan.creates, reason: agreed?.reason ?? '' })
  const before = await total(lead)
  await writeRun({ userId: lead.id, runId: run.id }, running)
  expect(await total(lead)).toBe(before)
  expect(await readRun(lead, run.id)).toMatchObject({ status: 'done', result: { created: 2 } })
  await writeRun({ userId: lead.id, runId: run.id }, running)
  expect(await total(lead)).toBe(before)
})

test('a job that is stopped in the middle writes nothing, and writes all when it runs again', async () => {
  const lead = await theLead()
  const run = await begun(lead, 'Name\nHalf one\nHalf two\n')
  await started(lead, run.id)
  const before = await total(lead)
  await expect(
    writeRun({ userId: lead.id, runId: run.id }, AbortSignal.abort(new Error('stopping'))),
  ).rejects.toThrow('stopping')
  expect(await total(lead)).toBe(before)
  expect((await readRun(lead, run.id)).status).toBe('importing')
  await writeRun({ userId: lead.id, runId: run.id }, running)
  expect(await total(lead)).toBe(before + 2)
})

test('an import whose preview is no longer true writes nothing and says so', async () => {
  const lead = await theLead()
  const csv = 'Name\nRaced\n'
  const [first, second] = [await begun(lead, csv), await begun(lead, csv)]
  const seen = await previewOf(lead, second.id)
  await started(lead, first.id)
  await imported(lead, (await begun(lead, csv)).id)
  await expect(startRun(lead, second.id, { goodRowsOnly: false, seen })).rejects.toThrow(
    'look at it again',
  )
  const before = await total(lead)
  await writeRun({ userId: lead.id, runId: first.id }, running)
  expect(await total(lead)).toBe(before)
})

test('while it is under way an import can be neither changed nor thrown away', async () => {
  const lead = await theLead()
  const run = await begun(lead, 'Name\nBusy\n')
  await started(lead, run.id)
  await expect(discardRun(lead, run.id)).rejects.toThrow('under way')
  await expect(started(lead, run.id)).rejects.toThrow('under way')
})

test('the queue writes an import that was started, with its progress', async () => {
  const lead = await theLead()
  const run = await begun(lead, 'Name\nQueued one\nQueued two\n')
  await started(lead, run.id)
  await work(importJob.name, async () => importJob)
  try {
    await expect
      .poll(async () => (await readRun(lead, run.id)).status, { timeout: 20_000 })
      .toBe('done')
  } finally {
    await stopQueue()
  }
  expect(await db().progress.findUnique({ where: { id: run.id } })).toMatchObject({ total: 2 })
  forgetPlans(run)
})
