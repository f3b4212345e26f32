import type { Actor } from '../access/actor.ts'
import { forgetOldAttempts } from '../access/attempts.ts'
import { isSetUp } from '../access/organisation.ts'
import { sweepOrphans } from '../files/store.ts'
import { referredFiles } from '../records/files.ts'
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

/**
 * Each hour: seals the readings of monitors, forgets counts of attempts that are over, and removes
 * files that were uploaded more than a day ago and never became part of a record.
 */
export const housekeeping = defineJob('housekeeping', async () => {
  await forgetOldAttempts()
  if (!(await isSetUp())) return
  await sealReadings(plumbline)
  await sweepOrphans(await referredFiles())
})
