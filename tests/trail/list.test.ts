import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '../../lib/access/actor.ts'
import { permissions } from '../../lib/access/rights.ts'
import { attachedTables } from '../../lib/audit-trail/live-tables.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { leafHash, verifyInclusion } from '../../lib/audit-trail/merkle.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { addComment } from '../../lib/records/comments.ts'
import { keepConcern } from '../../lib/records/concerns.ts'
import { historyOf } from '../../lib/records/history.ts'
import { listRecords } from '../../lib/records/read.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { isRegister, registerOf } from '../../lib/registers/index.ts'
import { deedsIn } from '../../lib/trail/deeds.ts'
import { readEntry } from '../../lib/trail/entry.ts'
import { listTrail, type TrailFilters, tablesOfTrail } from '../../lib/trail/list.ts'
import { hangingTables, otherTables } from '../../lib/trail/scope.ts'
import { aPerson, aRecord, leadOf, theAdministrator, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
let lead: Actor
let administrator: Actor
let compliance: Actor
let owner: Actor
let risk: AnyRecord
let concern: AnyRecord
const readers = {} as Record<Role, Actor>

beforeAll(async () => {
  administrator = await theAdministrator()
  lead = await theLead()
  compliance = await leadOf('concerns')
  owner = await aPerson({ roles: ['risk-owner'], name: 'Samir Haddad' })
  for (const role of roles) readers[role] = await aPerson({ roles: [role] })
  risk = await aRecord('risks', { title: 'Drift', ownerId: null }, lead)
  const { id, revision } = risk
  risk = await writeRecord(owner, 'risks', { id, revision, values: { title: 'Drift of scores' } })
  await addComment(lead, 'risks', { id, body: 'How fast?' })
  await keepConcern({
    values: { title: 'Letters nobody reads', description: 'They go out on Mondays.' },
    name: '',
    contact: '',
  })
  const [found] = (await listRecords(compliance, 'concerns')).records
  if (!found) throw new Error('the concern is not there')
  concern = found
  await addComment(compliance, 'concerns', { id: concern.id, body: 'Who signs them?' })
  await aRecord('systems', { title: 'Claims triage' }, lead)
})

/** Every entry there is for somebody, page by page. */
async function everyEntry(actor: Actor, filters: Partial<TrailFilters> = {}, limit = 500) {
  const all = []
  let before: number | undefined
  for (;;) {
    const page = await listTrail(actor, { filters, before, limit })
    all.push(...page.entries)
    if (page.older === null) return all
    before = page.older
  }
}

const sizeOfLog = async () => (await headOf(sql))?.size ?? 0

describe('who reads the trail', () => {
  test('those with the right to, and nobody else', async () => {
    for (const [role, actor] of Object.entries(readers)) {
      const reading = listTrail(actor)
      if (permissions['trail.read'].includes(role as Role)) await reading
      else await expect(reading, role).rejects.toThrow(Forbidden)
    }
    await expect(readEntry(readers.staff, 0)).rejects.toThrow(Forbidden)
    await expect(readEntry(lead, 999_999)).rejects.toThrow(NotFound)
  })

  test('everything in the trail is told by a rule: no table is left out by mistake', async () => {
    const known = [...Object.keys(otherTables), ...Object.keys(hangingTables)]
    const unknown = (await attachedTables(sql))
      .map(({ register }) => register)
      .filter((register) => !isRegister(register) && !known.includes(register))
    expect(unknown).toEqual([])
  })

  test('an entry is told exactly to whom the history of its record tells it', async () => {
    for (const role of permissions['trail.read']) {
      const actor = readers[role]
      const listed = new Set((await everyEntry(actor)).map(({ seq }) => seq))
      const tellable = new Set<number>()
      for (const { key } of [registerOf('risks'), registerOf('systems'), registerOf('concerns')]) {
        for (const { id } of (await listRecords(actor, key)).records)
          for (const { seq } of await historyOf(actor, registerOf(key), id)) tellable.add(seq)
      }
      const ofThese = await sql<{ seq: number }>(
        `SELECT seq::float8 AS seq FROM audit_events WHERE register IN ('risks', 'systems', 'concerns')
         OR register IN ('comments', 'links', 'concern-messages')`,
      )
      for (const { seq } of ofThese)
        expect(listed.has(seq), `${role}, entry ${seq}`).toBe(tellable.has(seq))
    }
  })

  test('a concern is nowhere in it for anybody but who reads it', async () => {
    const events = await sql<{ seq: number }>(
      `SELECT seq::float8 AS seq FROM audit_events WHERE $1 IN ("recordId", "subjectId")`,
      [concern.id],
    )
    expect(events.length).toBeGreaterThan(1)
    for (const actor of [lead, readers.auditor, readers.executive, administrator]) {
      const listed = await everyEntry(actor)
      expect(listed.some(({ seq }) => events.some((one) => one.seq === seq))).toBe(false)
      for (const { seq } of events) await expect(readEntry(actor, seq)).rejects.toThrow(NotFound)
      expect((await everyEntry(actor, { register: 'concerns' })).length).toBe(0)
      expect((await everyEntry(actor, { action: 'concern.report' })).length).toBe(0)
      expect(
        (await everyEntry(actor, { person: '00000000-0000-0000-0000-000000000001' })).length,
      ).toBe(0)
      expect((await deedsIn(actor)).filter(({ action }) => action.startsWith('concern'))).toEqual(
        [],
      )
      expect(tablesOfTrail(actor).map(({ value }) => value)).not.toContain('concerns')
    }
    const told = await everyEntry(compliance, { record: concern.code })
    expect(told.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).sort((a, b) => b - a))
  })

  test('who is named on a concern is told of it, as its history tells them', async () => {
    const named = await aPerson({ roles: ['executive'] })
    const { id, revision } = concern
    const triaged = { id, revision, transition: 'triage', reason: 'x' }
    await moveRecord(compliance, 'concerns', {
      ...triaged,
      values: { kind: 'harm', ownerId: named.id },
    })
    const told = (await everyEntry(named, { record: concern.code })).map(({ seq }) => seq)
    const history = await historyOf(named, registerOf('concerns'), id)
    expect(told).toEqual(history.map(({ seq }) => seq))
    expect(told.length).toBeGreaterThan(2)
  })

  test('a record that is not theirs to see and one that never was are the same answer', async () => {
    const asked = async (record: string) =>
      listTrail(lead, { filters: { record } }).catch((error: Error) => error.message)
    expect(await asked(concern.code)).toBe(
      (await asked('CON-9999')).toString().replace('CON-9999', concern.code),
    )
    await expect(listTrail(lead, { filters: { record: 'XXX-1' } })).rejects.toThrow(Invalid)
  })

  test('of accounts everybody is told what happened and when, and the administrator whose', async () => {
    const [forLead] = (await listTrail(lead, { filters: { register: 'users' }, limit: 1 })).entries
    expect(forLead?.sentence).toBe('added the account of somebody')
    const [forAdministrator] = (
      await listTrail(administrator, { filters: { register: 'users' }, limit: 1 })
    ).entries
    expect(forAdministrator?.sentence).toMatch(/^added the account of Person \d+: executive$/)
    const seq = forLead?.seq ?? 0
    expect(await readEntry(lead, seq)).toMatchObject({ content: null, salt: null, holds: true })
    expect((await readEntry(administrator, seq)).content).toContain('@kestrel.test')
  })
})

describe('the list', () => {
  test('has every entry once, newest first, however many are on a page', async () => {
    const whole = (await everyEntry(compliance)).map(({ seq }) => seq)
    expect(whole).toEqual([...whole].sort((a, b) => b - a))
    expect((await everyEntry(compliance, {}, 7)).map(({ seq }) => seq)).toEqual(whole)
    expect(whole.length).toBe(await sizeOfLog())
  })

  test('is paged back to where one came from', async () => {
    const first = await listTrail(lead, { limit: 5 })
    expect(first.newer).toBeNull()
    const second = await listTrail(lead, { limit: 5, before: first.older ?? 0 })
    const back = await listTrail(lead, { limit: 5, after: second.newer ?? 0 })
    expect(back.entries.map(({ seq }) => seq)).toEqual(first.entries.map(({ seq }) => seq))
    expect(back.newer).toBeNull()
    expect(back.older).toBe(first.older)
  })

  test('tells an entry in the words of the record’s history, with its record', async () => {
    const [comment, change, created] = await everyEntry(lead, { record: risk.code.toLowerCase() })
    expect(comment).toMatchObject({ sentence: 'commented: “How fast?”', on: { code: risk.code } })
    expect(change).toMatchObject({
      actorName: 'Samir Haddad',
      sentence: 'changed Risk: “Drift” → “Drift of scores”',
      on: { code: risk.code, title: 'Drift of scores', register: 'risks' },
      differences: [{ label: 'Risk', before: 'Drift', after: 'Drift of scores' }],
    })
    expect(created?.sentence).toBe('recorded this risk')
    const history = await historyOf(lead, registerOf('risks'), risk.id)
    expect([comment, change, created].map((one) => one?.sentence)).toEqual(
      history.map((one) => one.sentence),
    )
  })

  test('is narrowed by person, register, action and period, and by all of them at once', async () => {
    const of = async (filters: Partial<TrailFilters>) => everyEntry(lead, filters)
    expect((await of({ person: owner.id })).map(({ action }) => action)).toEqual(['risk.update'])
    expect(new Set((await of({ register: 'comments' })).map(({ on }) => on?.code))).toEqual(
      new Set([risk.code]),
    )
    expect((await of({ action: 'system.create' })).map(({ on }) => on?.title)).toEqual([
      'Claims triage',
    ])
    const today = new Date().toISOString().slice(0, 10)
    expect((await of({ from: today, to: today })).length).toBe((await of({})).length)
    expect(await of({ to: '2020-01-01' })).toEqual([])
    expect(await of({ from: '2999-01-01' })).toEqual([])
    const all = { person: owner.id, register: 'risks', action: 'risk.update', from: today }
    expect((await of({ ...all, record: risk.code })).length).toBe(1)
    expect((await of({ ...all, person: lead.id })).length).toBe(0)
    await expect(of({ from: 'Monday' })).rejects.toThrow(Invalid)
  })

  test('as of a moment ends there', async () => {
    const asOf = { seq: 12, at: new Date().toISOString() }
    const { entries } = await listTrail(administrator, { asOf })
    expect(entries[0]?.seq).toBeLessThan(12)
  })
})

describe('an entry', () => {
  test('is proven to be in the tree by the path that it shows', async () => {
    const size = await sizeOfLog()
    for (const seq of [0, 1, size - 1]) {
      const entry = await readEntry(compliance, seq)
      const proof = (entry.proof ?? []).map((node) => Buffer.from(node, 'hex'))
      const claim = { leaf: leafHash(entry.header), index: seq, size: entry.size }
      expect(entry.holds).toBe(true)
      expect(verifyInclusion({ ...claim, root: Buffer.from(entry.root, 'hex') }, proof)).toBe(true)
      expect(entry.leaf).toBe(claim.leaf.toString('hex'))
    }
  })
})
