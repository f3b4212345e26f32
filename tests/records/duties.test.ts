import { beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '../../lib/access/actor.ts'
import { Forbidden } from '../../lib/errors.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { moveRecord, offeredTransitions } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let executive: Actor
beforeAll(async () => {
  lead = await theLead()
  executive = await aPerson({ roles: ['executive'] })
})

const nextYear = `${new Date().getUTCFullYear() + 1}-01-15`
const move = (
  by: Actor,
  key: string,
  { id, revision }: AnyRecord,
  transition: string,
  more: object = {},
) => moveRecord(by, key, { id, revision, transition, ...more })
const both = (...roles: Role[]) => aPerson({ roles })

test('a risk is not accepted by its owner, whatever else they are', async () => {
  const owner = await both('executive', 'risk-owner')
  const risk = await aRecord('risks', { likelihood: 3, impact: 3, ownerId: owner.id })
  const assessed = await move(lead, 'risks', risk, 'assess')
  const values = { rationale: 'Small', acceptedUntil: nextYear }
  await expect(move(owner, 'risks', assessed, 'accept', { values })).rejects.toThrow(
    'cannot be accepted by its owner',
  )
  const [offered] = (await offeredTransitions(owner, registerOf('risks'), assessed)).filter(
    ({ name }) => name === 'accept',
  )
  expect(offered).toMatchObject({
    allowed: false,
    refusal: 'A risk cannot be accepted by its owner.',
  })
  await expect(move(lead, 'risks', assessed, 'accept', { values })).rejects.toBeInstanceOf(
    Forbidden,
  )
  const accepted = await move(executive, 'risks', assessed, 'accept', { values })
  expect(accepted).toMatchObject({ state: 'accepted', acceptedById: executive.id })
})

test('a version is not approved by who wrote any of it, and the approval is bound to its words', async () => {
  const [author, second] = [await both('governance-lead'), await both('governance-lead')]
  const document = await aRecord('documents')
  const draft = await aRecord(
    'document-versions',
    { documentId: document.id, body: 'Rules', ownerId: author.id },
    author,
  )
  const edited = await writeRecord(second, 'document-versions', {
    id: draft.id,
    revision: 1,
    values: { body: 'Better rules' },
  })
  const submitted = await move(author, 'document-versions', edited, 'submit')
  for (const person of [author, second]) {
    await expect(move(person, 'document-versions', submitted, 'approve')).rejects.toThrow(
      'not approved by somebody who wrote it',
    )
  }
  const approved = await move(executive, 'document-versions', submitted, 'approve')
  const definition = registerOf('document-versions')
  expect(await approvalsOf(lead, definition, approved)).toMatchObject([
    { decision: 'approved', byId: executive.id, stale: false },
  ])
  expect(await approvalsOf(lead, definition, { ...approved, body: 'Other words' })).toMatchObject([
    { stale: true },
  ])
})

test('an action is not verified by who did it', async () => {
  const [doer, other] = [await both('risk-owner'), await both('risk-owner')]
  const action = await aRecord('actions', { ownerId: null, dueOn: nextYear }, lead)
  const done = await move(doer, 'actions', action, 'complete', { values: { result: 'Retrained' } })
  await expect(move(doer, 'actions', done, 'verify')).rejects.toThrow(
    'not verified by somebody who did it',
  )
  expect(await move(other, 'actions', done, 'verify')).toMatchObject({
    state: 'verified',
    verifiedById: other.id,
  })
})

test('risk criteria are not approved by who wrote them', async () => {
  const draft = await aRecord('risk-criteria', { rationale: 'What we bear' })
  await expect(move(lead, 'risk-criteria', draft, 'approve')).rejects.toThrow(
    'not approved by their author',
  )
  expect(await move(executive, 'risk-criteria', draft, 'approve')).toMatchObject({
    state: 'approved',
  })
})

test('what an approval sets off in other registers is in the approver’s name, and all or nothing', async () => {
  const first = await requireRecord(
    lead,
    'risk-criteria',
    (await aRecord('risk-criteria', { rationale: 'Old' })).id,
  )
  const approved = await move(executive, 'risk-criteria', first, 'approve')
  const second = await aRecord('risk-criteria', { rationale: 'New' })
  await move(executive, 'risk-criteria', second, 'approve')
  expect(await requireRecord(lead, 'risk-criteria', approved.id)).toMatchObject({
    state: 'superseded',
    updatedById: executive.id,
  })
})

test('a right that is lost is lost at the next step', async () => {
  const person = await both('model-owner')
  const system = await aRecord('systems', { ownerId: person.id })
  const owner = await again(person)
  const changed = await writeRecord(owner, 'systems', {
    id: system.id,
    revision: 1,
    values: { outputs: 'A score' },
  })
  await writeRecord(lead, 'systems', {
    id: system.id,
    revision: changed.revision,
    values: { ownerId: null },
  })
  await expect(
    writeRecord(await again(person), 'systems', {
      id: system.id,
      revision: 3,
      values: { outputs: 'x' },
    }),
  ).rejects.toThrow('that you may see')
})
