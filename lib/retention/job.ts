import { isSetUp } from '../access/organisation.ts'
import { db } from '../db/client.ts'
import { defineJob } from '../jobs/queue.ts'
import { proposeErasures } from './proposals.ts'

/** What people were told longer ago than this is forgotten: it says nothing that records don't, in days. */
const noticesKept = 365

/** Each night: proposes what is past its time to be erased, and forgets old notifications. */
export const retention = defineJob('retention', async () => {
  if (!(await isSetUp())) return
  await proposeErasures()
  await db().notification.deleteMany({
    where: { at: { lt: new Date(Date.now() - noticesKept * 86_400_000) } },
  })
})
