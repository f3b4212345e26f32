import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { NotFound } from '../../lib/errors.ts'
import { archiveRecord, foretellArchives } from '../../lib/records/archive.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { linkGroups, linkRecords, unlinkRecords } from '../../lib/records/links.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { markRead, noticesOf } from '../../lib/reminders/notifications.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let holder: Actor
let bare: AnyRecord
let doubly: AnyRecord
let piece: AnyRecord

const note = { kind: 'note', note: 'Seen on site.', coversTo: '2026-01-31' }

/** What the holder of the controls is told of evidence. */
const toldOf = async (evidence: AnyRecord) =>
  (await noticesOf(holder, await loadState()))
    .filter((one) => one.code === evidence.code && one.readAt === null)
    .map(({ says, said }) => `${says}. ${said}`)

const showing = async (control: AnyRecord) => {
  const groups = await linkGroups(lead, registerOf('controls'), control)
  return groups.find((one) => one.label === 'Evidence')?.records.map((one) => one.code) ?? []
}

beforeAll(async () => {
  lead = await theLead()
  holder = await aPerson({ roles: ['risk-owner'], name: 'Samir Haddad' })
  bare = await aRecord('controls', { controlId: 'ORG.1', ownerId: holder.id })
  doubly = await aRecord('controls', { controlId: 'ORG.2', ownerId: holder.id })
  const to = { register: 'controls', id: bare.id }
  piece = await attachEvidence(lead, to, { title: 'Minutes', ...note })
  await linkRecords(
    lead,
    'evidence',
    { register: 'evidence', id: piece.id },
    { register: 'controls', id: doubly.id },
  )
  await attachEvidence(lead, { register: 'controls', id: doubly.id }, { title: 'Log', ...note })
})

test('before evidence is archived or withdrawn it is said what rests on it, and who will be told', async () => {
  const { can } = await readRecord(lead, 'evidence', piece.id)
  const said = `It shows ${bare.code} and ${doubly.code}. Nothing else shows ${bare.code}. Samir Haddad will be told.`
  expect(can.archiveForetold).toBe(said)
  expect(can.transitions.find((one) => one.name === 'withdraw')?.foretells).toEqual([
    { says: said },
  ])
})

test('before several pieces are archived each says the same by itself, to who may archive it', async () => {
  const idle = await aRecord('evidence', { title: 'Idle', ...note })
  expect(await foretellArchives(lead, 'evidence', [piece.id, idle.id])).toEqual([
    `${piece.code}: It shows ${bare.code} and ${doubly.code}. Nothing else shows ${bare.code}. Samir Haddad will be told.`,
  ])
  const reader = await aPerson({ roles: ['auditor'] })
  await expect(foretellArchives(reader, 'evidence', [piece.id])).rejects.toThrow(NotFound)
})

test('evidence on which nothing rests is archived without a warning', async () => {
  const alone = await aRecord('evidence', note)
  const { can } = await readRecord(lead, 'evidence', alone.id)
  expect(can.archiveForetold).toBeNull()
  expect(can.transitions.find((one) => one.name === 'withdraw')?.foretells).toEqual([])
})

test('whoever owns what rests on it is told when it changes, once for all of it, and not who did it', async () => {
  piece = await requireRecord(lead, 'evidence', piece.id)
  const values = { classification: 'confidential' }
  piece = await writeRecord(lead, 'evidence', { id: piece.id, revision: piece.revision, values })
  expect(await toldOf(piece)).toEqual([])
  piece = await writeRecord(lead, 'evidence', {
    id: piece.id,
    revision: piece.revision,
    values: { note: 'Seen again.' },
  })
  expect(await toldOf(piece)).toEqual([
    `The evidence was changed. It shows ${bare.code} and ${doubly.code}.`,
  ])
  const mine = await noticesOf(lead, await loadState())
  expect(mine.filter((one) => one.code === piece.code)).toEqual([])
})

test('they are told again when it is withdrawn, though they have read of the change', async () => {
  await markRead(holder, null)
  const { id, revision } = piece
  piece = await moveRecord(lead, 'evidence', {
    id,
    revision,
    transition: 'withdraw',
    reason: 'Signed by nobody',
  })
  expect(await toldOf(piece)).toEqual([
    `The evidence was withdrawn. It shows ${bare.code} and ${doubly.code}.`,
  ])
  piece = await moveRecord(lead, 'evidence', {
    id,
    revision: piece.revision,
    transition: 'reinstate',
    reason: 'The signed sheet was found',
  })
})

test('a newer edition shows what the older one showed', async () => {
  const newer = await aRecord('evidence', {
    ...note,
    title: 'Minutes, signed',
    replacesId: piece.id,
  })
  expect(await showing(bare)).toEqual(expect.arrayContaining([piece.code, newer.code]))
  expect((await requireRecord(lead, 'evidence', piece.id)).state).toBe('superseded')
  expect(await toldOf(piece)).toEqual([
    `The evidence was replaced by a newer piece. It shows ${bare.code} and ${doubly.code}.`,
  ])
  piece = newer
})

test('evidence taken off a record is told to its owner, and the evidence stays', async () => {
  const from = { register: 'evidence', id: piece.id }
  await unlinkRecords(lead, 'evidence', from, { register: 'controls', id: bare.id })
  expect(await showing(bare)).not.toContain(piece.code)
  expect(await toldOf(piece)).toEqual([`The evidence was changed. It shows ${doubly.code}.`])
})

test('what was archived is told, too', async () => {
  await markRead(holder, null)
  const { id, revision } = await requireRecord(lead, 'evidence', piece.id)
  await archiveRecord(lead, 'evidence', { id, revision, reason: 'Of another organisation' })
  expect(await toldOf(piece)).toEqual([`The evidence was archived. It shows ${doubly.code}.`])
})
