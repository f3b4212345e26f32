import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, publicForm, type Role, roles } from '../../lib/access/actor.ts'
import { perConcern, perFollower, perReporter } from '../../lib/access/attempts.ts'
import { hashOfCode, newReceipt, type Receipt } from '../../lib/access/receipt.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { posture } from '../../lib/checks/posture.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Invalid, NotFound, TooMany } from '../../lib/errors.ts'
import { selectRecords, trailScope } from '../../lib/packs/selection.ts'
import { addComment } from '../../lib/records/comments.ts'
import {
  appealConcern,
  keepConcern,
  messagesOn,
  openConcern,
  readForReporter,
  reportConcern,
  reporterOf,
  writeAsReporter,
  writeToReporter,
} from '../../lib/records/concerns.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { historyOf } from '../../lib/records/history.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { recordNames } from '../../lib/records/names.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { searchRecords } from '../../lib/records/search.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, leadOf, theLead } from '../support/factories.ts'

let compliance: Actor
let investigator: Actor
const strangers = {} as Record<Role, Actor>
const definition = registerOf('concerns')
const description = 'The letters go out before anybody reads them. Mondays are worst.'
const report = { values: { title: 'Letters nobody reads', description }, name: '', contact: '' }

beforeAll(async () => {
  compliance = await leadOf('concerns')
  investigator = await aPerson({ roles: ['risk-owner'], name: 'Samir Haddad' })
  for (const role of roles)
    if (role !== 'compliance-lead') strangers[role] = await aPerson({ roles: [role] })
})

/** A concern by the form, as everybody sends it, with what opens it. */
async function aConcern(given = report): Promise<{ record: AnyRecord; receipt: Receipt }> {
  const receipt = await keepConcern(given)
  const { records } = await listRecords(compliance, 'concerns', { sort: '-code', limit: 1 })
  const [record] = records
  if (!record) throw new Error('the concern is not there')
  return { record, receipt }
}

const move = (by: Actor, { id, revision }: AnyRecord, transition: string, values = {}) =>
  moveRecord(by, 'concerns', { id, revision, transition, values, reason: 'x' })

/** Taken on by the compliance lead, who names somebody to lead it. */
const takenOn = async (record: AnyRecord) =>
  move(compliance, record, 'triage', { kind: 'harm', ownerId: investigator.id })

const answered = async (record: AnyRecord, by = investigator) =>
  move(by, await takenOn(record), 'answer', {
    investigation: 'Read 30 letters.',
    outcome: 'partly',
    answer: 'From now on a person reads each.',
  })

describe('a concern', () => {
  test('is nowhere for anybody but the compliance lead, whatever their role', async () => {
    const { record } = await aConcern()
    const state = await loadState()
    for (const [role, stranger] of Object.entries(strangers)) {
      await expect(readRecord(stranger, 'concerns', record.code), role).rejects.toThrow(NotFound)
      expect((await listRecords(stranger, 'concerns')).total, role).toBe(0)
      expect(await searchRecords(stranger, record.code), role).toEqual([])
      expect(await searchRecords(stranger, 'nobody reads'), role).toEqual([])
      expect((await recordNames(stranger, [record.id])).size, role).toBe(0)
      expect(
        myWork(stranger, state).filter((one) => one.register === 'concerns'),
        role,
      ).toEqual([])
      await expect(writeToReporter(stranger, record.id, 'Who are you?'), role).rejects.toThrow(
        NotFound,
      )
    }
    expect((await readRecord(compliance, 'concerns', record.code)).record.id).toBe(record.id)
    expect(myWork(compliance, state).map((one) => one.id)).toContain(`take-on-concern:${record.id}`)
  })

  test('can be read and worked on by whom the compliance lead names, until they are named no more', async () => {
    const { record } = await aConcern()
    const { staff, auditor } = strangers
    const named = await writeRecord(compliance, 'concerns', {
      id: record.id,
      revision: 1,
      values: { readerIds: [staff.id] },
    })
    expect((await listRecords(staff, 'concerns')).records.map(({ id }) => id)).toEqual([record.id])
    await addComment(staff, 'concerns', { id: record.id, body: 'I know that desk.' })
    await expect(
      writeRecord(staff, 'concerns', {
        id: record.id,
        revision: named.revision,
        values: { readerIds: [staff.id, auditor.id] },
      }),
    ).rejects.toThrow('The compliance lead names who reads a concern.')
    await writeRecord(compliance, 'concerns', {
      id: record.id,
      revision: named.revision,
      values: { readerIds: [] },
    })
    await expect(requireRecord(staff, 'concerns', record.id)).rejects.toThrow(NotFound)
    const moment = { seq: 1_000_000, at: new Date().toISOString() }
    await expect(requireRecord(staff, 'concerns', record.id, { asOf: moment })).rejects.toThrow(
      NotFound,
    )
  })

  test('is not told to who is called on, linked, nor shown as evidence', async () => {
    const { record } = await aConcern()
    const system = await aRecord('systems')
    await expect(
      addComment(compliance, 'concerns', {
        id: record.id,
        body: '@somebody',
        mentionIds: [strangers.staff.id],
      }),
    ).rejects.toThrow('may not read')
    await expect(
      attachEvidence(compliance, { register: 'concerns', id: record.id }, { title: 'A letter' }),
    ).rejects.toThrow('Evidence is for every auditor')
    const lead = await theLead()
    const action = await aRecord('actions', { originId: record.id }, compliance)
    const page = await readRecord(lead, 'actions', action.id)
    expect(JSON.stringify(page.links)).not.toContain(record.code)
    expect(page.names.record(record.id)).toBeUndefined()
    expect(JSON.stringify((await readRecord(lead, 'systems', system.id)).links)).not.toContain(
      'concerns',
    )
  })

  test('leaves its title out of what checks, conformity and the executive page are made of', async () => {
    await aConcern({ ...report, values: { ...report.values, title: 'A very telling title' } })
    const state = await loadState()
    expect(JSON.stringify(state)).not.toContain('A very telling title')
    expect(JSON.stringify(posture(state))).not.toContain('CON-')
  })

  test('is hashes and nothing else in an evidence pack, with all that hangs on it', async () => {
    const { record } = await aConcern()
    await writeAsReporter(record.id, 'One more thing.')
    await addComment(compliance, 'concerns', { id: record.id, body: 'Look at this.' })
    const head = await headOf(sqlOf(db()))
    const asOf = { seq: head?.size ?? 0, at: head?.lastAt ?? '' }
    const state = await loadState({ asOf })
    for (const filters of [{}, { state: 'retired' }]) {
      const scope = trailScope(
        await selectRecords(
          await theLead(),
          { kind: 'everything', filters, subjectId: null },
          state,
          asOf,
        ),
      )
      const events = await sqlOf(db())<Parameters<typeof scope>[0]>(
        `SELECT seq::float8 AS seq, '' AS at, "actorId", action, register, "recordId", "subjectId", operation
         FROM audit_events WHERE "recordId" = $1 OR "subjectId" = $1`,
        [record.id],
      )
      expect(events.map(({ register }) => register).sort()).toEqual([
        'comments',
        'concern-messages',
        'concerns',
        'concerns',
      ])
      for (const event of events) expect(scope(event), event.register).toBe('leaf')
    }
  })
})

describe('the reporter', () => {
  const secrets = ['Ciara Byrne', 'ciara@home.test', '203.0.113.77']

  test('is neither in the trail nor in any table but the one, whatever they told', async () => {
    const receipt = await reportConcern(
      { ...report, name: 'Ciara Byrne', contact: 'ciara@home.test' },
      '203.0.113.77',
    )
    const id = await openConcern(receipt, '203.0.113.77')
    await writeAsReporter(id, 'Mondays, as I said.')
    const { records } = await listRecords(compliance, 'concerns', { sort: '-code', limit: 1 })
    expect(records[0]).toMatchObject({ createdById: publicForm.id, updatedById: publicForm.id })
    const tables = await sqlOf(db())<{ name: string; text: string }>(
      `SELECT c.relname AS name, query_to_xml(format('SELECT * FROM %I', c.relname), true, false, '')::text AS text
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    )
    expect(tables.length).toBeGreaterThan(30)
    const codes = [receipt.code, receipt.passphrase, receipt.code.replaceAll('-', '')]
    for (const { name, text } of tables) {
      for (const secret of [...secrets, ...codes]) {
        const isTold = name === 'concern_reporters' && secrets.slice(0, 2).includes(secret)
        expect(text.includes(secret), `${secret} in ${name}`).toBe(isTold)
      }
    }
    const events = await sqlOf(db())<{ actorId: string; actorName: string }>(
      `SELECT DISTINCT "actorId", "actorName" FROM audit_events WHERE "recordId" = $1 OR "subjectId" = $1`,
      [id],
    )
    expect(events).toEqual([{ actorId: publicForm.id, actorName: 'Public form' }])
    expect(await reporterOf(id)).toEqual({ name: 'Ciara Byrne', contact: 'ciara@home.test' })
  })

  test('comes back with the receipt alone, however it is typed', async () => {
    const { record, receipt } = await aConcern()
    const typed = {
      code: ` ${receipt.code.toLowerCase().replaceAll('-', ' ')} `,
      passphrase: receipt.passphrase.toUpperCase().replaceAll(' ', '-'),
    }
    expect(await openConcern(typed, '198.51.100.1')).toBe(record.id)
    const wrong = [
      { ...receipt, passphrase: newReceipt().passphrase },
      { ...receipt, passphrase: '' },
      { ...receipt, code: newReceipt().code },
      { ...receipt, code: record.code },
    ]
    const says = new Set<string>()
    for (const one of wrong) {
      const error = await openConcern(one, '198.51.100.1').catch((thrown) => thrown)
      expect(error).toBeInstanceOf(Invalid)
      says.add(error.message)
    }
    expect(says.size).toBe(1)
  })

  test('has a code of 80 bits that is kept as a hash', () => {
    const codes = new Set(Array.from({ length: 200 }, () => newReceipt().code))
    expect(codes.size).toBe(200)
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(hashOfCode('o0il-1111')).toBe(hashOfCode('0011-1111'))
  })

  test('reads where it stands, without names and without the investigation', async () => {
    const { record } = await aConcern()
    await writeToReporter(compliance, record.id, 'On which day?')
    await writeAsReporter(record.id, 'On Monday.')
    await answered(await requireRecord(compliance, 'concerns', record.id))
    const told = await readForReporter(record.id)
    expect(told).toMatchObject({
      title: 'Letters nobody reads',
      state: 'answered',
      outcome: 'partly',
      answer: 'From now on a person reads each.',
      messages: [
        { body: 'On which day?', isReporter: false },
        { body: 'On Monday.', isReporter: true },
      ],
    })
    const text = JSON.stringify(told)
    for (const hidden of ['Read 30 letters', compliance.id, investigator.id, 'Samir', 'Maya'])
      expect(text).not.toContain(hidden)
    expect((await messagesOn(record.id)).map(({ authorName }) => authorName)).toEqual([
      'Maya Lind',
      null,
    ])
  })

  test('is asked for a reply when they wrote, until they have one', async () => {
    const { record } = await aConcern()
    const waits = async () => (await requireRecord(compliance, 'concerns', record.id)).waitsSince
    expect(await waits()).toBe(null)
    await writeAsReporter(record.id, 'Have you seen it?')
    expect(await waits()).not.toBe(null)
    expect(myWork(compliance, await loadState()).map(({ id }) => id)).toContain(
      `reply-on-concern:${record.id}`,
    )
    await writeToReporter(compliance, record.id, 'Yes.')
    expect(await waits()).toBe(null)
    const sentences = (await historyOf(compliance, definition, record.id)).map(
      ({ actorName, sentence }) => `${actorName} ${sentence}`,
    )
    expect(sentences).toContain('Public form wrote as the reporter: “Have you seen it?”')
    expect(sentences).toContain('Maya Lind wrote to the reporter: “Yes.”')
  })

  test('appeals once, is judged by somebody else than who answered, and is told', async () => {
    const { record } = await aConcern()
    await expect(appealConcern(record.id, 'No')).rejects.toThrow('not possible from there')
    const done = await answered(record)
    await expect(move(compliance, done, 'close')).rejects.toThrow('The reporter can appeal until')
    await appealConcern(record.id, 'You read letters of one week.')
    const appealed = await requireRecord(compliance, 'concerns', record.id)
    expect(appealed).toMatchObject({ state: 'appealed', appeal: 'You read letters of one week.' })
    const decision = { appealOutcome: 'upheld', appealAnswer: 'We read all of them now.' }
    await expect(move(investigator, appealed, 'decideAppeal', decision)).rejects.toThrow(
      'somebody else than who answered',
    )
    const decided = await move(compliance, appealed, 'decideAppeal', decision)
    await expect(appealConcern(record.id, 'Again')).rejects.toThrow('decided on already')
    expect(await readForReporter(record.id)).toMatchObject({
      appealOutcome: 'upheld',
      appealAnswer: 'We read all of them now.',
    })
    await move(compliance, decided, 'close')
    await expect(writeAsReporter(record.id, 'Thank you.')).rejects.toThrow('is closed')
    await expect(writeToReporter(compliance, record.id, 'Bye.')).rejects.toThrow('closed')
  })

  test('finds what they wrote unchanged: nobody can edit it', async () => {
    const { record } = await aConcern()
    await expect(
      writeRecord(compliance, 'concerns', {
        id: record.id,
        revision: 1,
        values: { description: 'It is all fine.' },
      }),
    ).rejects.toThrow('stays as it was told')
  })
})

describe('a flood', () => {
  test('of concerns from one address is stopped, others still come through', async () => {
    for (let sent = 0; sent < perReporter.tries; sent += 1) await reportConcern(report, '192.0.2.1')
    await expect(reportConcern(report, '192.0.2.1')).rejects.toThrow(TooMany)
    await reportConcern(report, '192.0.2.2')
    const keys = await sqlOf(db())<{ key: string }>(`SELECT key FROM attempts`)
    expect(keys.map(({ key }) => key).join()).not.toContain('192.0.2.')
  })

  test('of guesses is stopped for one receipt, wherever they come from, and for one address', async () => {
    const { receipt } = await aConcern()
    const wrong = { ...receipt, passphrase: 'wrong' }
    for (let tried = 0; tried < perConcern.tries; tried += 1)
      await expect(openConcern(wrong, `198.18.0.${tried}`)).rejects.toThrow(Invalid)
    await expect(openConcern(receipt, '198.18.1.1')).rejects.toThrow(TooMany)
    for (let tried = 0; tried < perFollower.tries; tried += 1)
      await openConcern(newReceipt(), '198.18.2.2').catch(() => {})
    await expect(openConcern(newReceipt(), '198.18.2.2')).rejects.toThrow(TooMany)
  })

  test('of text is refused at the field', async () => {
    const { record } = await aConcern()
    await expect(writeAsReporter(record.id, 'x'.repeat(8001))).rejects.toThrow('At most 8,000')
    await expect(
      keepConcern({ ...report, values: { title: 'x', description: 'x'.repeat(20_001) } }),
    ).rejects.toThrow(Invalid)
  })
})
