import { afterAll, beforeAll, expect, test } from 'vitest'
import { headOf } from '../../lib/audit-trail/log.ts'
import type { EventForm } from '../../lib/packs/event-lines.ts'
import { TrailReader, type TrailScope } from '../../lib/packs/trail.ts'
import {
  aRisk,
  insertRisks,
  type TrailDatabase,
  trailDatabases,
} from '../audit-trail/trail-databases.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let database: TrailDatabase
beforeAll(async () => {
  databases = await trailDatabases()
  database = await databases.fresh()
  const risks = Array.from({ length: 3_400 }, (_, n) => aRisk(`RSK-${n}`))
  await insertRisks(database, risks)
})
afterAll(() => databases?.stop())

type Stored = { header: string; salt: string; content: string; leaf: string; recordId: string }

/** One in three whole, one in three without its text, one in three by its hash alone. */
const scope: TrailScope = ({ recordId }) =>
  (['whole', 'header', 'leaf'] as const)[Number.parseInt(recordId.slice(-4), 16) % 3] ?? 'leaf'

/** The line of an event, made of what the table holds. */
function lineOf({ header, salt, content, leaf }: Stored, seq: number, form: EventForm): string {
  if (form === 'leaf') return JSON.stringify({ seq, leaf })
  return JSON.stringify(form === 'header' ? { seq, header } : { seq, header, salt, content })
}

test.each([1, 2, 999, 1_000, 1_001, 1_500, 2_000, 2_001, 3_000, 3_401])(
  'the first %i events are told in full, each as much as is asked for',
  async (size) => {
    const stored = await database.sql<Stored>(
      `SELECT header, encode(salt, 'hex') AS salt, content, encode(leaf, 'hex') AS leaf, "recordId"
       FROM audit_events WHERE seq < $1::bigint ORDER BY seq`,
      [size],
    )
    const forms = stored.map(({ recordId }, seq) =>
      seq === 0 ? 'whole' : scope({ register: 'risks', recordId, subjectId: null }),
    )
    const trail = new TrailReader(database.pool, size, { scope })
    let told = ''
    for await (const lines of trail.lines()) told += Buffer.from(lines).toString()
    expect(told.split('\n').slice(0, -1)).toEqual(
      stored.map((event, seq) => lineOf(event, seq, forms[seq] ?? 'leaf')),
    )
    const count = (form: EventForm) => forms.filter((one) => one === form).length
    expect(trail.counts).toEqual({
      whole: count('whole'),
      header: count('header'),
      leaf: count('leaf'),
    })
    const head = await headOf(database.sql)
    if (size === head?.size) expect(trail.tree.root().equals(head.root)).toBe(true)
    expect(trail).toMatchObject({ installation: head?.installation, kind: 'test' })
  },
)

test('a text is withheld for what it says, and everything else of its event is told', async () => {
  const withholds = (_: string, content: string) => content.includes('RSK-77"')
  const trail = new TrailReader(database.pool, 3_401, { scope: () => 'whole', withholds })
  const [withheld] = await database.sql<{ seq: number; header: string }>(
    `SELECT seq::float8 AS seq, header FROM audit_events WHERE content LIKE '%RSK-77"%'`,
  )
  let told = ''
  for await (const lines of trail.lines()) told += Buffer.from(lines).toString()
  const events = told
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
  expect(events.filter(({ content }) => content === undefined)).toEqual([
    { seq: withheld?.seq, header: withheld?.header },
  ])
  expect(trail.counts).toEqual({ whole: 3_400, header: 1, leaf: 0 })
})
