import { expect, test } from 'vitest'
import { withClock } from '../../lib/clock.ts'
import { pool } from '../../lib/db/client.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { conformityTrend } from '../../lib/records/conformity-trend.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { readMoment } from '../../lib/records/moment.ts'
import { readableAmong } from '../../lib/records/names.ts'
import { readinessTrend } from '../../lib/records/readiness-trend.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)

test('the trend has how each requirement stood at the end of past months, and on this day', async () => {
  const lead = await withClock(at('2025-03-10'), theLead)
  const issue = await withClock(at('2025-04-10'), () =>
    aRecord('context', { reviewAt: '2025-07-01' }),
  )
  const standings = (day: string) =>
    withClock(at(day), async () => {
      const months = await conformityTrend(await loadState(), 'UTC')
      return months.map((one) => `${one.day} ${one.standings.get('4.1')}`)
    })
  const toJune = ['2025-03-31 not-met', '2025-04-30 met', '2025-05-31 met']
  expect(await standings('2025-06-05')).toEqual([...toJune, '2025-06-05 met'])

  await withClock(at('2025-06-20'), () => {
    const { id, revision } = issue
    return archiveRecord(lead, 'context', { id, revision, reason: 'No longer so' })
  })
  expect(await standings('2025-07-02')).toEqual([
    ...toJune,
    '2025-06-30 not-met',
    '2025-07-02 not-met',
  ])
})

test('a past month is read once for the requirements and for the readiness questions', async () => {
  await withClock(at('2025-07-10'), () => aRecord('context'))
  await withClock(at('2025-09-05'), async () => {
    const state = await loadState()
    const reads = async (trend: typeof conformityTrend | typeof readinessTrend) => {
      let count = 0
      const another = () => {
        count += 1
      }
      pool().on('acquire', another)
      const months = await trend(state, 'UTC')
      pool().off('acquire', another)
      return { count, days: months.map((one) => one.day) }
    }
    const first = await reads(readinessTrend)
    const second = await reads(conformityTrend)
    const again = await reads(conformityTrend)
    expect(first.days).toContain('2025-08-31')
    expect(second).toEqual({ count: again.count, days: first.days })
    expect(second.count).toBeLessThan(first.count)
  })
})

test('of records at fault only those are named that the person may see, now and in the past', async () => {
  const owner = await aPerson({ roles: ['model-owner'] })
  const auditor = await aPerson({ roles: ['auditor'] })
  const [own, foreign] = [await aRecord('risks', { ownerId: owner.id }), await aRecord('risks')]
  const asked = [own, foreign].map(({ id }) => ({ register: 'risks', id }))
  expect([...(await readableAmong(owner, asked))]).toEqual([own.id])
  expect(await readableAmong(auditor, asked)).toEqual(new Set([own.id, foreign.id]))

  const then = await readMoment(new Date().toISOString(), 'UTC')
  const { id, revision } = own
  const values = { ownerId: auditor.id }
  await writeRecord(await theLead(), 'risks', { id, revision, values })
  expect([...(await readableAmong(owner, asked, then))]).toEqual([])
  expect(await readableAmong(auditor, asked, then)).toEqual(new Set([own.id, foreign.id]))
})
