import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { filterWords } from '../../lib/export/filter-words.ts'
import { toText } from '../../lib/fields/codec.ts'
import { addComment, commentsOn } from '../../lib/records/comments.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { historyOf } from '../../lib/records/history.ts'
import { linkRecords, unlinkRecords } from '../../lib/records/links.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { readMoment } from '../../lib/records/moment.ts'
import { namesIn, recordNames } from '../../lib/records/names.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { apiOf } from '../api/client.ts'
import { exported } from '../api/export-client.ts'
import { rawText } from '../pdf/support.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'

const away = '0197f0aa-0000-7000-8000-00000000000a'
const unseen = 'a record you may not see'
const risks = registerOf('risks')
const secretTitle = 'Vauxhall'

let lead: Actor
let owner: Actor
let mine: AnyRecord
let secret: AnyRecord
let secretRisk: AnyRecord
/** A risk of the owner's system and of another one. */
let shared: AnyRecord

beforeAll(async () => {
  lead = await theLead()
  const person = await aPerson({ roles: ['model-owner'] })
  mine = await aRecord('systems', { ownerId: person.id, title: 'Own system' })
  secret = await aRecord('systems', { ownerId: null, title: secretTitle })
  secretRisk = await aRecord('risks', { title: secretTitle, systemIds: [secret.id], ownerId: null })
  owner = await again(person)
  shared = await aRecord('risks', { title: 'Shared', systemIds: [mine.id], ownerId: null })
  const values = { systemIds: [mine.id, secret.id] }
  shared = await writeRecord(lead, 'risks', { id: shared.id, revision: 1, values })
  await linkRecords(
    lead,
    'related',
    { register: 'risks', id: secretRisk.id },
    { register: 'risks', id: shared.id },
  )
  await linkRecords(
    lead,
    'related',
    { register: 'risks', id: secretRisk.id },
    { register: 'systems', id: mine.id },
  )
})

describe('a reference to a record that one may not see says so, and nothing of the record', () => {
  const tells = (text: string) =>
    [secret.code, secretRisk.code, secretTitle].filter((one) => text.includes(one))

  test('on the record’s page, in lists and filters', async () => {
    const page = await readRecord(owner, 'risks', shared.id)
    const systemIds = risks.fields.systemIds
    if (!systemIds) throw new Error('risks have no systems')
    expect(toText(systemIds, page.record.systemIds, page.names)).toBe(`${mine.code}; ${unseen}`)
    expect(page.names.record(secret.id)).toBeUndefined()
    expect(tells(JSON.stringify(page.links))).toEqual([])
    const { records } = await listRecords(owner, 'risks')
    const names = await namesIn(owner, risks, records)
    expect(names.record(mine.id)?.code).toBe(mine.code)
    expect(names.record(secret.id)).toBeUndefined()
    const query = (id: string) => ({ filters: { systemIds: id } })
    expect(await filterWords(owner, risks, query(secret.id))).toBe(
      await filterWords(owner, risks, query(away)),
    )
    expect([...(await recordNames(owner, [secret.id, away, mine.id])).keys()]).toEqual([mine.id])
  })

  test('in its history', async () => {
    const history = JSON.stringify(await historyOf(owner, risks, shared.id))
    expect(history).toContain(unseen)
    expect(tells(history)).toEqual([])
    expect(tells(JSON.stringify(await historyOf(lead, risks, shared.id)))).not.toEqual([])
  })

  test('in exports as CSV, XLSX, JSON and PDF, of the list and of the record', async () => {
    const csv = await exported(owner, '/risks?format=csv')
    expect(csv.bytes.toString()).toContain(unseen)
    for (const path of [
      '/risks?format=csv',
      '/risks?format=json',
      `/risks/${shared.id}?format=json`,
    ])
      expect(tells((await exported(owner, path)).bytes.toString()), path).toEqual([])
    for (const path of [
      '/risks?format=pdf',
      `/risks/${shared.id}?format=pdf`,
      `/systems/${mine.id}?format=pdf`,
    ]) {
      const text = await rawText((await exported(owner, path)).bytes)
      expect(text, path).toContain(shared.code)
      expect(tells(text), path).toEqual([])
    }
    expect(await rawText((await exported(lead, `/risks/${shared.id}?format=pdf`)).bytes)).toContain(
      secret.code,
    )
  })

  test('in the API', async () => {
    const api = apiOf(owner)
    for (const path of [
      '/risks',
      `/risks/${shared.id}`,
      `/risks/${shared.id}/history`,
      `/risks/${shared.id}/links`,
      `/systems/${mine.id}/history`,
    ])
      expect(tells(JSON.stringify((await api(path)).body)), path).toEqual([])
  })

  test('and it stays when who may not see it changes the record', async () => {
    const { revision } = await requireRecord(owner, 'risks', shared.id)
    const values = { title: 'Shared still', systemIds: [mine.id, secret.id] }
    const after = await writeRecord(owner, 'risks', { id: shared.id, revision, values })
    expect(after.systemIds).toEqual([mine.id, secret.id])
  })
})

describe('nobody learns whether a record is there that they may not see', () => {
  const told = async (work: () => Promise<unknown>) =>
    work().then(
      () => 'done',
      (error: Error) => error.message,
    )

  test('by linking to it, or taking such a link away', async () => {
    const to = { register: 'risks', id: shared.id }
    for (const act of [linkRecords, unlinkRecords]) {
      const says = async (id: string) =>
        (await told(() => act(owner, 'related', { register: 'risks', id }, to))).replace(id, '')
      expect(await says(secretRisk.id)).toBe(await says(away))
      expect(await says(secretRisk.code)).toBe(await says('RSK-9999'))
    }
  })

  test('by naming it as the origin of an action', async () => {
    const says = (originId: string) =>
      told(() =>
        writeRecord(owner, 'actions', {
          values: { title: 'Look', kind: 'corrective', originId, ownerId: owner.id },
        }),
      )
    expect(await says(secretRisk.id)).toBe(await says(away))
    expect(await says(secretRisk.id)).toContain('choose one of the list')
    expect(await says(shared.id)).toBe('done')
  })

  test('by attaching evidence to a record that names it', async () => {
    const to = { register: 'risks', id: shared.id }
    const evidence = await attachEvidence(owner, to, { title: 'Seen', kind: 'note', note: 'Seen' })
    expect(evidence.systemIds).toEqual([mine.id])
  })

  test('by what it has to do', async () => {
    const action = await aRecord('actions', {
      title: secretTitle,
      originId: secretRisk.id,
      systemIds: [],
    })
    const staff = await aPerson({ roles: ['staff'] })
    await writeRecord(lead, 'actions', {
      id: action.id,
      revision: action.revision,
      values: { ownerId: staff.id },
    })
    expect(myWork(staff, await loadState())).toEqual([])
  })
})

describe('the past of a record', () => {
  const pause = () => new Promise((done) => setTimeout(done, 5))
  const present = async () => {
    const moment = await readMoment(new Date().toISOString(), 'UTC')
    await pause()
    return moment
  }

  test('is told to whoever owns it now, and to nobody for having owned it', async () => {
    const [first, second] = [
      await aPerson({ roles: ['model-owner'] }),
      await aPerson({ roles: ['model-owner'] }),
    ]
    const system = await aRecord('systems', { ownerId: first.id, title: 'Handed over' })
    await pause()
    const then = await present()
    await writeRecord(lead, 'systems', {
      id: system.id,
      revision: 1,
      values: { ownerId: second.id },
    })
    const shown = async (actor: Actor) =>
      (await listRecords(await again(actor), 'systems', { asOf: then })).records.map(({ id }) => id)
    expect(await shown(first)).toEqual([])
    expect(await shown(second)).toEqual([system.id])
    await expect(
      requireRecord(await again(first), 'systems', system.id, { asOf: then }),
    ).rejects.toThrow('that you may see')
    expect(
      (await requireRecord(await again(second), 'systems', system.id, { asOf: then })).ownerId,
    ).toBe(first.id)
    const csv = await exported(
      await again(first),
      `/systems?format=csv&asOf=${encodeURIComponent(then.at)}`,
    )
    expect(csv.bytes.toString()).not.toContain('Handed over')
  })

  test('begins for staff when a document is published: no draft, no review, no other reader', async () => {
    const staff = await aPerson({ roles: ['staff'] })
    const boss = await aPerson({ roles: ['executive'] })
    const document = await aRecord('documents', { title: 'Policy', audience: ['everyone'] })
    const key = 'document-versions'
    let version = await writeRecord(lead, key, {
      values: { documentId: document.id, body: secretTitle },
    })
    const step = async (by: Actor, transition: string, reason = '') => {
      const { id, revision } = version
      version = await moveRecord(by, key, { id, revision, transition, reason })
    }
    await addComment(lead, key, { id: version.id, body: `About ${secretTitle}` })
    await step(lead, 'submit')
    await step(boss, 'return', `Say nothing of ${secretTitle}`)
    version = await writeRecord(lead, key, {
      id: version.id,
      revision: version.revision,
      values: { body: 'Final' },
    })
    await pause()
    const draft = await present()
    await step(lead, 'submit')
    await step(boss, 'approve')
    await step(boss, 'makeEffective')
    const next = await writeRecord(lead, key, { values: { documentId: document.id, body: 'Next' } })
    const definition = registerOf(key)
    const page = await readRecord(staff, key, version.id)
    expect(page.approvals.map((one) => one.decision)).toEqual(['approved'])
    expect(page.comments).toEqual([])
    expect(await commentsOn(lead, definition, version.id)).toHaveLength(1)
    const told = [
      ...(await historyOf(staff, definition, version.id)),
      ...(await historyOf(staff, registerOf('documents'), document.id)),
    ]
    expect(told.length).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toContain(secretTitle)
    expect(told.map((one) => one.sentence).filter((one) => one.startsWith('recorded'))).toEqual([])
    await expect(requireRecord(staff, key, version.id, { asOf: draft })).rejects.toThrow(
      'that you may see',
    )
    const pdf = await rawText((await exported(staff, `/${key}/${version.id}?format=pdf`)).bytes)
    for (const text of [secretTitle, 'Returned', String(next.number), 'Ada Okoro'])
      expect(pdf, text).not.toContain(text)
  })
})
