import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'
import { Conflict, Forbidden, Invalid } from '../../lib/errors.ts'
import type { Field } from '../../lib/fields/field.ts'
import { archiveRecord, restoreRecord } from '../../lib/records/archive.ts'
import { historyOf } from '../../lib/records/history.ts'
import { readMoment } from '../../lib/records/moment.ts'
import { countBy, listRecords, requireRecord } from '../../lib/records/read.ts'
import type { Values } from '../../lib/records/values.ts'
import { deedOf, writeRecord } from '../../lib/records/write.ts'
import { initialState, type RegisterDefinition } from '../../lib/registers/define.ts'
import { registers } from '../../lib/registers/index.ts'
import { aPerson, aRecord, leadOf } from '../support/factories.ts'
import { anyValues } from '../support/valid-values.ts'

let lead: Actor
let other: Actor
let sql: Sql

beforeAll(async () => {
  other = await aPerson({ roles: ['risk-owner'], name: 'Jonas Brandt' })
  sql = sqlOf(db())
})

const isSet = ({ derived, managed }: Field) => derived === true || managed === true

/** A field of words that people write, other than the title, and that no rule looks at. */
function wordsOf(definition: RegisterDefinition): string {
  const found = Object.entries(definition.fields).filter(
    ([, field]) => field.kind === 'longText' && !isSet(field) && !field.when,
  )
  const [name] = found.at(-1) ?? []
  if (!name) throw new Error(`${definition.key} has no field of words`)
  return name
}

async function eventsOf(id: string) {
  return sql<{ action: string; operation: string; actorName: string; reason: string | null }>(
    `SELECT action, operation, "actorName", content::jsonb ->> 'reason' AS reason FROM audit_events
     WHERE "recordId" = $1 ORDER BY seq`,
    [id],
  )
}

describe.each(registers.map((one) => [one.key, one] as const))('%s', (key, definition) => {
  beforeAll(async () => {
    lead = await leadOf(key)
  })
  const words = wordsOf(definition)
  const change = (record: { id: string; revision: number }, values: Values, by = lead) =>
    writeRecord(by, key, { id: record.id, revision: record.revision, values })

  test('keeps whatever people write, as they wrote it', async () => {
    await fc.assert(
      fc.asyncProperty(anyValues(definition, [lead.id, other.id]), async (values) => {
        const { id } = await aRecord(key, values)
        const record = await requireRecord(lead, key, id)
        for (const [name, value] of Object.entries(values)) {
          const field = definition.fields[name]
          if (!field || value === null || field.kind === 'structured') continue
          expect(record[name], name).toEqual(value)
        }
      }),
      { numRuns: 6 },
    )
  })

  test('begins in its first state, with a code and revision 1, and logs one event in words', async () => {
    const record = await aRecord(key)
    expect(record).toMatchObject({
      state: initialState(definition),
      revision: 1,
      createdById: lead.id,
      archivedAt: null,
    })
    expect(record.code).toMatch(new RegExp(`^${definition.prefix}-\\d{4,}$`))
    expect(await eventsOf(record.id)).toEqual([
      {
        action: deedOf(definition, 'create'),
        operation: 'insert',
        actorName: 'Maya Lind',
        reason: null,
      },
    ])
    const [made] = await historyOf(lead, definition, record.id)
    expect(made).toMatchObject({
      actorName: 'Maya Lind',
      sentence: expect.stringMatching(/^recorded this /),
    })
  })

  test('a change logs one event, with the label of what changed, before and after', async () => {
    const record = await aRecord(key, { [words]: 'Known to the desk only' })
    await writeRecord(lead, key, {
      id: record.id,
      revision: 1,
      values: { [words]: 'Known to all' },
      reason: 'Asked by the board',
    })
    expect(await eventsOf(record.id)).toHaveLength(2)
    const [changed] = await historyOf(lead, definition, record.id)
    const label = definition.fields[words]?.label ?? ''
    expect(changed).toMatchObject({
      actorName: 'Maya Lind',
      action: deedOf(definition, 'update'),
      reason: 'Asked by the board',
    })
    expect(changed?.sentence).toContain(label)
    expect(changed?.differences).toContainEqual({
      field: words,
      label,
      before: 'Known to the desk only',
      after: 'Known to all',
    })
  })

  test('writes nothing when the event cannot be written', async () => {
    const record = await aRecord(key)
    const before = await sql(`SELECT to_jsonb(r) AS row FROM "${definition.table}" r ORDER BY id`)
    await sql(
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left'; END $$`,
    )
    await sql(
      'CREATE TRIGGER full_disk BEFORE INSERT ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION full_disk()',
    )
    try {
      await expect(change(record, { [words]: 'Lost' })).rejects.toThrow('no space left')
      await expect(aRecord(key)).rejects.toThrow('no space left')
      await expect(archiveRecord(lead, key, { ...record, reason: 'Lost' })).rejects.toThrow(
        'no space left',
      )
    } finally {
      await sql('DROP FUNCTION full_disk CASCADE')
    }
    expect(await sql(`SELECT to_jsonb(r) AS row FROM "${definition.table}" r ORDER BY id`)).toEqual(
      before,
    )
  })

  test('refuses a stale revision, says what the record is now, and keeps the first change', async () => {
    const record = await aRecord(key)
    await change(record, { [words]: 'First' })
    const late = await change(record, { [words]: 'Second' }).catch((error) => error)
    expect(late).toBeInstanceOf(Conflict)
    expect(late.current).toMatchObject({ id: record.id, revision: 2, [words]: 'First' })
    expect(await requireRecord(lead, key, record.id)).toMatchObject({
      revision: 2,
      [words]: 'First',
    })
  })

  test('of two who save at once, one is told', async () => {
    const record = await aRecord(key)
    const saved = await Promise.allSettled(
      ['A', 'B'].map((text) => change(record, { [words]: text })),
    )
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(saved.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict)
  })

  test('refuses fields that it has not, and those that only rules set', async () => {
    const record = await aRecord(key)
    const set = Object.entries(definition.fields).filter(([, field]) => isSet(field))
    const refused = [
      'colour',
      'id',
      'code',
      'revision',
      'state',
      'createdById',
      'archivedAt',
      'searchText',
      'constructor',
      ...set.map(([name]) => name),
    ]
    for (const name of refused) {
      const error = await change(record, { [name]: null }).catch((one) => one)
      expect(error, name).toBeInstanceOf(Invalid)
      expect(Object.keys(error.problems)).toEqual([name])
    }
    expect(await requireRecord(lead, key, record.id)).toEqual(
      await requireRecord(lead, key, record.code),
    )
  })

  test('needs what it can’t be without', async () => {
    const required = Object.entries(definition.fields).filter(
      ([, field]) => field.required && !isSet(field),
    )
    for (const [name] of required) {
      const error = await aRecord(key, { [name]: null }).catch((one) => one)
      expect(error, name).toBeInstanceOf(Invalid)
      expect(error.problems, name).toHaveProperty(name)
    }
  })

  test('refuses references to what is not there', async () => {
    const nowhere = '0197f0aa-0000-7000-8000-00000000dead'
    for (const [name, field] of Object.entries(definition.fields)) {
      if (
        isSet(field) ||
        !['person', 'people', 'reference', 'references', 'anyReference'].includes(field.kind)
      )
        continue
      const value = name.endsWith('Ids') ? [nowhere] : nowhere
      const error = await aRecord(key, { [name]: value }).catch((one) => one)
      expect(error, name).toBeInstanceOf(Invalid)
      expect(error.problems, name).toHaveProperty(name)
    }
  })

  test('archived is out of lists and counts, closed to changes, still readable, and can come back', async () => {
    const record = await aRecord(key)
    const ids = async (archived: boolean) =>
      (await listRecords(lead, key, { archived, limit: 500 })).records.map(({ id }) => id)
    const count = async () =>
      (await countBy(lead, key, ['state'])).reduce((sum, { n }) => sum + n, 0)
    const before = await count()
    await expect(archiveRecord(lead, key, { ...record, reason: ' ' })).rejects.toBeInstanceOf(
      Invalid,
    )
    const archived = await archiveRecord(lead, key, { ...record, reason: 'Recorded twice' })
    expect(await ids(false)).not.toContain(record.id)
    expect(await ids(true)).toContain(record.id)
    expect(await count()).toBe(before - 1)
    expect(await requireRecord(lead, key, record.code)).toMatchObject({
      archivedReason: 'Recorded twice',
    })
    await expect(change(archived, { [words]: 'Late' })).rejects.toBeInstanceOf(Forbidden)
    const [event] = await historyOf(lead, definition, record.id)
    expect(event).toMatchObject({
      sentence: expect.stringMatching(/^archived this /),
      reason: 'Recorded twice',
    })
    const restored = await restoreRecord(lead, key, { ...archived, reason: 'It was another one' })
    expect(restored).toMatchObject({ archivedAt: null, archivedReason: null, revision: 3 })
    expect(await ids(false)).toContain(record.id)
  })

  test('as of a moment it reads as it was, alone and in lists', async () => {
    const before = await aRecord(key, { [words]: 'Zebra crossing' })
    await pause()
    const between = await readMoment(new Date().toISOString(), 'UTC')
    await pause()
    const after = await change(before, { [words]: 'Roundabout' })
    expect(await requireRecord(lead, key, before.id, { asOf: between })).toEqual(before)
    expect(await requireRecord(lead, key, before.id)).toEqual(after)
    const later = await aRecord(key)
    const list = async (query: object) =>
      (await listRecords(lead, key, { limit: 500, ...query })).records.map(({ id }) => id)
    expect(await list({ asOf: between })).not.toContain(later.id)
    expect(await list({})).toContain(later.id)
    expect(await list({ asOf: between, q: 'zebra crossing' })).toEqual([before.id])
    expect(await list({ asOf: between, q: 'roundabout' })).toEqual([])
    expect(await list({ q: 'zebra' })).toEqual([])
    await expect(requireRecord(lead, key, later.id, { asOf: between })).rejects.toThrow()
    expect(await historyOf(lead, definition, before.id, { asOf: between })).toHaveLength(1)
  })
})

function pause() {
  return new Promise((done) => setTimeout(done, 5))
}
