import { expect, test } from 'vitest'
import type { Block, PdfDocument } from '../../lib/pdf/document.ts'
import { buildRegisterList } from '../../lib/pdf/documents/register-list.ts'
import { renderPdfBuffer } from '../../lib/pdf/render.ts'
import { registerList } from './samples/aldermoor.ts'
import { complaints, pageCount, pdfInfo, rawText, textByPage } from './support.ts'

function paper(...body: Block[]): PdfDocument {
  return {
    title: 'Table',
    organisation: 'Aldermoor Mutual',
    classification: 'Internal',
    asOf: '2026-11-21T09:40:00Z',
    language: 'en-GB',
    cover: { style: 'block', facts: [] },
    contents: 'never',
    body,
  }
}

const columns = [
  { label: 'Number', weight: 1 },
  { label: 'Long column', weight: 3 },
]

test('a cell longer than a page loses no word, its header repeats, and each page names the row', async () => {
  const words = Array.from({ length: 5_000 }, (_, index) => `w${index}`)
  const rows = [
    ['one', 'short'],
    ['two', words.join(' ')],
    ['', 'after'],
  ]
  const bytes = await renderPdfBuffer(paper({ kind: 'table', columns, rows }))
  expect(await complaints(bytes)).toEqual([])
  const pages = await textByPage(bytes)
  const found = new Set(pages.join(' ').split(/\s+/))
  expect(words.filter((word) => !found.has(word))).toEqual([])
  expect(found.has('after')).toBe(true)
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page).toContain('Long column')
  for (const page of pages.slice(1)) expect(page).toMatch(/^\s*two\s+w.*\n\s*continued\s/m)
  expect(pages.join(' ').match(/continued/g)).toHaveLength(pages.length - 1)
}, 120_000)

test('an unbroken word of 200,000 characters is broken, whole, and not slow', async () => {
  const word = Array.from({ length: 20_000 }, (_, index) => String(index).padStart(10, 'a')).join(
    '',
  )
  const bytes = await renderPdfBuffer(
    paper({ kind: 'table', columns, rows: [['one', word]] }, { kind: 'paragraph', text: word }),
  )
  expect(await complaints(bytes)).toEqual([])
  const text = (await textByPage(bytes)).map(withoutFurniture).join('').replace(/\s+/g, '')
  expect(text.replaceAll(/Number|Longcolumn|one|continued/g, '')).toContain(word.slice(-5_000))
  expect(text.length).toBeGreaterThanOrEqual(2 * word.length)
}, 120_000)

test('ten thousand rows are all there, on pages that each carry the header', async () => {
  const bytes = await renderPdfBuffer(buildRegisterList(registerList(10_000)))
  expect(bytes.toString('latin1')).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(await complaints(bytes)).toEqual([])
  const pages = await textByPage(bytes)
  const codes = new Set(pages.join('\n').match(/RSK-\d+/g))
  expect(codes.size).toBe(10_000)
  for (const page of pages) expect(page).toMatch(/Code\s+Title\s+Level/)
}, 300_000)

test('above ten thousand rows the file promises level B only, and still holds the last row', async () => {
  const rows = Array.from({ length: 10_501 }, (_, index) => [`N-${index}`, 'short'])
  const bytes = await renderPdfBuffer(paper({ kind: 'table', columns, rows }))
  expect(bytes.toString('latin1')).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  const pages = await pageCount(bytes)
  const [text = ''] = await textByPage(bytes, pages, pages)
  expect(text).toContain('N-10500')
  expect(pages).toBeGreaterThan(200)
}, 300_000)

test('no heading stands alone at the foot of a page', async () => {
  const body = Array.from({ length: 40 }, (_, index): Block[] => [
    { kind: 'heading', level: 2, text: `Heading ${index}` },
    { kind: 'paragraph', text: `Body ${index} ${'and some more words '.repeat(3 + (index % 23))}` },
  ]).flat()
  const pages = await textByPage(await renderPdfBuffer(paper(...body)))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) {
    const lines = withoutFurniture(page)
      .split('\n')
      .filter((line) => line.trim())
    expect(lines.at(-1)).not.toMatch(/^\s*Heading \d+\s*$/)
  }
})

test('only web, mail and inner links become links', async () => {
  const links = [
    'https://example.org/a?b=c&d',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '#nowhere',
  ]
  const bytes = await renderPdfBuffer(
    paper({ kind: 'paragraph', text: links.map((link) => ({ text: `${link} `, link })) }),
  )
  const written = bytes.toString('latin1')
  expect(written.match(/\/URI \(/g)).toHaveLength(2)
  expect(written).not.toContain('javascript:')
  expect(await complaints(bytes)).toEqual([])
})

test('what the typeface cannot draw is named, and can still be copied', async () => {
  const bytes = await renderPdfBuffer(
    paper({ kind: 'paragraph', text: 'Policy 人工智能 and \u0000 and 👍' }),
  )
  const text = await rawText(bytes)
  expect(text).toContain('人工智能')
  expect(text).toContain('\\x00')
  expect(text).toContain('[thumbs up]')
})

test('an empty document is a document of one page', async () => {
  expect(await pdfInfo(await renderPdfBuffer(paper()))).toMatch(/Pages:\s+1/)
})

function withoutFurniture(page: string): string {
  const lines = page.split('\n')
  const foot = lines.findLastIndex((line) => line.includes('As of 21 Nov 2026'))
  return lines.slice(2, foot < 0 ? undefined : foot).join('\n')
}
