import { isToDo } from '../checks/improvement.ts'
import { isPast } from '../checks/obligation.ts'
import type { Seen } from '../checks/seen.ts'
import { bandOf, type Criteria } from '../criteria/shape.ts'
import type { Approval } from '../pdf/document.ts'
import { mostInFull } from '../pdf/documents/risk-register.ts'
import type {
  PlannedAction,
  TreatmentEntry,
  TreatmentPlanInput,
} from '../pdf/documents/treatment-plan.ts'
import { deedOf } from '../records/write.ts'
import type { Action } from '../registers/actions/definition.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { type Risk, risks as register } from '../registers/risks/definition.ts'
import {
  actionChip,
  choiceWord,
  isOverdue,
  personName,
  type ReportContext,
  stateChip,
  wholeRecords,
} from './context.ts'
import { signaturesOn } from './decisions.ts'
import { criteriaInForce, levelChip } from './risk-register.ts'

/** In the order in which the plan tells them. */
const treatments = ['avoid', 'mitigate', 'transfer', 'accept'] as const
/** States in which a decision on treatment stands. */
const decidedIn = ['in-treatment', 'treated', 'accepted']

/** The treatment plan of these risks; `scope` says in words which they are. */
export async function treatmentPlanInput(
  context: ReportContext,
  all: readonly Risk[],
  scope: string,
): Promise<TreatmentPlanInput> {
  const { state } = context
  const { criteria } = state
  const risks = all.filter((one) => one.state !== 'closed')
  const [actions, decisions, signatures] = await Promise.all([
    actionsOf(context, risks),
    decisionsOn(context, risks),
    signaturesOn(
      context,
      'risks',
      risks.length > mostInFull ? [] : risks.filter((one) => one.state === 'accepted'),
    ),
  ])
  const entries = risks.map((risk) => ({
    // To accept a risk is a treatment of it, whether or not somebody has chosen it beforehand.
    treatment: risk.state === 'accepted' ? (risk.treatment ?? 'accept') : risk.treatment,
    entry: treatmentEntry(context, risk, {
      actions: actions.get(risk.id) ?? [],
      decided: decisions.get(risk.id) ?? null,
      signatures: signatures.get(risk.id) ?? [],
    }),
  }))
  const treatedBy = (treatment: string | null) =>
    entries.filter((one) => one.treatment === treatment).map((one) => one.entry)
  const scored = (level: 'level' | 'currentLevel' | 'residualLevel') =>
    risks.flatMap((risk) => risk[level] ?? [])
  // What nobody has judged with the measures of today stands where it stood without.
  const today = risks.flatMap((risk) => risk.currentLevel ?? risk.level ?? [])
  const at = (levels: number[], index: number) =>
    levels.filter((level) => bandOf(level, criteria.bands) === criteria.bands[index]).length
  return {
    ...context.frame,
    scope,
    criteria: criteriaInForce(context),
    closed: all.length - risks.length,
    levels: criteria.bands.map((band, index) => ({
      chip: { label: band.label, tone: band.tone },
      before: at(scored('level'), index),
      today: at(today, index),
      after: at(scored('residualLevel'), index),
    })),
    unscored: {
      before: risks.length - scored('level').length,
      today: risks.length - today.length,
      after: risks.length - scored('residualLevel').length,
    },
    aboveAcceptance: risks.filter((risk) => isAbove(risk, criteria)).length,
    treatments: [
      ...treatments.map((treatment) => ({
        name: choiceWord('risks', 'treatment', treatment),
        isChosen: true,
        risks: treatedBy(treatment),
      })),
      { name: 'Not chosen', isChosen: false, risks: treatedBy(null) },
    ],
  }
}

/** True for what nobody has accepted, though it has to be. */
function isAbove({ residualLevel, state }: Risk, { acceptanceLevel }: Criteria): boolean {
  return residualLevel !== null && residualLevel > acceptanceLevel && state !== 'accepted'
}

function treatmentEntry(
  { names, state }: ReportContext,
  risk: Risk,
  of: {
    actions: PlannedAction[]
    decided: TreatmentEntry['decided']
    signatures: readonly Approval[]
  },
): TreatmentEntry {
  const { criteria, today } = state
  const isUnderWay = risk.state === 'in-treatment'
  return {
    code: risk.code,
    title: risk.title ?? '',
    state: stateChip('risks', risk.state),
    owner: personName(names, risk.ownerId),
    systems: risk.systemIds.flatMap((id) => names.record(id)?.code ?? []),
    before: levelChip(criteria, risk.level),
    today: levelChip(criteria, risk.currentLevel),
    after: levelChip(criteria, risk.residualLevel),
    plan: risk.treatmentPlan ?? '',
    controls: risk.controlIds.flatMap(
      (id) => state.controls.find((one) => one.id === id)?.controlId ?? [],
    ),
    due: risk.treatmentDueOn,
    isUnderWay,
    isOverdue: isUnderWay && isPast(risk.treatmentDueOn, today),
    decided: decidedIn.includes(risk.state) ? of.decided : null,
    actions: of.actions,
    accepted:
      risk.state === 'accepted'
        ? {
            by: personName(names, risk.acceptedById),
            until: risk.acceptedUntil,
            rationale: risk.rationale ?? '',
            // The last is the one that stands.
            signatures: of.signatures.slice(-1),
          }
        : null,
  }
}

/** The actions that come from these risks, by the risk's id. */
async function actionsOf(
  context: ReportContext,
  risks: readonly Risk[],
): Promise<Map<string, PlannedAction[]>> {
  const wanted = new Set(risks.map((risk) => risk.id))
  const seen = context.state.actions.filter(
    (one: Seen<'actions'>) => one.originId !== null && wanted.has(one.originId),
  )
  const whole = await wholeRecords(
    context,
    'actions',
    seen.map((one) => one.id),
  )
  const found = new Map<string, PlannedAction[]>()
  for (const action of whole) {
    const id = action.originId ?? ''
    found.set(id, [...(found.get(id) ?? []), plannedAction(context, action)])
  }
  return found
}

function plannedAction(context: ReportContext, action: Action): PlannedAction {
  return {
    code: action.code,
    title: action.title ?? action.code,
    owner: personName(context.names, action.ownerId),
    due: action.dueOn,
    doneOn: action.completedOn,
    state: actionChip(context, action),
    isOpen: isToDo(action),
    isOverdue: isOverdue(context, action),
  }
}

/** Who last decided on the treatment of these risks, and where the trail has it, by the risk's id. */
async function decisionsOn(
  { sql, moment, names }: ReportContext,
  risks: readonly Risk[],
): Promise<Map<string, NonNullable<TreatmentEntry['decided']>>> {
  const deed = deedOf(register as unknown as RegisterDefinition, 'plan')
  const rows = await sql<{ id: string; actorId: string; on: string; seq: number }>(
    `SELECT DISTINCT ON ("recordId") "recordId" AS id, "actorId", to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS on,
       seq::float8 AS seq
     FROM audit_events WHERE register = 'risks' AND action = $1 AND "recordId" = ANY($2::text[]) AND seq < $3::bigint
     ORDER BY "recordId", seq DESC`,
    [deed, risks.map((risk) => risk.id), String(moment.seq)],
  )
  return new Map(
    rows.map(({ id, actorId, on, seq }) => [
      id,
      { by: personName(names, actorId), on, entry: seq },
    ]),
  )
}
