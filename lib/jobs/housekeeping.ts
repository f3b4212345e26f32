import type { Actor } from '../access/actor.ts'
import { forgetOldAttempts } from '../access/attempts.ts'
import { isSetUp } from '../access/organisation.ts'
import { sealReadings } from '../records/readings.ts'
import { defineJob } from './queue.ts'

/** Who the trail names for what the product does by the clock. */
const plumbline: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Plumbline',
  email: '',
  roles: [],
  timeZone: 'UTC',
  ownSystemIds: [],
  via: 'cli',
}

/** Each hour: seals the readings of monitors, and forgets counts of attempts that are over. */
export const housekeeping = defineJob('housekeeping', async () => {
  await forgetOldAttempts()
  if (await isSetUp()) await sealReadings(plumbline)
})
