import { conflictWith } from '../../audits/independence.ts'
import { subClauses } from '../../catalogue/clauses.ts'
import { catalogueControls } from '../../catalogue/controls.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type EffectContext, type Problems, type RuleContext } from '../rules.ts'
import { type Audit, audits, type Fieldwork } from './definition.ts'

/** Verdicts that are to become a nonconformity before the audit is signed. */
const isFinding = (verdict: string | null) =>
  verdict !== null && verdict !== 'conforms' && verdict !== 'not-applicable'

/** Rules of audits (ISO/IEC 42001, 9.2.1, 9.2.2). */
export const auditRules = defineRules(audits, {
  derive: ({ record, context }) => ({ ownerId: record.ownerId ?? context.actor.id }),

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    if (record.startsOn && record.endsOn && record.endsOn < record.startsOn)
      problems.endsOn = 'It can’t end before it begins.'
    if (record.periodFrom && record.periodTo && record.periodTo < record.periodFrom)
      problems.periodTo = 'The period can’t end before it begins.'
    if (touchesIndependence(record, before)) {
      const conflict = await conflictIn(record, context)
      if (conflict) problems.auditorIds = conflict
    }
    return problems
  },

  transitions: {
    /** 9.2.2: planned to the end; the checklist is made from the catalogue. */
    begin: {
      label: 'Begin the audit',
      says: 'began it',
      from: ['planned'],
      to: 'under-way',
      needs: 'update',
      requires: ['scope', 'criteria', 'requirements', 'startsOn', 'leadAuditorId'],
      change: ({ context }) => ({ begunOn: context.today }),
    },
    /** 9.2.1: concluded by the lead auditor over everything asked and drawn; sealed after it. */
    sign: {
      label: 'Sign the report',
      says: 'signed the report',
      from: ['under-way'],
      to: 'signed',
      needs: 'submit',
      asks: ['outcome', 'conclusion', 'reportedToIds'],
      requires: ['outcome', 'conclusion', 'reportedToIds'],
      decides: { as: 'approved', means: 'signs the audit report' },
      refuse: async ({ actor, record, context }) => {
        if (record.leadAuditorId !== actor.id) return 'The lead auditor signs it.'
        const questions = await questionsOf(context, record.id)
        const open = questions.filter((one) => one.verdict === null).length
        if (open > 0)
          return `${open === 1 ? 'One question has' : `${open} questions have`} no verdict yet.`
        const unraised = questions.find((one) => isFinding(one.verdict) && one.findingId === null)
        if (unraised) return `The finding of ${unraised.code} is not a nonconformity yet: raise it.`
        return (await conflictIn(record, context)) ?? false
      },
      change: async ({ actor, record, context }) => ({
        fieldwork: await frozenFieldwork(context, record.id),
        signedById: actor.id,
        signedOn: context.today,
      }),
    },
    cancel: {
      label: 'Cancel',
      says: 'cancelled it',
      from: ['planned', 'under-way'],
      to: 'cancelled',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },

  /** The checklist follows the clauses and controls chosen; what is asked already stays. */
  effects: async ({ record, before, context }) => {
    if (record.state !== 'under-way') return
    if (before?.state === record.state && same(before.requirements, record.requirements)) return
    const asked = new Set((await questionsOf(context, record.id)).map((one) => one.questionId))
    for (const values of checklistFor(record.requirements)) {
      if (!asked.has(values.questionId))
        await context.create('audit-questions', { ...values, auditId: record.id })
    }
  },
})

/** The questions of the catalogue about these clauses and controls, in its order. */
function checklistFor(requirements: readonly string[]) {
  const chosen = new Set(requirements)
  return [
    ...subClauses.map(({ id, requirements: questions }) => ({ id, questions, guidance: null })),
    ...catalogueControls.map(({ id, questions, typicalEvidence }) => ({
      id,
      questions,
      guidance: `Look for: ${typicalEvidence.join('; ')}.`,
    })),
  ].flatMap(({ id, questions, guidance }) =>
    chosen.has(id)
      ? questions.map((one) => ({
          title: one.question,
          questionId: one.id,
          requirement: id,
          guidance,
        }))
      : [],
  )
}

function questionsOf(context: Pick<EffectContext, 'list'>, auditId: string) {
  return recordsIn(context, 'audit-questions', { field: 'auditId', is: auditId })
}

function touchesIndependence(record: Audit, before: Audit | null): boolean {
  return (
    record.state !== 'cancelled' &&
    (record.leadAuditorId !== (before?.leadAuditorId ?? null) ||
      !same(record.auditorIds, before?.auditorIds) ||
      !same(record.systemIds, before?.systemIds) ||
      record.state !== before?.state)
  )
}

/** 9.2.2: auditors are objective; none of them owns, wrote or decided on what is looked at. */
async function conflictIn(record: Audit, context: RuleContext): Promise<string | null> {
  const team = [...(record.leadAuditorId ? [record.leadAuditorId] : []), ...record.auditorIds]
  if (team.length === 0) return null
  const names = await context.namesOf(team)
  const systems = await context.list('systems', { field: 'id', in: record.systemIds })
  const owned = systems.map(({ code, ownerId }) => ({ code, ownerId }))
  const found = conflictWith(owned, names)
  if (found) return found
  const samples = await recordsIn(context, 'audit-samples', { field: 'auditId', is: record.id })
  const questions = await questionsOf(context, record.id)
  for (const sample of samples) {
    const ids = questions.flatMap((one) =>
      one.sampleId === sample.id && one.subjectId ? [one.subjectId] : [],
    )
    const drawn = await context.list(sample.register ?? '', { field: 'id', in: ids })
    const conflict = conflictWith(drawn, names)
    if (conflict) return conflict
  }
  return null
}

/** What the signature is bound to, in the order in which it was asked. */
async function frozenFieldwork(context: RuleContext, auditId: string): Promise<Fieldwork> {
  const questions = (await questionsOf(context, auditId)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const samples = await recordsIn(context, 'audit-samples', { field: 'auditId', is: auditId })
  const names = await context.namesOf([
    ...questions.flatMap((one) => one.answeredById ?? []),
    ...samples.flatMap((one) => one.ownerId ?? []),
  ])
  const codes = new Map(samples.map((one) => [one.id, one.code]))
  const found = await recordsIn(context, 'nonconformities', { field: 'originId', is: auditId })
  const findings = new Map(found.map((one) => [one.id, one.code]))
  return {
    answers: questions.map((one) => ({
      code: one.code,
      title: one.title ?? '',
      requirement: one.requirement,
      sample: one.sampleId ? (codes.get(one.sampleId) ?? null) : null,
      verdict: one.verdict,
      notes: one.notes,
      answeredBy: one.answeredById ? (names.get(one.answeredById) ?? '') : '',
      answeredOn: one.answeredOn,
      finding: one.findingId ? (findings.get(one.findingId) ?? null) : null,
    })),
    samples: samples.map((one) => ({
      code: one.code,
      title: one.title ?? '',
      register: one.register ?? '',
      filter: one.filter,
      position: one.position ?? 0,
      total: one.total ?? 0,
      method: one.method ?? '',
      seed: one.seed,
      reason: one.reason,
      drawnBy: one.ownerId ? (names.get(one.ownerId) ?? '') : '',
      insideReason: one.insideReason,
      conclusion: one.conclusion,
    })),
  }
}

function same(one: readonly string[], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
