import type { Actor } from '../access/actor.ts'
import { toldOf } from '../access/reach.ts'
import { everything, matches } from '../access/where.ts'
import { historyOf as eventsOf, type TrailEvent } from '../audit-trail/history.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { unseenRecord } from '../fields/codec.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { inSentence } from '../registers/wording.ts'
import { type Difference, differences } from './diff.ts'
import { namesIn, recordNames } from './names.ts'
import type { Moment } from './source.ts'
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
  { asOf, limit = 200 }: { asOf?: Moment | undefined; limit?: number } = {},
): Promise<Happening[]> {
  const of = { register: definition.key, recordId: id, limit, ...(asOf ? { until: asOf.seq } : {}) }
  const all = await eventsOf(sqlOf(pool()), of)
  const others = all.flatMap(({ register, recordId }) => (isRegister(register) ? recordId : []))
  const seen = await recordNames(actor, [...others, ...all.flatMap(linkEnds)])
  const events = all.filter(
    (event) =>
      (event.recordId === id || !isRegister(event.register) || seen.has(event.recordId)) &&
      isTold(actor, definition, event),
  )
  const own = events.filter((event) => event.register === definition.key)
  const names = await namesIn(
    actor,
    definition,
    own.flatMap((event) => [event.row, event.before]).filter(isRecord),
  )
  return events.map((event) => {
    const { row, before } = event
    const isOwn = event.register === definition.key
    const changed =
      isOwn && isRecord(row) && before ? differences(definition, before, row, names) : []
    return {
      seq: event.seq,
      at: event.at,
      actorId: event.actorId,
      actorName: event.actorName,
      action: event.action,
      sentence: isOwn
        ? ownSentence(definition, event, changed)
        : otherSentence(event, (from) => seen.get(from)?.code),
      reason: event.reason ?? '',
      differences: changed,
    }
  })
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
      return `decided: ${String(row?.decision ?? '')}`
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
      return belongingSentence(event)
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
