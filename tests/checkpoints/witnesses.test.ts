import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { saveOrganisation } from '../../lib/access/organisation.ts'
import { readCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { shortCodeOf } from '../../lib/audit-trail/short-code.ts'
import { withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { listTrail } from '../../lib/trail/list.ts'
import { takeDailyCheckpoint } from '../../lib/witnesses/daily.ts'
import { deliverCheckpoints } from '../../lib/witnesses/deliver.ts'
import { addWitness, endWitness, listWitnesses } from '../../lib/witnesses/witnesses.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'
import { httpServer } from '../support/http-server.ts'
import { decoded, mailServer } from '../support/mail-server.ts'

const sql = sqlOf(db())
let administrator: Actor
let lead: Actor
let day = 0
const nextYear = `${new Date().getUTCFullYear() + 1}-01-15`

/** Noon of the nth day from now on; each test has days of its own. */
const noon = (n: number, minutes = 0) => new Date(Date.UTC(2030, 0, 1 + n, 12, minutes))

beforeAll(async () => {
  lead = await theLead()
  administrator = await aPerson({ roles: ['administrator'] })
})

afterEach(async () => {
  for (const { id } of await listWitnesses(administrator)) await endWitness(administrator, id)
  day += 20
})

/** Something happens on a day, and the next day begins. */
async function endDay(n: number): Promise<boolean> {
  await withClock(noon(n), async () => {
    await aRecord('risks', { title: `Of day ${n}` }, lead)
  })
  return withClock(noon(n + 1), takeDailyCheckpoint)
}

const deliveries = () =>
  sql<{ status: string; attempts: number; error: string; nextAt: Date }>(
    `SELECT d.status, d.attempts, d.error, d."nextAt" FROM checkpoint_deliveries d
     JOIN witnesses w ON w.id = d."witnessId" WHERE w."endedAt" IS NULL ORDER BY d.size`,
  )

const dailies = () =>
  sql<{ size: number; note: string }>(
    `SELECT size::float8 AS size, note FROM audit_checkpoints WHERE reason = 'daily' ORDER BY size`,
  )

test('nobody but the administrator reads, adds or ends a witness', async () => {
  const given = { name: 'Firm', kind: 'mail', address: 'trail@firm.test' } as const
  await addWitness(administrator, given)
  const [witness] = await listWitnesses(administrator)
  for (const role of [
    'governance-lead',
    'compliance-lead',
    'auditor',
    'executive',
    'staff',
  ] as const) {
    const person = await aPerson({ roles: [role] })
    await expect(listWitnesses(person)).rejects.toThrow(Forbidden)
    await expect(addWitness(person, { ...given, address: 'a@b.test' })).rejects.toThrow(Forbidden)
    await expect(endWitness(person, witness?.id ?? '')).rejects.toThrow(Forbidden)
  }
  await expect(endWitness(administrator, crypto.randomUUID())).rejects.toThrow(NotFound)
  await expect(addWitness(administrator, given)).rejects.toThrow(Conflict)
})

test.each([
  ['mail', 'https://firm.test', 'e-mail address'],
  ['mail', 'a@firm.test, b@firm.test', 'e-mail address'],
  ['webhook', 'trail@firm.test', 'https://'],
  ['webhook', 'http://firm.test/hook', 'on the way'],
  ['webhook', 'http://127.0.0.1.firm.test/hook', 'on the way'],
  ['webhook', 'https://name:word@firm.test/', 'https://'],
  ['webhook', 'file:///etc/passwd', 'https://'],
  ['authority', 'ftp://tsa.test', 'https://'],
] as const)('a witness by %s is not at %s', async (kind, address, says) => {
  const adding = addWitness(administrator, { name: 'Firm', kind, address })
  await expect(adding).rejects.toMatchObject({
    problems: { address: expect.stringContaining(says) },
  })
  await expect(adding).rejects.toThrow(Invalid)
})

test('that a witness was added and ended is in the trail, its address for who manages users', async () => {
  await addWitness(administrator, { name: 'Firm', kind: 'mail', address: 'trail@firm.test' })
  const [entry] = (await listTrail(administrator, { limit: 1 })).entries
  expect(entry?.sentence).toBe('added a witness, who is sent each day’s checkpoint: “Firm”')
  const auditor = await aPerson({ roles: ['auditor'] })
  const told = (await listTrail(auditor, { limit: 3 })).entries.find(
    ({ seq }) => seq === entry?.seq,
  )
  expect(JSON.stringify(told)).not.toContain('trail@firm.test')
})

test('a day on which something happened has one checkpoint, also with two copies at work', async () => {
  const before = (await dailies()).length
  await endDay(day)
  await withClock(noon(day + 1), async () => {
    const taken = await Promise.all([takeDailyCheckpoint(), takeDailyCheckpoint()])
    expect(taken).toEqual([false, false])
  })
  expect((await dailies()).length).toBe(before + 1)
  expect(await withClock(noon(day + 9), takeDailyCheckpoint)).toBe(false)
  expect(await endDay(day + 9)).toBe(true)
})

test('a day ends at midnight of the organisation', async () => {
  const organisation = {
    name: 'Kestrel',
    scopeStatement: '',
    timeZone: 'Pacific/Tongatapu',
    classification: 'Internal',
  }
  await saveOrganisation(administrator, organisation)
  await endDay(day)
  // 13 hours ahead: noon in London is one in the morning there.
  await withClock(noon(day + 2), async () => {
    await aRecord('risks', { title: 'Just after midnight' }, lead)
  })
  expect(await withClock(noon(day + 3, -62), takeDailyCheckpoint)).toBe(false)
  expect(await withClock(noon(day + 3, -58), takeDailyCheckpoint)).toBe(true)
  await saveOrganisation(administrator, { ...organisation, timeZone: 'UTC' })
})

test('a daily checkpoint is the trail as it was, signed by the key of the installation', async () => {
  await endDay(day)
  const { note } = (await dailies()).at(-1) ?? { note: '' }
  const { publicKey } = await signingKey(env().DATA_DIR)
  const signed = readCheckpoint(note, publicKey)
  const [head] = await sql<{ size: number; root: Uint8Array }>(
    'SELECT size::float8 AS size, root FROM audit_head',
  )
  expect(signed.size).toBe(head?.size)
  expect(signed.root.equals(head?.root ?? Buffer.of())).toBe(true)
})

const at = ({ id, revision }: AnyRecord) => ({ id, revision })

test('an approval has its checkpoint, which holds it, and a refused one has none', async () => {
  const approvals = () =>
    sql<{ size: number; note: string }>(
      `SELECT size::float8 AS size, note FROM audit_checkpoints WHERE reason = 'approval' ORDER BY size`,
    )
  const before = (await approvals()).length
  const owner = await aPerson({ roles: ['risk-owner'] })
  const executive = await aPerson({ roles: ['executive'] })
  const identified = await aRecord('risks', { likelihood: 3, impact: 3, ownerId: owner.id }, lead)
  const risk = await moveRecord(lead, 'risks', { ...at(identified), transition: 'assess' })
  const accept = (by: Actor) =>
    moveRecord(by, 'risks', {
      ...at(risk),
      transition: 'accept',
      values: { rationale: 'Small and watched.', acceptedUntil: nextYear },
    })
  await expect(accept(owner)).rejects.toThrow(Forbidden)
  expect((await approvals()).length).toBe(before)
  await accept(executive)
  const kept = await approvals()
  expect(kept.length).toBe(before + 1)
  const { publicKey } = await signingKey(env().DATA_DIR)
  const signed = readCheckpoint(kept.at(-1)?.note ?? '', publicKey)
  const [approval] = await sql<{ seq: number }>(
    `SELECT max(seq)::float8 AS seq FROM audit_events WHERE register = 'approvals'`,
  )
  expect(signed.size).toBeGreaterThan(approval?.seq ?? 0)
})

test('each witness by mail gets the note, its code and the key, once', async () => {
  await using server = await mailServer()
  await addWitness(administrator, { name: 'Firm', kind: 'mail', address: 'trail@firm.test' })
  await endDay(day)
  await Promise.all([1, 2].map(() => withClock(noon(day + 1), deliverCheckpoints)))
  await withClock(noon(day + 3), deliverCheckpoints)
  expect(server.taken.map(({ to }) => to)).toEqual([['trail@firm.test']])
  const { note } = (await dailies()).at(-1) ?? { note: '' }
  const key = await signingKey(env().DATA_DIR)
  const raw = server.taken[0]?.raw ?? ''
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/).map(decoded)
  expect(parts.some((part) => part.replaceAll('\r\n', '\n').trimEnd() === note.trimEnd())).toBe(
    true,
  )
  const said = parts.join('\n')
  expect(said).toContain(key.fingerprint)
  expect(said).toContain(shortCodeOf(readCheckpoint(note, key.publicKey)))
  expect(await deliveries()).toMatchObject([{ status: 'sent', attempts: 1, error: '' }])
})

test('a mail server that is away is tried again, and one that refuses the address is not', async () => {
  const server = await mailServer()
  await addWitness(administrator, { name: 'Gone', kind: 'mail', address: 'trail@refused.test' })
  await endDay(day)
  await withClock(noon(day + 1), deliverCheckpoints)
  expect(await deliveries()).toMatchObject([
    { status: 'failed', error: 'The mail server did not take the message.' },
  ])
  await server.close()
  await addWitness(administrator, { name: 'Firm', kind: 'mail', address: 'trail@firm.test' })
  await endDay(day + 2)
  await withClock(noon(day + 3), deliverCheckpoints)
  expect((await deliveries()).map(({ status }) => status).sort()).toEqual([
    'failed',
    'waiting',
    'waiting',
  ])
})

test('a webhook that fails gets it again later and later, and at last it is given up', async () => {
  await using server = await httpServer((_, nth) => ({ status: nth < 3 ? 503 : 204 }))
  await addWitness(administrator, { name: 'Log', kind: 'webhook', address: server.url })
  await endDay(day)
  const at = (minutes: number) => withClock(noon(day + 1, minutes), deliverCheckpoints)
  await at(0)
  expect(await deliveries()).toMatchObject([
    { status: 'waiting', attempts: 1, error: 'It answered with 503.' },
  ])
  await at(5)
  expect(server.taken.length).toBe(1)
  await at(11)
  await at(40)
  expect(server.taken.length).toBe(2)
  await at(60)
  await at(120)
  expect(server.taken.length).toBe(3)
  expect(await deliveries()).toMatchObject([{ status: 'sent', attempts: 3, error: '' }])
  const { note } = (await dailies()).at(-1) ?? { note: '' }
  const key = await signingKey(env().DATA_DIR)
  for (const { body, headers } of server.taken) {
    expect(body.toString()).toBe(note)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers['plumbline-key']).toBe(key.fingerprint)
  }
  expect(new Set(server.taken.map(({ headers }) => headers['plumbline-delivery'])).size).toBe(1)
})

test('after seven attempts it is given up, and stays on record as not delivered', async () => {
  await using server = await httpServer(() => 'hang up')
  await addWitness(administrator, { name: 'Log', kind: 'webhook', address: server.url })
  await endDay(day)
  for (let n = 1; n < 20; n += 1) await withClock(noon(day + n), deliverCheckpoints)
  expect(server.taken.length).toBe(7)
  const [given] = await deliveries()
  expect(given).toMatchObject({ status: 'failed', attempts: 7 })
  expect(given?.error).toMatch(/^It can't be reached/)
})

test('a redirection is no delivery', async () => {
  await using elsewhere = await httpServer(() => ({ status: 200 }))
  await using server = await httpServer(() => ({
    status: 307,
    headers: { location: elsewhere.url },
  }))
  await addWitness(administrator, { name: 'Log', kind: 'webhook', address: server.url })
  await endDay(day)
  await withClock(noon(day + 1), deliverCheckpoints)
  expect(elsewhere.taken.length).toBe(0)
  expect(await deliveries()).toMatchObject([{ status: 'waiting', error: 'It answered with 307.' }])
})

test('what a server was sending when it was killed is not sent again, and is said to be unsure', async () => {
  await using server = await httpServer(() => ({ status: 200 }))
  await addWitness(administrator, { name: 'Log', kind: 'webhook', address: server.url })
  await endDay(day)
  await sql(
    `UPDATE checkpoint_deliveries SET status = 'sending', "nextAt" = $1::timestamptz WHERE status = 'waiting' RETURNING 1`,
    [noon(day + 1).toISOString()],
  )
  await withClock(noon(day + 1, 5), deliverCheckpoints)
  expect(await deliveries()).toMatchObject([{ status: 'sending' }])
  await withClock(noon(day + 1, 15), deliverCheckpoints)
  expect(await deliveries()).toMatchObject([{ status: 'unsure' }])
  expect(server.taken.length).toBe(0)
})

test('whoever is no witness any more is sent nothing, what waits included', async () => {
  await using server = await httpServer(() => ({ status: 500 }))
  await addWitness(administrator, { name: 'Log', kind: 'webhook', address: server.url })
  await endDay(day)
  await withClock(noon(day + 1), deliverCheckpoints)
  const [witness] = await listWitnesses(administrator)
  await endWitness(administrator, witness?.id ?? '')
  await endDay(day + 2)
  await withClock(noon(day + 4), deliverCheckpoints)
  expect(server.taken.length).toBe(1)
})
