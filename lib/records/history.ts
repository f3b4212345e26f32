import { db } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
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

type Event = {
  seq: string
  at: string
  actorId: string
  action: string
  register: string
  recordId: string
  operation: string
  content: string | null
}
type Content = { actor: string; reason: string; row: Record<string, unknown> | null }

/** What happened to a record and what hangs on it, newest first, read from the audit trail. */
export async function historyOf(
  definition: RegisterDefinition,
  id: string,
  { asOf, limit = 500 }: { asOf?: Moment | undefined; limit?: number } = {},
): Promise<Happening[]> {
  const events = await sqlOf(db())<Event>(
    `SELECT seq::text, to_json(at)#>>'{}' AS at, "actorId", action, register, "recordId", operation, content FROM (
       SELECT * FROM audit_events WHERE register = $1 AND "recordId" = $2
       UNION ALL SELECT * FROM audit_events WHERE "subjectId" = $2
     ) e WHERE seq < $3::bigint ORDER BY seq DESC LIMIT $4::int`,
    [definition.key, id, asOf?.seq ?? '9223372036854775807', limit],
  )
  const rows = events.map((event) => contentOf(event)?.row)
  const own = rows.filter((_, index) => events[index]?.register === definition.key)
  const names = await namesIn(definition, own.filter(isRecord))
  const linked = await recordNames(rows.flatMap((row) => (typeof row?.fromId === 'string' ? [row.fromId] : [])))
  return events.map((event, index) => {
    const content = contentOf(event)
    const row = content?.row ?? null
    const earlier = events.slice(index + 1).find((one) => one.recordId === event.recordId)
    const before = earlier ? (contentOf(earlier)?.row ?? null) : null
    const isOwn = event.register === definition.key
    const changed = isOwn && isRecord(row) && before ? differences(definition, before, row, names) : []
    return {
      seq: Number(event.seq),
      at: event.at,
      actorId: event.actorId,
      actorName: content?.actor ?? 'Somebody',
      action: event.action,
      sentence: isOwn
        ? ownSentence(definition, event, changed)
        : otherSentence(event, row ?? before, (fromId) => linked.get(fromId)?.code),
      reason: content?.reason ?? '',
      differences: changed,
    }
  })
}

function contentOf(event: Event): Content | null {
  return event.content ? JSON.parse(event.content) : null
}

function isRecord(row: unknown): row is AnyRecord {
  return typeof row === 'object' && row !== null && 'code' in row
}

function ownSentence(definition: RegisterDefinition, event: Event, changed: Difference[]): string {
  const one = definition.name.one.toLowerCase()
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

function otherSentence(
  event: Event,
  row: Record<string, unknown> | null,
  code: (id: string) => string | undefined,
): string {
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
    return ` (${registerOf(key).name.one.toLowerCase()})`
  } catch {
    return ''
  }
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
