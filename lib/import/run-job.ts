import type { Actor } from '../access/actor.ts'
import { actorOfAccount } from '../access/sessions.ts'
import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { ExpectedError, Invalid } from '../errors.ts'
import { defineJob, enqueue } from '../jobs/queue.ts'
import { log } from '../log.ts'
import { importRecords } from '../records/import.ts'
import { registerOf } from '../registers/index.ts'
import { countsOf, forgetPlans, planOfRun, rowsToWrite } from './run-plan.ts'
import { type ImportRun, keepRun, openRun, readRun } from './runs.ts'

/** How far an import is: rows written of rows to write. */
export type ImportProgress = { done: number; total: number; says: string }

/** Writes imports that were started; after a crash the job runs again and finds what is done. */
export const importJob = defineJob<{ userId: string; runId: string }>(
  'import.run',
  (data, signal) => writeRun(data, signal),
)

/**
 * Starts an import as the person has seen it in the preview, and answers at once. Throws Invalid
 * when rows are wrong and `goodRowsOnly` was not chosen, when the table lacks columns, when there
 * is nothing to import, and when the register is no longer as the preview (`seen`) said.
 */
export async function startRun(
  actor: Actor,
  id: string,
  given: { goodRowsOnly: boolean; seen: { creates: number; changes: number; refused: number } },
): Promise<void> {
  const run = await openRun(actor, id)
  const { creates, changes, refused, isBlocked } = countsOf(
    run,
    await planOfRun(actor, run, { afresh: true }),
  )
  const { seen } = given
  if (creates !== seen.creates || changes !== seen.changes || refused !== seen.refused) {
    throw new Invalid({ '': 'The records changed since this preview was made; look at it again.' })
  }
  if (isBlocked) throw new Invalid({ '': 'The table lacks columns that the mapping needs.' })
  if (refused && !given.goodRowsOnly) {
    throw new Invalid({
      '': 'Rows are wrong. Correct them, or choose to import only the good rows.',
    })
  }
  if (creates + changes === 0) throw new Invalid({ '': 'There is nothing to import.' })
  const agreed = {
    creates,
    changes,
    refused,
    startedAt: await databaseNow(),
    reason: `Imported from ${run.file.name}`,
  }
  const waiting = { done: 0, total: creates + changes, says: 'waits for its turn' }
  await db().progress.upsert({ where: { id }, create: { id, ...waiting }, update: waiting })
  await keepRun(actor, { ...run, status: 'importing', agreed, result: null, failure: null })
  try {
    await enqueue(null, importJob, { userId: actor.id, runId: id })
  } catch (error) {
    await keepRun(actor, run)
    throw error
  }
}

/** How far the person's import is, or null before it was started. */
export async function progressOfRun(actor: Actor, id: string): Promise<ImportProgress | null> {
  const run = await readRun(actor, id)
  const row = await db().progress.findUnique({ where: { id: run.id } })
  return row && { done: row.done, total: row.total, says: row.says }
}

/**
 * Writes a started import, all of it or nothing; why it was not is kept with the run as a sentence.
 * Throws when it was stopped (`signal`), for the queue to try again. Done once, whatever happens
 * between.
 */
export async function writeRun(
  { userId, runId }: { userId: string; runId: string },
  signal: AbortSignal,
): Promise<void> {
  const actor = await actorOfAccount({ id: userId }, 'cli')
  if (!actor) throw new Error('whoever started an import has no usable account any more')
  const run = await readRun(actor, runId).catch((error: unknown) => {
    if (error instanceof ExpectedError) return null
    throw error
  })
  if (run?.status !== 'importing' || !run.agreed) return
  forgetPlans(run)
  try {
    // A process that ended after the commit has written everything already.
    if (!(await writtenBy(actor, run))) await write(actor, run, signal)
    const result = await writtenBy(actor, run)
    await keepRun(actor, {
      ...run,
      status: 'done',
      result: result ?? { created: 0, changed: 0, at: null },
    })
  } catch (error) {
    // The server is stopping: the queue tries again, here or elsewhere.
    if (signal.aborted) throw error
    await keepRun(actor, { ...run, status: 'failed', failure: describeFailure(error, run) })
  }
}

function describeFailure(error: unknown, run: ImportRun): string {
  if (error instanceof ExpectedError) return error.message
  const reference = crypto.randomUUID().slice(0, 8)
  log().error({ error, reference, run: run.id }, 'an import failed')
  return `Something went wrong here, and nothing was imported. Quote ${reference} when you report it.`
}

async function write(actor: Actor, run: ImportRun, signal: AbortSignal): Promise<void> {
  const say = progressTeller(run.id)
  await say('compares the rows with the register', 0, true)
  const plan = await planOfRun(actor, run, { afresh: true })
  const now = countsOf(run, plan)
  const { agreed } = run
  if (now.creates !== agreed?.creates || now.changes !== agreed.changes) {
    throw new Invalid({
      '': 'The records changed after the import was started, so nothing was imported. Look at the preview again.',
    })
  }
  const rows = rowsToWrite(run, plan)
  await say('writes the records', 0, true)
  await importRecords(actor, run.register, { ...rows, reason: agreed.reason }, async (done) => {
    signal.throwIfAborted()
    await say('writes the records', done)
  })
}

/** The trail's own clock, which may not be this machine's. */
async function databaseNow(): Promise<string> {
  const [row] = await sqlOf(pool())<{ at: string }>(
    "SELECT to_jsonb(clock_timestamp()) #>> '{}' AS at",
  )
  if (!row) throw new Error('the database did not say what time it is')
  return row.at
}

/** What the trail says this run has written: null when nothing. */
async function writtenBy(actor: Actor, run: ImportRun): Promise<ImportRun['result']> {
  const definition = registerOf(run.register)
  const sql = sqlOf(pool())
  const [found] = await sql<{ created: number; touched: number; some: string | null }>(
    `SELECT count(DISTINCT "recordId") FILTER (WHERE operation = 'insert')::int AS created,
            count(DISTINCT "recordId")::int AS touched, min("recordId") AS some
     FROM audit_events
     WHERE register = $1 AND "actorId" = $2 AND at >= $3::timestamptz
       AND content::jsonb ->> 'reason' = $4`,
    [definition.key, actor.id, run.agreed?.startedAt, run.agreed?.reason],
  )
  if (!found?.some) return null
  const [record] = await sql<{ at: string }>(
    `SELECT to_jsonb(r) ->> 'updatedAt' AS at FROM "${definition.table}" r WHERE id = $1::uuid`,
    [found.some],
  )
  return { created: found.created, changed: found.touched - found.created, at: record?.at ?? null }
}

/** Writes progress at most three times a second, on a connection of its own. */
function progressTeller(id: string) {
  let last = 0
  return async (says: string, done: number, atOnce = false) => {
    if (!atOnce && Date.now() - last < 300) return
    last = Date.now()
    try {
      await db().progress.update({ where: { id }, data: { says, done } })
    } catch (error) {
      log().warn({ error }, 'progress could not be written')
    }
  }
}
