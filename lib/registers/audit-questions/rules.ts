import { clauseTitles, controlTitles } from '../../catalogue/requirements.ts'
import { recordIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { type AuditQuestion, auditQuestions, findings } from './definition.ts'

/** Rules of the questions of an audit (ISO/IEC 42001, 9.2.1, 9.2.2). */
export const auditQuestionRules = defineRules(auditQuestions, {
  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    const audit = await recordIn(context, 'audits', record.auditId)
    if (audit && ['signed', 'cancelled'].includes(audit.state))
      problems[''] = `${audit.code} is ${audit.state}: what was asked and found stays as it is.`
    if (before && before.auditId !== record.auditId)
      problems.auditId = 'A question stays with its audit.'
    if (before?.findingId && before.verdict !== record.verdict)
      problems.verdict = 'A nonconformity was raised from it; the verdict stays.'
    return problems
  },

  transitions: {
    /** 9.2.2: what was seen and what follows, by whom and when; each answer is one of the team's. */
    answer: {
      label: 'Answer',
      says: 'answered it',
      from: ['open'],
      needs: 'treat',
      asks: ['verdict', 'notes'],
      refuse: ({ actor, record, context }) => refusalOfTeam(actor, record, context),
      change: ({ actor, context }) => ({ answeredById: actor.id, answeredOn: context.today }),
    },
    /** 9.2.2, 10.2: the finding becomes a nonconformity of who is to put it right. */
    raise: {
      label: 'Raise the nonconformity',
      says: 'raised a nonconformity',
      from: ['open'],
      needs: 'treat',
      asks: ['finding', 'auditeeId'],
      requires: ['finding', 'auditeeId'],
      refuse: async ({ actor, record, context }) => {
        if (record.findingId) return 'A nonconformity was raised from it already.'
        if (!findings.includes(record.verdict ?? '')) return 'Its verdict is no finding.'
        if (!record.notes?.trim()) return 'Say first what was seen.'
        return refusalOfTeam(actor, record, context)
      },
      effects: async ({ record, context }) => {
        const audit = await recordIn(context, 'audits', record.auditId)
        const made = await context.create('nonconformities', {
          title: record.finding,
          grade: record.verdict,
          noticedIn: audit?.kind === 'internal' ? 'internal-audit' : 'external-audit',
          originId: record.auditId,
          requirements: isRequirement(record.requirement) ? [record.requirement] : [],
          systemIds: await systemsOf(record, context),
          description: `${record.notes}\n\nAsked in ${record.code}: ${record.title}`,
          ownerId: record.auditeeId,
        })
        await context.change('audit-questions', record.id, { findingId: made.id })
      },
    },
  },
})

/** Why this person may not answer now, or false. */
async function refusalOfTeam(
  actor: { id: string },
  record: AuditQuestion,
  context: RuleContext,
): Promise<string | false> {
  const audit = await recordIn(context, 'audits', record.auditId)
  if (!isAmong(actor, audit?.leadAuditorId, audit?.auditorIds))
    return 'The auditors of this audit answer its questions.'
  return audit?.state !== 'under-way' && 'The audit is not under way.'
}

function isRequirement(id: string | null): id is string {
  return id !== null && (id in clauseTitles || id in controlTitles)
}

async function systemsOf(record: AuditQuestion, context: RuleContext): Promise<string[]> {
  const subject = record.subjectId ? await context.locate(record.subjectId) : null
  if (!subject) return []
  if (subject.register === 'systems') return [subject.record.id]
  const { systemId, systemIds } = subject.record
  return [systemId, systemIds].flat().filter((id) => typeof id === 'string')
}
