import { sweepIncoming } from '../files/store.ts'
import { jobs, times } from './list.ts'
import { atTimes, stopQueue, work } from './queue.ts'

/** Begins to work on every kind of job; the database must be there and migrated. */
export async function startJobs(): Promise<void> {
  await sweepIncoming()
  for (const job of jobs) await work(job)
  for (const [job, cron] of times) await atTimes(job, cron)
}

/** Ends this process's work on jobs. */
export async function stopJobs(): Promise<void> {
  await stopQueue()
}
