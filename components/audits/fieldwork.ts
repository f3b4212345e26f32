import type { Actor } from '@/lib/access/actor'
import { reach } from '@/lib/access/reach'
import { matches } from '@/lib/access/where'
import { groupQuestions, type QuestionGroup } from '@/lib/audits/progress'
import { clauseTitles, controlTitles } from '@/lib/catalogue/requirements'
import { indexOf } from '@/lib/checks/state'
import { loadState } from '@/lib/records/load-state'
import { eachRecord } from '@/lib/records/read'
import type { Moment } from '@/lib/records/source'
import type { AuditQuestion } from '@/lib/registers/audit-questions/definition'
import type { AuditSample } from '@/lib/registers/audit-samples/definition'
import { registerOf } from '@/lib/registers/index'

/** Clauses and controls in the order of the standard. */
export const requirementOrder = [...Object.keys(clauseTitles), ...Object.keys(controlTitles)]

/** Questions and samples of an audit, as far as the person may see them. */
export async function readFieldwork(actor: Actor, auditId: string, asOf?: Moment) {
  const of = async <R>(register: string) => {
    const found: R[] = []
    const query = { filters: { auditId }, asOf, sort: 'code' }
    for await (const one of eachRecord(actor, register, query)) found.push(one as unknown as R)
    return found
  }
  const [questions, samples] = await Promise.all([
    of<AuditQuestion>('audit-questions'),
    of<AuditSample>('audit-samples'),
  ])
  return { questions, samples, groups: groupQuestions(questions, requirementOrder) }
}

/** How a part of an audit is called. */
export function groupLabel(
  { key }: QuestionGroup<AuditQuestion>,
  samples: readonly AuditSample[],
): string {
  const sample = samples.find((one) => one.id === key)
  if (sample) return `${sample.code} ${sample.title ?? ''}`
  const title = clauseTitles[key] ?? controlTitles[key]
  return title ? `${key} ${title}` : 'Further questions'
}

/** Evidence attached to these questions that the person may see. */
export async function evidenceOf(actor: Actor, ids: readonly string[], asOf?: Moment) {
  const index = indexOf(await loadState({ asOf }))
  const seen = reach(actor, registerOf('evidence'), 'read')
  return new Map(ids.map((id) => [id, index.evidenceOf(id).filter((one) => matches(seen, one))]))
}
