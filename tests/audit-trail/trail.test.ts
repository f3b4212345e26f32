import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyOf } from '../../lib/audit-trail/history.ts'
import { headOf, momentOf, openTrail } from '../../lib/audit-trail/log.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { naiveLeaf, naiveRoot } from './naive-tree.ts'
import {
  aRisk,
  asMaya,
  INSERT_RISKS,
  insertRisks,
  MAYA,
  type TrailDatabase,
  trailDatabases,
} from './trail-databases.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
beforeAll(async () => {
  databases = await trailDatabases()
})
afterAll(() => databases?.stop())

const sizeOf = async ({ sql }: TrailDatabase) => (await headOf(sql))?.size
const headersOf = ({ sql }: TrailDatabase) =>
  sql<{ header: string; salt: string; content: string }>(
    `SELECT header, encode(salt, 'hex') AS salt, content FROM audit_events ORDER BY seq`,
  )

describe('who may write', () => {
  test('a write without an actor is refused, and nothing of it stays', async () => {
    const { pool, sql } = await databases.fresh()
    const risks = JSON.stringify([aRisk('RSK-1')])
    await expect(pool.query(INSERT_RISKS, [risks])).rejects.toThrow(
      'plumbline: no actor: every change of governed data needs one',
    )
    await expect(pool.query(`UPDATE risks SET title = 'x'`)).rejects.toThrow('plumbline: no actor')
    await expect(pool.query('DELETE FROM risks')).rejects.toThrow('plumbline: no actor')
    expect(await sql('SELECT id FROM risks')).toEqual([])
  })

  test('an actor of one transaction is not the actor of the next', async () => {
    const database = await databases.fresh()
    const client = await database.pool.connect()
    await client.query('BEGIN')
    await client.query(`SELECT set_config('plumbline.actor', 'a', true)`)
    await client.query(INSERT_RISKS, [JSON.stringify([aRisk('RSK-1')])])
    await client.query('COMMIT')
    await expect(client.query(`UPDATE risks SET title = 'x'`)).rejects.toThrow(
      'plumbline: no actor',
    )
    client.release()
  })

  test('nothing is written before the trail was opened, and it is opened once', async () => {
    const database = await databases.fresh(null)
    await expect(insertRisks(database, [aRisk('RSK-1')])).rejects.toThrow('has not been opened')
    await openTrail(database.sql, 'production')
    await expect(openTrail(database.sql, 'test')).rejects.toThrow()
    expect(await headOf(database.sql)).toMatchObject({ size: 1, kind: 'production' })
  })
})

describe('what an event holds', () => {
  test('each row of a statement is one event: who by their id, what, why, and the row without its search text', async () => {
    const database = await databases.fresh()
    const risks = [aRisk('RSK-2'), aRisk('RSK-1', { searchText: 'bias', treatmentCost: 0.1 })]
    await insertRisks(database, risks, { action: 'risk.import', reason: 'First import' })
    const events = (await headersOf(database)).slice(1)
    const headers = events.map(({ header }) => JSON.parse(header))
    expect(headers.map((header) => header.slice(3, 9))).toEqual(
      risks
        .map(({ id }) => id)
        .sort()
        .map((id) => [MAYA.id, 'risk.import', 'risks', id, null, 'insert']),
    )
    const contents = events.map(({ content }) => JSON.parse(content))
    expect(contents[0]).toMatchObject({ reason: 'First import' })
    // A name is no part of what is hashed, so that it can be taken away.
    expect(JSON.stringify(events)).not.toContain('Maya Lind')
    const [live] = await database.sql<{ row: unknown }>(
      `SELECT to_jsonb(r) - 'searchText' AS row FROM risks r WHERE code = 'RSK-1'`,
    )
    expect(contents.map(({ row }) => row)).toContainEqual(live?.row)
  })

  test('the text of a row is the same whatever the settings of the session', async () => {
    const database = await databases.fresh()
    await asMaya(database, async (client) => {
      await client.query(`SET LOCAL TimeZone = 'Asia/Tokyo'`)
      await client.query('SET LOCAL extra_float_digits = -15')
      await client.query(INSERT_RISKS, [
        JSON.stringify([aRisk('RSK-1', { treatmentCost: 1234.5678901234 })]),
      ])
    })
    const content = (await headersOf(database))[1]?.content
    expect(content).toContain('"createdAt": "2026-01-01T00:00:00+00:00"')
    expect(content).toContain('"treatmentCost": 1234.5678901234')
  })

  test('an update that changes nothing, or the search text only, is no event', async () => {
    const database = await databases.fresh()
    await insertRisks(database, [aRisk('RSK-1')])
    const before = await sizeOf(database)
    await asMaya(database, (client) => client.query('UPDATE risks SET title = title'))
    await asMaya(database, (client) => client.query(`UPDATE risks SET "searchText" = 'new'`))
    expect(await sizeOf(database)).toBe(before)
  })

  test('a history has each state with the one before it, and what hangs on the record', async () => {
    const database = await databases.fresh()
    const risk = aRisk('RSK-1')
    await insertRisks(database, [risk])
    await asMaya(database, (client) => client.query(`UPDATE risks SET title = 'Unfair outcome'`), {
      reason: 'Clearer',
    })
    await asMaya(database, (client) => client.query('DELETE FROM risks'))
    const events = await historyOf(database.sql, { register: 'risks', recordId: risk.id })
    expect(events.map(({ operation }) => operation)).toEqual(['delete', 'update', 'insert'])
    expect(events[1]).toMatchObject({
      reason: 'Clearer',
      before: { title: 'Bias' },
      row: { title: 'Unfair outcome' },
    })
    expect(events[0]).toMatchObject({ row: null, before: { title: 'Unfair outcome' } })
    const until = { register: 'risks', recordId: risk.id, until: 2 }
    expect(await historyOf(database.sql, until)).toHaveLength(1)
  })

  test('a character that PostgreSQL has no JSON for does not keep a history from being read', async () => {
    const database = await databases.fresh()
    const risk = aRisk('RSK-1')
    await insertRisks(database, [risk])
    await asMaya(database, async (client) => {
      await client.query('SET LOCAL session_replication_role = replica')
      await client.query(
        String.raw`UPDATE audit_events SET content = '{"row": {"title": "a\u0000b"}}' WHERE seq = 1`,
      )
    })
    expect(await historyOf(database.sql, { register: 'risks', recordId: risk.id })).toMatchObject([
      { operation: 'insert', row: { title: 'a\u0000b' } },
    ])
  })

  test.each(['no JSON', '5', 'null', '[1]', '{"row": "Maya", "reason": 7}', '{"row": null}'])(
    'a text that somebody put there past the trail says nothing: %s',
    async (content) => {
      const database = await databases.fresh()
      const risk = aRisk('RSK-1')
      await insertRisks(database, [risk])
      await asMaya(database, async (client) => {
        await client.query('SET LOCAL session_replication_role = replica')
        await client.query('UPDATE audit_events SET content = $1 WHERE seq = 1', [content])
      })
      const of = { register: 'risks', recordId: risk.id }
      expect(await historyOf(database.sql, of)).toMatchObject([
        { operation: 'insert', reason: null, row: null, before: null, erased: false },
      ])
    },
  )
})

describe('the tree', () => {
  test('its root is the one an independent recomputation finds, whatever the sizes of statements', async () => {
    const database = await databases.fresh()
    for (const count of [1, 2, 5, 1, 8, 13, 1, 32, 3]) {
      await insertRisks(
        database,
        Array.from({ length: count }, (_, index) =>
          aRisk(`RSK-${count}-${index}-${Math.random()}`),
        ),
      )
      const leaves = (await headersOf(database)).map(({ header }) => naiveLeaf(header))
      const head = await headOf(database.sql)
      expect(head?.size).toBe(leaves.length)
      expect(Buffer.from(head?.root ?? []).toString('hex')).toBe(naiveRoot(leaves).toString('hex'))
    }
    expect(await verifyTrail(database.url, { tables: true })).toMatchObject({
      ok: true,
      problems: [],
    })
  })

  test('a transaction that is rolled back leaves nothing', async () => {
    const database = await databases.fresh()
    await insertRisks(database, [aRisk('RSK-1')])
    const before = await headOf(database.sql)
    const failing = asMaya(database, async (client) => {
      await client.query(INSERT_RISKS, [JSON.stringify([aRisk('RSK-2')])])
      await client.query('SELECT 1 / 0')
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await headOf(database.sql)).toEqual(before)
    expect(await database.sql('SELECT code FROM risks')).toEqual([{ code: 'RSK-1' }])
  })

  test('with sixteen writers at once, the order of numbers is the order of times', async () => {
    const database = await databases.fresh()
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let index = 0; index < 12; index++) {
          await insertRisks(database, [
            aRisk(`RSK-${writer}-${index}`),
            aRisk(`RSK-${writer}-${index}b`),
          ])
          if (index % 3 === 0) {
            await asMaya(database, (client) =>
              client.query('UPDATE risks SET title = $1 WHERE code = $2', [
                `t${index}`,
                `RSK-${writer}-${index}`,
              ]),
            )
          }
        }
      }),
    )
    const headers = (await headersOf(database)).map(({ header }) => JSON.parse(header))
    const times = headers.map((header) => header[2])
    expect(times).toEqual([...times].sort())
    expect(headers.map((header) => header[1])).toEqual(headers.map((_, index) => index))
    expect(headers).toHaveLength(1 + 16 * (12 * 2 + 4))
    expect(await verifyTrail(database.url, { tables: true })).toMatchObject({ ok: true })
  })

  test('writers of the same records in another order wait for each other instead of failing', async () => {
    const database = await databases.fresh()
    await insertRisks(database, [aRisk('RSK-1'), aRisk('RSK-2')])
    const write = (codes: string[], title: string) =>
      asMaya(database, async (client) => {
        for (const code of codes) {
          await client.query('UPDATE risks SET title = $1 WHERE code = $2', [title, code])
        }
      })
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        write(n % 2 ? ['RSK-1', 'RSK-2'] : ['RSK-2', 'RSK-1'], `${n}`),
      ),
    )
    expect(await sizeOf(database)).toBe(1 + 2 + 20)
  })
})

describe('append-only', () => {
  test.each([
    `UPDATE audit_events SET content = 'x'`,
    `UPDATE audit_events SET content = 'x' WHERE false`,
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'UPDATE audit_head SET size = 0',
    'DELETE FROM audit_head',
    'TRUNCATE audit_head',
    `UPDATE audit_checkpoints SET note = ''`,
    'DELETE FROM audit_checkpoints',
    'TRUNCATE audit_checkpoints',
    'TRUNCATE risks',
    'TRUNCATE risks, systems CASCADE',
    'INSERT INTO audit_events SELECT * FROM audit_events',
    `SELECT audit_write('risks', 'insert', NULL, ARRAY['{"id": 1}'::jsonb])`,
    `UPDATE risks SET id = gen_random_uuid()`,
  ])('%s is refused, in the name of an administrator too', async (statement) => {
    const database = await databases.fresh()
    await insertRisks(database, [aRisk('RSK-1')])
    const before = await headOf(database.sql)
    await expect(asMaya(database, (client) => client.query(statement))).rejects.toThrow(
      'plumbline: ',
    )
    expect(await headOf(database.sql)).toEqual(before)
  })
})

describe('time', () => {
  const at = (clock: string) => ({ clock })

  test('the clock cannot be set in a production installation', async () => {
    const database = await databases.fresh('production')
    await expect(
      insertRisks(database, [aRisk('RSK-1')], at('2025-01-01T00:00:00Z')),
    ).rejects.toThrow('only in a demo or test installation')
    await insertRisks(database, [aRisk('RSK-1')])
    expect(await sizeOf(database)).toBe(2)
  })

  test('neither a setting of the session nor the table of the head makes a production clock settable', async () => {
    const { pool, sql } = await databases.fresh('production')
    await expect(pool.query(`UPDATE audit_head SET installation = 'test'`)).rejects.toThrow(
      'plumbline: ',
    )
    expect((await headOf(sql))?.kind).toBe('production')
  })

  test('a clock that was set never goes back', async () => {
    const database = await openedAt('2025-01-01T00:00:00Z')
    await insertRisks(database, [aRisk('RSK-1')], at('2025-02-01T00:00:00Z'))
    await expect(
      insertRisks(database, [aRisk('RSK-2')], at('2025-01-31T00:00:00Z')),
    ).rejects.toThrow('cannot go back')
    await insertRisks(database, [aRisk('RSK-2')], at('2025-02-01T00:00:00Z'))
    expect(await headOf(database.sql)).toMatchObject({
      size: 3,
      lastAt: '2025-02-01T00:00:00.000000Z',
    })
  })

  test('a moment holds what was written up to it, and nothing later', async () => {
    const database = await openedAt('2025-01-01T00:00:00Z')
    for (const day of ['02', '03', '03', '05']) {
      await insertRisks(database, [aRisk(`RSK-${Math.random()}`)], at(`2025-01-${day}T12:00:00Z`))
    }
    const seqAt = async (time: string) => (await momentOf(database.sql, time)).seq
    expect(await seqAt('2025-01-01T00:00:00Z')).toBe(1)
    expect(await seqAt('2025-01-02T11:59:59.999999Z')).toBe(1)
    expect(await seqAt('2025-01-02T12:00:00Z')).toBe(2)
    expect(await seqAt('2025-01-03T13:00:00+01:00')).toBe(4)
    expect(await seqAt('2025-01-04')).toBe(4)
    expect(await seqAt('now')).toBe(5)
    expect(await momentOf(database.sql, 'now')).toEqual({
      seq: 5,
      at: '2025-01-05T12:00:00.000000Z',
    })
    await expect(momentOf(database.sql, '2024-12-31')).rejects.toThrow('did not exist')
    await expect(momentOf(database.sql, 'yesterday')).rejects.toThrow('Not a time')
    const future = await momentOf(database.sql, '2999-01-01')
    expect(Date.parse(future.at)).toBeLessThanOrEqual(Date.now() + 1000)
  })

  test('a moment waits for whoever is writing', async () => {
    const database = await databases.fresh()
    let release = () => {}
    const writing = asMaya(database, async (client) => {
      await client.query(INSERT_RISKS, [JSON.stringify([aRisk('RSK-1')])])
      await new Promise<void>((done) => {
        release = done
      })
    })
    await expect.poll(() => openTransactions(database)).toBe(1)
    const later = new Date().toISOString()
    const moment = momentOf(database.sql, later)
    const first = await Promise.race([
      moment.then(() => 'moment'),
      delay(150).then(() => 'still waiting'),
    ])
    expect(first).toBe('still waiting')
    release()
    await writing
    expect((await moment).seq).toBe(2)
  })

  async function openedAt(time: string): Promise<TrailDatabase> {
    const database = await databases.fresh(null)
    const client = await database.pool.connect()
    await client.query('BEGIN')
    await client.query(`SELECT set_config('plumbline.clock', $1, true)`, [time])
    await client.query(`SELECT audit_genesis('demo')`)
    await client.query('COMMIT')
    client.release()
    return database
  }
})

const delay = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

async function openTransactions({ sql }: TrailDatabase): Promise<number | undefined> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'INSERT INTO risks%'`,
  )
  return row?.count
}
