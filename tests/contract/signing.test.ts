import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { ExpectedError, Invalid } from '../../lib/errors.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { registers } from '../../lib/registers/index.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { aPerson, aRecord, password } from '../support/factories.ts'

const deciding = registers.flatMap((register) =>
  Object.entries(rulesOf(register.key).transitions).flatMap(([name, { decides }]) =>
    decides ? [[register.key, name, register, decides] as const] : [],
  ),
)

let signer: Actor
beforeAll(async () => {
  const roles = ['governance-lead', 'compliance-lead', 'executive', 'auditor'] as const
  signer = { ...(await aPerson({ roles: [...roles], withPassword: true })), via: 'web' }
})

test('each kind of decision that counts is among those that are signed', () => {
  const named = new Set(deciding.map(([key, name]) => `${key}.${name}`))
  for (const one of [
    'impact-assessments.approve',
    'document-versions.approve',
    'soa-versions.approve',
    'risks.accept',
    'systems.enterOperationOverride',
    'audits.sign',
    'management-reviews.sign',
  ])
    expect(named).toContain(one)
})

describe.each(deciding)('%s: %s', (key, transition, register, decides) => {
  test('is asked for the password before anything else, and does nothing with a wrong one', async () => {
    const { id, revision } = await aRecord(key)
    const before = await requireRecord({ ...signer, via: 'cli' }, key, id)
    const events = await db().auditEvent.count()
    for (const wrong of [undefined, 'not my password']) {
      const move = { id, revision, transition, reason: 'x', password: wrong }
      const refused = await moveRecord(signer, key, move).catch((error) => error)
      expect(refused).toBeInstanceOf(Invalid)
      expect(Object.keys(refused.problems)).toEqual(['password'])
    }
    expect(await db().auditEvent.count()).toBe(events)
    expect(await requireRecord({ ...signer, via: 'cli' }, key, id)).toEqual(before)
    await db().credential.updateMany({ data: { failures: 0, lockedUntil: null } })
  })

  test('with the password it is for the rules to say, and what is done is signed', async () => {
    const record = await aRecord(key)
    const { id, revision } = record
    const move = { id, revision, transition, reason: 'x', password }
    const moved = await moveRecord(signer, key, move).catch((error) => error)
    const held = await requireRecord({ ...signer, via: 'cli' }, key, id)
    const [signature] = await approvalsOf(signer, register, held)
    if (moved instanceof Error) {
      expect(moved).toBeInstanceOf(ExpectedError)
      if (moved instanceof Invalid) expect(Object.keys(moved.problems)).not.toContain('password')
      expect(signature).toBeUndefined()
    } else {
      expect(signature).toMatchObject({
        decision: decides.as,
        signedWith: 'password',
        stale: false,
      })
      expect(signature?.meaning.startsWith(decides.means)).toBe(true)
    }
  })

  test('says what its signature means in words that follow a name', () => {
    expect(decides.means).toMatch(/^[a-z]+s .*[a-z]$/i)
  })
})
