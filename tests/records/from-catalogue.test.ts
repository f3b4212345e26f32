import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { outlineOf } from '../../lib/documents/outline-text.ts'
import { Invalid } from '../../lib/errors.ts'
import { startDocument, startRisks } from '../../lib/records/from-catalogue.ts'
import { startVersion } from '../../lib/records/next-version.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
beforeAll(async () => {
  lead = await theLead()
})

test('risks start from the library with their number and for the systems chosen', async () => {
  const system = await aRecord('systems', { title: 'Claims triage' })
  const made = await startRisks(lead, {
    libraryIds: ['AIR-001', 'AIR-014'],
    systemIds: [system.id],
  })
  expect(made.map((one) => one.libraryId)).toEqual(['AIR-001', 'AIR-014'])
  for (const one of made) expect(one).toMatchObject({ state: 'identified', systemIds: [system.id] })
})

test('a system that is not there leaves no risk behind', async () => {
  const before = await listRecords(lead, 'risks')
  const nobody = '00000000-0000-7000-8000-000000000000'
  await expect(
    startRisks(lead, { libraryIds: ['AIR-001'], systemIds: [nobody] }),
  ).rejects.toBeInstanceOf(Invalid)
  expect((await listRecords(lead, 'risks')).total).toBe(before.total)
})

test('a document starts from an outline with a first draft of its headings', async () => {
  const document = await startDocument(lead, 'DOC-04')
  const [first] = (
    await listRecords(lead, 'document-versions', { filters: { documentId: document.id } })
  ).records
  expect(first).toMatchObject({ state: 'draft', number: '1.0' })
  for (const { heading } of outlineOf('DOC-04')?.outline ?? [])
    expect(first?.body).toContain(heading)
})

test('the next version starts with the text in force, and only one is under way', async () => {
  const document = await aRecord('documents', { title: 'Use of AI at work' })
  const first = await startVersion(lead, document.id)
  expect(first.body).toBeNull()
  const written = await writeRecord(lead, 'document-versions', {
    id: first.id,
    revision: first.revision,
    values: { body: 'People decide.' },
  })
  await expect(startVersion(lead, document.id)).rejects.toThrow(/under way/)

  const executive = await aPerson({ roles: ['executive'] })
  const step = (actor: Actor, record: AnyRecord, transition: string) =>
    moveRecord(actor, 'document-versions', { id: record.id, revision: record.revision, transition })
  const sent = await step(lead, written, 'submit')
  const approved = await step(executive, sent, 'approve')
  await step(executive, approved, 'makeEffective')

  const second = await startVersion(lead, document.id)
  expect(second).toMatchObject({ number: '2.0', body: 'People decide.', state: 'draft' })
  expect((await requireRecord(lead, 'documents', document.id)).state).toBe('effective')
})
