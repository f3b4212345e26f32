import { isSetUp } from '../access/organisation.ts'
import { defineJob } from '../jobs/queue.ts'
import { takeDailyCheckpoint } from './daily.ts'
import { deliverCheckpoints } from './deliver.ts'

/**
 * Each quarter of an hour, which is when a day ends somewhere: takes the checkpoint of the day if it
 * is over, and sends what waits for witnesses.
 */
export const checkpoints = defineJob('checkpoints', async (_, signal) => {
  if (!(await isSetUp())) return
  await takeDailyCheckpoint()
  await deliverCheckpoints(signal)
})
