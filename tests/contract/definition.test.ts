import { beforeAll, describe, expect, test } from 'vitest'
import { rights } from '../../lib/access/rights.ts'
import { attachedTables } from '../../lib/audit-trail/live-tables.ts'
import { seenColumns } from '../../lib/checks/seen.ts'
import { db } from '../../lib/db/client.ts'
import { Prisma } from '../../lib/db/generated/client.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'
import { codecs } from '../../lib/fields/codec.ts'
import { titleField } from '../../lib/registers/define.ts'
import { isRegister, registers } from '../../lib/registers/index.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'

type Column = { name: string; type: string; empty: boolean }

/** Columns every register has, by PostgreSQL's name for their type; true may be empty. */
const base: Record<string, [type: string, empty: boolean]> = {
  id: ['uuid', false],
  code: ['text', false],
  revision: ['integer', false],
  state: ['text', false],
  ownerId: ['uuid', true],
  reviewAt: ['date', true],
  createdAt: ['timestamp with time zone', false],
  createdById: ['uuid', false],
  updatedAt: ['timestamp with time zone', false],
  updatedById: ['uuid', false],
  archivedAt: ['timestamp with time zone', true],
  archivedReason: ['text', true],
  source: ['jsonb', true],
  sourceKey: ['text', true],
  searchText: ['text', false],
}
const builtIn = ['state', 'code', 'updatedAt', 'createdAt', 'reviewAt', 'ownerId']
/** Names that addresses and answers of the API use beside those of fields. */
const taken = [
  'changeReason',
  'links',
  'source',
  'limit',
  'cursor',
  'sort',
  'q',
  'asOf',
  'archived',
  'format',
]
const steps = [
  'archive',
  'restore',
  'history',
  'comments',
  'links',
  'readings',
  'events',
  'timeline',
  'edit',
]

let sql: Sql
beforeAll(() => {
  sql = sqlOf(db())
})

test('no two registers share a key, model, table or prefix', () => {
  for (const part of ['key', 'model', 'table', 'prefix'] as const) {
    expect(new Set(registers.map((one) => one[part])).size, part).toBe(registers.length)
  }
})

describe.each(registers.map((one) => [one.key, one] as const))('%s', (key, definition) => {
  const fields = Object.entries(definition.fields)

  test('checks see every column by which rights are judged', () => {
    const judged = fields.flatMap(([name, field]) =>
      (field.kind === 'reference' || field.kind === 'references') &&
      ['systems', 'audits'].includes(field.to)
        ? [name]
        : [],
    )
    expect(seenColumns[key as keyof typeof seenColumns]).toEqual(
      expect.arrayContaining(['id', 'state', 'ownerId', 'createdById', ...judged]),
    )
    if (definition.access !== 'confidential') return
    expect(Object.keys(definition.fields)).toContain('readerIds')
    expect(seenColumns[key as keyof typeof seenColumns]).toContain('readerIds')
    expect(seenColumns[key as keyof typeof seenColumns]).not.toContain(titleField(definition))
  })
  const names = fields.map(([name]) => name)
  const { transitions } = rulesOf(key)
  const states = Object.keys(definition.lifecycle)

  test('has the columns of its definition and no others, each of its type', async () => {
    const columns = await sql<Column>(
      `SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS empty
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [`"${definition.table}"`],
    )
    const wanted = new Map(Object.entries(base))
    for (const [name, field] of fields) {
      if (!(name in base)) wanted.set(name, [codecs[field.kind].column, !field.required])
    }
    const found = new Map(columns.map(({ name, type, empty }) => [name, [type, empty]]))
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort())
    for (const [name, [type]] of wanted) expect(found.get(name)?.[0], name).toBe(type)
    for (const [name, [, empty]] of wanted) expect(found.get(name)?.[1], name).toBe(empty)
  })

  test('is a model of the same name to Prisma', () => {
    expect(Object.values(Prisma.ModelName)).toContain(definition.model)
  })

  test('is under the audit trail by its key', async () => {
    const attached = await attachedTables(sql)
    expect(attached.find(({ table }) => table === definition.table)?.register).toBe(key)
  })

  test('shows each field in one section', () => {
    const shown = Object.values(definition.sections).flat()
    expect([...shown].sort()).toEqual([...names].sort())
  })

  test('lists, filters and sorts by what it has', () => {
    const { columns, filters, sort = 'code' } = definition.list
    for (const column of columns) expect([...names, ...builtIn]).toContain(column)
    for (const filter of filters) expect([...names, 'state']).toContain(filter)
    expect([...names, ...builtIn]).toContain(sort.replace(/^-/, ''))
    expect(names).toContain(titleField(definition))
    expect(definition.fields[titleField(definition)]?.kind).toBe('text')
  })

  test('names its fields so that screens, spreadsheets and API agree', () => {
    for (const [name, field] of fields) {
      expect(taken, name).not.toContain(name)
      const ids = {
        person: 'Id',
        reference: 'Id',
        anyReference: 'Id',
        people: 'Ids',
        references: 'Ids',
      } as const
      const ending = field.kind in ids ? ids[field.kind as keyof typeof ids] : undefined
      if (ending) expect(name.endsWith(ending), name).toBe(true)
      if ('to' in field) expect(isRegister(field.to), name).toBe(true)
      if (field.required) expect(field.derived, name).toBeFalsy()
    }
    const labels = fields.map(([, field]) => field.label)
    expect(new Set(labels).size).toBe(labels.length)
    if (definition.parent) {
      expect(definition.fields[definition.parent.field]).toMatchObject({
        kind: 'reference',
        to: definition.parent.register,
      })
    }
  })

  test('asks for a field only on conditions that another can meet', () => {
    for (const [name, { when }] of fields) {
      if (!when) continue
      const other = definition.fields[when.field]
      expect(other, name).toBeDefined()
      const values = [when.is].flat()
      if (other?.kind === 'choice') {
        for (const value of values)
          expect(
            other.options.map((one) => one.value),
            name,
          ).toContain(value)
      } else expect(other?.kind, name).toBe('yesNo')
    }
  })

  test('moves between its own states, and every state can be reached', () => {
    const reached = new Set([states[0]])
    for (const [name, step] of Object.entries(transitions)) {
      expect(steps, name).not.toContain(name)
      expect(name).toMatch(/^[a-z][a-zA-Z]*$/)
      for (const state of [...step.from, step.to ?? step.from[0]])
        expect(states, name).toContain(state)
      for (const asked of [...(step.asks ?? []), ...(step.requires ?? [])]) {
        expect(names, name).toContain(asked)
        expect(definition.fields[asked]?.derived, `${name} ${asked}`).toBeFalsy()
      }
      if (step.to) reached.add(step.to)
    }
    expect([...reached].sort()).toEqual([...states].sort())
    for (const state of definition.sealed ?? []) expect(states).toContain(state)
  })

  test('what a step asks for can be filled before or by the step', () => {
    for (const [name, { asks = [], requires = [] }] of Object.entries(transitions)) {
      for (const required of requires) {
        const field = definition.fields[required]
        const fillable = asks.includes(required) || !field?.managed
        expect(fillable, `${name} needs ${required}`).toBe(true)
      }
    }
  })

  test('every step is somebody’s to take, and says what it does', () => {
    const granted = Object.values(rights[definition.access]).flatMap((grants) =>
      Object.keys(grants),
    )
    for (const [name, { needs, label, says }] of Object.entries(transitions)) {
      expect(granted, name).toContain(needs)
      expect(label).toMatch(/^[A-Z“]/)
      expect(says).toMatch(/^[a-z]/)
      expect(`${label} ${says}`).not.toMatch(/successfully|please|!/i)
    }
    for (const action of ['read', 'create', 'update', 'archive', 'export'])
      expect(granted).toContain(action)
  })
})
