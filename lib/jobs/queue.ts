import { PgBoss } from 'pg-boss'
import type { Tx } from '../db/client.ts'
import { pool } from '../db/pool.ts'
import { log } from '../log.ts'

/** Work done outside of a request, at least once: `handler` may run again after a crash. */
export type Job<Data extends object> = {
  name: string
  handler: (data: Data, signal: AbortSignal) => Promise<void>
}

type Shared = {
  plumblineJobs?: { boss: Promise<PgBoss>; queues: Map<string, Promise<void>> } | undefined
}
// Next bundles this file more than once; jobs run from one queue a process.
const shared = globalThis as Shared

/** A kind of job. Names are for ever: a queue in the database has the name. */
export function defineJob<Data extends object>(
  name: string,
  handler: Job<Data>['handler'],
): Job<Data> {
  return { name, handler }
}

/**
 * Puts a job into its queue, within `tx` when given: then it is there exactly if that commits.
 * Answers the job's id. `data` must survive JSON.
 */
export async function enqueue<Data extends object>(
  tx: Tx | null,
  job: string | Pick<Job<Data>, 'name'>,
  data: Data,
): Promise<string> {
  const name = typeof job === 'string' ? job : job.name
  const boss = await queue(name)
  const id = await boss.send(name, data, tx ? { db: { executeSql: sqlIn(tx) } } : {})
  if (!id) throw new Error(`The job ${name} was not taken into its queue`)
  return id
}

/**
 * Lets this process work on a kind of job, one at a time. `load` brings its code, when the first
 * job is there: an idle server does without.
 */
export async function work(name: string, load: () => Promise<Job<never>>): Promise<void> {
  const boss = await queue(name)
  await boss.work<never>(name, { pollingIntervalSeconds: 1, batchSize: 1 }, async (taken) => {
    for (const { data, signal, id } of taken) {
      try {
        await (await load()).handler(data, signal)
      } catch (error) {
        log().error({ error, job: name, id }, 'a job failed')
        throw error
      }
    }
  })
}

/** Lets the clock put a job into its queue, once for all copies of the server; `cron` is in UTC. */
export async function atTimes(name: string, cron: string): Promise<void> {
  await (await queue(name)).schedule(name, cron)
}

/** Ends the work of this process on jobs; one under way gets some seconds, then runs again later. */
export async function stopQueue(): Promise<void> {
  const started = shared.plumblineJobs
  shared.plumblineJobs = undefined
  await (await started?.boss)?.stop({ graceful: true, timeout: 5_000, close: false })
}

async function queue(name: string): Promise<PgBoss> {
  shared.plumblineJobs ??= { boss: startBoss().catch(tryAgainLater), queues: new Map() }
  const { boss, queues } = shared.plumblineJobs
  const started = await boss
  const options = {
    // A restart in the middle of a job counts as a try.
    retryLimit: 5,
    retryDelay: 5,
    expireInSeconds: 3600,
    // A job whose process was killed is taken up again within half a minute.
    heartbeatSeconds: 10,
    deleteAfterSeconds: 7 * 86_400,
  }
  if (!queues.has(name)) queues.set(name, started.createQueue(name, options))
  await queues.get(name)
  return started
}

/** The next one who asks starts the queue anew. */
function tryAgainLater(error: unknown): never {
  shared.plumblineJobs = undefined
  throw error
}

async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: 'pgboss',
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
    db: { executeSql: (text, values) => pool().query(text, values ? [...values] : []) },
  })
  boss.on('error', (error) => log().error({ error }, 'the job queue has a problem'))
  return boss.start()
}

/** Prisma's transactions take statements one by one, which is how a job is sent. */
function sqlIn(tx: Tx) {
  return async (text: string, values: unknown[] = []) => ({
    rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values),
  })
}
