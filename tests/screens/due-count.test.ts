import { expect, test } from 'vitest'
import { countsOf } from '../../components/shell/due-count.ts'
import { pool } from '../../lib/db/client.ts'
import { aPerson, aRecord } from '../support/factories.ts'

test('the first page after a start says what is due, however slowly it is read', async () => {
  const owner = await aPerson({ roles: ['model-owner'] })
  await aRecord('actions', { title: 'Retrain', dueOn: '2026-01-31', ownerId: owner.id })
  const held = await pool().connect()
  try {
    await held.query('BEGIN')
    await held.query('LOCK TABLE actions IN ACCESS EXCLUSIVE MODE')
    const counts = countsOf(owner)
    await new Promise((later) => setTimeout(later, 500))
    await held.query('ROLLBACK')
    expect(await counts).toEqual({ due: 1, unread: 1 })
  } finally {
    held.release()
  }
})
