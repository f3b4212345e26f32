import { groupQuestions } from '../audits/progress.ts'
import { clauseTitles, controlTitles, requirementTitle } from '../catalogue/requirements.ts'
import type { Chip } from '../pdf/document.ts'
import type { AuditReportInput } from '../pdf/documents/audit-report.ts'
import { type Audit, audits } from '../registers/audits/definition.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import {
  choiceChip,
  choiceWord,
  fieldsOf,
  mention,
  personName,
  type ReportContext,
  stateChip,
  wholeRecords,
} from './context.ts'
import { signaturesOn } from './decisions.ts'

const order = [...Object.keys(clauseTitles), ...Object.keys(controlTitles)]
const planned = ['scope', 'criteria', 'areas', 'body', 'periodFrom', 'periodTo']
const drawing = [
  'register',
  'filter',
  'asOfDay',
  'position',
  'total',
  'method',
  'stratifyBy',
  'seed',
  'drawn',
  'reason',
  'ownerId',
  'insideReason',
  'conclusion',
]

/**
 * An audit with its questions, samples and findings, as far as the reader may see them: what was asked
 * and seen is for auditors and those who run the management system.
 */
export async function auditReportInput(
  context: ReportContext,
  audit: Audit,
): Promise<AuditReportInput> {
  const { names, state } = context
  const ids = (list: readonly { id: string; auditId: string | null }[]) =>
    list.filter((one) => one.auditId === audit.id).map((one) => one.id)
  const [questions, samples, signatures] = await Promise.all([
    wholeRecords(context, 'audit-questions', ids(state.auditQuestions)),
    wholeRecords(context, 'audit-samples', ids(state.auditSamples)),
    signaturesOn(context, 'audits', [audit]),
  ])
  const groups = groupQuestions(questions, order)
  const raised = new Map(questions.map((one) => [one.findingId, one]))
  const found = state.nonconformities.filter((one) => one.originId === audit.id)
  const answers = (key: string) => groups.find((one) => one.key === key)?.questions ?? []
  return {
    ...context.frame,
    code: audit.code,
    title: audit.title ?? audit.code,
    kind: choiceWord('audits', 'kind', audit.kind),
    state: stateChip('audits', audit.state),
    outcome: audit.outcome ? choiceChip('audits', 'outcome', audit.outcome) : null,
    leadAuditor: personName(names, audit.leadAuditorId),
    auditors: audit.auditorIds
      .filter((id) => id !== audit.leadAuditorId)
      .map((id) => personName(names, id)),
    reportedTo: audit.reportedToIds.map((id) => personName(names, id)),
    startsOn: audit.startsOn,
    endsOn: audit.endsOn,
    plan: fieldsOf(audits as unknown as RegisterDefinition, audit, planned, names),
    requirements: order
      .filter((id) => audit.requirements.includes(id))
      .map((id) => ({ id, title: requirementTitle(id) })),
    systems: state.systems
      .filter((one) => audit.systemIds.includes(one.id))
      .map((one) => mention('systems', one)),
    conclusion: audit.conclusion ?? '',
    findings: found.map((one) => ({
      ...mention('nonconformities', one),
      grade: choiceChip('nonconformities', 'grade', one.grade),
      requirement: raised.get(one.id)?.requirement ?? '',
      dueOn: one.dueOn,
      owner: personName(names, one.ownerId),
    })),
    samples: samples.map((one) => ({
      code: one.code,
      title: one.title ?? '',
      facts: fieldsOf(registerOf('audit-samples'), one, drawing, names),
      items: answers(one.id).map((item) => ({
        title: item.title ?? item.code,
        verdict: verdictOf(item.verdict),
        notes: item.notes ?? '',
      })),
    })),
    parts: groups
      .filter((one) => !samples.some((sample) => sample.id === one.key))
      .map((one) => ({
        title: one.key === 'more' ? 'Further questions' : `${one.key} ${requirementTitle(one.key)}`,
        answers: one.questions.map((item) => ({
          title: item.title ?? item.code,
          verdict: verdictOf(item.verdict),
          notes: item.notes ?? '',
          by: personName(names, item.answeredById),
          finding: item.findingId ? (names.record(item.findingId)?.code ?? null) : null,
        })),
      })),
    approvals: signatures.get(audit.id) ?? [],
  }
}

function verdictOf(verdict: string | null): Chip {
  return verdict === null
    ? { label: 'No verdict', tone: 'plain' }
    : choiceChip('audit-questions', 'verdict', verdict)
}
