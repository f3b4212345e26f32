import { afterEach, expect, test } from 'vitest'
import { db } from '../../lib/db/client.ts'
import { pool } from '../../lib/db/pool.ts'
import { housekeeping } from '../../lib/jobs/housekeeping.ts'
import { jobs } from '../../lib/jobs/list.ts'
import { defineJob, enqueue, stopQueue, work } from '../../lib/jobs/queue.ts'
import { startJobs } from '../../lib/jobs/start.ts'

afterEach(stopQueue)

/** A job that keeps what it was given, and a promise of the first. */
function recorder(name: string) {
  const done: { what: string }[] = []
  const { promise, resolve } = Promise.withResolvers<{ what: string }>()
  const job = defineJob<{ what: string }>(name, async (data) => {
    done.push(data)
    resolve(data)
  })
  return { job, done, first: promise }
}

test('a job put into its queue is done, with the data it was given', async () => {
  const { job, first } = recorder('letters')
  await work(job.name, async () => job)
  await enqueue(null, job, { what: 'Ä "quoted" \\ 1' })
  expect(await first).toEqual({ what: 'Ä "quoted" \\ 1' })
})

test('a job put into its queue in a transaction is there exactly if that commits', async () => {
  const { job, done, first } = recorder('reports')
  await expect(
    db().$transaction(async (tx) => {
      await enqueue(tx, job, { what: 'rolled back' })
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  await db().$transaction((tx) => enqueue(tx, job, { what: 'committed' }))
  await work(job.name, async () => job)
  expect(await first).toEqual({ what: 'committed' })
  expect(done).toEqual([{ what: 'committed' }])
})

test('a job that was under way when its process ended is done again', async () => {
  const { promise: started, resolve: start } = Promise.withResolvers<void>()
  const stuck = defineJob<{ what: string }>('packs', async () => {
    start()
    await new Promise(() => {})
  })
  await work(stuck.name, async () => stuck)
  await enqueue(null, stuck, { what: 'a pack' })
  await started
  await stopQueue()
  await pool().query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'packs'`)
  const { job, first } = recorder('packs')
  await work(job.name, async () => job)
  expect(await first).toEqual({ what: 'a pack' })
})

test('the server takes every job of the list, and the clock has its times', async () => {
  await startJobs()
  const { rows } = await pool().query('SELECT name, cron FROM pgboss.schedule ORDER BY name')
  expect(rows).toEqual([
    { name: 'checkpoints', cron: '1,16,31,46 * * * *' },
    { name: 'housekeeping', cron: '17 * * * *' },
    { name: 'reminders', cron: '3 * * * *' },
    { name: 'retention', cron: '41 2 * * *' },
  ])
})

test('housekeeping works before anybody has set anything up', async () => {
  await pool().query(
    `INSERT INTO attempts (key, "endsAt") VALUES ('over', now() - interval '1 day')`,
  )
  await housekeeping.handler({}, new AbortController().signal)
  expect((await pool().query('SELECT FROM attempts')).rowCount).toBe(0)
})

test('each job of the list is defined under its name', async () => {
  for (const { name, load } of jobs) expect((await load()).name).toBe(name)
})
