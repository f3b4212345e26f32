import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { readTable } from '../../lib/import/read-table.ts'
import { readMoment } from '../../lib/records/moment.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'
import { exported } from './export-client.ts'

let lead: Actor
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  lead = await theLead()
  for (let made = 0; made < 3; made += 1)
    await aRecord('risks', { treatment: 'mitigate', title: `Drift ${made}`, ownerId: lead.id })
  await aRecord('risks', { treatment: 'accept', title: 'Bias', ownerId: null })
})

describe('exporting a list', () => {
  test.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['json', 'application/json'],
    ['pdf', 'application/pdf'],
  ])('as %s is a file with the day in its name', async (format, type) => {
    const file = await exported(lead, `/risks?format=${format}&treatment=mitigate`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe(type)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="risks-${today}.${format}"`,
    )
    expect(file.bytes.length).toBeGreaterThan(100)
    if (format === 'pdf') expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('takes the rows of the list, all pages of them, in its order', async () => {
    const { bytes } = await exported(
      lead,
      '/risks?format=csv&treatment=mitigate&sort=-title&cursor=&start=1&columns=title,state&limit=2',
    )
    const table = await readTable(bytes)
    const titles = table.rows.map(({ cells }) => cells[table.columns.indexOf('Risk')])
    expect(titles).toEqual(['Drift 2', 'Drift 1', 'Drift 0'])
    expect(table.columns).toContain('Treatment plan')
  })

  test('as of a moment holds what was there then', async () => {
    const record = await aRecord('risks', { title: 'Early', category: 'ethical' })
    const { at } = await readMoment(new Date().toISOString(), 'UTC')
    await writeRecord(lead, 'risks', { id: record.id, revision: 1, values: { title: 'Late' } })
    const then = JSON.parse(
      (
        await exported(lead, `/risks?format=json&asOf=${at}&category=ethical&q=Early`)
      ).bytes.toString(),
    )
    expect(then).toMatchObject([{ title: 'Early', revision: 1 }])
  })

  test('of risks is the risk register as PDF, or their treatment plan when that is asked for', async () => {
    await aRecord('risks', { title: 'Told twice' })
    for (const [document, name] of [
      ['', 'risks'],
      ['&document=risk-register', 'risk-register'],
      ['&document=treatment-plan', 'treatment-plan'],
    ]) {
      const pdf = await exported(lead, `/risks?format=pdf${document}`)
      expect(pdf.headers.get('content-disposition')).toBe(
        `attachment; filename="${name}-${today}.pdf"`,
      )
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    }
  })

  test.each([
    'format=doc',
    'format=csv&colour=red',
    'format=csv&level=x',
    'format=pdf&asOf=soon',
    'format=pdf&document=novel',
    'format=csv&document=treatment-plan',
  ])('refuses %s', async (query) => {
    expect((await exported(lead, `/risks?${query}`)).status).toBe(422)
  })

  test('is for those whose role exports', async () => {
    const owner = await aPerson({ roles: ['model-owner'] })
    expect((await exported(owner, '/controls?format=csv')).status).toBe(403)
    expect((await exported(owner, '/risks?format=csv')).status).toBe(200)
    expect((await exported(lead, '/dragons?format=csv')).status).toBe(404)
  })
})

describe('exporting a record', () => {
  test('as PDF or JSON is a file under its code', async () => {
    const { code } = await aRecord('risks', { title: 'Wrong decline' })
    const pdf = await exported(lead, `/risks/${code}?format=pdf`)
    expect(pdf.headers.get('content-disposition')).toBe(
      `attachment; filename="${code}-${today}.pdf"`,
    )
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const json = await exported(lead, `/risks/${code}?format=json`)
    expect(JSON.parse(json.bytes.toString())).toMatchObject({
      code,
      title: 'Wrong decline',
      links: [],
    })
    expect((await exported(lead, `/risks/${code}?format=csv`)).status).toBe(422)
    expect((await exported(lead, '/risks/RSK-9999?format=pdf')).status).toBe(404)
  })
})
