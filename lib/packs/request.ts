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
import { requireRecord } from '../records/read.ts'
import { isDay, isId } from '../records/scalar.ts'
import { registerOf } from '../registers/index.ts'
import {
  filterInWords,
  type PackPreview,
  type PackRequest,
  type Period,
  previewPack,
} from './collect.ts'
import { packJobName } from './job-name.ts'
import { isPackKind, type PackKind, purposes } from './purposes.ts'
import { endOfKeeping } from './retention.ts'
import { choices, inOrder, withoutInWords } from './without.ts'

/** Where a pack stands; removed is one whose file was kept long enough. */
export type PackStatus = 'queued' | 'building' | 'ready' | 'removed' | 'failed' | 'cancelled'

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
  kind: PackKind
  subjectId: string | null
  period: Period | null
  /** Personal data that it does without. */
  without: string[]
  /** The same in words; empty when nothing is left out. */
  withoutInWords: string
  /** Days that the file is kept after it was built. */
  keptDays: number
  /** When the file goes; null while there is none. */
  keptUntil: string | null
  /** Since when it is gone. */
  removedAt: string | null
  progress: { done: number; total: number; says: string } | null
}

/** What somebody asks for on the form or from the command line. */
export type PackAsked = {
  title: string
  purpose: string
  filters: Filters
  /** `''` or `now` for the present. */
  asOf: string
  kind?: string
  /** Code or id of the audit or system, where the kind is about one. */
  subject?: string
  from?: string
  to?: string
  /** Personal data to leave out, as `lib/packs/without.ts` names it. */
  without?: string[]
  keptDays?: number
}

/** Lock under which packs take their numbers. */
const counterKey = 'packs'

/**
 * Asks for an evidence pack of the systems that a filter finds, as of a moment (`''` or `now` for
 * the present); who asked, when and why is on record. It is built in the background. Throws Invalid
 * at the field, Forbidden.
 */
export async function requestPack(actor: Actor, given: PackAsked): Promise<PackSummary> {
  requirePermission(actor, 'packs.build', 'build evidence packs')
  const title = given.title.trim()
  const purpose = given.purpose.trim()
  const problems: Record<string, string> = {}
  if (!title) problems.title = 'Name the pack.'
  if (!purpose) problems.purpose = 'Say what it is for; it stays on record.'
  if (title.length > 200) problems.title = 'At most 200 characters.'
  if (purpose.length > 2000) problems.purpose = 'At most 2,000 characters.'
  const keptDays = given.keptDays ?? 365
  if (!Number.isInteger(keptDays) || keptDays < 1 || keptDays > 3650)
    problems.keptDays = 'Between 1 day and 3,650 days.'
  const wanted = await readAsked(actor, given, problems)
  const { filters: filter, asOf: moment, kind, subjectId, period, without } = wanted
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
        kind,
        subjectId,
        periodFrom: period && new Date(period.from),
        periodTo: period && new Date(period.to),
        without: [...without],
        keptDays,
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

/** What a pack asked for like this will hold. Throws as `requestPack`. */
export async function previewAsked(actor: Actor, given: PackAsked): Promise<PackPreview> {
  requirePermission(actor, 'packs.build', 'build evidence packs')
  return previewPack(actor, await readAsked(actor, given))
}

/** What is asked for as `collectPack` takes it. Throws Invalid with all problems, those found before too. */
export async function readAsked(
  actor: Actor,
  given: Omit<PackAsked, 'title' | 'purpose'>,
  problems: Record<string, string> = {},
): Promise<Required<PackRequest>> {
  const kind = given.kind || 'everything'
  if (!isPackKind(kind)) throw new Invalid({ ...problems, kind: 'Choose one of the list.' })
  const { about, asksPeriod } = purposes[kind]
  const period = given.from && given.to ? { from: given.from, to: given.to } : null
  if (period && !(isDay(period.from) && isDay(period.to) && period.from <= period.to))
    problems.from = 'The period begins on a day and ends on the same or a later one.'
  else if (!period && (asksPeriod || given.from || given.to))
    problems.from = 'Say from which day to which; evidence is held against it.'
  const subjectId = about ? await subjectOf(actor, about, given.subject ?? '') : null
  if (about && !subjectId)
    problems.subject = `Choose the ${registerOf(about).name.one.toLowerCase()} that it is about.`
  const without = inOrder(given.without ?? [])
  if (!without) problems.without = `What can be left out: ${choices.join(', ')}.`
  if (!without || Object.keys(problems).length) throw new Invalid(problems)
  const chosen = about ? [] : Object.entries(given.filters).filter(([, value]) => value)
  const filters = Object.fromEntries(chosen)
  await whereOfFilters(registerOf('systems'), filters)
  const asOf = await momentAsked(actor, given.asOf)
  return { kind, filters, subjectId, period, without, asOf }
}

/** The id of a record that the person sees, by its id or code; null if there is none. */
async function subjectOf(actor: Actor, register: string, idOrCode: string): Promise<string | null> {
  if (!idOrCode.trim() || !isStorable(idOrCode)) return null
  try {
    return (await requireRecord(actor, register, idOrCode.trim())).id
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
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

/** Who stopped a pack and when, as the trail has it; null if nobody did. Throws NotFound as `readPack`. */
export async function stopOf(
  actor: Actor,
  pack: PackSummary,
): Promise<{ byId: string; at: string } | null> {
  const { id } = await readPack(actor, pack.id)
  const [stop] = await sqlOf(pool())<{ byId: string; at: Date }>(
    `SELECT "actorId" AS "byId", at FROM audit_events
     WHERE register = 'packs' AND "recordId" = $1 AND action = 'pack.cancel' ORDER BY seq DESC LIMIT 1`,
    [id],
  )
  return stop ? { byId: stop.byId, at: new Date(stop.at).toISOString() } : null
}

/** Puts on record that somebody takes a pack away, before they get it. */
export async function recordDownload(actor: Actor, pack: PackSummary): Promise<void> {
  await governed(actor, { action: 'pack.download' }, (tx) =>
    tx.packDownload.create({
      data: { id: crypto.randomUUID(), packId: pack.id, byId: actor.id, at: now() },
    }),
  )
}

/** Who took a pack away and when, the latest first. Throws NotFound as `readPack`. */
export async function downloadsOf(
  actor: Actor,
  pack: PackSummary,
): Promise<{ byId: string; at: string }[]> {
  const { id } = await readPack(actor, pack.id)
  const rows = await db().packDownload.findMany({
    where: { packId: id },
    orderBy: { at: 'desc' },
    take: 100,
  })
  return rows.map(({ byId, at }) => ({ byId, at: at.toISOString() }))
}

/** Builds a pack again whose file is gone: the same bytes, or it says that they can't be had any more. */
export async function rebuildPack(actor: Actor, idOrCode: string): Promise<void> {
  const pack = await readPack(actor, idOrCode)
  if (!pack.removedAt) throw new Forbidden(`The file of ${pack.code} is still there.`)
  await governed(actor, { action: 'pack.rebuild' }, async (tx) => {
    await tx.pack.update({
      where: { id: pack.id },
      data: { status: 'queued', removedAt: null, finishedAt: null, error: null },
    })
    await tx.progress.update({
      where: { id: pack.id },
      data: { done: 0, total: 0, says: 'waits for its turn', cancelled: false },
    })
    await enqueue(tx, packJobName, { packId: pack.id })
  })
}

/** The period of a pack as it is stored. */
export function periodOf({
  periodFrom,
  periodTo,
}: {
  periodFrom: Date | null
  periodTo: Date | null
}): Period | null {
  if (!periodFrom || !periodTo) return null
  return { from: periodFrom.toISOString().slice(0, 10), to: periodTo.toISOString().slice(0, 10) }
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
  const kind = isPackKind(row.kind) ? row.kind : 'everything'
  const { id, code, title, purpose, sha256, error, requestedById, subjectId, keptDays } = row
  const isThere = row.status === 'ready' && !row.removedAt
  const keptUntil = isThere && row.finishedAt && endOfKeeping(row.finishedAt, keptDays)
  return {
    ...{ id, code, title, purpose, sha256, error, requestedById, subjectId, keptDays },
    filter,
    kind,
    period: periodOf(row),
    without: row.without,
    withoutInWords: withoutInWords(row.without),
    filterInWords:
      kind === 'everything' || purposes[kind].about
        ? purposes[kind].about
          ? purposes[kind].label
          : filterInWords(filter)
        : `${purposes[kind].label}: ${filterInWords(filter)}`,
    keptUntil: keptUntil ? keptUntil.toISOString() : null,
    removedAt: row.removedAt?.toISOString() ?? null,
    asOf: row.asOf.toISOString(),
    seq: Number(row.seq),
    status: row.removedAt ? 'removed' : (row.status as PackStatus),
    bytes: row.bytes === null ? null : Number(row.bytes),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    progress: progress ? { done: progress.done, total: progress.total, says: progress.says } : null,
  }
}
