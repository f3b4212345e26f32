import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTable } from '../../lib/import/read-table.ts'
import { cutFile, federal } from './federal.ts'

const read = (text: string | Buffer) => readTable(Buffer.from(text as string))

test(`${federal.name} is found to be Windows-1252 with commas, 62 columns, and no row is lost`, async () => {
  const table = await readTable(federal.file)
  expect(table).toMatchObject({
    format: 'csv',
    encoding: 'windows-1252',
    delimiter: ',',
    problems: [],
  })
  expect(table.columns).toHaveLength(62)
  expect(new Set(table.columns).size).toBe(62)
  expect(table.columns).toContain('If Other, please explain. (9)')
  expect(table.columns).toContain('Describe the AI system’s outputs.')
  expect(table.rows).toHaveLength(federal.rows)
})

test('from a path and from bytes the same table is read, and lines count quoted line ends', async () => {
  const fromBytes = await read(await readFile(cutFile))
  const fromPath = await readTable(cutFile)
  expect(fromPath).toEqual(fromBytes)
  const lines = (await readFile(cutFile, 'latin1')).split('\n')
  for (const row of fromPath.rows) {
    const title = (row.cells[0] ?? '').split('\n')[0] ?? ''
    const ascii = title.match(/[\x20-\x21\x23-\x7e]{4,}/)?.[0] ?? ''
    expect(lines[row.line - 1]).toContain(ascii)
  }
})

test.each([
  ['commas', 'a,b\n1,2\n', ','],
  ['semicolons', 'name;sum\n"x;y";1,5\nz;2,5\n', ';'],
  ['tabs', 'a\tb\n1\t2\n', '\t'],
  ['bars', 'a|b\n1,2|3\n', '|'],
])('%s between the cells are found', async (_name, text, delimiter) => {
  const table = await read(text)
  expect(table.delimiter).toBe(delimiter)
  expect(table.columns).toHaveLength(2)
})

test.each([
  ['UTF-8', Buffer.from('a,b\nZürich,用户\n'), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffa,b\nZürich,用户\n'), 'utf-8'],
  ['UTF-16', Buffer.from('\ufeffa,b\nZürich,用户\n', 'utf16le'), 'utf-16le'],
])('%s is found, and the mark is no part of the heading', async (_name, bytes, encoding) => {
  const table = await readTable(bytes)
  expect(table.encoding).toBe(encoding)
  expect(table.columns).toEqual(['a', 'b'])
  expect(table.rows[0]?.cells).toEqual(['Zürich', '用户'])
})

test('UTF-16 without a mark and Windows-1252 are found by their bytes', async () => {
  expect((await readTable(Buffer.from('name,city\nMaya,Bonn\n', 'utf16le'))).encoding).toBe(
    'utf-16le',
  )
  const table = await readTable(Buffer.from('a,b\n\x93x\x94,\x80\n', 'latin1'))
  expect(table.encoding).toBe('windows-1252')
  expect(table.rows[0]?.cells).toEqual(['“x”', '€'])
})

test('a file said to be UTF-8 that is not is refused with the line of the first wrong byte', async () => {
  const bytes = Buffer.from('a,b\n1,2\n3,\x92\n', 'latin1')
  await expect(readTable(bytes, { encoding: 'utf-8' })).rejects.toThrow('line 3 has a byte')
})

test('text that was written in another encoding is pointed out by row and column', async () => {
  const { problems } = await readTable(Buffer.from('a,b\n1,system’s\n'), {
    encoding: 'windows-1252',
  })
  expect(problems).toMatchObject([{ severity: 'warning', row: 1, line: 2, column: 'b' }])
})

test('a row with too few or too many cells is named by row and line', async () => {
  const { problems, rows } = await read('a,b\n"x\ny",1\n2\n3,4,5\n')
  expect(rows.map((row) => row.line)).toEqual([2, 4, 5])
  expect(problems).toMatchObject([
    { severity: 'error', row: 2, line: 4, message: 'This row has 1 cell where the heading has 2.' },
    {
      severity: 'error',
      row: 3,
      line: 5,
      message: 'This row has 3 cells where the heading has 2.',
    },
  ])
})

test('repeated headings are numbered, and an empty one is named by its position', async () => {
  const { columns, problems } = await read('Name,Why,,Why\n1,2,3,4\n')
  expect(columns).toEqual(['Name', 'Why', 'Column 3', 'Why (2)'])
  expect(problems).toMatchObject([{ severity: 'warning', row: 0, column: 'Column 3' }])
})

test.each([
  ['zero bytes', '', 'The file is empty (zero bytes).'],
  ['blank lines', '\n\n\n', 'The file holds no heading and no rows.'],
  ['a PDF', '%PDF-1.7\n...', 'This is a PDF, not a table.'],
  [
    'an old Excel file',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'This is an old Excel file (.xls).',
  ],
  ['a web page', '<!doctype html><p>', 'This is a web page, not a table.'],
  [
    'a ZIP',
    Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    'This is a ZIP archive, not a table.',
  ],
  ['a NUL byte', 'a,b\n1,2\n3,x\0y\n', 'There is a NUL byte on line 3;'],
  [
    'an unclosed quote',
    'a,b\n1,2\n3,"x\n4,5\n',
    'A quote (") in the row that begins on line 3 is never closed',
  ],
])('%s: a sentence says why it is no table', async (_name, content, says) => {
  await expect(read(content)).rejects.toThrow(says)
})

test('a quote inside a cell is part of its text', async () => {
  expect((await read('a,b\n5" pipe,2\n')).rows[0]?.cells).toEqual(['5" pipe', '2'])
})

test('more than 100,000 rows are refused with the limit', async () => {
  await expect(read(`a,b\n${'1,2\n'.repeat(100_001)}`)).rejects.toThrow('more than 100,000 rows')
})

test('a table of 200 MB is read within 1.5 GB of memory, one byte more is refused', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'import-'))
  const file = join(dir, 'large.csv')
  try {
    const bytes = 200 * 1024 * 1024
    const handle = await open(file, 'w')
    await handle.write('name,text\n')
    const line = `system,${'x'.repeat(2990)}\n`
    const block = line.repeat(1000)
    let size = 10
    for (; size + block.length < bytes; size += block.length) await handle.write(block)
    await handle.close()
    const script = `
      import { readTable } from '${new URL('../../lib/import/read-table.ts', import.meta.url).href}'
      const { rows } = await readTable(process.argv[1])
      console.log(JSON.stringify({ rows: rows.length, kB: process.resourceUsage().maxRSS }))`
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', script, file])
    const { rows, kB } = JSON.parse(told.toString())
    expect(rows).toBe((size - 10) / line.length)
    expect(kB).toBeLessThan(1_500_000)
    const longer = await open(file, 'r+')
    await longer.truncate(bytes + 1)
    await longer.close()
    await expect(readTable(file)).rejects.toThrow('at most 200 MB')
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}, 120_000)
