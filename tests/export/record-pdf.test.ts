import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { listPdf } from '../../lib/export/list-pdf.ts'
import { recordPdf } from '../../lib/export/record-pdf.ts'
import { readCriteria } from '../../lib/records/criteria.ts'
import { addReadings } from '../../lib/records/readings.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { rawText } from '../pdf/support.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor

beforeAll(async () => {
  lead = await theLead()
})

const textOf = async (register: string, code: string) =>
  rawText(await buffer(await recordPdf(lead, register, code)))

test('a monitor as PDF lists its readings with the threshold that one broke', async () => {
  const monitor = await aRecord('monitors', {
    unit: 'points',
    thresholdKind: 'above',
    thresholdHigh: 6,
  })
  await addReadings(lead, monitor.id, [
    { at: '2026-03-01T08:00:00Z', value: 4.25 },
    { at: '2026-03-08T08:00:00Z', value: 6.5 },
  ])
  const text = await textOf('monitors', monitor.code)
  expect(text).toContain('2 readings')
  expect(text).toMatch(/1 Mar 2026, 08:00 UTC\s+4\.25/)
  expect(text).toMatch(/8 Mar 2026, 08:00 UTC\s+6\.50\s+above 6/)
  expect(text).toContain('6.5 points')
})

test('risk criteria as PDF hold their scales, bands, tier rules and intervals', async () => {
  const criteria = await readCriteria()
  const { code } = await aRecord('risk-criteria', { ...criteria })
  const text = await textOf('risk-criteria', code)
  for (const { label } of [...criteria.likelihoodScale, ...criteria.impactScale, ...criteria.bands])
    expect(text).toContain(label)
  expect(text).toContain('High when')
  expect(text).toContain('12 months for high')
})

test('a risk as PDF names its scores, its systems, and what is not filled yet', async () => {
  const system = await aRecord('systems', { title: 'Letter reader' })
  const { code } = await aRecord('risks', {
    title: 'Wrong decline',
    systemIds: [system.id],
    likelihood: 4,
    impact: 5,
    cause: null,
  })
  const text = await textOf('risks', code)
  expect(text).toMatch(/Inherent likelihood\s+4 Likely/)
  expect(text).toContain('20 Very high')
  expect(text).toContain(`${system.code} Letter reader`)
  expect(text).toMatch(/Not filled yet: [^.]*Cause/)
})

test('a signature as PDF says who, in which roles, what it means, how signed, and what changed since', async () => {
  const executive = await aPerson({ roles: ['executive'], name: 'Tom Okafor' })
  const risk = await aRecord('risks', {
    cause: 'Few samples',
    likelihood: 3,
    impact: 3,
    ownerId: lead.id,
  })
  const assessed = await moveRecord(lead, 'risks', { ...risk, transition: 'assess' })
  const until = `${new Date().getUTCFullYear() + 1}-01-15`
  const accepted = await moveRecord(executive, 'risks', {
    ...assessed,
    transition: 'accept',
    values: { rationale: 'Small', acceptedUntil: until },
  })
  const register = async () => rawText(await buffer(await listPdf(lead, 'risks', { filter: '' })))
  const means = `accepts the residual risk until 15 Jan ${until.slice(0, 4)}`
  for (const text of [await textOf('risks', risk.code), await register()]) {
    expect(flat(text)).toContain(`Tom Okafor ${means}`)
    expect(text).toContain('Executive')
    expect(text).toContain('Signed with an API token')
    expect(text).toMatch(/Entry [\d,]+ of the audit trail/)
    expect(text).not.toContain('Stale')
  }
  await writeRecord(lead, 'risks', { ...accepted, values: { cause: 'No samples at all' } })
  for (const text of [await textOf('risks', risk.code), await register()]) {
    expect(text).toContain('Stale: the content changed since')
    expect(flat(text)).toContain('Cause: “Few samples” → “No samples at all”')
  }
})

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
