import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { recordPdf } from '../../lib/export/record-pdf.ts'
import { readCriteria } from '../../lib/records/criteria.ts'
import { addReadings } from '../../lib/records/readings.ts'
import { rawText } from '../pdf/support.ts'
import { aRecord, theLead } from '../support/factories.ts'

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
