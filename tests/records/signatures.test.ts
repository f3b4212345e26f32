import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor, Role } from '../../lib/access/actor.ts'
import { hashPassword } from '../../lib/access/password.ts'
import { db } from '../../lib/db/client.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { text } from '../../lib/fields/field.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { readMoment } from '../../lib/records/moment.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { moveRecord, offeredTransitions } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, password, theLead } from '../support/factories.ts'

const definition = registerOf('suppliers')
const papers = {
  service: 'Hosts the models',
  criticality: 'medium',
  responsibilities: 'They keep it running, we watch it',
  dueDiligence: 'Read their report',
  dueDiligenceResult: 'passed',
  contract: 'C-2207',
}
let lead: Actor
let signer: Actor
/** A supplier that nothing but a signature keeps from being approved. */
let ready: AnyRecord

beforeEach(async () => {
  lead = await theLead()
  signer = await atBrowser('governance-lead', 'compliance-lead')
  ready = await aRecord('suppliers', papers)
})

/** Somebody with a password who has signed in at a browser. */
async function atBrowser(...roles: Role[]): Promise<Actor> {
  return { ...(await aPerson({ roles, withPassword: true })), via: 'web' }
}

const approve = (
  by: Actor,
  given: { password?: string; revision?: number; reason?: string } = {},
) =>
  moveRecord(by, 'suppliers', {
    id: ready.id,
    revision: ready.revision,
    transition: 'approve',
    ...given,
  })
const eventsNow = () => db().auditEvent.count()
const credentialOf = ({ id }: Actor) => db().credential.findUniqueOrThrow({ where: { userId: id } })

describe('a decision taken in the browser', () => {
  test('is signed with the password, and says who, in which roles, what it means, when and how', async () => {
    const approved = await approve(signer, { password, reason: 'Good papers' })
    const [signature, ...others] = await approvalsOf(lead, definition, approved)
    expect(others).toEqual([])
    expect(signature).toMatchObject({
      decision: 'approved',
      byId: signer.id,
      byName: signer.name,
      byRoles: ['Governance lead', 'Compliance lead'],
      meaning: 'approves the supplier for use',
      signedWith: 'password',
      remarks: 'Good papers',
      stale: false,
      changes: [],
    })
    const event = await db().auditEvent.findUniqueOrThrow({ where: { seq: signature?.seq ?? 0 } })
    expect(event).toMatchObject({ register: 'approvals', recordId: signature?.id })
  })

  test('says until when, where the step asks for it', async () => {
    const executive = await atBrowser('executive')
    const risk = await aRecord('risks', { likelihood: 3, impact: 3, ownerId: lead.id })
    const { id, revision } = await moveRecord(lead, 'risks', { ...risk, transition: 'assess' })
    const until = `${new Date().getUTCFullYear() + 1}-01-15`
    const accepted = await moveRecord(executive, 'risks', {
      id,
      revision,
      transition: 'accept',
      values: { rationale: 'Small', acceptedUntil: until },
      password,
    })
    const [signature] = await approvalsOf(lead, registerOf('risks'), accepted)
    expect(signature).toMatchObject({
      meaning: `accepts the residual risk until 15 Jan ${until.slice(0, 4)}`,
      until,
    })
  })

  test('without or with a wrong password leaves no trace but the attempt', async () => {
    const before = await eventsNow()
    for (const wrong of [undefined, '', 'not my password']) {
      const refused = await approve(signer, { ...(wrong === undefined ? {} : { password: wrong }) })
        .then(() => null)
        .catch((error) => error)
      expect(refused).toBeInstanceOf(Invalid)
      expect(Object.keys(refused.problems)).toEqual(['password'])
    }
    expect(await eventsNow()).toBe(before)
    expect(await requireRecord(lead, 'suppliers', ready.id)).toEqual(
      expect.objectContaining({ state: ready.state, revision: ready.revision }),
    )
    expect((await credentialOf(signer)).failures).toBe(1)
    await approve(signer, { password })
    expect((await credentialOf(signer)).failures).toBe(0)
  })

  test('can’t be signed with what is not a text', async () => {
    await expect(approve(signer, { password: { length: 1 } as never })).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  test('can’t be signed by guessing: five wrong ones close the account, the right one included', async () => {
    const guesses = Array.from({ length: 12 }, () => approve(signer, { password: 'guessing it' }))
    await Promise.all(guesses.map((guess) => expect(guess).rejects.toBeInstanceOf(Invalid)))
    const { failures, lockedUntil } = await credentialOf(signer)
    expect(failures).toBe(5)
    expect(lockedUntil).not.toBeNull()
    await expect(approve(signer, { password })).rejects.toThrow('closed for a while')
    expect((await requireRecord(lead, 'suppliers', ready.id)).state).toBe(ready.state)
  })

  test('is not signed with the password of somebody else', async () => {
    const other = await atBrowser('governance-lead')
    const passwordHash = await hashPassword('another four words')
    await db().credential.update({ where: { userId: signer.id }, data: { passwordHash } })
    await expect(approve(signer, { password })).rejects.toThrow('not your password')
    expect((await credentialOf(other)).failures).toBe(0)
    await approve(signer, { password: 'another four words' })
  })

  test('by an account without a password says how to get one', async () => {
    await db().credential.delete({ where: { userId: signer.id } })
    await expect(approve(signer, { password })).rejects.toThrow(
      'An administrator can send you a link to set one',
    )
  })

  test('at an earlier revision, or without the right to it, is refused before any password counts', async () => {
    const { id, revision } = ready
    await writeRecord(lead, 'suppliers', { id, revision, values: { service: 'Trains them too' } })
    await expect(approve(signer, { password })).rejects.toBeInstanceOf(Conflict)
    await expect(approve(signer, { password: 'not mine' })).rejects.toBeInstanceOf(Conflict)
    const staff = await atBrowser('staff')
    await expect(approve(staff, { password: 'not mine' })).rejects.toBeInstanceOf(NotFound)
    const reader = await atBrowser('auditor')
    await expect(approve(reader, { password: 'not mine' })).rejects.toBeInstanceOf(Forbidden)
    for (const one of [signer, staff, reader]) expect((await credentialOf(one)).failures).toBe(0)
    expect(await db().approval.count({ where: { recordId: id } })).toBe(0)
  })

  test('is refused where another step would be, whoever signs', async () => {
    const author = await atBrowser('governance-lead')
    const own = await aRecord('suppliers', papers, author)
    await expect(
      moveRecord(author, 'suppliers', { ...own, transition: 'approve', password }),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  test('keeps the password nowhere', async () => {
    await approve(signer, { password })
    const held = { contains: password }
    expect(await db().auditEvent.count({ where: { content: held } })).toBe(0)
    const [approval] = await db().approval.findMany({ where: { recordId: ready.id } })
    expect(JSON.stringify(approval)).not.toContain(password)
  })
})

describe('a step', () => {
  test('is offered with what its signature says, where it decides', async () => {
    const offered = await offeredTransitions(signer, definition, ready)
    expect(Object.fromEntries(offered.map(({ name, signs }) => [name, signs]))).toMatchObject({
      approve: 'approves the supplier for use',
      end: null,
    })
  })

  test('is not trusted because a browser says so', async () => {
    const forged = { password, trusted: true, states: new Map(), signedWith: 'command' } as object
    await expect(
      moveRecord(signer, 'soa-versions', {
        id: (await aRecord('soa-versions')).id,
        revision: 1,
        transition: 'supersede',
        ...forged,
      }),
    ).rejects.toThrow('happens by itself only')
  })
})

test('a token and a command sign for themselves', async () => {
  const approved = await approve({ ...signer, via: 'api' })
  const [byToken] = await approvalsOf(lead, definition, approved)
  expect(byToken?.signedWith).toBe('token')
  ready = approved
  const again = await approve({ ...signer, via: 'cli' })
  const [byCommand] = await approvalsOf(lead, definition, again)
  expect(byCommand?.signedWith).toBe('command')
})

describe('a signature', () => {
  test('is stale once the content is another, and says what changed since', async () => {
    const approved = await approve(signer, { password })
    const changed = await writeRecord(lead, 'suppliers', {
      id: approved.id,
      revision: approved.revision,
      values: { service: 'Trains the models too' },
    })
    const [signature] = await approvalsOf(lead, definition, changed)
    expect(signature).toMatchObject({
      stale: true,
      changes: [
        {
          field: 'service',
          label: definition.fields.service?.label,
          before: 'Hosts the models',
          after: 'Trains the models too',
        },
      ],
    })
    const back = await writeRecord(lead, 'suppliers', {
      id: changed.id,
      revision: changed.revision,
      values: { service: 'Hosts the models' },
    })
    expect(await approvalsOf(lead, definition, back)).toMatchObject([{ stale: false, changes: [] }])
  })

  test('is compared with the content of the day that is looked at', async () => {
    const approved = await approve(signer, { password })
    const asOf = await readMoment(new Date().toISOString(), 'UTC')
    await writeRecord(lead, 'suppliers', {
      id: approved.id,
      revision: approved.revision,
      values: { service: 'Trains the models too' },
    })
    const then = await requireRecord(lead, 'suppliers', approved.id, { asOf })
    expect(await approvalsOf(lead, definition, then, asOf)).toMatchObject([{ stale: false }])
  })

  test('is not made stale by a new day of the next review, and does not tell it as a change', async () => {
    const executive = await atBrowser('executive')
    const risk = await aRecord('risks', { likelihood: 3, impact: 3, ownerId: lead.id })
    const { id, revision } = await moveRecord(lead, 'risks', { ...risk, transition: 'assess' })
    const acceptedUntil = `${new Date().getUTCFullYear() + 1}-01-15`
    const accepted = await moveRecord(executive, 'risks', {
      id,
      revision,
      transition: 'accept',
      values: { rationale: 'Small', acceptedUntil },
      password,
    })
    const change = (record: AnyRecord, values: Record<string, unknown>) =>
      writeRecord(lead, 'risks', { id, revision: record.revision, values })
    const planned = await change(accepted, { reviewAt: '2031-05-06' })
    expect(planned.reviewAt).not.toBe(accepted.reviewAt)
    expect(await approvalsOf(lead, registerOf('risks'), planned)).toMatchObject([
      { decision: 'accepted', stale: false, changes: [] },
    ])
    const other = await change(planned, { consequence: 'Worse than thought' })
    const [signature] = await approvalsOf(lead, registerOf('risks'), other)
    expect(signature?.stale).toBe(true)
    expect(signature?.changes.map(({ field }) => field)).toEqual(['consequence'])
  })

  test('is not made stale by a field that a release brings or takes away', async () => {
    const approved = await approve(signer, { password })
    const { contract, ...others } = definition.fields
    expect(contract && approved.contract).toBeTruthy()
    for (const fields of [{ ...others, phone: text({ label: 'Telephone', max: 80 }) }, others]) {
      const signatures = await approvalsOf(lead, { ...definition, fields }, approved)
      expect(signatures).toMatchObject([{ stale: false, changes: [] }])
    }
  })
})
