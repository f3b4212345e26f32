import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { describePlan } from '../../lib/import/describe.ts'
import { type ImportMapping, parseMapping, rowKeys } from '../../lib/import/mapping.ts'
import { usFederalAiUseCases2024 as mapping } from '../../lib/import/mappings/us-federal-ai-use-cases-2024.ts'
import { importOf, planImport } from '../../lib/import/plan.ts'
import { autoMap, distinctValues, proposeMapping } from '../../lib/import/propose.ts'
import { readTable } from '../../lib/import/read-table.ts'
import type { Table } from '../../lib/import/table.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { cutFile, federal } from './federal.ts'

const definition = registerOf('systems')
const nobody = { person: () => undefined, record: () => undefined }

function plan(table: Table, given: ImportMapping = mapping, existing: AnyRecord[] = []) {
  const field = 'code' in given.key ? 'code' : 'sourceKey'
  const known = new Map(existing.map((record) => [record[field] ?? '', record]))
  const names = { resolve: nobody, names: nobody }
  const keys = rowKeys(table, given)
  return planImport({ table, mapping: given, definition, ...names, keys, known })
}

/** Records as the database would have them after the import. */
async function imported(table: Table): Promise<AnyRecord[]> {
  return plan(table).creates.map((create, index) => ({
    id: `0197f0aa-0000-7000-8000-${String(index).padStart(12, '0')}`,
    code: `AIS-${index + 1}`,
    revision: 1,
    ownerId: null,
    reviewAt: null,
    createdAt: '',
    createdById: '',
    updatedAt: '',
    updatedById: '',
    archivedAt: null,
    archivedReason: null,
    ...create.values,
    impactClass: create.values.impactClass ?? 'undetermined',
    state: create.state ?? 'idea',
    source: create.source,
    sourceKey: create.sourceKey,
  }))
}

const csv = (text: string) => readTable(Buffer.from(text))

test(`${federal.name} maps without an error, and each row has an identity of its own`, async () => {
  const table = await readTable(federal.file)
  const made = plan(table)
  expect(made.problems.filter((one) => one.severity === 'error')).toEqual([])
  expect(made.creates).toHaveLength(federal.rows)
  expect(new Set(made.creates.map((one) => one.sourceKey)).size).toBe(federal.rows)
  expect(rowKeys(await readTable(federal.file), mapping)).toEqual(
    made.creates.map((one) => one.sourceKey),
  )
})

test('stages and impact are read in every spelling, and nothing is guessed', async () => {
  const { creates } = plan(await readTable(cutFile))
  const of = (column: string, cell: string) =>
    creates.find((one) => one.source?.[column]?.trim() === cell)
  const stage = 'Stage of Development'
  expect(of(stage, 'In mission')?.state).toBe('operation')
  expect(of(stage, 'Planned')?.state).toBe('idea')
  expect(of(stage, 'Research or  Administrative Action Complete')?.state).toBe('retired')
  const impact = 'Is the AI use case rights-impacting, safety-impacting, both, or neither?'
  expect(of(impact, 'Rights-Impacting')?.values.impactClass).toBe('rights')
  expect(of(impact, 'Safety-impacting')?.values.impactClass).toBe('safety')
  expect(of(impact, 'Safety-Impacting')?.values.impactClass).toBe('safety')
  expect(of(impact, 'Case-by-case assessment')?.values.impactClass).toBe('undetermined')
})

test('no cell is lost: what stands in the file stands with the record', async () => {
  const table = await readTable(cutFile)
  const { creates } = plan(table)
  for (const [index, row] of table.rows.entries()) {
    const kept = table.columns.map((column) => creates[index]?.source?.[column] ?? '')
    expect(kept).toEqual(row.cells)
  }
})

test('days that are none are left empty with a warning that says why', async () => {
  const { problems, creates } = plan(await readTable(cutFile))
  const said = problems.map((one) => [one.value, one.message])
  expect(said).toContainEqual(['24-Nov', '“24-Nov” is not a day that can be read; it is left out.'])
  expect(said.find(([value]) => value?.includes('/1905'))?.[1]).toContain(
    'what a spreadsheet makes of the year 20',
  )
  expect(creates.every((one) => String(one.values.startedOn ?? '2000') > '1950')).toBe(true)
})

test('the same file again changes nothing', async () => {
  const table = await readTable(cutFile)
  const again = plan(table, mapping, await imported(table))
  expect(again).toMatchObject({ creates: [], updates: [], unchanged: 30, refused: 0 })
})

test('a cell that has changed is offered as a difference; what was edited here is not overwritten', async () => {
  const table = await readTable(cutFile)
  const records = await imported(table)
  const [first, second] = records
  if (!first || !second) throw new Error('no records')
  second.title = 'Renamed here'
  const changed = structuredClone(table)
  const at = (column: string) => changed.columns.indexOf(column)
  const cells = changed.rows[0]?.cells ?? []
  cells[at('Describe the AI system’s outputs.')] = 'Something else.'
  cells[at('Does this project include custom-developed code?')] = 'Perhaps'
  const made = plan(changed, mapping, records)
  expect(
    made.updates.map((one) =>
      one.differences.map((each) => [each.label, each.after, each.changedIn]),
    ),
  ).toEqual([
    [
      ['Outputs', 'Something else.', 'file'],
      ['Does this project include custom-developed code?', 'Perhaps', 'file'],
    ],
    [['Name', second.source?.['Use Case Name']?.trim(), 'here']],
  ])
  expect(importOf(made).changes.map((one) => one.values)).toEqual([{ outputs: 'Something else.' }])
  expect(importOf(made, { overEdits: true }).changes).toHaveLength(2)
})

test('what was archived here is not made anew', async () => {
  const table = await readTable(cutFile)
  const records = await imported(table)
  for (const record of records) record.archivedAt = '2026-01-01T00:00:00.000Z'
  expect(plan(table, mapping, records)).toMatchObject({ creates: [], updates: [] })
})

test(`3 bad rows of ${federal.name} are reported by row and column, and the others are good`, async () => {
  const table = await readTable(federal.file)
  const set = (row: number, column: string, cell: string) => {
    const cells = table.rows[row - 1]?.cells ?? []
    cells[table.columns.indexOf(column)] = cell
  }
  set(5, 'Stage of Development', 'Somewhere')
  set(11, 'Use Case Name', '')
  set(29, 'Is the AI use case rights-impacting, safety-impacting, both, or neither?', 'Maybe')
  const made = plan(table)
  const errors = made.problems.filter((one) => one.severity === 'error')
  expect(errors.map(({ row, line, column, value }) => ({ row, line, column, value }))).toEqual([
    { row: 5, line: table.rows[4]?.line, column: 'Stage of Development', value: 'Somewhere' },
    { row: 11, line: table.rows[10]?.line, column: 'Use Case Name', value: '' },
    {
      row: 29,
      line: table.rows[28]?.line,
      column: 'Is the AI use case rights-impacting, safety-impacting, both, or neither?',
      value: 'Maybe',
    },
  ])
  expect(made).toMatchObject({ refused: 3 })
  expect(made.creates).toHaveLength(federal.rows - 3)
  expect(describePlan(made)).toContain('3 with errors')
})

test('a missing column is named, and no row is taken', async () => {
  const text = new TextDecoder('windows-1252').decode(await readFile(cutFile))
  const table = await csv(text.replace('Stage of Development', 'Phase'))
  const proposal = proposeMapping(table, definition, [mapping])
  expect(proposal).toMatchObject({ isKnown: true, missing: ['Stage of Development'] })
  const made = plan(table)
  expect(made.creates).toEqual([])
  expect(made.problems).toContainEqual(
    expect.objectContaining({ severity: 'error', row: 0, column: 'Stage of Development' }),
  )
})

test('the mapping of the federal inventory is chosen by its columns, and survives as JSON', async () => {
  const table = await readTable(cutFile)
  expect(proposeMapping(table, definition, [mapping])).toEqual({
    mapping,
    isKnown: true,
    missing: [],
  })
  expect(parseMapping(JSON.parse(JSON.stringify(mapping)), definition)).toEqual(mapping)
  expect(() =>
    parseMapping({ ...mapping, columns: { Agency: { field: 'tier' } } }, definition),
  ).toThrow('no field tier')
})

test('any other table is mapped by likeness of its headings and values', async () => {
  const table = await csv(
    'System name;Purpose & benefits;Autonomy;Status;Started on\nBot;Answers;information only;Operation;31.12.2024\nBot 2;Asks;Information;idea;01.02.2024\n',
  )
  const found = autoMap(table, definition)
  expect(found.columns).toMatchObject({
    'Purpose & benefits': { field: 'purpose' },
    Autonomy: {
      field: 'autonomy',
      values: { 'information only': 'information', Information: 'information' },
    },
    Status: { field: 'state', values: { Operation: 'operation', idea: 'idea' } },
    'Started on': { field: 'startedOn', dates: 'day-month-year' },
  })
  expect(distinctValues(table, 'Autonomy')).toEqual([
    { value: 'information only', count: 1 },
    { value: 'Information', count: 1 },
  ])
})

test('a row that names a code keeps what the table does not speak of; one that names none has to say it', async () => {
  const byCode = parseMapping(
    {
      name: 'By code',
      register: 'systems',
      matches: ['Code'],
      columns: { Outputs: { field: 'outputs' } },
      key: { code: 'Code' },
    },
    definition,
  )
  const known = (await imported(await readTable(cutFile))).slice(0, 1)
  const table = await csv('Code,Outputs\nais-1,A new score\nAIS-9999,A score\n,A score\n')
  const made = plan(table, byCode, known)
  expect(made.updates.map(({ existing, values }) => [existing.code, values])).toEqual([
    ['AIS-1', { outputs: 'A new score' }],
  ])
  expect(made.problems.map(({ row, message }) => [row, message])).toEqual([
    [2, expect.stringContaining('There is no AI system AIS-9999 that you may see.')],
    [3, expect.stringContaining('is needed; the cell is empty.')],
  ])
  expect(made).toMatchObject({ creates: [], refused: 2 })
})
