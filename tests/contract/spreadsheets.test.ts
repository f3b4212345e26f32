import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { exportRecords } from '../../lib/export/export-records.ts'
import { emptyValue, fromText, isEmpty, type Resolver } from '../../lib/fields/codec.ts'
import type { Field, StoredFile } from '../../lib/fields/field.ts'
import { readTable } from '../../lib/import/read-table.ts'
import { importRecords } from '../../lib/records/import.ts'
import { listRecords } from '../../lib/records/read.ts'
import { locate } from '../../lib/records/work.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registers } from '../../lib/registers/index.ts'
import { aPerson, aRecord, leadOf, theAdministrator } from '../support/factories.ts'
import { validValues } from '../support/valid-values.ts'

let lead: Actor
let other: Actor

beforeAll(async () => {
  other = await aPerson({ roles: ['risk-owner'], name: 'Jonas Brandt' })
})

/** Every reference that a register's fields can hold, to records made for it. */
async function referencesOf(fields: [string, Field][]): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const [name, field] of fields) {
    if (field.derived || field.managed) continue
    if (field.kind === 'references')
      values[name] = [(await aRecord(field.to)).id, (await aRecord(field.to)).id]
    if (field.kind === 'reference') values[name] = (await aRecord(field.to)).id
    if (field.kind === 'anyReference') values[name] = (await aRecord('risks')).id
    if (field.kind === 'files') values[name] = [aFile]
  }
  return values
}

const aFile: StoredFile = {
  sha256: 'ab'.repeat(32),
  name: 'Test; "report" ä.pdf',
  size: 12_345,
  type: 'application/pdf',
  uploadedAt: '2026-01-02T03:04:05.000Z',
  uploadedById: '0197f0aa-0000-7000-8000-000000000001',
}

describe.each(registers.map((one) => [one.key, one] as const))('%s', (key, definition) => {
  beforeAll(async () => {
    lead = await leadOf(key)
  })
  const fields = Object.entries(definition.fields)

  test.each(['csv', 'xlsx'] as const)(
    'comes back from %s as it went out, field by field',
    async (format) => {
      const people = [lead.id, other.id]
      const references = await referencesOf(fields.filter(([, { kind }]) => kind !== 'files'))
      // One of each at a time where a register takes no more than one.
      const first = await aRecord(key, { ...validValues(definition, people), ...references })
      if (key !== 'soa-versions') {
        for (let made = 0; made < 8; made += 1) await aRecord(key, validValues(definition, people))
      }
      const { stream } = await exportRecords(lead, key, { format })
      const table = await readTable(await buffer(stream))
      expect(table.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const { records } = await listRecords(lead, key, { limit: 500 })
      expect(table.rows).toHaveLength(records.length)
      expect(records.map(({ id }) => id)).toContain(first.id)
      const resolve = await resolverOf(records)
      const byCode = new Map(records.map((record) => [record.code, record]))
      for (const { cells } of table.rows) {
        const cell = (label: string) => cells[table.columns.indexOf(label)] ?? ''
        const record = byCode.get(cell('Code'))
        expect(cell('State')).toBe(record?.state)
        for (const [name, field] of fields) {
          const read = fromText(field, cell(field.label), resolve)
          const value = isEmpty(record?.[name]) ? emptyValue(field) : record?.[name]
          expect(read, `${record?.code} ${name}: ${cell(field.label)}`).toEqual({ value })
        }
      }

      async function resolverOf(of: AnyRecord[]): Promise<Resolver> {
        const codes = new Map<string, string>()
        for (const record of of) {
          for (const [name, field] of fields) {
            if (!('to' in field) && field.kind !== 'anyReference') continue
            for (const id of [record[name]].flat()) {
              const meant = typeof id === 'string' ? await locate(sqlOf(db()), id) : null
              if (meant) codes.set(meant.record.code, meant.record.id)
            }
          }
        }
        const addresses = new Map(
          [lead, other, await theAdministrator()].map(({ id, email }) => [email, id]),
        )
        return { person: (text) => addresses.get(text), record: (_, code) => codes.get(code) }
      }
    },
  )

  test('takes imported cells along, and no formula runs', async () => {
    const required = fields.filter(([, field]) => field.kind === 'reference' && field.required)
    if (key === 'soa-versions' || required.length > 0) return
    const source = { 'Odd column': '=1+1', 'Zürich; "x"': "'@import" }
    const values = validValues(definition)
    await importRecords(lead, key, { creates: [{ values, source, sourceKey: 'row-1' }] })
    for (const format of ['csv', 'xlsx', 'json'] as const) {
      const { stream } = await exportRecords(lead, key, { format })
      const bytes = await buffer(stream)
      if (format === 'json') {
        const found = JSON.parse(bytes.toString()).find(
          (one: AnyRecord) => one.sourceKey === 'row-1',
        )
        expect(found.source).toEqual(source)
        continue
      }
      if (format === 'csv') expect(bytes.toString()).toContain("'=1+1")
      const table = await readTable(bytes)
      for (const [column, text] of Object.entries(source)) {
        const at = table.columns.indexOf(`Source: ${column}`)
        expect(table.rows.map(({ cells }) => cells[at])).toContain(text)
      }
    }
  })

  test('a file keeps name and hash on its way out and in', () => {
    for (const [, field] of fields) {
      if (field.kind !== 'files') continue
      const text = JSON.stringify([aFile])
      const nobody: Resolver = { person: () => undefined, record: () => undefined }
      expect(fromText(field, text, nobody)).toEqual({ value: [aFile] })
    }
  })
})
