import { expect, test } from 'vitest'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { now, withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Invalid } from '../../lib/errors.ts'
import { listRecords } from '../../lib/records/read.ts'
import { staleAmong } from '../../lib/records/stale-records.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

test('lists mark what a major change made stale and can be narrowed to it, now and as of a moment', async () => {
  const lead = await theLead()
  const approver = await aPerson({ roles: ['executive'] })
  const system = await aRecord('systems', { ownerId: null })
  const scores = { likelihood: 3, impact: 3 }
  const told = {
    description: 'New model',
    purpose: 'Better',
    rollback: 'Back',
    plannedOn: '2027-01-01',
  }
  const risk = await aRecord('risks', { systemIds: [system.id], ...scores })
  const other = await aRecord('risks', { systemIds: [(await aRecord('systems')).id], ...scores })
  const change = await aRecord('changes', {
    systemIds: [system.id],
    size: 'major',

    ...told,
  })
  const step = async (by: typeof lead, transition: string, values = {}) => {
    const { records } = await listRecords(lead, 'changes', {
      where: { field: 'id', is: change.id },
    })
    const revision = records[0]?.revision ?? 0
    await moveRecord(by, 'changes', { id: change.id, revision, transition, values })
  }
  const found = async (
    stale: string,
    asOf = undefined as Awaited<ReturnType<typeof momentOf>> | undefined,
  ) => (await listRecords(lead, 'risks', { filters: { stale }, asOf })).records.map(({ id }) => id)
  await step(lead, 'submit')
  await step(approver, 'approve')
  expect(await found('yes')).toEqual([])
  const before = await momentOf(sqlOf(db()), 'now')

  await withClock(new Date(now().getTime() + 3 * 86_400_000), async () => {
    await step(lead, 'release')
    expect(await found('yes')).toEqual([risk.id])
    expect(await found('no')).toEqual([other.id])
    expect(await found('yes', before)).toEqual([])
    const { records } = await listRecords(lead, 'risks')
    const marked = await staleAmong(lead, 'risks', records)
    expect([...marked].map(([id, by]) => [id, by.code])).toEqual([[risk.id, change.code]])
    expect(await staleAmong(lead, 'risks', records, before)).toEqual(new Map())
    const { records: systems } = await listRecords(lead, 'systems')
    expect(await staleAmong(lead, 'systems', systems)).toEqual(new Map())
    await expect(found('perhaps')).rejects.toBeInstanceOf(Invalid)
  })
})
