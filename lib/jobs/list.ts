import type { Job } from './queue.ts'

/** Every kind of job that the server works on: its name, and where it is defined, loaded when due. */
export const jobs: { name: string; load: () => Promise<Job<never>> }[] = [
  { name: 'housekeeping', load: async () => (await import('./housekeeping.ts')).housekeeping },
  { name: 'import.run', load: async () => (await import('../import/run-job.ts')).importJob },
  { name: 'pack.build', load: async () => (await import('../packs/job.ts')).packJob },
  { name: 'trail.verify', load: async () => (await import('../trail/check-job.ts')).trailCheckJob },
  { name: 'checkpoints', load: async () => (await import('../witnesses/job.ts')).checkpoints },
  { name: 'retention', load: async () => (await import('../retention/job.ts')).retention },
  { name: 'reminders', load: async () => (await import('../reminders/job.ts')).reminders },
]

/** Those that the clock starts, with their times as cron has them (UTC). */
export const times: { name: string; cron: string }[] = [
  { name: 'housekeeping', cron: '17 * * * *' },
  { name: 'retention', cron: '41 2 * * *' },
  // Each hour, because the hour that counts is that of the organisation.
  { name: 'reminders', cron: '3 * * * *' },
  // Each quarter, when a day ends somewhere.
  { name: 'checkpoints', cron: '1,16,31,46 * * * *' },
]
