import { describe, expect, test, vi } from 'vitest'
import { buildRecord } from '../../lib/pdf/documents/record.ts'
import { mostInFull } from '../../lib/pdf/documents/risk-register.ts'
import { buildSystemDossier } from '../../lib/pdf/documents/system-dossier.ts'
import { renderPdfBuffer } from '../../lib/pdf/render.ts'
import * as aldermoor from './samples/aldermoor.ts'
import { dirty, empty, longWorded } from './samples/dirty.ts'
import { type Bend, samples } from './samples/samples.ts'
import {
  complaints,
  pageCount,
  pdfInfo,
  preflight,
  strays,
  structure,
  textByPage,
} from './support.ts'

const names = Object.keys(samples)

function sampleOf(name: string) {
  const sample = samples[name]
  if (!sample) throw new Error(`there is no sample of ${name}`)
  return sample
}

const known = new Map<string, Promise<Buffer>>()
/** Drawn once, and looked at by several tests; without a number of rows, what the demo could hold. */
function drawn(name: string, rows?: number): Promise<Buffer> {
  const key = `${name} ${rows}`
  const bytes = known.get(key) ?? renderPdfBuffer(sampleOf(name)(rows))
  known.set(key, bytes)
  return bytes
}

/** Designed documents whose lists grow with the organisation. */
const growing = names.filter(
  (name) => !['pack-index', 'comparison', 'register-list', 'record'].includes(name),
)

/** What people and imports bring, in few rows: the text is what is hard. */
const hard: Record<string, [rows: number | undefined, bend: Bend]> = {
  'one row': [1, (same) => same],
  'nothing in it': [undefined, empty],
  'dirty text in every script': [3, dirty],
  'words of five thousand letters': [2, longWorded],
}

/** What a file says of itself that promises level A. */
const tagged = '<pdfaid:conformance>A</pdfaid:conformance>'

async function mustBeClean(bytes: Buffer): Promise<void> {
  const [found, outside, info] = await Promise.all([
    complaints(bytes),
    strays(bytes),
    pdfInfo(bytes),
  ])
  expect(found).toEqual([])
  expect(outside).toEqual([])
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(info).toMatch(/PDF version:\s+1\.7/)
  expect(info).toMatch(/Metadata Stream:\s+yes/)
  expect(bytes.includes(tagged)).toBe(true)
}

describe.each(names)('%s', (name) => {
  test('is a clean, tagged PDF, the same twice', async () => {
    const bytes = await drawn(name)
    await mustBeClean(bytes)
    expect(bytes.equals(await renderPdfBuffer(sampleOf(name)()))).toBe(true)
  })

  test.each(Object.entries(hard))(
    'is clean and within its pages with %s',
    async (_, [rows, bend]) => {
      await mustBeClean(await renderPdfBuffer(sampleOf(name)(rows, bend)))
    },
  )

  test('says on every page that it is a demo, which page it is, and whose key vouches for it', async () => {
    const pages = await textByPage(await drawn(name))
    pages.forEach((text, index) => {
      expect(text).toContain('Demo installation')
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(text).toContain('As of 21 Nov 2026, 09:40 UTC')
      expect(text).toContain('SHA256:qK3hV9t2')
    })
  })

  test('names in its contents the page that each heading stands on', async () => {
    const pages = await textByPage(await drawn(name))
    const at = pages.findIndex((text) => /^\s*Contents\s*$/m.test(text))
    if (at < 0) {
      expect(sampleOf(name)().contents).not.toBe('always')
      return
    }
    const body = pages.findIndex(
      (text, index) =>
        index > at && !/^ {0,60}\S.* {3,}\d+\s*$/m.test(text.split('\n').slice(3, 8).join('\n')),
    )
    const listed = pages
      .slice(at, body < 0 ? at + 1 : body)
      .join('\n')
      .split('\n')
      .flatMap((line) => {
        const match = /^\s*(\S.*?)\s{3,}(\d+)\s*$/.exec(line)
        return match ? [{ title: match[1] ?? '', page: Number(match[2]) }] : []
      })
    expect(listed.length).toBeGreaterThan(2)
    for (const { title, page } of listed) {
      expect(flat(pages[page - 1] ?? ''), `${title} on page ${page}`).toContain(flat(title))
    }
  })
})

test('the PDF/A-1 twin of each, believable, empty and dirty, is valid', async () => {
  const twins: Record<string, Buffer> = {}
  for (const name of names) {
    for (const [kind, rows, bend] of [
      ['believable', undefined, undefined],
      ['empty', undefined, empty],
      ['dirty', 2, dirty],
    ] as const) {
      const twin = sampleOf(name)(rows, bend)
      twins[`${name} ${kind}`] = await renderPdfBuffer(twin, { archive: 'PDF/A-1' })
    }
  }
  const verdicts = await preflight(twins)
  expect(verdicts).toEqual(Object.fromEntries(Object.keys(twins).map((name) => [name, []])))
}, 300_000)

test.each(growing)(
  '%s of a thousand rows is clean and tagged, on as many pages as it needs',
  async (name) => {
    const bytes = await drawn(name, mostInFull)
    expect(await complaints(bytes)).toEqual([])
    expect(bytes.includes(tagged)).toBe(true)
    expect(await pageCount(bytes)).toBeGreaterThan(15)
  },
  300_000,
)

test.each([
  ['risk-register', 400],
  ['treatment-plan', 250],
])(
  '%s of ten thousand risks is tagged, on more than %i pages',
  async (name, pages) => {
    const bytes = await renderPdfBuffer(sampleOf(name)(10_000))
    expect(bytes.includes(tagged)).toBe(true)
    expect(await pageCount(bytes)).toBeGreaterThan(pages)
  },
  300_000,
)

test.each(['risk-register', 'treatment-plan'])(
  '%s tells a thousand risks in full; of more it names each, and says where the rest is',
  async (name) => {
    const named = await textByPage(await renderPdfBuffer(sampleOf(name)(mostInFull + 1)))
    expect(named.join('\n')).toContain('stand in the data beside this document')
    expect(new Set(named.join('\n').match(/RSK-\d+/g)).size).toBe(mostInFull + 1)
    expect(await pageCount(await drawn(name, mostInFull))).toBeGreaterThan(named.length * 1.1)
  },
  300_000,
)

test('contents longer than two pages list the sections alone', async () => {
  const pages = await textByPage(await drawn('risk-register', mostInFull), 3)
  expect(pages[1]).toMatch(/Each risk\s+\d+/)
  expect(pages[1]).not.toContain('RSK-')
  expect(pages[2]).toContain('Summary')
}, 300_000)

test('headings, tables, lists and figures are in the structure tree', async () => {
  const tree = await structure(await renderPdfBuffer(buildSystemDossier(aldermoor.systemDossier())))
  for (const element of [
    'Document',
    'H1',
    'H2',
    'TOC',
    'Table',
    'THead',
    'TH',
    'TD',
    'L',
    'LBody',
    'Figure',
    'Link',
  ]) {
    expect(tree).toMatch(new RegExp(`^\\s*${element}\\b`, 'm'))
  }
})

test('the title and organisation are escaped in the metadata', async () => {
  const bytes = await renderPdfBuffer({ ...buildRecord(aldermoor.record()), title: 'R & D <test>' })
  const xmp = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(bytes.toString('latin1'))?.[0] ?? ''
  expect(xmp).toContain('R &amp; D &lt;test&gt;')
  expect(await pdfInfo(bytes)).toMatch(/Title:\s+R & D <test>/)
})

test('what was drawn before in the same process leaves no mark', async () => {
  const page = (title: string) => () =>
    renderPdfBuffer({ ...buildRecord(aldermoor.record()), title })
  const [hyphens, others] = [page('a-b c 10 AV'), page('a\u2010b\u00a0c\u2011 \u2460 \u0391V')]
  const before = await hyphens()
  const odd = await others()
  expect((await hyphens()).equals(before)).toBe(true)
  vi.resetModules()
  const fresh = await import('../../lib/pdf/render.ts')
  const again = await fresh.renderPdfBuffer({
    ...buildRecord(aldermoor.record()),
    title: 'a\u2010b\u00a0c\u2011 \u2460 \u0391V',
  })
  expect(again.equals(odd)).toBe(true)
})

test('another content gives another file identifier', async () => {
  const id = (bytes: Buffer) => /\/ID \[<([0-9a-f]+)>/.exec(bytes.toString('latin1'))?.[1]
  const one = await renderPdfBuffer(buildRecord(aldermoor.record()))
  const two = await renderPdfBuffer(buildRecord({ ...aldermoor.record(), owner: 'Maya Lind' }))
  expect(id(one)).toMatch(/^[0-9a-f]{32}$/)
  expect(id(two)).not.toBe(id(one))
})

const flat = (text: string) => text.replace(/\s+/g, '')
