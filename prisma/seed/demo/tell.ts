import type { Actor } from '../../../lib/access/actor.ts'
import { createInstallation, saveOrganisation } from '../../../lib/access/organisation.ts'
import { addUser } from '../../../lib/access/users.ts'
import { addDays } from '../../../lib/calendar.ts'
import { withClock } from '../../../lib/clock.ts'
import { db } from '../../../lib/db/client.ts'
import { tellOfToday } from '../../../lib/reminders/tell.ts'
import { accessEnds, demoPassword, organisation, people } from './people.ts'
import { type StoreText, Story } from './story.ts'

/** Days of history behind the demo: eighteen months. */
const history = 545

/**
 * Makes the demo organisation in an installation created as demo: accounts, and eighteen months of
 * history told through the product's own write functions. Does nothing when it is there already.
 */
export async function tellDemo(
  store: StoreText,
  onStep?: (done: number, of: number) => void,
): Promise<boolean> {
  if (await db().organisation.findFirst()) return false
  const today = new Date().toISOString().slice(0, 10)
  const begin = new Date(`${addDays(today, -history)}T09:00:00Z`)
  const { admin, ...others } = people
  const account = (key: string) => ({ email: `${key}@demo.test`, password: demoPassword })
  const adminId = await withClock(begin, () =>
    createInstallation({
      organisation: organisation.name,
      timeZone: organisation.timeZone,
      name: admin.name,
      ...account('admin'),
    }),
  )
  const actor: Actor = {
    id: adminId,
    name: admin.name,
    email: 'admin@demo.test',
    roles: admin.roles,
    timeZone: organisation.timeZone,
    ownSystemIds: [],
    via: 'cli',
  }
  await withClock(new Date(begin.getTime() + 3_600_000), async () => {
    const { name, timeZone, classification, scopeStatement } = organisation
    await saveOrganisation(actor, { name, timeZone, classification, scopeStatement })
    for (const [key, person] of Object.entries(others)) {
      const last = accessEnds[key]
      await addUser(actor, {
        ...person,
        ...account(key),
        timeZone: organisation.timeZone,
        accessEndsAt: last ? new Date(`${addDays(today, last)}T00:00:00Z`) : null,
      })
    }
  })
  await new Story(today, store).tell(onStep)
  // What was made over in eighteen months is no news; what stands this morning is.
  await db().notification.updateMany({ data: { readAt: new Date() } })
  await tellOfToday()
  return true
}
