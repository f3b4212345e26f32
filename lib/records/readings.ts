import type { Actor } from '../access/actor.ts'
import { hasPermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { Monitor } from '../registers/monitors/definition.ts'
import { breaks } from '../registers/monitors/threshold.ts'
import { requireRecord } from './read.ts'
import { appendRows } from './sealed-batches.ts'
import type { Moment } from './source.ts'
import { moveIn } from './transitions.ts'
import { working } from './work.ts'
import { changeIn, deedOf } from './write.ts'

/** A value measured; `at` is when it was measured, ISO; `broke` the threshold it broke, or ''. */
export type Reading = {
  id: string
  at: string
  value: number
  note: string
  broke: string
  byId: string
}

export type NewReading = { at?: string | undefined; value: number; note?: string | undefined }

/**
 * Appends readings to a monitor. The first that breaks the threshold moves the monitor to breached,
 * which keeps the threshold as it was. Throws Invalid (no number, a time to come), Forbidden, NotFound.
 */
export async function addReadings(
  actor: Actor,
  monitorId: string,
  given: NewReading[],
): Promise<Reading[]> {
  if (given.length === 0) throw new Invalid({ value: 'Give at least one reading.' })
  if (given.length > 10_000) throw new Invalid({ value: 'At most 10,000 readings at once.' })
  if (!hasPermission(actor, 'readings.add'))
    throw new Forbidden('Your role does not allow you to add readings.')
  const definition = registerOf('monitors')
  const monitor = await requireRecord(actor, 'monitors', monitorId)
  if (monitor.archivedAt || ['paused', 'retired'].includes(monitor.state)) {
    throw new Forbidden(
      `${monitor.code} is ${monitor.archivedAt ? 'archived' : monitor.state} and takes no readings.`,
    )
  }
  const readings = given.map((one) => checked(actor, monitor as Monitor & AnyRecord, one))
  await appendRows(
    sqlOf(pool()),
    'readings',
    readings.map((one) => ({ ...one, monitorId: monitor.id })),
  )

  const latest = readings.reduce((a, b) => (a.at >= b.at ? a : b))
  const broken = readings.find((one) => one.broke !== '')
  // The last reading only ever moves forward, so one that is older now stays older.
  if (!broken && !isLater(latest, monitor)) return readings
  await working(actor, { action: deedOf(definition, broken ? 'breach' : 'read') }, async (work) => {
    const before = await requireRecord(actor, 'monitors', monitor.id, { sql: work.sql })
    const last = isLater(latest, before)
      ? { lastValue: latest.value, lastReadingAt: latest.at }
      : {}
    if (broken && before.state === 'active') {
      const values = { ...last, breachedThreshold: broken.broke, breachedAt: broken.at }
      await moveIn(work, definition, before, { transition: 'breach', values, trusted: true })
    } else if (isLater(latest, before)) await changeIn(work, definition, before, last)
  })
  return readings
}

/** Readings of a monitor in a period, oldest first; at most `limit`, the latest of them. */
export async function readingsOf(
  monitorId: string,
  { from, asOf, limit = 500 }: { from?: string; asOf?: Moment | undefined; limit?: number } = {},
): Promise<Reading[]> {
  const rows = await db().reading.findMany({
    where: {
      monitorId,
      ...(from ? { at: { gte: new Date(from) } } : {}),
      ...(asOf ? { recordedAt: { lte: new Date(asOf.at) } } : {}),
    },
    orderBy: { at: 'desc' },
    take: limit,
  })
  return rows.reverse().map((row) => ({ ...row, at: row.at.toISOString() }))
}

function isLater(reading: Reading, monitor: AnyRecord): boolean {
  return typeof monitor.lastReadingAt !== 'string' || monitor.lastReadingAt <= reading.at
}

function checked(actor: Actor, monitor: Monitor, one: NewReading): Reading {
  if (!Number.isFinite(one.value)) throw new Invalid({ value: 'Write a number.' })
  const at = one.at ? new Date(one.at) : now()
  if (Number.isNaN(at.getTime()))
    throw new Invalid({ at: 'Write the time as in 2026-11-30T14:00:00Z.' })
  if (at.getTime() > now().getTime() + 60_000)
    throw new Invalid({ at: 'A reading can’t be from a time to come.' })
  return {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    value: one.value,
    note: one.note?.trim() ?? '',
    broke: breaks(monitor, one.value),
    byId: actor.id,
  }
}
