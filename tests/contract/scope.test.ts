import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { hasReach } from '../../lib/access/reach.ts'
import { NotFound } from '../../lib/errors.ts'
import { exportRecords } from '../../lib/export/export-records.ts'
import { readTable } from '../../lib/import/read-table.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { addComment } from '../../lib/records/comments.ts'
import { importRecords } from '../../lib/records/import.ts'
import { linkGroups, linkRecords } from '../../lib/records/links.ts'
import { countBy, eachRecord, listRecords, requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { lookupRecords, searchRecords } from '../../lib/records/search.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { titleField } from '../../lib/registers/define.ts'
import { registers } from '../../lib/registers/index.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { apiOf } from '../api/client.ts'
import { exported } from '../api/export-client.ts'
import { aPerson, aRecord, leadOf, theAdministrator } from '../support/factories.ts'

let staff: Actor
let lead: Actor

beforeAll(async () => {
  staff = await aPerson({ roles: ['staff'] })
})

describe.each(registers.map((one) => [one.key, one] as const))(
  '%s: a record out of somebody’s scope',
  (key, definition) => {
    beforeAll(async () => {
      lead = await leadOf(key)
    })

    test('is not in lists, counts, searches and walks', async () => {
      const record = await aRecord(key)
      const title = String(record[titleField(definition)])
      for (const stranger of [staff, await theAdministrator()]) {
        expect(await listRecords(stranger, key)).toMatchObject({ records: [], total: 0 })
        expect(
          await listRecords(stranger, key, { where: { not: { field: 'id', is: null } } }),
        ).toMatchObject({ total: 0 })
        expect(await countBy(stranger, key, ['state'])).toEqual([])
        expect(await searchRecords(stranger, record.code)).toEqual([])
        expect(await searchRecords(stranger, title)).toEqual([])
        expect(await lookupRecords(stranger, key, record.code)).toEqual([])
        const walked: string[] = []
        for await (const { id } of eachRecord(stranger, key)) walked.push(id)
        expect(walked).toEqual([])
      }
      expect((await searchRecords(lead, record.code)).map(({ id }) => id)).toEqual([record.id])
    })

    test('is not found, by id or code, now or as of a moment', async () => {
      const record = await aRecord(key)
      const moment = { seq: 1_000_000, at: new Date().toISOString() }
      for (const name of [record.id, record.code]) {
        await expect(requireRecord(staff, key, name)).rejects.toBeInstanceOf(NotFound)
        await expect(readRecord(staff, key, name)).rejects.toBeInstanceOf(NotFound)
        await expect(readRecord(staff, key, name, { asOf: moment })).rejects.toBeInstanceOf(
          NotFound,
        )
      }
      expect((await listRecords(staff, key, { asOf: moment })).total).toBe(0)
    })

    test('can’t be changed, moved, archived, said something on, or linked to', async () => {
      const record = await aRecord(key)
      const { id, revision } = record
      const mine = { register: key, id }
      await expect(writeRecord(staff, key, { id, revision, values: {} })).rejects.toBeInstanceOf(
        NotFound,
      )
      await expect(archiveRecord(staff, key, { id, revision, reason: 'x' })).rejects.toBeInstanceOf(
        NotFound,
      )
      await expect(addComment(staff, key, { id, body: 'x' })).rejects.toBeInstanceOf(NotFound)
      await expect(linkRecords(staff, 'related', mine, mine)).rejects.toBeInstanceOf(NotFound)
      for (const [transition, { automatic }] of Object.entries(rulesOf(key).transitions)) {
        if (automatic) continue
        await expect(
          moveRecord(staff, key, { id, revision, transition, reason: 'x' }),
          transition,
        ).rejects.toBeInstanceOf(NotFound)
      }
      await expect(
        importRecords(staff, key, {
          creates: [],
          changes: [{ id, revision, values: {}, source: null }],
        }),
      ).rejects.toThrow()
      expect(await requireRecord(lead, key, id)).toEqual(record)
    })

    test('does not show among what hangs on another record', async () => {
      const record = await aRecord(key)
      const seen = await aRecord('documents')
      const link = () =>
        linkRecords(
          lead,
          'related',
          { register: key, id: record.id },
          { register: 'documents', id: seen.id },
        )
      if (definition.access === 'confidential') {
        await expect(link()).rejects.toThrow('confidential')
        return
      }
      await link()
      const groups = (await linkGroups(lead, registers[0] ?? definition, seen)).flatMap(
        ({ records }) => records,
      )
      expect(groups.map(({ id }) => id)).toContain(record.id)
      expect(await linkGroups(staff, registers[0] ?? definition, seen)).toEqual([])
    })

    test('is not in CSV, XLSX, JSON and PDF', async () => {
      const record = await aRecord(key)
      const mayExportSome = hasReach(staff, definition, 'export')
      for (const format of ['csv', 'json'] as const) {
        const { stream } = await exportRecords(staff, key, { format })
        expect(await text(stream)).not.toContain(record.code)
      }
      const { stream } = await exportRecords(staff, key, { format: 'xlsx' })
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(Buffer.from(chunk))
      expect((await readTable(Buffer.concat(chunks))).rows).toEqual([])
      for (const format of ['csv', 'xlsx', 'json', 'pdf']) {
        const list = await exported(staff, `/${key}?format=${format}`)
        if (mayExportSome) expect(list.bytes.includes(record.code)).toBe(false)
        else expect(list.status, format).toBe(403)
      }
      for (const format of ['json', 'pdf']) {
        const one = await exported(staff, `/${key}/${record.code}?format=${format}`)
        expect(one.status).toBe(mayExportSome ? 404 : 403)
      }
    })

    test('is not there for the API', async () => {
      const { code, revision } = await aRecord(key)
      const api = apiOf(staff)
      expect((await api(`/${key}`)).body).toEqual({ items: [], next: null, total: 0 })
      const send = { method: 'POST', body: { revision, reason: 'x' } }
      for (const path of ['', '/history', '/comments', '/links']) {
        expect((await api(`/${key}/${code}${path}`)).status, path).toBe(404)
      }
      expect(
        (await api(`/${key}/${code}`, { method: 'PATCH', headers: { 'if-match': '1' }, body: {} }))
          .status,
      ).toBe(404)
      for (const path of ['archive', 'restore'])
        expect((await api(`/${key}/${code}/${path}`, send)).status, path).toBe(404)
      expect(
        (await api(`/${key}/${code}/comments`, { method: 'POST', body: { body: 'x' } })).status,
      ).toBe(404)
      const link = { kind: 'related', register: key, id: code }
      expect((await api(`/${key}/${code}/links`, { method: 'POST', body: link })).status).toBe(404)
    })
  },
)
