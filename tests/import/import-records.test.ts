import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { recordJson } from '../../lib/api/record-json.ts'
import { exportRecords } from '../../lib/export/export-records.ts'
import { usFederalAiUseCases2024 as mapping } from '../../lib/import/mappings/us-federal-ai-use-cases-2024.ts'
import { importOf } from '../../lib/import/plan.ts'
import { prepareImport } from '../../lib/import/prepare.ts'
import { autoMap } from '../../lib/import/propose.ts'
import { readTable } from '../../lib/import/read-table.ts'
import { importRecords } from '../../lib/records/import.ts'
import { listRecords } from '../../lib/records/read.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'
import { cutFile, federal } from './federal.ts'

const script = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url))

/** The command as people run it: exit status, standard output, what was said beside it. */
function command(...args: string[]): Promise<{ status: number; out: string; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, said) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, said })
    })
  })
}

test(`${federal.name} is imported whole, found again, and no cell of it is lost on the way out`, async () => {
  const lead = await theLead()
  const table = await readTable(federal.file)
  const plan = await prepareImport(lead, { table, mapping })
  expect(plan.problems.filter((one) => one.severity === 'error')).toEqual([])
  const seen: number[] = []
  const done = await importRecords(lead, 'systems', importOf(plan), (n) => {
    seen.push(n)
  })
  expect(done).toEqual({ created: federal.rows, changed: 0 })
  expect(seen.at(-1)).toBe(federal.rows)
  const again = await prepareImport(lead, { table, mapping })
  expect(again).toMatchObject({ creates: [], updates: [], unchanged: federal.rows, refused: 0 })
  const { stream } = await exportRecords(lead, 'systems', { format: 'csv' })
  const exported = await readTable(await buffer(stream))
  expect(exported.rows).toHaveLength(federal.rows)
  for (const [index, row] of table.rows.entries()) {
    const cells = exported.rows[index]?.cells ?? []
    const kept = table.columns.map(
      (column) => cells[exported.columns.indexOf(`Source: ${column}`)] ?? '',
    )
    expect(kept).toEqual(row.cells)
  }
}, 120_000)

test('imported cells that have no field are found by searching', async () => {
  const { total } = await listRecords(await theLead(), 'systems', { q: 'Science Support System' })
  expect(total).toBeGreaterThan(0)
})

test('an export comes in again by its codes, and changes nothing', async () => {
  const lead = await theLead()
  const { stream } = await exportRecords(lead, 'systems', { format: 'csv', source: false })
  const table = await readTable(await buffer(stream))
  const found = autoMap(table, registerOf('systems'))
  expect(found.key).toEqual({ code: 'Code' })
  const plan = await prepareImport(lead, { table, mapping: found })
  expect(plan.problems.filter((one) => one.severity === 'error')).toEqual([])
  expect(plan).toMatchObject({ creates: [], updates: [], unchanged: federal.rows })
}, 60_000)

test('one record goes out as JSON and comes in again: here it changes nothing, elsewhere it is made', async () => {
  const lead = await theLead()
  const owner = await aPerson({ roles: ['model-owner'] })
  const system = await aRecord('systems', { title: 'Scoring', ownerId: owner.id })
  const control = await aRecord('controls', { controlId: 'ORG.7' })
  const risk = await aRecord('risks', {
    title: 'Unequal treatment',
    systemIds: [system.id],
    controlIds: [control.id],
    ownerId: owner.id,
    tags: ['safety', 'transparency'],
  })
  const definition = registerOf('risks')
  const json = Buffer.from(JSON.stringify(await recordJson(lead, definition, risk), null, 2))
  const table = await readTable(json)
  expect(table).toMatchObject({ format: 'json', problems: [] })
  const mapping = autoMap(table, definition)
  expect(mapping.key).toEqual({ code: 'code' })
  const here = await prepareImport(lead, { table, mapping })
  expect(here).toMatchObject({ creates: [], updates: [], unchanged: 1, problems: [] })
  const edited = await readTable(
    Buffer.from(JSON.stringify({ ...JSON.parse(json.toString()), cause: 'Skewed data' })),
  )
  const { updates } = await prepareImport(lead, { table: edited, mapping })
  expect(updates.map(({ differences }) => differences.map((one) => one.field))).toEqual([['cause']])

  // Elsewhere nobody has its owner’s id, and its code may be another record’s.
  const stranger = JSON.parse(json.toString())
  stranger.ownerId = '0198c0de-0000-7000-8000-000000000000'
  const foreign = await readTable(Buffer.from(JSON.stringify(stranger)))
  const plan = await prepareImport(lead, {
    table: foreign,
    mapping: { ...autoMap(foreign, definition), key: { columns: ['title'] } },
  })
  expect(plan.problems.map(({ severity, column }) => [severity, column])).toEqual([
    ['warning', 'ownerId'],
  ])
  expect(plan.creates).toMatchObject([
    { values: { title: 'Unequal treatment', systemIds: [system.id], controlIds: [control.id] } },
  ])
})

test('a list exported as JSON or CSV comes in again and changes nothing, several choices in a cell included', async () => {
  const lead = await theLead()
  const csv = await exportRecords(lead, 'risks', { format: 'csv', source: false })
  const spreadsheet = await readTable(await buffer(csv.stream))
  const again = await prepareImport(lead, {
    table: spreadsheet,
    mapping: autoMap(spreadsheet, registerOf('risks')),
  })
  expect(again).toMatchObject({ creates: [], updates: [], problems: [], unchanged: 1 })
  const { stream } = await exportRecords(lead, 'risks', { format: 'json' })
  const table = await readTable(await buffer(stream))
  const plan = await prepareImport(lead, { table, mapping: autoMap(table, registerOf('risks')) })
  expect(plan).toMatchObject({ creates: [], updates: [], problems: [], unchanged: 1 })
})

test('JSON that is broken or holds no records is refused with the reason', async () => {
  await expect(readTable(Buffer.from('[{"title": "x",}]'))).rejects.toMatchObject({
    problems: { file: expect.stringContaining('begins as JSON does, but is none') },
  })
  await expect(readTable(Buffer.from('[]'))).rejects.toMatchObject({
    problems: { file: expect.stringContaining('no record') },
  })
  await expect(readTable(Buffer.from('[{"title": "x"}, 7]'))).rejects.toMatchObject({
    problems: { file: expect.stringContaining('Entry 2') },
  })
})

test('a change that the rules refuse is named by its row, and the others are offered', async () => {
  const lead = await theLead()
  const table = await readTable(
    Buffer.from('Code,AIMS scope,Outputs\nAIS-0001,Out of scope,\nAIS-0002,,Better\nAIS-9999,,x\n'),
  )
  const plan = await prepareImport(lead, {
    table,
    mapping: {
      name: 'by code',
      register: 'systems',
      matches: ['Code'],
      key: { code: 'Code' },
      columns: { 'AIMS scope': { field: 'scope', values: {} }, Outputs: { field: 'outputs' } },
    },
  })
  expect(plan.updates.map((one) => one.existing.code)).toEqual(['AIS-0002'])
  expect(plan.refused).toBe(2)
  const said = plan.problems.map((one) => [one.row, one.message])
  expect(said).toContainEqual([1, expect.stringContaining('Say why it is out of scope')])
  expect(said.some(([row, message]) => row === 3 && String(message).includes('AIS-9999'))).toBe(
    true,
  )
})

test('who may not import is refused before anything is compared', async () => {
  const auditor = await aPerson({ roles: ['auditor'] })
  const table = await readTable(cutFile)
  await expect(prepareImport(auditor, { table, mapping })).rejects.toThrow(
    'does not allow you to import',
  )
})

test('what the rules of the register refuse is named by row and column', async () => {
  const csv =
    'Name;Scope;In operation since;Retired on\nA;Out of scope;2024-01-01;\nB;;2024-01-01;2023-01-01\nC;;;\n'
  const table = await readTable(Buffer.from(csv))
  const plan = await prepareImport(await theLead(), {
    table,
    mapping: {
      name: 'by hand',
      register: 'systems',
      matches: ['Name'],
      key: { columns: ['Name'] },
      columns: {
        Name: { field: 'title' },
        Scope: { field: 'scope' },
        'In operation since': { field: 'operationalSince' },
        'Retired on': { field: 'retiredOn' },
      },
    },
  })
  expect(plan.creates).toHaveLength(1)
  expect(plan.problems.map(({ row, column, severity }) => ({ row, column, severity }))).toEqual([
    { row: 1, column: '', severity: 'error' },
    { row: 2, column: 'Retired on', severity: 'error' },
  ])
})

test('the command imports nothing while a row is wrong, and the good rows if told so', async () => {
  const lead = await theLead()
  const file = join(process.env.DATA_DIR ?? '', 'inventory.csv')
  const mapped = join(process.env.DATA_DIR ?? '', 'mapping.json')
  await writeFile(file, 'Name,Stage\nRouter,operation\nSorter,nowhere\n')
  await writeFile(
    mapped,
    JSON.stringify({
      name: 'two columns',
      register: 'systems',
      matches: ['Name', 'Stage'],
      key: { columns: ['Name'] },
      columns: { Name: { field: 'title' }, Stage: { field: 'state' } },
    }),
  )
  const count = async () => (await listRecords(lead, 'systems', {})).total
  const before = await count()
  const args = ['--register', 'systems', '--mapping', mapped, '--as', lead.email, file]
  const refused = await command(...args)
  expect(refused.status).toBe(1)
  expect(refused.said).toContain('Row 2 (line 3), Stage: “nowhere”')
  expect(await count()).toBe(before)
  const tried = await command('--dry-run', '--good-rows-only', ...args)
  expect(JSON.parse(tried.out)).toMatchObject({ created: 1, refused: 1, dryRun: true })
  expect(await count()).toBe(before)
  const done = await command('--good-rows-only', ...args)
  expect(done.status).toBe(0)
  expect(JSON.parse(done.out)).toMatchObject({ created: 1, changed: 0, refused: 1 })
  expect(await count()).toBe(before + 1)
  const missing = await command('--register', 'systems', '/nowhere.csv')
  expect(missing).toMatchObject({ status: 1, out: '' })
  expect(missing.said).toContain('There is no file')
}, 120_000)
