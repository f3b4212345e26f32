import type { Actor, Role } from '../../lib/access/actor.ts'
import { createInstallation } from '../../lib/access/organisation.ts'
import { actorOfAccount } from '../../lib/access/sessions.ts'
import { addUser } from '../../lib/access/users.ts'

export const goodPassword = 'four words make sense'

/** A new installation and its first administrator, as an actor. */
export async function setUp(): Promise<Actor> {
  await createInstallation({
    organisation: 'Kestrel Mutual',
    timeZone: 'Europe/Berlin',
    name: 'Ada Okoro',
    email: 'Ada@kestrel.test',
    password: goodPassword,
  })
  return actorOf('ada@kestrel.test')
}

let people = 0
/** One more account with these roles, as an actor. */
export async function join(administrator: Actor, ...roles: Role[]): Promise<Actor> {
  people += 1
  const email = `person${people}@kestrel.test`
  const name = `Person ${people}`
  await addUser(administrator, { name, email, roles, password: goodPassword, timeZone: 'UTC' })
  return actorOf(email)
}

/** The account as it is now, as an actor. */
export async function actorOf(email: string): Promise<Actor> {
  const actor = await actorOfAccount({ email }, 'cli')
  if (!actor) throw new Error(`no usable account ${email}`)
  return actor
}
