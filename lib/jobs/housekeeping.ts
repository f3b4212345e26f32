import { forgetOldAttempts } from '../access/attempts.ts'
import { isSetUp } from '../access/organisation.ts'
import { sweepOrphans } from '../files/store.ts'
import { forgetUploads, referredFiles } from '../records/files.ts'
import { sealReadings } from '../records/readings.ts'
import { defineJob } from './queue.ts'

/**
 * Each hour: seals the readings of monitors, forgets counts of attempts that are over, and removes
 * files that were uploaded more than a day ago and never became part of a record.
 */
export const housekeeping = defineJob('housekeeping', async () => {
  await forgetOldAttempts()
  if (!(await isSetUp())) return
  await sealReadings()
  const before = new Date(Date.now() - 86_400_000)
  await forgetUploads(await sweepOrphans(await referredFiles(), before), before)
})
