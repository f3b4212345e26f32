import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { disableUser, enableUser } from '../../lib/access/users.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { addDays, addMonths } from '../../lib/calendar.ts'
import { withClock } from '../../lib/clock.ts'
import { db, pool } from '../../lib/db/client.ts'
import { governed } from '../../lib/db/governed.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { fileExists, openFile, storeUpload, sweepOrphans } from '../../lib/files/store.ts'
import { collectPack } from '../../lib/packs/collect.ts'
import { archiveRecord, restoreRecord } from '../../lib/records/archive.ts'
import { addComment } from '../../lib/records/comments.ts'
import { readableFile, referredFiles, rememberUpload } from '../../lib/records/files.ts'
import { historyOf } from '../../lib/records/history.ts'
import { holdOn, liftHold, placeHold } from '../../lib/records/holds.ts'
import { linkRecords } from '../../lib/records/links.ts'
import { personNames, recordNames } from '../../lib/records/names.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { ErasedSince, erasedSince, tombstoneOf } from '../../lib/records/tombstones.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { dueUnder } from '../../lib/retention/due.ts'
import { proposePseudonym } from '../../lib/retention/former.ts'
import {
  approveErasures,
  keepRecords,
  listProposals,
  proposeErasures,
} from '../../lib/retention/proposals.ts'
import { listRules, rulesInForce, saveRule } from '../../lib/retention/rules.ts'
import { listTrail } from '../../lib/trail/list.ts'
import { verifyInstallation } from '../../lib/trail/verify-installation.ts'
import { packBytes, verifyBytes } from '../packs/small-pack.ts'
import { unzip } from '../packs/zip-of.ts'
import { aPerson, aRecord, theAdministrator, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
let lead: Actor
let compliance: Actor
let executive: Actor
let admin: Actor
beforeAll(async () => {
  admin = await theAdministrator()
  lead = await theLead()
  compliance = await aPerson({ roles: ['compliance-lead'], name: 'Elena Rossi' })
  executive = await aPerson({ roles: ['executive'], name: 'Tom Okafor' })
})

/** So many years on. The trail's clock goes forward only, so tests that come later keep to it. */
const years = (n: number) => new Date(Date.now() + n * 366 * 86_400_000)
const inYears = <T>(n: number, work: () => Promise<T>) => withClock(years(n), work)

/** A risk that is over. */
async function aClosedRisk(values: Record<string, unknown> = {}): Promise<AnyRecord> {
  const { id, revision } = await aRecord('risks', values)
  return moveRecord(lead, 'risks', { id, revision, transition: 'close', reason: 'Gone' })
}

/** The proposal for a record as it stands after the job has run, or undefined. */
async function proposed(record: { id: string }, at = 4) {
  return inYears(at, async () => {
    await proposeErasures()
    return (await listProposals(compliance)).find((one) => one.recordId === record.id)
  })
}

async function erase(record: { id: string }, by = compliance, at = 4) {
  const proposal = await proposed(record, at)
  if (!proposal) throw new Error('it is not proposed')
  await inYears(at, () => approveErasures(by, { ids: [proposal.id], reason: 'No longer needed' }))
}

const verify = () => verifyInstallation(env(), {})
const textOfTrail = async (text: string) =>
  sql<{ seq: string }>(
    `SELECT seq::text FROM audit_events WHERE strpos(content, $1) > 0 OR strpos(header, $1) > 0 OR strpos("actorName", $1) > 0`,
    [text],
  )

describe('rights', () => {
  test('the governance lead and administrators say how long things are kept, and nobody else', async () => {
    const rule = { register: 'context', classification: '', years: 5, reason: '' }
    for (const by of [compliance, executive, await aPerson({ roles: ['auditor'] })])
      await expect(saveRule(by, rule)).rejects.toThrow(Forbidden)
    await saveRule(lead, rule)
    await saveRule(admin, { ...rule, years: 4 })
    const found = (await listRules(executive)).find((one) => one.register === 'context')
    expect(found).toMatchObject({ years: 4, setById: admin.id })
    const { entries } = await listTrail(lead, { limit: 1 })
    expect(entries[0]?.sentence).toBe('set how long context are kept: 4 years')
    await expect(listRules(await aPerson({ roles: ['staff'] }))).rejects.toThrow(Forbidden)
  })

  test('executives and compliance leads decide on erasures, and nobody else', async () => {
    const risk = await aClosedRisk()
    const proposal = await proposed(risk)
    const given = { ids: [proposal?.id ?? ''], reason: 'Old' }
    for (const by of [lead, admin, await aPerson({ roles: ['auditor', 'risk-owner'] })]) {
      await expect(approveErasures(by, given)).rejects.toThrow(Forbidden)
      await expect(keepRecords(by, given)).rejects.toThrow(Forbidden)
    }
    await expect(listProposals(await aPerson({ roles: ['risk-owner'] }))).rejects.toThrow(Forbidden)
    await expect(approveErasures(executive, { ...given, reason: ' ' })).rejects.toThrow(Invalid)
    await inYears(4, () => approveErasures(executive, given))
    await expect(approveErasures(executive, given)).rejects.toThrow(NotFound)
  })

  test('what is confidential is proposed to whoever reads it, and nobody else is told', async () => {
    const concern = await aRecord('concerns', { title: 'The lead looks away' })
    await archiveRecord(compliance, 'concerns', { ...concern, reason: 'Not about AI' })
    const proposal = await proposed(concern)
    expect(proposal).toMatchObject({ code: concern.code })
    const seen = await listProposals(executive)
    expect(seen.some((one) => one.recordId === concern.id)).toBe(false)
    await expect(
      approveErasures(executive, { ids: [proposal?.id ?? ''], reason: 'Old' }),
    ).rejects.toThrow(NotFound)
  })

  test('who set the rule does not approve what it lets go', async () => {
    const both = await aPerson({ roles: ['governance-lead', 'executive'] })
    const party = await aRecord('parties')
    await archiveRecord(lead, 'parties', { ...party, reason: 'Gone' })
    await saveRule(both, { register: 'parties', classification: '', years: 3, reason: '' })
    await expect(erase(party, both)).rejects.toThrow('You set the rule')
    await erase(party, executive)
  })
})

describe('a rule', () => {
  test('keeps for three years at least, unless a reason is given', async () => {
    const rule = { register: 'roles', classification: '', years: 2, reason: '' }
    await expect(saveRule(lead, rule)).rejects.toThrow(Invalid)
    await expect(saveRule(lead, { ...rule, years: 0, reason: 'x' })).rejects.toThrow(Invalid)
    await expect(saveRule(lead, { ...rule, years: 2.5, reason: 'x' })).rejects.toThrow(Invalid)
    await saveRule(lead, { ...rule, reason: 'Personal data of applicants' })
  })

  test('is one of a class of evidence, and only there', async () => {
    const rule = { register: 'evidence', classification: 'restricted', years: 7, reason: '' }
    await saveRule(lead, rule)
    await expect(saveRule(lead, { ...rule, register: 'risks' })).rejects.toThrow(Forbidden)
    await expect(saveRule(lead, { ...rule, classification: '' })).rejects.toThrow(Forbidden)
  })
})

describe('the job proposes', () => {
  test('what ended three years ago, and not what goes on or ended later', async () => {
    const [open, closed] = [await aRecord('risks'), await aClosedRisk()]
    const rule = (await rulesInForce()).find((one) => one.register === 'risks')
    if (!rule) throw new Error('risks have no rule')
    const day = closed.updatedAt.slice(0, 10)
    const dueOn = (today: string) => dueUnder(sql, rule, { today, id: closed.id })
    expect(await dueOn(addDays(addMonths(day, 36), -1))).toEqual([])
    expect(await dueOn(addMonths(day, 36))).toHaveLength(1)
    expect(await proposed(closed)).toMatchObject({ rule: 'Risks: 3 years', state: 'proposed' })
    expect(await proposed(open)).toBeUndefined()
    const before = await db().erasure.count({ where: { recordId: closed.id } })
    await proposed(closed)
    expect(await db().erasure.count({ where: { recordId: closed.id } })).toBe(before)
  })

  test('nothing that an open record still rests on', async () => {
    const [risk, other] = [await aClosedRisk(), await aRecord('risks')]
    const action = await aRecord('actions', { originId: risk.id })
    expect(await proposed(risk)).toBeUndefined()
    await archiveRecord(lead, 'actions', { ...action, reason: 'Twice' })
    expect(await proposed(risk)).toBeDefined()
    await linkRecords(
      lead,
      'related',
      { register: 'risks', id: other.id },
      { register: 'risks', id: risk.id },
    )
    // The proposal is taken back.
    expect(await proposed(risk)).toBeUndefined()
  })

  test('evidence by its period and its own day, unless what it shows goes on', async () => {
    const values = { kind: 'note', note: 'Seen', coversTo: '2026-01-31', systemIds: [] }
    const free = await aRecord('evidence', values)
    const longer = await aRecord('evidence', {
      ...values,
      retainUntil: addMonths('2026-01-31', 120),
    })
    const shows = await aRecord('evidence', values)
    const risk = await aRecord('risks')
    await linkRecords(
      lead,
      'evidence',
      { register: 'evidence', id: shows.id },
      { register: 'risks', id: risk.id },
    )
    expect(await proposed(free)).toMatchObject({ endedOn: '2026-01-31', dueOn: '2029-01-31' })
    expect(await proposed(longer)).toBeUndefined()
    expect(await proposed(shows)).toBeUndefined()
  })

  test('what somebody decided to keep again only after a year', async () => {
    const risk = await aClosedRisk()
    const proposal = await proposed(risk)
    await inYears(4, () =>
      keepRecords(compliance, { ids: [proposal?.id ?? ''], reason: 'A dispute' }),
    )
    expect(await proposed(risk)).toBeUndefined()
    expect(await proposed(risk, 6)).toBeDefined()
  })
})

describe('a legal hold', () => {
  test('is placed with a reason by who may archive the record, and stops archiving and erasing', async () => {
    const risk = await aClosedRisk()
    const [id, reason] = [risk.id, 'Claim 4711']
    await expect(placeHold(executive, 'risks', { id, reason })).rejects.toThrow(Forbidden)
    await expect(placeHold(lead, 'risks', { id, reason: '' })).rejects.toThrow(Invalid)
    const proposal = await proposed(risk, 7)
    await inYears(7, () => placeHold(lead, 'risks', { id, reason }))
    expect(await holdOn(id)).toMatchObject({ reason, byName: lead.name })
    await expect(inYears(7, () => placeHold(lead, 'risks', { id, reason }))).rejects.toThrow(
      Conflict,
    )
    await expect(
      inYears(7, () => approveErasures(compliance, { ids: [proposal?.id ?? ''], reason: 'Old' })),
    ).rejects.toThrow('under legal hold')
    await expect(
      inYears(7, () => archiveRecord(lead, 'risks', { ...risk, reason: 'Old' })),
    ).rejects.toThrow('Claim 4711')
    expect(await proposed(risk, 7)).toBeUndefined()
    await inYears(7, () => liftHold(lead, 'risks', { id, reason: 'Settled' }))
    expect(await holdOn(id)).toBeNull()
    expect(await proposed(risk, 7)).toBeDefined()
    const told = (await historyOf(lead, registerOf('risks'), id)).map((one) => one.sentence)
    expect(told).toContain('put this under legal hold')
    expect(told).toContain('lifted the legal hold')
  })

  test('stops the database itself, whatever is approved', async () => {
    const risk = await aClosedRisk()
    await placeHold(lead, 'risks', { id: risk.id, reason: 'Claim' })
    await expect(byHand(risk, { decidedById: compliance.id })).rejects.toThrow('not allowed')
  })
})

/** Takes the texts of a record past the product, under an erasure as it is given. */
async function byHand(risk: AnyRecord, given: { decidedById: string | null }, of = risk.id) {
  const id = randomUUID()
  await governed(compliance, { action: 'x' }, async (tx, inside) => {
    await tx.erasure.create({
      data: {
        id,
        kind: 'record',
        register: 'risks',
        recordId: risk.id,
        code: risk.code,
        rule: 'x',
        state: given.decidedById ? 'approved' : 'withdrawn',
        proposedById: lead.id,
        proposedAt: new Date(),
        ...given,
      },
    })
    await inside(`SELECT set_config('plumbline.erasure', $1, true)`, [id])
    await inside(
      `UPDATE audit_events SET salt = NULL, content = NULL WHERE "recordId" = $1 RETURNING 1`,
      [of],
    )
  })
}

describe('the database lets texts of the trail go', () => {
  test('under an erasure that somebody else approved, for that record, and not twice', async () => {
    const [risk, other] = [await aClosedRisk(), await aClosedRisk()]
    await expect(byHand(risk, { decidedById: null })).rejects.toThrow('not allowed')
    await expect(byHand(risk, { decidedById: lead.id })).rejects.toThrow('audit_two_people')
    await expect(byHand(risk, { decidedById: compliance.id }, other.id)).rejects.toThrow(
      'does not take event',
    )
    await erase(risk, compliance, 7)
    const [done] = await db().erasure.findMany({ where: { recordId: risk.id, state: 'approved' } })
    await expect(
      governed(compliance, { action: 'x' }, async (_, inside) => {
        await inside(`SELECT set_config('plumbline.erasure', $1, true)`, [done?.id ?? ''])
        await inside(
          `UPDATE audit_events SET salt = NULL, content = NULL WHERE "recordId" = $1 RETURNING 1`,
          [risk.id],
        )
      }),
    ).rejects.toThrow('not allowed')
  })
})

describe('an erasure', () => {
  let risk: AnyRecord
  let other: AnyRecord
  let before: { seq: number; at: string }
  beforeAll(async () => {
    other = await aRecord('risks', { title: 'Beside it' })
    risk = await aClosedRisk({ title: 'Jane Roe was refused', cause: 'Jane Roe' })
    await addComment(lead, 'risks', { id: risk.id, body: 'Jane Roe called' })
    before = await momentOf(sql, 'now')
    await erase(risk, executive, 7)
  })

  test('takes what the record and its history said, and what was said on it', async () => {
    const gone = await requireRecord(lead, 'risks', risk.code)
    expect(JSON.stringify(gone)).not.toContain('Jane')
    expect(gone).toMatchObject({ code: risk.code, state: 'closed', cause: null })
    expect(await textOfTrail('Jane Roe')).toEqual([])
    expect(await db().comment.count({ where: { recordId: risk.id } })).toBe(0)
    const told = await historyOf(lead, registerOf('risks'), risk.id)
    expect(told.map((one) => one.sentence)).toContain('erased what this risk said')
  })

  test('leaves a tombstone: which rule, who approved, when and why', async () => {
    expect(await tombstoneOf(risk.id)).toMatchObject({
      code: risk.code,
      rule: 'Risks: 3 years',
      approvedBy: 'Tom Okafor',
      reason: 'No longer needed',
    })
    expect(await tombstoneOf(other.id)).toBeNull()
    const names = await recordNames(lead, [risk.id])
    expect(names.get(risk.id)).toMatchObject({ code: risk.code, title: 'Erased under retention' })
  })

  test('is told, with its rule, to whoever asks for the record as of a day before', async () => {
    const asked = requireRecord(lead, 'risks', risk.code, { asOf: before })
    await expect(asked).rejects.toThrow(ErasedSince)
    await expect(asked).rejects.toThrow(/was erased under retention on .*“Risks: 3 years”/)
    const page = await readRecord(lead, 'risks', risk.code, { asOf: before })
    expect(page).toMatchObject({
      record: { code: risk.code, cause: null },
      tombstone: { rule: 'Risks: 3 years', approvedBy: 'Tom Okafor' },
      comments: [],
      can: { update: false, archive: false, comment: false, transitions: [] },
    })
    expect(JSON.stringify(page)).not.toContain('Jane')
    const names = await recordNames(lead, [risk.id], { asOf: before })
    expect(names.get(risk.id)?.title).toBe('Erased under retention')
    const risks = registerOf('risks')
    expect(await erasedSince(lead, risks, before)).toEqual([risk.code])
    expect(await erasedSince(lead, risks, await momentOf(sql, 'now'))).toEqual([])
    // Who may not read risks learns nothing; nor does anybody of days on which it was not there yet.
    const staff = await aPerson({ roles: ['staff'] })
    expect(await erasedSince(staff, risks, before)).toEqual([])
    for (const [who, asOf] of [
      [staff, before],
      [lead, { ...before, seq: 1 }],
    ] as const) {
      const refused = await requireRecord(who, 'risks', risk.code, { asOf }).catch((one) => one)
      expect(refused).toBeInstanceOf(NotFound)
      expect(refused).not.toBeInstanceOf(ErasedSince)
    }
  })

  test('leaves the record out of lists, also of days before, and closes it for good', async () => {
    const now = await listRecords(lead, 'risks', { limit: 500 })
    const then = await listRecords(lead, 'risks', { limit: 500, asOf: before })
    for (const { records } of [now, then]) {
      expect(records.some((one) => one.id === risk.id)).toBe(false)
      expect(records.some((one) => one.id === other.id)).toBe(true)
    }
    const { id, revision } = await requireRecord(lead, 'risks', risk.id)
    await expect(
      inYears(7, () => restoreRecord(lead, 'risks', { id, revision, reason: 'Sorry' })),
    ).rejects.toThrow('only its tombstone')
    await expect(
      inYears(7, () => writeRecord(lead, 'risks', { id, revision, values: { cause: 'x' } })),
    ).rejects.toThrow(Forbidden)
  })

  test('leaves a trail that holds, and packs that hold, of today and of the day before', async () => {
    expect(await verify()).toMatchObject({ ok: true, problems: [] })
    for (const asOf of [await momentOf(sql, 'now'), before]) {
      const bytes = await aPack(asOf)
      expect(await verifyBytes(bytes)).toMatchObject({ ok: true, problems: [] })
      expect(await filesNaming('Jane Roe', bytes)).toEqual([])
    }
  })
})

/** A pack of everything, as it would be built. */
async function aPack(asOf: { seq: number; at: string }): Promise<Buffer> {
  const by = {
    pool: pool(),
    key: await signingKey(env().DATA_DIR),
    tempDir: join(env().DATA_DIR, 'tmp'),
  }
  const files = { open: async (sha256: string) => openFile(sha256) }
  return (await packBytes(await collectPack(lead, { filters: {}, asOf }, files), by)).bytes
}

/** Files of a pack that hold these words; texts, as PDFs are pressed. */
async function filesNaming(words: string, pack: Buffer): Promise<string[]> {
  const { files } = await unzip(pack)
  return Object.keys(files).filter((name) => files[name]?.includes(words))
}

test('an erasure that fails half-way leaves all as it was', async () => {
  const [one, two] = [await aClosedRisk({ title: 'Whole' }), await aClosedRisk()]
  const ids = [await proposed(one, 7), await proposed(two, 7)].map((found) => found?.id ?? '')
  await inYears(7, () => placeHold(lead, 'risks', { id: two.id, reason: 'Claim' }))
  await expect(
    inYears(7, () => approveErasures(compliance, { ids, reason: 'Old' })),
  ).rejects.toThrow(Forbidden)
  expect((await requireRecord(lead, 'risks', one.id)).title).toBe('Whole')
  expect(await tombstoneOf(one.id)).toBeNull()
  expect(await verify()).toMatchObject({ ok: true })
})

test('a file goes once no other record names it, now or ever', async () => {
  const file = async (text: string) =>
    rememberUpload(lead, await storeUpload(Readable.from([text]), { name: 'note.txt' }))
  const [shared, own] = [await file('shared'), await file('own')]
  const values = { kind: 'file', coversTo: '2026-01-31', systemIds: [] }
  const piece = await aRecord('evidence', { ...values, files: [shared, own] })
  const risk = await aRecord('risks')
  const kept = await aRecord('evidence', { ...values, files: [shared] })
  await linkRecords(
    lead,
    'evidence',
    { register: 'evidence', id: kept.id },
    { register: 'risks', id: risk.id },
  )
  await erase(piece, compliance, 7)
  const stranger = await aPerson({ roles: ['auditor'] })
  expect(await readableFile(stranger, own.sha256)).toBeNull()
  await sweepOrphans(await referredFiles(), new Date(Date.now() + 1000))
  expect(await fileExists(own.sha256)).toBe(false)
  expect(await fileExists(shared.sha256)).toBe(true)
  expect(await verify()).toMatchObject({ ok: true })
})

test('the rows of every register can be emptied', async () => {
  for (const key of [
    'systems',
    'documents',
    'audits',
    'incidents',
    'impact-assessments',
    'concerns',
  ]) {
    const by = key === 'concerns' ? compliance : lead
    const record = await aRecord(key, {}, by)
    await archiveRecord(by, key, { ...record, reason: 'Twice' })
    await erase(record, compliance, 12)
    expect(await tombstoneOf(record.id)).not.toBeNull()
  }
  expect(await verify()).toMatchObject({ ok: true, problems: [] })
})

describe('somebody who left', () => {
  let former: Actor
  beforeAll(async () => {
    former = await aPerson({ roles: ['governance-lead'], name: 'Jördis Quill' })
  })
  const reason = 'Left in 2025'

  test('is proposed by an administrator, once the account is disabled', async () => {
    const given = { userId: former.id, reason }
    await expect(proposePseudonym(lead, given)).rejects.toThrow(Forbidden)
    await expect(proposePseudonym(admin, given)).rejects.toThrow('Disable it first')
    await inYears(12, () => disableUser(admin, former.id))
    await expect(proposePseudonym(admin, { ...given, reason: '' })).rejects.toThrow(Invalid)
    await inYears(12, () => proposePseudonym(admin, given))
    await expect(inYears(12, () => proposePseudonym(admin, given))).rejects.toThrow(Conflict)
  })

  test('is approved by somebody else, and not once the account is open again', async () => {
    const waiting = (await listProposals(executive)).find((one) => one.recordId === former.id)
    const given = { ids: [waiting?.id ?? ''], reason: 'No need for it' }
    expect(waiting).toMatchObject({ kind: 'person', title: 'Jördis Quill', proposedBy: admin.name })
    await expect(approveErasures(admin, given)).rejects.toThrow(Forbidden)
    const both: Actor = { ...admin, roles: ['administrator', 'executive'] }
    await expect(approveErasures(both, given)).rejects.toThrow('You proposed')
    await expect(keepRecords(both, given)).rejects.toThrow('You proposed')
    await inYears(12, () => enableUser(admin, former.id))
    await expect(inYears(12, () => approveErasures(executive, given))).rejects.toThrow(
      'opened again',
    )
    await inYears(12, () => disableUser(admin, former.id))
    const risk = await aRecord('risks', { ownerId: former.id }, lead)
    await inYears(12, () => approveErasures(executive, given))
    const name = (await personNames([former.id])).get(former.id)?.name
    expect(name).toMatch(/^Former member of staff \d+$/)
    expect((await requireRecord(lead, 'risks', risk.id)).ownerId).toBe(former.id)
  })

  test('is nowhere named: not in tables, not in the trail, not in packs; and the trail holds', async () => {
    expect(await textOfTrail('Jördis')).toEqual([])
    expect(await textOfTrail(former.email)).toEqual([])
    const { entries } = await listTrail(lead, { filters: { person: former.id } })
    expect(entries.every((one) => one.actorName.startsWith('Former member of staff'))).toBe(true)
    expect(await verify()).toMatchObject({ ok: true, problems: [] })
    const bytes = await aPack(await momentOf(sql, 'now'))
    expect(await verifyBytes(bytes)).toMatchObject({ ok: true, problems: [] })
    expect(await filesNaming('Jördis', bytes)).toEqual([])
  })
})
