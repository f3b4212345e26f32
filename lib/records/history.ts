import type { Actor } from '../access/actor.ts'
import { toldOf } from '../access/reach.ts'
import { everything, matches } from '../access/where.ts'
import { historiesOf as eventsOf, type TrailEvent } from '../audit-trail/history.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { type Names, unseenRecord } from '../fields/codec.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { inSentence } from '../registers/wording.ts'
import { type Difference, differences } from './diff.ts'
import { namesIn, type RecordName, recordNames } from './names.ts'
import type { Moment } from './source.ts'
import { tableSentence } from './table-sentences.ts'
import { deedOf } from './write.ts'

/** One thing that happened, told: "Maya Lind approved it", with what it changed and why. */
export type Happening = {
  seq: number
  at: string
  actorId: string
  actorName: string
  action: string
  sentence: string
  reason: string
  differences: Difference[]
}

/**
 * What happened to a record and what hangs on it, newest first, read from the audit trail, as far as
 * the actor may see it; the caller has made sure that they may see the record.
 */
export async function historyOf(
  actor: Actor,
  definition: RegisterDefinition,
  id: string,
  asked: { asOf?: Moment | undefined; limit?: number } = {},
): Promise<Happening[]> {
  return (await historiesOf(actor, definition, [id], asked)).get(id) ?? []
}

/** As `historyOf`, of many records at once; `limit` is that of each. */
export async function historiesOf(
  actor: Actor,
  definition: RegisterDefinition,
  ids: readonly string[],
  { asOf, limit = 200 }: { asOf?: Moment | undefined; limit?: number } = {},
): Promise<Map<string, Happening[]>> {
  const { key } = definition
  const of = { register: key, recordIds: ids, limit, ...(asOf ? { until: asOf.seq } : {}) }
  const found = await eventsOf(sqlOf(pool()), of)
  const all = [...found.values()].flat()
  const others = all.flatMap(({ register, recordId }) => (isRegister(register) ? recordId : []))
  const own = all.filter((event) => event.register === key)
  const [seen, names] = await Promise.all([
    recordNames(actor, [...others, ...all.flatMap(linkEnds)], { asOf }),
    namesIn(actor, definition, rowsOf(own), asOf),
  ])
  const tell = (id: string, events: readonly TrailEvent[]) =>
    events
      .filter(
        (event) =>
          (event.recordId === id || !isRegister(event.register) || seen.has(event.recordId)) &&
          isTold(actor, definition, event),
      )
      .map((event) =>
        happeningOf(event, event.register === key ? { definition, names } : null, seen),
      )
  return new Map([...found].map(([id, events]) => [id, tell(id, events)]))
}

/** A happening, with the record that it is about or hangs on, as far as the actor may see one. */
export type ToldEvent = Happening & { register: string; on: RecordName | null }

/**
 * Any events of the trail told, each by itself and in the order given; that the actor may see them
 * is settled by the caller. Records go by their names at the moment that is read.
 */
export async function tellEvents(
  actor: Actor,
  events: readonly TrailEvent[],
  asOf?: Moment,
): Promise<ToldEvent[]> {
  const about = events.flatMap((event) => [
    event.recordId,
    ...(event.subjectId ? [event.subjectId] : []),
    ...linkEnds(event),
  ])
  const own = [...Map.groupBy(events, (event) => event.register)].filter(([key]) => isRegister(key))
  const [seen, named] = await Promise.all([
    recordNames(actor, about, { asOf }),
    Promise.all(
      own.map(async ([key, list]) => {
        const definition = registerOf(key)
        return [
          key,
          { definition, names: await namesIn(actor, definition, rowsOf(list), asOf) },
        ] as const
      }),
    ),
  ])
  const owners = new Map(named)
  return events.map((event) => ({
    ...happeningOf(event, owners.get(event.register) ?? null, seen),
    register: event.register,
    on: seen.get(isRegister(event.register) ? event.recordId : (event.subjectId ?? '')) ?? null,
  }))
}

/** One event told: as its register's own with `own`, else as what hangs on a record. */
function happeningOf(
  event: TrailEvent,
  own: { definition: RegisterDefinition; names: Names } | null,
  seen: Map<string, RecordName>,
): Happening {
  const { row, before } = event
  const changed =
    own && isRecord(row) && before ? differences(own.definition, before, row, own.names) : []
  return {
    seq: event.seq,
    at: event.at,
    actorId: event.actorId,
    actorName: event.actorName,
    action: event.action,
    sentence: own
      ? ownSentence(own.definition, event, changed)
      : otherSentence(event, (from) => seen.get(from)?.code),
    reason: event.reason ?? '',
    differences: changed,
  }
}

function rowsOf(events: readonly TrailEvent[]): AnyRecord[] {
  return events.flatMap((event) => [event.row, event.before]).filter(isRecord)
}

/** Whether an event is told to whoever sees a record only once it is published: then, not what led to it. */
function isTold(actor: Actor, definition: RegisterDefinition, event: TrailEvent): boolean {
  const { register, row, actorId } = event
  const of = isRegister(register) ? registerOf(register) : definition
  const told = toldOf(actor, of, 'read')
  if (told === everything || actorId === actor.id) return true
  return isRegister(register) && row !== null && matches(told, row)
}

function linkEnds(event: TrailEvent): string[] {
  const from = (event.row ?? event.before)?.fromId
  return event.register === 'links' && typeof from === 'string' ? [from] : []
}

function isRecord(row: unknown): row is AnyRecord {
  return typeof row === 'object' && row !== null && 'code' in row
}

function ownSentence(
  definition: RegisterDefinition,
  event: TrailEvent,
  changed: Difference[],
): string {
  const one = inSentence(definition.name.one)
  for (const [name, step] of Object.entries(rulesOf(definition.key).transitions)) {
    if (event.action === deedOf(definition, name)) return step.says
  }
  if (event.operation === 'insert') {
    return event.action.endsWith('.import') ? `imported this ${one}` : `recorded this ${one}`
  }
  if (event.action.endsWith('.archive')) return `archived this ${one}`
  if (event.action === deedOf(definition, 'erase')) return `erased what this ${one} said`
  if (event.action.endsWith('.restore')) return `restored this ${one} from the archive`
  if (event.action === 'monitor.read') return `took a reading of ${String(event.row?.lastValue)}`
  const [first] = changed
  if (!first) return `updated this ${one}`
  if (changed.length > 1) return `changed ${changedFields(changed)}`
  if (!first.before) return `filled in ${first.label}: “${short(first.after)}”`
  if (!first.after) return `emptied ${first.label}, which was “${short(first.before)}”`
  if (first.before.length + first.after.length > 600) return `reworded ${first.label}`
  return `changed ${first.label}: “${short(first.before)}” → “${short(first.after)}”`
}

/** Fields by their labels; of a field that differs in parts, how many of them. */
function changedFields(changed: Difference[]): string {
  const counts = new Map<string, number>()
  for (const one of changed)
    counts.set(one.of ?? one.label, (counts.get(one.of ?? one.label) ?? 0) + 1)
  return [...counts].map(([label, n]) => (n > 1 ? `${label} (${n} answers)` : label)).join(', ')
}

function otherSentence(event: TrailEvent, code: (id: string) => string | undefined): string {
  const row = event.row ?? event.before
  const from = code(String(row?.fromId))
  switch (event.register) {
    case 'comments':
      return `commented: “${short(String(row?.body ?? ''))}”`
    case 'incident-entries':
      return `added to the timeline: “${short(String(row?.text ?? ''))}”`
    case 'approvals':
      return row?.meaning ? `signed: “${String(row.meaning)}”` : `decided: ${String(row?.decision)}`
    case 'concern-messages':
      return `${row?.authorId ? 'wrote to the reporter' : 'wrote as the reporter'}: “${short(String(row?.body ?? ''))}”`
    case 'acknowledgements':
      return 'acknowledged having read it'
    case 'links':
      return event.operation === 'delete'
        ? `took away the link to ${from ?? unseenRecord}`
        : row?.kind === 'evidence'
          ? `attached evidence ${from ?? 'that you may not see'}`
          : `linked ${from ?? unseenRecord}`
    default:
      return tableSentence(event) ?? belongingSentence(event)
  }
}

/** What happened to a record that belongs to this one, such as a version: "approved AI policy 2.0". */
function belongingSentence(event: TrailEvent): string {
  const row = event.row ?? event.before
  if (!isRegister(event.register) || !isRecord(row)) return event.action.replaceAll(/[.-]/g, ' ')
  const definition = registerOf(event.register)
  const title = `${inSentence(definition.name.one)} ${String(row[titleField(definition)] ?? row.code)}`
  for (const [name, step] of Object.entries(rulesOf(definition.key).transitions)) {
    if (event.action !== deedOf(definition, name)) continue
    return / it( |$)/.test(step.says)
      ? step.says.replace(/ it( |$)/, ` ${title}$1`)
      : `${step.says} (${title})`
  }
  if (event.operation === 'insert') return `recorded ${title}`
  return `changed ${title}`
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
