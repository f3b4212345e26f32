import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  type ColumnTypes,
  everything,
  matches,
  nothing,
  toSql,
  type Where,
} from '../../lib/access/where.ts'
import { db } from '../../lib/db/client.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'

const columns: ColumnTypes = {
  word: 'text',
  level: 'integer',
  cost: 'double precision',
  day: 'date',
  open: 'boolean',
  owner: 'uuid',
  systems: 'uuid[]',
  tags: 'text[]',
  files: 'jsonb',
}

const ids = [1, 2, 3].map((n) => `0197f0aa-0000-7000-8000-00000000000${n}`)
const words = [
  '',
  'a',
  'A',
  'ab',
  '%',
  '_',
  'a%b',
  'a_b',
  '\\',
  'a\\b',
  "'",
  '"',
  'Zürich',
  'ZÜRICH',
  'é',
  '用户',
  'null',
  '{}',
]
const days = ['2025-12-31', '2026-01-01', '2026-02-28']
const tags = ['bias', 'drift', 'safety']
const numbers = [-1, 0, 1, 2, 100]

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 })
const record = fc.record({
  word: orNull(fc.constantFrom(...words)),
  level: orNull(fc.constantFrom(...numbers)),
  cost: orNull(fc.constantFrom(...numbers, 0.1, -2.5)),
  day: orNull(fc.constantFrom(...days)),
  open: orNull(fc.boolean()),
  owner: orNull(fc.constantFrom(...ids)),
  systems: orNull(fc.subarray(ids)),
  tags: orNull(fc.subarray(tags)),
  files: orNull(fc.constantFrom([], [{ name: 'a' }])),
})

const some = <T>(values: T[]) => fc.subarray(values)
const leaf: fc.Arbitrary<Where> = fc.oneof(
  fc.constantFrom<Where>(everything, nothing),
  fc.record({ field: fc.constantFrom(...Object.keys(columns)), is: fc.constant(null) }),
  fc.record({ field: fc.constant('word'), is: fc.constantFrom(...words) }),
  fc.record({ field: fc.constant('word'), in: some(words) }),
  fc.record({ field: fc.constant('word'), contains: fc.constantFrom(...words) }),
  fc.record({ field: fc.constant('level'), is: fc.constantFrom(...numbers) }),
  fc.record({ field: fc.constant('level'), in: some(numbers) }),
  fc.record({ field: fc.constantFrom('level', 'cost'), atLeast: fc.constantFrom(...numbers) }),
  fc.record({ field: fc.constantFrom('level', 'cost'), atMost: fc.constantFrom(...numbers) }),
  fc.record({ field: fc.constant('day'), atLeast: fc.constantFrom(...days) }),
  fc.record({ field: fc.constant('day'), atMost: fc.constantFrom(...days) }),
  fc.record({ field: fc.constant('open'), is: fc.boolean() }),
  fc.record({ field: fc.constant('owner'), is: fc.constantFrom(...ids) }),
  fc.record({ field: fc.constant('owner'), in: some(ids) }),
  fc.record({ field: fc.constant('systems'), has: fc.constantFrom(...ids) }),
  fc.record({ field: fc.constant('systems'), hasAny: some(ids) }),
  fc.record({ field: fc.constant('tags'), has: fc.constantFrom(...tags) }),
  fc.record({ field: fc.constant('tags'), hasAny: some(tags) }),
)
const { where } = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('where'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('where'), { maxLength: 3 }) }),
    fc.record({ not: tie('where') }),
  ),
}))

let sql: Sql
beforeAll(async () => {
  sql = sqlOf(db())
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`)
  await sql(`CREATE TABLE tried (n integer, ${list.join(', ')})`)
})

async function found(filter: Where): Promise<number[]> {
  const params: unknown[] = []
  const rows = await sql<{ n: number }>(
    `SELECT n FROM tried r WHERE ${toSql(filter, columns, params)} ORDER BY n`,
    params,
  )
  return rows.map(({ n }) => n)
}

test('a filter finds in PostgreSQL what it finds in memory', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 12 }),
      fc.array(where, { minLength: 1, maxLength: 8 }),
      async (records, filters) => {
        await sql('DELETE FROM tried')
        await sql(
          'INSERT INTO tried SELECT * FROM jsonb_populate_recordset(NULL::tried, $1::jsonb)',
          [JSON.stringify(records.map((one, n) => ({ n, ...one })))],
        )
        for (const filter of filters) {
          const expected = records.flatMap((one, n) => (matches(filter, one) ? [n] : []))
          expect(await found(filter), JSON.stringify(filter)).toEqual(expected)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('no record is found by nothing, wherever it stands, and it never widens what stands beside it', async () => {
  await fc.assert(
    fc.asyncProperty(record, where, async (one, other) => {
      await sql('DELETE FROM tried')
      await sql('INSERT INTO tried SELECT * FROM jsonb_populate_record(NULL::tried, $1::jsonb)', [
        JSON.stringify({ n: 0, ...one }),
      ])
      for (const filter of [
        nothing,
        { all: [other, nothing] },
        { any: [nothing, nothing] },
        { not: everything },
        { all: [everything, { any: [nothing] }] },
      ]) {
        expect(await found(filter)).toEqual([])
        expect(matches(filter, one)).toBe(false)
      }
      expect(await found({ any: [other, nothing] })).toEqual(await found(other))
      expect(await found({ not: nothing })).toEqual([0])
    }),
    { numRuns: 40 },
  )
})

test('a column nobody named reaches no statement', () => {
  for (const field of ['secret', 'constructor', '__proto__', 'word" OR TRUE --']) {
    expect(() => toSql({ field, is: 'x' }, columns, [])).toThrow('no column')
  }
})
