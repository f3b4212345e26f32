import type { Job } from './queue.ts'

/** Every kind of job that the server works on; each is defined where its subject is. */
export const jobs: Job<never>[] = []
