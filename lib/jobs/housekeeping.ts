import { forgetOldAttempts } from '../access/attempts.ts'
import { isSetUp } from '../access/organisation.ts'
import { forgetOldRefusals } from '../access/sign-in-refusals.ts'
import { sweepOrphans } from '../files/store.ts'
import { takeUpLostPacks } from '../packs/lost.ts'
import { giveUpOldPacks } from '../packs/retention.ts'
import { forgetUploads, referredFiles } from '../records/files.ts'
import { sealAppended } from '../records/sealed-batches.ts'
import { defineJob } from './queue.ts'

/**
 * Each hour: seals the readings of monitors and the events of oversight, forgets counts of attempts that are over and old refusals, gives up packs that were kept long enough and goes on with those left half-way, and removes
 * files that were uploaded more than a day ago and never became part of a record.
 */
export const housekeeping = defineJob('housekeeping', async () => {
  await forgetOldAttempts()
  await forgetOldRefusals()
  if (!(await isSetUp())) return
  await sealAppended()
  await giveUpOldPacks()
  await takeUpLostPacks()
  const before = new Date(Date.now() - 86_400_000)
  await forgetUploads(await sweepOrphans(await referredFiles(), before), before)
})
