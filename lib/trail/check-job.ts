import { actorOfAccount } from '../access/sessions.ts'
import { keepCheckpoint, originOf } from '../audit-trail/checkpoint.ts'
import { headOf } from '../audit-trail/log.ts'
import { signer } from '../audit-trail/signer.ts'
import type { TrailReport } from '../audit-trail/verify.ts'
import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { defineJob } from '../jobs/queue.ts'
import { log } from '../log.ts'
import { registers } from '../registers/index.ts'
import { trailCheckJobName } from './job-name.ts'
import { verifyInstallation } from './verify-installation.ts'

/** Verifies the trail because somebody asked; after a crash it begins again. */
export const trailCheckJob = defineJob<{ checkId: string }>(
  trailCheckJobName,
  ({ checkId }, signal) => runCheck(checkId, signal),
)

/**
 * Does one verification that was asked for and puts what it found on record, in the name of who asked.
 * A trail that holds is signed as it was found: its code is what people write down.
 */
export async function runCheck(checkId: string, signal: AbortSignal): Promise<void> {
  const check = await db().trailCheck.findUnique({ where: { id: checkId } })
  if (check?.status !== 'waiting') return
  const asker = await actorOfAccount({ id: check.requestedById }, 'cli')
  const actor = asker ?? { id: check.requestedById, name: 'Somebody who left' }
  const finish = (data: Finding) =>
    governed(actor, { action: 'trail.verify' }, (tx) =>
      tx.trailCheck.update({ where: { id: checkId }, data: { ...data, finishedAt: now() } }),
    )
  try {
    const report = await verifyInstallation(env(), {
      signal,
      ...(check.code ? { code: check.code } : {}),
      onProgress: progressTeller(checkId),
    })
    if (report.ok) await sign(report)
    await finish({
      status: report.ok ? 'holds' : 'broken',
      size: BigInt(report.events),
      root: report.root,
      firstFaulty: report.firstFaulty === null ? null : BigInt(report.firstFaulty),
      problems: report.problems.map(withoutConfidential),
      problemCount: report.problemCount,
    })
  } catch (error) {
    if (signal.aborted) throw error
    log().error({ error, checkId }, 'the trail could not be verified')
    await finish({
      status: 'failed',
      error: error instanceof Error ? error.message : String(error),
    })
  }
}

type Finding = {
  status: 'holds' | 'broken' | 'failed'
  size?: bigint
  root?: string
  firstFaulty?: bigint | null
  problems?: string[]
  problemCount?: number
  error?: string
}

async function sign({ events, root }: TrailReport): Promise<void> {
  const sql = sqlOf(pool())
  const head = await headOf(sql)
  if (!head) return
  await keepCheckpoint(
    sql,
    { origin: originOf(head.installation), size: events, root: Buffer.from(root, 'hex') },
    { key: await signer(), reason: 'request' },
  )
}

const confidential = registers
  .filter((one) => one.access === 'confidential')
  .map((one) => one.table)

/** What is found is read by more people than confidential records are: which record it is, is left out. */
function withoutConfidential(problem: string): string {
  const [, table = ''] = /^Table (\w+), record /.exec(problem) ?? []
  const isConfidential = confidential.includes(table) || table === 'concern_messages'
  return isConfidential
    ? problem.replace(/^Table \w+, record [^:]*/, 'A confidential record')
    : problem
}

/** Writes progress at most twice a second. */
function progressTeller(id: string) {
  let last = 0
  return (done: number, total: number) => {
    if (Date.now() - last < 500) return
    last = Date.now()
    db()
      .progress.update({ where: { id }, data: { done, total } })
      .catch((error: unknown) => log().warn({ error }, 'progress could not be written'))
  }
}
