import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { readShortCode } from '../audit-trail/short-code.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { Invalid } from '../errors.ts'
import { enqueue } from '../jobs/queue.ts'
import { trailCheckJobName } from './job-name.ts'

export type TrailCheck = {
  id: string
  requestedById: string
  /** The code that it was compared with; '' without. */
  code: string
  createdAt: string
  finishedAt: string | null
  status: 'waiting' | 'holds' | 'broken' | 'failed'
  size: number | null
  root: string | null
  firstFaulty: number | null
  problems: string[]
  problemCount: number
  error: string | null
  progress: { done: number; total: number } | null
}

/** A verification that waits longer than a job may take has ended without saying so. */
const longest = 3_600_000
const since = () => new Date(now().getTime() - longest)

/**
 * Asks for a verification of the whole trail, also against a code that somebody wrote down; one that
 * waits or runs already with the same code is the answer. Who asked and what was found stays on
 * record. Throws Forbidden, Invalid for what is no code.
 */
export async function requestCheck(actor: Actor, typed = ''): Promise<void> {
  requirePermission(actor, 'trail.read', 'verify the audit trail')
  const code = typed.trim() ? readShortCode(typed)?.code : ''
  if (code === undefined) {
    throw new Invalid({
      code: 'A code is a number and six groups of four letters or digits, as in 41203-K7QF-9M2X-R4TD-8ABC-DEFG-HJKM.',
    })
  }
  await governed(actor, { action: 'trail.ask-verification' }, async (tx) => {
    const same = { status: 'waiting', code, createdAt: { gte: since() } }
    if (await tx.trailCheck.findFirst({ where: same })) return
    const { id } = await tx.trailCheck.create({
      data: {
        id: crypto.randomUUID(),
        requestedById: actor.id,
        code,
        status: 'waiting',
        createdAt: now(),
      },
    })
    await tx.progress.create({ data: { id } })
    await enqueue(tx, trailCheckJobName, { checkId: id })
  })
}

/** The last verifications, newest first. Throws Forbidden. */
export async function listChecks(actor: Actor, take = 10): Promise<TrailCheck[]> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const rows = await db().trailCheck.findMany({ orderBy: { createdAt: 'desc' }, take })
  const open = rows.filter((row) => row.status === 'waiting').map((row) => row.id)
  const progress = await db().progress.findMany({ where: { id: { in: open } } })
  return rows.map((row) => {
    const far = progress.find((one) => one.id === row.id)
    const isLost = row.status === 'waiting' && row.createdAt < since()
    return {
      ...row,
      ...(isLost ? { error: 'It ended without an answer.' } : {}),
      createdAt: row.createdAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      status: isLost ? 'failed' : (row.status as TrailCheck['status']),
      size: row.size === null ? null : Number(row.size),
      firstFaulty: row.firstFaulty === null ? null : Number(row.firstFaulty),
      progress: far ? { done: far.done, total: far.total } : null,
    }
  })
}
