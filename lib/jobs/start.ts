import { sweepIncoming } from '../files/store.ts'
import { jobs, times } from './list.ts'
import { atTimes, stopQueue, work } from './queue.ts'

/** Begins to work on every kind of job; the database must be there and migrated. */
export async function startJobs(): Promise<void> {
  await sweepIncoming()
  for (const { name, load } of jobs) await work(name, load)
  for (const { name, cron } of times) await atTimes(name, cron)
}

/** Ends this process's work on jobs. */
export async function stopJobs(): Promise<void> {
  await stopQueue()
}
