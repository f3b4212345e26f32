import { daysBetween } from '../calendar.ts'
import { requirementTitle } from '../catalogue/requirements.ts'
import { type State, stateLists } from '../checks/state.ts'
import type { Mention } from '../pdf/documents/frame.ts'
import type {
  CorrectiveAction,
  NonconformityReportInput,
} from '../pdf/documents/nonconformity-report.ts'
import { type Happening, historyOf } from '../records/history.ts'
import { deedOf } from '../records/write.ts'
import type { Action } from '../registers/actions/definition.ts'
import type { AuditQuestion } from '../registers/audit-questions/definition.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { type Nonconformity, nonconformities } from '../registers/nonconformities/definition.ts'
import {
  actionChip,
  choiceChip,
  choiceWord,
  mention,
  personName,
  type ReportContext,
  stateChip,
  wholeRecords,
} from './context.ts'
import { signaturesOn } from './decisions.ts'
import { evidenceMentions, linkedEvidence } from './evidence.ts'
import { toldHistory } from './history.ts'

const definition = nonconformities as unknown as RegisterDefinition
/** Events of the trail that a report looks through, the newest. */
const toldHappenings = 500

/** A nonconformity with what was done about it, as far as the reader may see that. */
export async function nonconformityReportInput(
  context: ReportContext,
  one: Nonconformity,
): Promise<NonconformityReportInput> {
  const { names, state, moment } = context
  const of = (list: readonly { id: string; of: string | null }[]) =>
    list.filter((item) => item.of === one.id).map(({ id }) => id)
  const [actions, questions, signatures, history] = await Promise.all([
    wholeRecords(
      context,
      'actions',
      of(state.actions.map(({ id, originId }) => ({ id, of: originId }))),
    ),
    wholeRecords(
      context,
      'audit-questions',
      of(state.auditQuestions.map(({ id, findingId }) => ({ id, of: findingId }))),
    ),
    signaturesOn(context, 'nonconformities', [one]),
    historyOf(context.reader, definition, one.id, { asOf: moment, limit: toldHappenings }),
  ])
  const until = one.verifiedOn ?? (one.state === 'closed' ? null : state.today)
  return {
    ...context.frame,
    code: one.code,
    title: one.title ?? one.code,
    grade: choiceChip('nonconformities', 'grade', one.grade),
    state: stateChip('nonconformities', one.state),
    owner: personName(names, one.ownerId),
    noticedIn: choiceWord('nonconformities', 'noticedIn', one.noticedIn),
    foundBy: personName(names, one.createdById),
    foundOn: one.createdAt.slice(0, 10),
    causeFoundOn: causeFoundOn(history),
    actedOn: one.actedOn,
    judgedFrom: one.verifyFrom,
    wait: one.actedOn && one.verifyFrom ? daysBetween(one.actedOn, one.verifyFrom) : one.waitDays,
    verifiedOn: one.verifiedOn,
    verifiedBy: personName(names, one.verifiedById),
    dueOn: one.dueOn,
    daysLate: one.dueOn && until ? Math.max(0, daysBetween(one.dueOn, until)) : 0,
    origin: originOf(context, one),
    questions: questions.map((question) => questionOf(context, question)),
    requirements: one.requirements.map((id) => ({ id, title: requirementTitle(id) })),
    systems: state.systems
      .filter((system) => one.systemIds.includes(system.id))
      .map((system) => mention('systems', system)),
    description: one.description ?? '',
    correction: one.correction ?? '',
    cause: one.cause ?? '',
    similar: one.similar ?? '',
    workedOnBy: one.authorIds.map((id) => personName(names, id)),
    actions: actions.map((action) => correctiveAction(context, action)),
    effectiveness: one.effectiveness ?? '',
    approvals: signatures.get(one.id) ?? [],
    rounds: roundsOf(context, one, history),
    meetings: meetingsOf(context, one),
    links: linksOf(context, one),
    evidence: linkedEvidence(state, [one.id, ...actions.map(({ id }) => id)]).flatMap(
      evidenceMentions,
    ),
    history: toldHistory(context, 'nonconformities', history),
  }
}

const isDeed = (happening: Happening, ...steps: string[]) =>
  steps.some((step) => happening.action === deedOf(definition, step))

/** The day of the analysis that stands: the last one, unless it was opened again since. */
function causeFoundOn(newestFirst: readonly Happening[]): string | null {
  const last = newestFirst.find((one) => isDeed(one, 'analyse', 'sendBack', 'reopen'))
  return last && isDeed(last, 'analyse') ? last.at.slice(0, 10) : null
}

/** How each time began to be told when it was opened again (`lib/registers/nonconformities/rules.ts`). */
const roundBegins = /\n\n(?=(?:Closed|Found not to work)(?: on \d| by |\.))/

function roundsOf(
  { names }: ReportContext,
  { earlier }: Nonconformity,
  newestFirst: readonly Happening[],
): NonconformityReportInput['rounds'] {
  if (!earlier) return []
  const openings = newestFirst.filter((one) => isDeed(one, 'sendBack', 'reopen')).toReversed()
  return earlier.split(roundBegins).map((round, place) => {
    const [ended = '', ...said] = round.split('\n')
    const opening = openings[place]
    return {
      ended,
      said: said.join('\n'),
      reopenedBy: opening ? personName(names, opening.actorId) : '',
      reopenedOn: opening ? opening.at.slice(0, 10) : '',
      why: opening?.reason ?? '',
    }
  })
}

function originOf(
  { names, state }: ReportContext,
  { originId }: Nonconformity,
): NonconformityReportInput['origin'] {
  if (!originId) return null
  const found = names.record(originId)
  if (!found) return { kind: 'Record', code: '', title: names.unseen ?? 'no longer there' }
  return {
    kind: registerOf(found.register).name.one,
    ...mentioned(state, originId, found),
  }
}

function questionOf(
  { names }: ReportContext,
  question: AuditQuestion,
): NonconformityReportInput['questions'][number] {
  return {
    code: question.code,
    title: question.title ?? '',
    requirement: question.requirement ?? '',
    verdict: choiceChip('audit-questions', 'verdict', question.verdict),
    notes: question.notes ?? '',
    by: personName(names, question.answeredById),
    on: question.answeredOn,
  }
}

function correctiveAction(context: ReportContext, action: Action): CorrectiveAction {
  const { names } = context
  return {
    code: action.code,
    title: action.title ?? action.code,
    details: action.description ?? '',
    owner: personName(names, action.ownerId),
    due: action.dueOn,
    state: actionChip(context, action),
    result: action.result ?? '',
    doneOn: action.completedOn,
    doneBy: personName(names, action.completedById),
    verifiedOn: action.verifiedOn,
    verifiedBy: personName(names, action.verifiedById),
  }
}

/** Reviews and committee meetings that were held and whose frozen inputs name it. */
function meetingsOf(
  { state }: ReportContext,
  { code }: Nonconformity,
): NonconformityReportInput['meetings'] {
  return state.managementReviews.flatMap((review) => {
    const told = review.inputs?.inputs.flatMap((input) => input.records) ?? []
    const found = told.find((one) => one.register === 'nonconformities' && one.code === code)
    return found && review.heldOn
      ? [{ ...mention('management-reviews', review), on: review.heldOn, says: found.says }]
      : []
  })
}

/** What people linked to it, by register. */
function linksOf({ names, state }: ReportContext, { id }: Nonconformity) {
  const found = state.links.flatMap(({ kind, fromId, toId }) => {
    if (kind === 'evidence') return []
    const other = fromId === id ? toId : toId === id ? fromId : null
    const named = other === null ? undefined : names.record(other)
    return named && other ? [{ ...mentioned(state, other, named), register: named.register }] : []
  })
  return [...Map.groupBy(found, (one) => one.register)].map(
    ([register, records]): { title: string; items: Mention[] } => ({
      title: registerOf(register).name.many,
      items: records,
    }),
  )
}

function mentioned(
  state: State,
  id: string,
  { register, code, title }: { register: string; code: string; title: string },
): Mention {
  const found = find(state, register, id)
  return { code, title, ...(found ? { state: stateChip(register, found.state) } : {}) }
}

function find(state: State, register: string, id: string): { state: string } | undefined {
  for (const [key, list] of Object.entries(stateLists))
    if (key === register) return state[list].find((one) => one.id === id)
  return undefined
}
