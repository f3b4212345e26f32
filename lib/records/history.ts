import { historyOf as eventsOf, type TrailEvent } from '../audit-trail/history.ts'
import { db } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
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

/** What happened to a record and what hangs on it, newest first, read from the audit trail. */
export async function historyOf(
  definition: RegisterDefinition,
  id: string,
  { asOf, limit = 200 }: { asOf?: Moment | undefined; limit?: number } = {},
): Promise<Happening[]> {
  const of = { register: definition.key, recordId: id, limit, ...(asOf ? { until: asOf.seq } : {}) }
  const events = await eventsOf(sqlOf(db()), of)
  const own = events.filter((event) => event.register === definition.key)
  const names = await namesIn(
    definition,
    own.flatMap((event) => [event.row, event.before]).filter(isRecord),
  )
  const ends = events.flatMap((event) => linkEnds(event))
  const linked = await recordNames(ends)
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
        : otherSentence(event, (from) => linked.get(from)?.code),
      reason: event.reason ?? '',
      differences: changed,
    }
  })
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
  const [first] = changed
  if (!first) return `updated this ${one}`
  if (changed.length > 1) return `changed ${changed.map((one) => one.label).join(', ')}`
  if (!first.before) return `filled in ${first.label}: “${short(first.after)}”`
  if (!first.after) return `emptied ${first.label}, which was “${short(first.before)}”`
  return `changed ${first.label}: “${short(first.before)}” → “${short(first.after)}”`
}

function otherSentence(event: TrailEvent, code: (id: string) => string | undefined): string {
  const row = event.row ?? event.before
  const from = typeof row?.fromId === 'string' ? (code(row.fromId) ?? 'a record') : 'a record'
  switch (event.register) {
    case 'comments':
      return `commented: “${short(String(row?.body ?? ''))}”`
    case 'approvals':
      return `decided: ${String(row?.decision ?? '')}`
    case 'acknowledgements':
      return 'acknowledged having read it'
    case 'links':
      return event.operation === 'delete'
        ? `took away the link to ${from}`
        : row?.kind === 'evidence'
          ? `attached evidence ${from}`
          : `linked ${from}`
    default:
      return `${event.action.replaceAll(/[.-]/g, ' ')}${registerName(event.register)}`
  }
}

function registerName(key: string): string {
  try {
    return ` (${inSentence(registerOf(key).name.one)})`
  } catch {
    return ''
  }
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
