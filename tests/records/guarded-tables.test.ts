import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { attachedTables } from '../../lib/audit-trail/live-tables.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { registers } from '../../lib/registers/index.ts'
import { aRecord, theLead } from '../support/factories.ts'

let lead: Actor
/** A connection like that of psql: of the same account, past everything the product does. */
const psql = new pg.Client({ connectionString: env().DATABASE_URL })

beforeAll(async () => {
  lead = await theLead()
  for (const { key } of registers) await aRecord(key)
  await psql.connect()
})
afterAll(() => psql.end())

test('psql changes no governed table without saying in whose name', async () => {
  const tables = (await attachedTables(sqlOf(psql))).map(({ table }) => table)
  expect(tables).toEqual(expect.arrayContaining(registers.map(({ table }) => table)))
  for (const table of tables) {
    const same = `UPDATE ${table} SET id = id`
    for (const statement of [
      same,
      `DELETE FROM ${table}`,
      `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 0`,
    ]) {
      await expect(psql.query(statement), statement).rejects.toThrow('no actor')
    }
    await expect(psql.query(`TRUNCATE ${table} CASCADE`), table).rejects.toThrow('not allowed')
  }
})

test('psql in somebody’s name leaves an event with that name', async () => {
  const { id } = await aRecord('risks', { title: 'Before' })
  await psql.query('BEGIN')
  await psql.query(
    `SELECT set_config('plumbline.actor', $1, true), set_config('plumbline.actor_name', 'Maya Lind', true)`,
    [lead.id],
  )
  await psql.query('UPDATE risks SET title = $2 WHERE id = $1', [id, 'By hand'])
  await psql.query('COMMIT')
  const { rows } = await psql.query(
    `SELECT "actorName", action, content::jsonb -> 'row' ->> 'title' AS title FROM audit_events WHERE "recordId" = $1 ORDER BY seq DESC LIMIT 1`,
    [id],
  )
  expect(rows).toEqual([{ actorName: 'Maya Lind', action: 'risks.update', title: 'By hand' }])
})

test('psql neither changes nor adds to the trail', async () => {
  for (const statement of [
    `UPDATE audit_events SET action = 'x'`,
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'INSERT INTO audit_events SELECT * FROM audit_events LIMIT 1',
    'UPDATE audit_head SET size = 0',
    'DELETE FROM audit_head',
  ]) {
    await expect(psql.query(statement), statement).rejects.toThrow('not allowed')
  }
})
