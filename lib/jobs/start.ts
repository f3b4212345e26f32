import { jobs } from './list.ts'
import { stopQueue, work } from './queue.ts'

/** Begins to work on every kind of job; the database must be there. */
export async function startJobs(): Promise<void> {
  for (const job of jobs) await work(job)
}

/** Ends this process's work on jobs. */
export async function stopJobs(): Promise<void> {
  await stopQueue()
}
