import { expect, test } from 'vitest'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

/** The state of this moment read whole from the trail, which shares nothing with the live one. */
async function readAnew() {
  return loadState({ asOf: await momentOf(sqlOf(db()), 'now') })
}

const inOrder = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort()

async function expectNothingMissed() {
  const [live, anew] = [await loadState(), await readAnew()]
  for (const key of Object.keys(anew) as (keyof typeof anew)[]) {
    const [here, there] = [live[key], anew[key]]
    if (['links', 'acknowledgements', 'users'].includes(key)) {
      expect(inOrder(here as object[])).toEqual(inOrder(there as object[]))
    } else expect(here, key).toEqual(there)
  }
}

test('the live state takes in new, changed, archived and linked records as if it were read anew', async () => {
  const lead = await theLead()
  const system = await aRecord('systems')
  const risk = await aRecord('risks', { systemIds: [system.id] })
  await expectNothingMissed()

  const other = await aRecord('risks')
  await expectNothingMissed()
  const { id, revision } = risk
  await writeRecord(lead, 'risks', { id, revision, values: { title: 'Told anew' } })
  await expectNothingMissed()
  expect((await loadState()).risks.find((one) => one.id === id)?.title).toBe('Told anew')

  await archiveRecord(lead, 'risks', { id: other.id, revision: other.revision, reason: 'Twice' })
  await expectNothingMissed()
  expect((await loadState()).risks.map((one) => one.id)).toEqual([id])

  await aPerson({ roles: ['staff'] })
  await aRecord('evidence', { systemIds: [system.id] })
  await expectNothingMissed()
})

test('a state that was handed out stays as it was', async () => {
  const before = await loadState()
  const count = before.risks.length
  await aRecord('risks')
  expect((await loadState()).risks).toHaveLength(count + 1)
  expect(before.risks).toHaveLength(count)
})
