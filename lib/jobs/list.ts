import { packJob } from '../packs/job.ts'
import { housekeeping } from './housekeeping.ts'
import type { Job } from './queue.ts'

/** Every kind of job that the server works on; each is defined where its subject is. */
export const jobs = [housekeeping, packJob] as unknown as readonly Job<never>[]

/** Those that the clock starts, with their times as cron has them (UTC). */
export const times: [Pick<Job<never>, 'name'>, string][] = [[housekeeping, '17 * * * *']]
