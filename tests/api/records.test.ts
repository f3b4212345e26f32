import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { sealSession, sessionCookieName } from '../../lib/access/session-token.ts'
import { openSession } from '../../lib/access/sessions.ts'
import { db } from '../../lib/db/client.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'
import { apiOf } from './client.ts'

let lead: Actor
let api: ReturnType<typeof apiOf>

beforeAll(async () => {
  lead = await theLead()
  api = apiOf(lead)
})

describe('a list', () => {
  test('answers items, the next cursor and the number of all that match', async () => {
    for (let made = 0; made < 3; made += 1) await aRecord('actions', { kind: 'review' })
    const first = await api('/actions?limit=2&kind=review')
    expect(first.status).toBe(200)
    expect(Object.keys(first.body).sort()).toEqual(['items', 'next', 'total'])
    expect(first.body).toMatchObject({ total: 3 })
    const second = await api(`/actions?limit=2&kind=review&cursor=${first.body.next}`)
    expect(second.body.next).toBeNull()
    const codes = [...first.body.items, ...second.body.items].map((one) => one.code)
    expect(new Set(codes).size).toBe(3)
  })

  test.each([
    ['colour=red', 'colour'],
    ['constructor=1', 'constructor'],
    ['state=approved', 'state'],
    ['kind=none-such', 'kind'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=ten', 'limit'],
    ['cursor=x', 'cursor'],
    [
      `cursor=${Buffer.from('[{},"0197f0aa-0000-7000-8000-000000000001",0]').toString('base64url')}&sort=dueOn`,
      'cursor',
    ],
    ['sort=colour', 'sort'],
    ['sort=constructor', 'sort'],
    ['sort=id";drop table risks;--', 'sort'],
    ['sort=systemIds', 'sort'],
    ['asOf=yesterday', 'asOf'],
    ['asOf=1999-01-01', 'asOf'],
    ['dueOn=2026-02-30', 'dueOn'],
    ['dueOn=2026-01-01..2026-02-01..2026-03-01', 'dueOn'],
    ['updatedAt=1', 'updatedAt'],
    ['ownerId=------------------------------------', 'ownerId'],
    ['originId=nobody', 'originId'],
    ['state=open&state=done', 'state'],
    ['q=%00', 'q'],
    ['title=%00', 'title'],
    ['archived=perhaps', 'archived'],
  ])('refuses %s with a sentence at the parameter', async (query, parameter) => {
    const answer = await api(`/actions?${query}`)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(Object.keys(answer.body.errors)).toEqual([parameter])
  })

  test('refuses numbers that a scale can’t hold', async () => {
    for (const level of ['8.5', '1e12', 'NaN', '3..x']) {
      expect((await api(`/risks?level=${level}`)).status).toBe(422)
    }
    for (const filter of ['constructor=1', 'standing=high', 'above=9,2026-02-30']) {
      expect((await api(`/risks?${filter}`)).status).toBe(422)
    }
    expect((await api('/risks?standing=4x3&above=9,2026-02-28')).status).toBe(200)
  })

  test('finds by a day, by a range and by what is empty', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await aRecord('risks', { likelihood: 2, impact: 3, ownerId: null })
    await aRecord('risks', { likelihood: 3, impact: 3, ownerId: lead.id })
    expect((await api(`/risks?createdAt=${today}&level=6..9`)).body.total).toBe(2)
    expect((await api('/risks?level=6')).body.total).toBe(1)
    expect((await api('/risks?level=7..')).body.total).toBe(1)
    expect((await api('/risks?ownerId=none')).body.total).toBe(1)
    expect((await api(`/risks?ownerId=${lead.id.toUpperCase()}`)).body.total).toBe(1)
  })
})

describe('a record', () => {
  test('is made, read by id and by code, changed at its revision, and named by its ETag', async () => {
    const made = await api('/risks', {
      method: 'POST',
      body: { title: 'Wrong decline', changeReason: 'Found in the audit' },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      title: 'Wrong decline',
      revision: 1,
      state: 'identified',
      links: [],
    })
    expect(made.headers.get('location')).toBe(`/api/v1/risks/${made.body.code}`)
    const { body: read, headers } = await api(`/risks/${made.body.code.toLowerCase()}`)
    expect(read).toEqual(made.body)
    expect(headers.get('etag')).toBe('"1"')
    const changed = await api(`/risks/${read.id}`, {
      method: 'PATCH',
      headers: { 'if-match': '"1"' },
      body: { likelihood: 2, impact: 4 },
    })
    expect(changed).toMatchObject({ status: 200, body: { revision: 2, level: 8 } })
    expect(changed.headers.get('etag')).toBe('"2"')
    const { body: history } = await api(`/risks/${read.id}/history`)
    expect(history.items).toMatchObject([
      {
        actorName: 'Maya Lind',
        action: 'risk.update',
        differences: [
          { label: 'Inherent likelihood', after: '2' },
          { label: 'Inherent impact' },
          { label: 'Inherent level' },
          { label: 'Last judged on' },
        ],
      },
      { actorName: 'Maya Lind', action: 'risk.create', reason: 'Found in the audit' },
    ])
  })

  test('is read as of an earlier moment, with the history until then', async () => {
    const { id, updatedAt } = await aRecord('risks', { title: 'Before' })
    await new Promise((done) => setTimeout(done, 20))
    const between = new Date().toISOString()
    await api(`/risks/${id}`, {
      method: 'PATCH',
      headers: { 'if-match': '1' },
      body: { title: 'After' },
    })
    expect((await api(`/risks/${id}?asOf=${between}`)).body).toMatchObject({
      title: 'Before',
      revision: 1,
      updatedAt,
    })
    expect((await api(`/risks?asOf=${between}&q=Before`)).body.total).toBeGreaterThan(0)
    expect((await api(`/risks/${id}/history?asOf=${between}`)).body.items).toHaveLength(1)
    expect((await api(`/risks/${id}`)).body.title).toBe('After')
  })

  test('without a revision is not changed', async () => {
    const { code } = await aRecord('risks')
    const answer = await api(`/risks/${code}`, { method: 'PATCH', body: { title: 'Other' } })
    expect(answer).toMatchObject({ status: 428, body: { title: 'Revision needed' } })
    const odd = await api(`/risks/${code}`, {
      method: 'PATCH',
      headers: { 'if-match': '*' },
      body: { title: 'Other' },
    })
    expect(odd.status).toBe(400)
  })

  test('changed meanwhile comes back as it is now, and keeps what the first wrote', async () => {
    const { code } = await aRecord('risks')
    const change = (title: string) =>
      api(`/risks/${code}`, { method: 'PATCH', headers: { 'if-match': '"1"' }, body: { title } })
    expect((await change('First')).status).toBe(200)
    const late = await change('Second')
    expect(late).toMatchObject({ status: 412, body: { current: { title: 'First', revision: 2 } } })
    expect((await api(`/risks/${code}`)).body.title).toBe('First')
  })

  test('refuses fields that it has not, that rules set, and values of another shape, all at once', async () => {
    const { code } = await aRecord('risks')
    const body = {
      colour: 'red',
      level: 9,
      acceptedById: lead.id,
      treatment: 'pray',
      likelihood: 2.5,
      constructor: 1,
      reviewAt: '2026-02-30',
    }
    const answer = await api(`/risks/${code}`, {
      method: 'PATCH',
      headers: { 'if-match': '1' },
      body,
    })
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.body.errors).sort()).toEqual(Object.keys(body).sort())
    const odd = JSON.parse('{"__proto__": {"state": "closed"}}')
    expect(
      (await api(`/risks/${code}`, { method: 'PATCH', headers: { 'if-match': '1' }, body: odd }))
        .status,
    ).toBe(422)
  })

  test.each([
    'RSK-9999',
    '0197f0aa-0000-7000-8000-000000000001',
    '%00',
    '------------------------------------',
    "';--",
  ])('%s is not found', async (id) => {
    expect((await api(`/risks/${id}`)).status).toBe(404)
    expect((await api(`/risks/${id}/history`)).status).toBe(404)
    expect(
      (await api(`/risks/${id}`, { method: 'PATCH', headers: { 'if-match': '1' }, body: {} }))
        .status,
    ).toBe(404)
    expect(
      (await api(`/risks/${id}/close`, { method: 'POST', body: { revision: 1, reason: 'x' } }))
        .status,
    ).toBe(404)
  })

  test('of an unknown register, and unknown addresses, are not found', async () => {
    for (const path of [
      '/dragons',
      '/constructor',
      '/dragons/1',
      '/dragons/1/history',
      '/risks/1/2/3',
    ]) {
      expect((await api(path)).status).toBe(404)
    }
    const { code } = await aRecord('risks')
    for (const step of ['dance', 'constructor', 'toString']) {
      expect(
        (await api(`/risks/${code}/${step}`, { method: 'POST', body: { revision: 1 } })).status,
      ).toBe(404)
    }
  })
})

/** What an objective says before it counts. */
const measured = {
  measure: 'Share of letters sorted right',
  direction: 'at-least',
  target: 95,
  how: 'Sample of 200 each month',
  dueOn: '2031-01-15',
}

describe('a transition', () => {
  test('moves the record, with what it asks for and the revision in the body', async () => {
    const { code } = await aRecord('risks', { likelihood: 3, impact: 3, ownerId: lead.id })
    const moved = await api(`/risks/${code}/assess`, { method: 'POST', body: { revision: 1 } })
    expect(moved).toMatchObject({ status: 200, body: { state: 'assessed', revision: 2 } })
    const again = await api(`/risks/${code}/assess`, { method: 'POST', body: { revision: 2 } })
    expect(again).toMatchObject({ status: 409, body: { current: { state: 'assessed' } } })
    const stale = await api(`/risks/${code}/close`, {
      method: 'POST',
      headers: { 'if-match': '1' },
      body: { reason: 'Gone' },
    })
    expect(stale.status).toBe(412)
    const silent = await api(`/risks/${code}/close`, {
      method: 'POST',
      headers: { 'if-match': '2' },
      body: {},
    })
    expect(silent).toMatchObject({ status: 422, body: { errors: { reason: expect.any(String) } } })
    const unasked = await api(`/risks/${code}/close`, {
      method: 'POST',
      body: { revision: 2, reason: 'Gone', values: { title: 'x' } },
    })
    expect(unasked.status).toBe(422)
  })

  test('without a revision, or with members nobody knows, is refused', async () => {
    const { code } = await aRecord('risks')
    expect(
      (await api(`/risks/${code}/close`, { method: 'POST', body: { reason: 'Gone' } })).status,
    ).toBe(428)
    const odd = await api(`/risks/${code}/close`, {
      method: 'POST',
      body: { revision: 1, force: true },
    })
    expect(odd.body.errors).toHaveProperty('force')
  })

  test('that decides is signed by the token, where its scope may change records at all', async () => {
    const owner = await aPerson({ roles: ['model-owner'] })
    const plan = await aRecord('objectives', { ...measured, ownerId: owner.id, monitorId: null })
    const step = { method: 'POST', body: { revision: 1 } }
    const executive = await aPerson({ roles: ['executive'] })
    for (const scope of ['read', 'readings'] as const) {
      const refused = await apiOf(executive, scope)(`/objectives/${plan.code}/pursue`, step)
      expect(refused.status, scope).toBe(403)
    }
    expect(await db().approval.count({ where: { recordId: plan.id } })).toBe(0)
    const pursued = await apiOf(executive)(`/objectives/${plan.code}/pursue`, step)
    expect(pursued).toMatchObject({ status: 200, body: { state: 'pursued' } })
    expect(await db().approval.findMany({ where: { recordId: plan.id } })).toMatchObject([
      { byId: executive.id, byRoles: ['executive'], signedWith: 'token' },
    ])
    const told = await apiOf(executive)(`/objectives/${plan.code}/pursue`, {
      ...step,
      body: { revision: 2, password: 'four words make sense' },
    })
    expect(told.body.errors).toHaveProperty('password')
  })

  test('that decides is not taken by the cookie of a session, which holds no signature', async () => {
    const executive = await aPerson({ roles: ['executive'], withPassword: true })
    const plan = await aRecord('objectives', { ...measured, ownerId: lead.id, monitorId: null })
    const sealed = await sealSession(await openSession(executive.id, 'Firefox'))
    const answer = await apiOf(null)(`/objectives/${plan.code}/pursue`, {
      method: 'POST',
      body: { revision: 1 },
      headers: { cookie: `${sessionCookieName()}=${sealed}`, 'sec-fetch-site': 'same-origin' },
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: { password: expect.any(String) } },
    })
    expect(await db().approval.count({ where: { recordId: plan.id } })).toBe(0)
  })

  test('that happens by itself only has no address', async () => {
    const { code } = await aRecord('monitors')
    expect(
      (await api(`/monitors/${code}/breach`, { method: 'POST', body: { revision: 1 } })).status,
    ).toBe(404)
  })
})

describe('what hangs on a record', () => {
  test('archive takes it out of the list with a reason, restore brings it back', async () => {
    const { code } = await aRecord('actions', { kind: 'corrective' })
    const count = async (query: string) =>
      (await api(`/actions?kind=corrective&${query}`)).body.total
    const silent = await api(`/actions/${code}/archive`, { method: 'POST', body: { revision: 1 } })
    expect(silent).toMatchObject({ status: 422, body: { errors: { reason: expect.any(String) } } })
    await api(`/actions/${code}/archive`, {
      method: 'POST',
      body: { revision: 1, reason: 'Filed twice' },
    })
    expect([await count(''), await count('archived=true')]).toEqual([0, 1])
    expect((await api(`/actions/${code}`)).body).toMatchObject({ archivedReason: 'Filed twice' })
    expect(
      (await api(`/actions/${code}/restore`, { method: 'POST', body: { revision: 2 } })).status,
    ).toBe(200)
    expect(
      (await api(`/actions/${code}/restore`, { method: 'POST', body: { revision: 3 } })).status,
    ).toBe(403)
    expect([await count(''), await count('archived=true')]).toEqual([1, 0])
  })

  test('comments are kept in their author’s name', async () => {
    const { code } = await aRecord('systems')
    const said = await api(`/systems/${code}/comments`, {
      method: 'POST',
      body: { body: ' Look at the drift. ' },
    })
    expect(said).toMatchObject({
      status: 201,
      body: { body: 'Look at the drift.', authorName: 'Maya Lind' },
    })
    expect((await api(`/systems/${code}/comments`)).body.items).toEqual([said.body])
    for (const body of [
      { body: ' ' },
      { text: 'x' },
      { body: 'x', mentionIds: ['me'] },
      { body: 'x', mentionIds: ['0197f0aa-0000-7000-8000-000000000001'] },
      { body: 'x'.repeat(10_001) },
    ]) {
      expect((await api(`/systems/${code}/comments`, { method: 'POST', body })).status).toBe(422)
    }
  })

  test('links join two records once, show at both ends, and can be taken away', async () => {
    const [risk, action] = [await aRecord('risks', { title: 'Bias' }), await aRecord('actions')]
    const link = { kind: 'related', register: 'risks', id: risk.code }
    const path = `/actions/${action.code}/links`
    expect((await api(path, { method: 'POST', body: link })).status).toBe(201)
    expect((await api(path, { method: 'POST', body: link })).status).toBe(201)
    const shown = [
      { label: 'Related', register: 'risks', records: [{ code: risk.code, title: 'Bias' }] },
    ]
    expect((await api(path)).body.items).toMatchObject(shown)
    expect((await api(`/actions/${action.code}`)).body.links).toMatchObject(shown)
    expect((await api(`/risks/${risk.code}/links`)).body.items).toMatchObject([
      { label: 'Related', records: [{ code: action.code }] },
    ])
    expect(
      (await api(`${path}?kind=related&register=risks&id=${risk.code}`, { method: 'DELETE' }))
        .status,
    ).toBe(204)
    expect(
      (await api(`${path}?kind=related&register=risks&id=${risk.code}`, { method: 'DELETE' }))
        .status,
    ).toBe(404)
    expect((await api(path)).body.items).toEqual([])
    const self = { kind: 'related', register: 'actions', id: action.code }
    expect((await api(path, { method: 'POST', body: self })).status).toBe(422)
    expect((await api(path, { method: 'POST', body: { ...link, kind: 'friend' } })).status).toBe(
      422,
    )
    expect((await api(path, { method: 'POST', body: { ...link, kind: 'evidence' } })).status).toBe(
      422,
    )
    expect(
      (await api(path, { method: 'POST', body: { ...link, register: 'dragons' } })).status,
    ).toBe(404)
  })

  test('readings are taken one or many at a time, and the one that breaks the threshold moves the monitor', async () => {
    const { code } = await aRecord('monitors', { thresholdKind: 'above', thresholdHigh: 1 })
    const path = `/monitors/${code}/readings`
    expect(
      (await api(path, { method: 'POST', body: { value: 0.5, at: '2026-01-01T00:00:00Z' } }))
        .status,
    ).toBe(201)
    const many = [
      { value: 0.7, at: '2026-01-02T00:00:00Z' },
      { value: 1.5, at: '2026-01-03T00:00:00+01:00', note: 'After the release' },
    ]
    expect((await api(path, { method: 'POST', body: many })).body.items).toHaveLength(2)
    expect((await api(path)).body.items.map((one: { value: number }) => one.value)).toEqual([
      0.5, 0.7, 1.5,
    ])
    expect((await api(`${path}?from=2026-01-02T00:00:00Z`)).body.items).toHaveLength(2)
    expect((await api(`${path}?limit=1`)).body.items).toMatchObject([{ value: 1.5 }])
    expect((await api(`/monitors/${code}`)).body).toMatchObject({
      state: 'breached',
      lastValue: 1.5,
    })
    for (const body of [
      [],
      {},
      { value: '1' },
      { value: 1, at: 'now' },
      { value: 1, at: '2999-01-01T00:00:00Z' },
      { value: 1, unit: '%' },
    ]) {
      expect((await api(path, { method: 'POST', body })).status).toBe(422)
    }
    expect((await api(`${path}?from=yesterday`)).status).toBe(422)
    expect((await api(`${path}?limit=10001`)).status).toBe(422)
  })
})

describe('a request', () => {
  test('that nobody stands for is not answered', async () => {
    const answer = await apiOf(null)('/risks')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test('by a token for reading does not write, one for readings does nothing else', async () => {
    const { code } = await aRecord('monitors')
    const [reader, feeder] = [apiOf(lead, 'read'), apiOf(lead, 'readings')]
    expect((await reader(`/monitors/${code}`)).status).toBe(200)
    expect((await reader('/risks', { method: 'POST', body: { title: 'x' } })).status).toBe(403)
    expect(
      (await reader(`/monitors/${code}/readings`, { method: 'POST', body: { value: 0 } })).status,
    ).toBe(403)
    expect(
      (await feeder(`/monitors/${code}/readings`, { method: 'POST', body: { value: 0 } })).status,
    ).toBe(201)
    expect((await feeder(`/monitors/${code}`)).status).toBe(403)
    expect((await feeder('/risks', { method: 'POST', body: { title: 'x' } })).status).toBe(403)
  })

  test('is refused by its role: an auditor reads and writes nothing', async () => {
    const auditor = apiOf(await aPerson({ roles: ['auditor'] }))
    const { code } = await aRecord('risks')
    expect((await auditor(`/risks/${code}`)).status).toBe(200)
    expect((await auditor('/risks', { method: 'POST', body: { title: 'x' } })).status).toBe(403)
    expect(
      (
        await auditor(`/risks/${code}`, {
          method: 'PATCH',
          headers: { 'if-match': '1' },
          body: { title: 'x' },
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await auditor(`/risks/${code}/archive`, {
          method: 'POST',
          body: { revision: 1, reason: 'x' },
        })
      ).status,
    ).toBe(403)
    expect(
      (await auditor(`/risks/${code}/comments`, { method: 'POST', body: { body: 'x' } })).status,
    ).toBe(403)
  })

  test.each<[string, RequestInit['body'], string, number]>([
    ['no JSON', '{"title": ', 'application/json', 400],
    ['nothing', null, 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['a word', '"x"', 'application/json', 400],
    ['half a character', '{"title": "\\ud800"}', 'application/json', 400],
    ['a zero character', '{"title": "\\u0000"}', 'application/json', 400],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400],
    ['a form', 'title=x', 'application/x-www-form-urlencoded', 415],
    ['more than 1 MB', JSON.stringify({ title: 'x'.repeat(1024 * 1024) }), 'application/json', 413],
  ])('with %s is refused', async (_, raw, type, status) => {
    const answer = await api('/risks', {
      method: 'POST',
      ...(raw ? { raw } : {}),
      headers: { 'content-type': type },
    })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:plumbline:problem:/),
    })
  })

  test('of nothing but a long text below 1 MB is taken', async () => {
    const cause = 'x'.repeat(20_000)
    expect((await api('/risks', { method: 'POST', body: { title: 'Long', cause } })).status).toBe(
      201,
    )
    expect(
      (await api('/risks', { method: 'POST', body: { title: 'Long', cause: `${cause}x` } })).status,
    ).toBe(422)
  })
})
