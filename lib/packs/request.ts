import type { Actor } from '../access/actor.ts'
import { hasPermission, requirePermission } from '../access/reach.ts'
import { headOf, type Moment } from '../audit-trail/log.ts'
import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import { enqueue } from '../jobs/queue.ts'
import { readMoment } from '../records/moment.ts'
import type { Filters } from '../records/query.ts'
import { whereOfFilters } from '../records/query.ts'
import { isId } from '../records/scalar.ts'
import { registerOf } from '../registers/index.ts'
import { filterInWords } from './collect.ts'
import { packJobName } from './job-name.ts'

/** Where a pack stands. */
export type PackStatus = 'queued' | 'building' | 'ready' | 'failed' | 'cancelled'

/** A pack as its page and the API show it. */
export type PackSummary = {
  id: string
  code: string
  title: string
  purpose: string
  filter: Filters
  filterInWords: string
  asOf: string
  seq: number
  status: PackStatus
  bytes: number | null
  sha256: string | null
  error: string | null
  requestedById: string
  createdAt: string
  finishedAt: string | null
  progress: { done: number; total: number; says: string } | null
}

/** Lock under which packs take their numbers. */
const counterKey = 'packs'

/**
 * Asks for an evidence pack of the systems that a filter finds, as of a moment (`''` or `now` for
 * the present); who asked, when and why is on record. It is built in the background. Throws Invalid
 * at the field, Forbidden.
 */
export async function requestPack(
  actor: Actor,
  given: { title: string; purpose: string; filters: Filters; asOf: string },
): Promise<PackSummary> {
  requirePermission(actor, 'packs.build', 'build evidence packs')
  const title = given.title.trim()
  const purpose = given.purpose.trim()
  const problems: Record<string, string> = {}
  if (!title) problems.title = 'Name the pack.'
  if (!purpose) problems.purpose = 'Say what it is for; it stays on record.'
  if (title.length > 200) problems.title = 'At most 200 characters.'
  if (purpose.length > 2000) problems.purpose = 'At most 2,000 characters.'
  if (Object.keys(problems).length) throw new Invalid(problems)
  await whereOfFilters(registerOf('systems'), given.filters)
  const moment = await momentAsked(actor, given.asOf)
  const filter = Object.fromEntries(Object.entries(given.filters).filter(([, value]) => value))
  const id = await governed(actor, { action: 'pack.request', reason: purpose }, async (tx, sql) => {
    const [counter] = await sql<{ next: number }>(
      `INSERT INTO counters (register, next) VALUES ($1, 2)
       ON CONFLICT (register) DO UPDATE SET next = counters.next + 1 RETURNING next`,
      [counterKey],
    )
    const pack = await tx.pack.create({
      data: {
        id: crypto.randomUUID(),
        code: `PCK-${String((counter?.next ?? 2) - 1).padStart(4, '0')}`,
        title,
        purpose,
        filter,
        asOf: new Date(moment.at),
        seq: BigInt(moment.seq),
        status: 'queued',
        requestedById: actor.id,
        createdAt: now(),
      },
    })
    await tx.progress.create({ data: { id: pack.id, says: 'waits for its turn' } })
    await enqueue(tx, packJobName, { packId: pack.id })
    return pack.id
  })
  return readPack(actor, id)
}

/** The packs there are, newest first. */
export async function listPacks(actor: Actor): Promise<PackSummary[]> {
  requirePermission(actor, 'packs.build', 'read evidence packs')
  const rows = await db().pack.findMany({ orderBy: { createdAt: 'desc' }, take: 200 })
  const progress = await db().progress.findMany({
    where: { id: { in: rows.map((row) => row.id) } },
  })
  return rows.map((row) =>
    summaryOf(
      row,
      progress.find((one) => one.id === row.id),
    ),
  )
}

/** One pack by id or code; throws NotFound also for somebody who may not build packs. */
export async function readPack(actor: Actor, idOrCode: string): Promise<PackSummary> {
  const isAllowed = hasPermission(actor, 'packs.build') && isStorable(idOrCode)
  const row =
    isAllowed &&
    (await db().pack.findFirst({
      where: isId(idOrCode) ? { id: idOrCode } : { code: idOrCode.toUpperCase() },
    }))
  if (!row) throw new NotFound('There is no such pack.')
  return summaryOf(row, (await db().progress.findUnique({ where: { id: row.id } })) ?? undefined)
}

/** Stops a pack that waits or is being built. */
export async function cancelPack(actor: Actor, idOrCode: string): Promise<void> {
  const pack = await readPack(actor, idOrCode)
  if (pack.status !== 'queued' && pack.status !== 'building') {
    throw new Forbidden(`${pack.code} is ${pack.status} already.`)
  }
  await governed(actor, { action: 'pack.cancel' }, (tx) =>
    tx.pack.update({ where: { id: pack.id }, data: { status: 'cancelled', finishedAt: now() } }),
  )
  await db().progress.update({ where: { id: pack.id }, data: { cancelled: true } })
}

async function momentAsked(actor: Actor, asked: string): Promise<Moment> {
  if (asked && asked !== 'now') {
    try {
      return await readMoment(asked, actor.timeZone)
    } catch (error) {
      if (error instanceof Invalid) throw new Invalid({ asOf: error.message })
      throw error
    }
  }
  const head = await headOf(sqlOf(pool()))
  if (!head) throw new Error('there is no audit trail yet')
  return { seq: head.size, at: head.lastAt }
}

type PackRow = NonNullable<Awaited<ReturnType<ReturnType<typeof db>['pack']['findFirst']>>>
type ProgressRow = { done: number; total: number; says: string }

function summaryOf(row: PackRow, progress: ProgressRow | undefined): PackSummary {
  const filter = row.filter as Filters
  return {
    ...row,
    filter,
    filterInWords: filterInWords(filter),
    asOf: row.asOf.toISOString(),
    seq: Number(row.seq),
    status: row.status as PackStatus,
    bytes: row.bytes === null ? null : Number(row.bytes),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    progress: progress ? { done: progress.done, total: progress.total, says: progress.says } : null,
  }
}
