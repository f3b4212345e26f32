import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../lib/export/to-csv.ts'
import { toJson } from '../../lib/export/to-json.ts'
import { toXlsx } from '../../lib/export/to-xlsx.ts'
import { readTable } from '../../lib/import/read-table.ts'

const columns = [{ label: 'Name' }, { label: 'Remarks' }]
const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''-x",
    '+4',
    '-',
    '@x',
    '\tx',
    ' lead ',
    'a\r\nb',
    'a\rb',
    'x"y',
    '""',
    '_x000D_',
    ';',
    '|',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('=', "'", '"', ',', ';', '\n', '\r', '\t', ' ', 'a', 'é'),
    maxLength: 12,
  }),
)
const cell = nasty.filter(
  (one) => one.isWellFormed() && !one.includes('\0') && !/[\u0080-\u009f\ufffd]/.test(one),
)
const table = fc.array(
  fc.tuple(
    cell.filter((one) => one.trim() !== ''),
    cell,
  ),
  { minLength: 1, maxLength: 12 },
)

test('text out as CSV comes in the same', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (rows, bom) => {
      const read = await readTable(await buffer(toCsv(columns, rows, { bom })), {
        encoding: 'utf-8',
        delimiter: ',',
      })
      expect(read.columns).toEqual(['Name', 'Remarks'])
      expect(read.rows.map((row) => row.cells)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('text out as XLSX comes in the same', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const read = await readTable(await buffer(await toXlsx(columns, rows)))
      expect(read.format).toBe('xlsx')
      expect(read.rows.map((row) => row.cells)).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('a spreadsheet does not run =1+1 from a CSV, and a number stays one', async () => {
  const csv = await text(
    toCsv(
      columns,
      [
        ['=1+1', -5],
        ['@cmd', '-5'],
        ['\t=x', true],
      ],
      { bom: false },
    ),
  )
  expect(csv).toBe("Name,Remarks\r\n'=1+1,-5\r\n'@cmd,'-5\r\n\"'\t=x\",Yes\r\n")
})

test('XLSX types text as text, so that =1+1 is no formula', async () => {
  const bytes = await buffer(await toXlsx(columns, [['=1+1', 7]]))
  const read = await readTable(bytes)
  expect(read.rows[0]?.cells).toEqual(['=1+1', '7'])
  expect(bytes.includes('<f>')).toBe(false)
})

test('a cell longer than a spreadsheet holds is refused rather than cut', async () => {
  await expect(toXlsx(columns, [['x'.repeat(40_000), '']])).rejects.toThrow('Take CSV or JSON')
})

test('JSON is one array, also of nothing', async () => {
  expect(JSON.parse(await text(toJson([])))).toEqual([])
  expect(JSON.parse(await text(toJson([{ a: '=1' }, { a: 2 }])))).toEqual([{ a: '=1' }, { a: 2 }])
})
