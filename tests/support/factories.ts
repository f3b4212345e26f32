import type { Actor, Role } from '../../lib/access/actor.ts'
import { createInstallation } from '../../lib/access/organisation.ts'
import { actorOfAccount } from '../../lib/access/sessions.ts'
import { addUser } from '../../lib/access/users.ts'
import { governed } from '../../lib/db/governed.ts'
import { newId } from '../../lib/db/new-id.ts'
import { listRecords } from '../../lib/records/read.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import type { Values } from '../../lib/records/values.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { validValues } from './valid-values.ts'

export const password = 'four words make sense'

let administrator: Actor | undefined
let lead: Actor | undefined
let colleague: Actor | undefined
let complianceLead: Actor | undefined
let people = 0

/** The installation of this test's database, made at first use; answers its first administrator. */
export async function theAdministrator(): Promise<Actor> {
  if (administrator) return administrator
  const id = await createInstallation({
    organisation: 'Kestrel Mutual',
    timeZone: 'UTC',
    name: 'Ada Okoro',
    email: 'ada@kestrel.test',
    password,
  })
  administrator = await again({ id })
  return administrator
}

/** A governance lead, who may write to every register: the author of what tests don't care about. */
export async function theLead(): Promise<Actor> {
  lead ??= await aPerson({ roles: ['governance-lead'], name: 'Maya Lind' })
  return lead
}

/** Who may write to this register, whatever it is: confidential ones are the compliance lead's. */
export async function leadOf(register: string): Promise<Actor> {
  if (registerOf(register).access !== 'confidential') return theLead()
  complianceLead ??= await aPerson({ roles: ['compliance-lead'], name: 'Maya Lind' })
  return complianceLead
}

/** One more account with these roles; with the password above if told, which takes its time. */
export async function aPerson({
  roles,
  name,
  withPassword = false,
}: {
  roles: Role[]
  name?: string
  withPassword?: boolean
}): Promise<Actor> {
  const by = await theAdministrator()
  people += 1
  if (withPassword) {
    const email = `person${people}@kestrel.test`
    await addUser(by, { name: name ?? email, email, roles, password, timeZone: 'UTC' })
    const account = await actorOfAccount({ email }, 'api')
    if (account) return account
  }
  const at = new Date()
  const id = await governed(by, { action: 'user.create' }, async (tx, sql) => {
    const user = {
      id: await newId(sql),
      email: `person${people}@kestrel.test`,
      name: name ?? `Person ${people}`,
      roles,
    }
    await tx.user.create({ data: { ...user, createdAt: at, updatedAt: at } })
    return user.id
  })
  return again({ id })
}

/** The person as they act now: with the roles and systems they have by now. */
export async function again({ id }: { id: string }): Promise<Actor> {
  const actor = await actorOfAccount({ id }, 'api')
  if (!actor) throw new Error(`no usable account ${id}`)
  return actor
}

/**
 * A record of a register through the same write path as everybody's: valid values for every field
 * that people fill, with `values` on top, and whatever it has to hang on made first.
 */
export async function aRecord(
  register: string,
  values: Values = {},
  actor?: Actor,
): Promise<AnyRecord> {
  const definition = registerOf(register)
  const by = actor ?? (await leadOf(register))
  if (register === 'soa-versions') await discardDraft()
  return writeRecord(by, register, {
    values: { ...validValues(definition), ...(await parentsOf(register, values)), ...values },
  })
}

/** Ids for the references and people that a record can't be without. */
export async function parentsOf(register: string, values: Values = {}): Promise<Values> {
  const parents: Values = {}
  for (const [key, field] of Object.entries(registerOf(register).fields)) {
    if (!field.required || key in values) continue
    if (field.kind === 'reference') parents[key] = (await aRecord(field.to)).id
    if (field.kind === 'person') parents[key] = (await someColleague()).id
  }
  return parents
}

/** Somebody who writes nothing, for records about a person. */
async function someColleague(): Promise<Actor> {
  colleague ??= await aPerson({ roles: ['staff'], name: 'Omar Sayed' })
  return colleague
}

/** There is one draft of the Statement of Applicability at a time. */
export async function discardDraft() {
  const by = await theLead()
  const { records } = await listRecords(by, 'soa-versions', { filters: { state: 'draft' } })
  for (const { id, revision } of records) {
    await moveRecord(by, 'soa-versions', {
      id,
      revision,
      transition: 'discard',
      reason: 'Begun anew',
    })
  }
}
