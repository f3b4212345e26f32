import { describe, expect, test, vi } from 'vitest'
import type { PdfDocument } from '../../lib/pdf/document.ts'
import { buildAuditReport } from '../../lib/pdf/documents/audit-report.ts'
import { buildImpactAssessment } from '../../lib/pdf/documents/impact-assessment.ts'
import { buildPackIndex } from '../../lib/pdf/documents/pack-index.ts'
import { buildPolicyDocument } from '../../lib/pdf/documents/policy-document.ts'
import { buildReadiness } from '../../lib/pdf/documents/readiness.ts'
import { buildRecord } from '../../lib/pdf/documents/record.ts'
import { buildRegisterList } from '../../lib/pdf/documents/register-list.ts'
import { buildRiskRegister } from '../../lib/pdf/documents/risk-register.ts'
import { buildStatementOfApplicability } from '../../lib/pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../../lib/pdf/documents/system-dossier.ts'
import { renderPdfBuffer } from '../../lib/pdf/render.ts'
import * as aldermoor from './samples/aldermoor.ts'
import { dirty, empty } from './samples/dirty.ts'
import { samples } from './samples/samples.ts'
import { complaints, pdfInfo, preflight, structure, textByPage } from './support.ts'

const variants = (bend: <T>(input: T) => T): Record<string, () => PdfDocument> => ({
  'pack-index': () => buildPackIndex(bend(aldermoor.packIndex())),
  'statement-of-applicability': () =>
    buildStatementOfApplicability(bend(aldermoor.statementOfApplicability())),
  'risk-register': () => buildRiskRegister(bend(aldermoor.riskRegister(6))),
  'system-dossier': () => buildSystemDossier(bend(aldermoor.systemDossier())),
  'impact-assessment': () => buildImpactAssessment(bend(aldermoor.impactAssessment())),
  'audit-report': () => buildAuditReport(bend(aldermoor.auditReport())),
  'policy-document': () => buildPolicyDocument(bend(aldermoor.policyDocument())),
  'register-list': () => buildRegisterList(bend(aldermoor.registerList(12))),
  readiness: () => buildReadiness(bend(aldermoor.readiness())),
  record: () => buildRecord(bend(aldermoor.record())),
})

const kinds = { believable: samples, empty: variants(empty), dirty: variants(dirty) }

for (const [kind, documents] of Object.entries(kinds)) {
  describe(`with ${kind} data`, () => {
    test.each(Object.entries(documents))(
      '%s is a clean, tagged PDF, the same twice',
      async (_, build) => {
        const bytes = await renderPdfBuffer(build())
        expect(await complaints(bytes)).toEqual([])
        const info = await pdfInfo(bytes)
        expect(info).toMatch(/Tagged:\s+yes/)
        expect(info).toMatch(/PDF version:\s+1\.7/)
        expect(info).toMatch(/Metadata Stream:\s+yes/)
        expect(bytes.equals(await renderPdfBuffer(build()))).toBe(true)
      },
      60_000,
    )

    test('the PDF/A-1 twin of each is valid', async () => {
      const twins: Record<string, Buffer> = {}
      for (const [name, build] of Object.entries(documents)) {
        twins[name] = await renderPdfBuffer(build(), { archive: 'PDF/A-1' })
      }
      const verdicts = await preflight(twins)
      expect(verdicts).toEqual(Object.fromEntries(Object.keys(documents).map((name) => [name, []])))
    }, 120_000)
  })
}

test.each(Object.entries(samples))(
  'every page of %s says that it is a demo, and x of y',
  async (_, build) => {
    const pages = await textByPage(await renderPdfBuffer(build()))
    pages.forEach((text, index) => {
      expect(text).toContain('Demo installation')
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(text).toContain('As of 21 Nov 2026, 09:40 UTC')
      expect(text).toContain('SHA256:qK3hV9t2')
    })
  },
)

test.each(Object.entries(samples))(
  'the contents of %s name the page each heading stands on',
  async (_, build) => {
    const doc = build()
    const pages = await textByPage(await renderPdfBuffer(doc))
    const at = pages.findIndex((text) => /^\s*Contents\s*$/m.test(text))
    if (at < 0) {
      expect(doc.contents).not.toBe('always')
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
  },
)

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

test('a risk register of more than a thousand risks names each of them, and says where the rest is', async () => {
  const [most, more] = [aldermoor.riskRegister(1_000), aldermoor.riskRegister(1_001)]
  const pages = await textByPage(await renderPdfBuffer(buildRiskRegister(more)))
  const text = pages.join('\n')
  expect(text).toContain('stand in the data beside this document')
  for (const { code } of more.risks) expect(text.split(code), code).toHaveLength(2)
  const whole = await textByPage(await renderPdfBuffer(buildRiskRegister(most)))
  expect(whole.length).toBeGreaterThan(4 * pages.length)
}, 60_000)
