import { isPast } from '../checks/obligation.ts'
import type { Seen } from '../checks/seen.ts'
import { bandOf, type Criteria, levelTone } from '../criteria/shape.ts'
import { describeRange } from '../criteria/words.ts'
import type { Approval, Chip, Tone } from '../pdf/document.ts'
import {
  mostInFull,
  type RiskCriteria,
  type RiskEntry,
  type RiskRegisterInput,
  type RiskScore,
} from '../pdf/documents/risk-register.ts'
import type { Risk } from '../registers/risks/definition.ts'
import { actionChip, choiceWord, personName, type ReportContext, stateChip } from './context.ts'
import { signaturesOn } from './decisions.ts'

/** The risk register of these risks; `scope` says in words which they are. */
export async function riskRegisterInput(
  context: ReportContext,
  risks: readonly Risk[],
  scope: string,
): Promise<RiskRegisterInput> {
  const { state } = context
  const { criteria } = state
  const actions = new Map<string, Seen<'actions'>[]>()
  for (const action of state.actions) {
    if (action.originId)
      actions.set(action.originId, [...(actions.get(action.originId) ?? []), action])
  }
  const accepted = risks.filter((one) => one.state === 'accepted')
  const told = risks.length > mostInFull ? [] : accepted
  const signatures = await signaturesOn(context, 'risks', told)
  return {
    ...context.frame,
    scope,
    criteria: {
      ...criteriaInForce(context),
      likelihood: criteria.likelihoodScale,
      impact: criteria.impactScale,
      tones: criteria.likelihoodScale.map((row) =>
        criteria.impactScale.map((column) => levelTone(row.value * column.value, criteria.bands)),
      ),
      bands: criteria.bands.map((band, index) => ({
        chip: { label: band.label, tone: band.tone },
        range: describeRange(band, criteria.bands[index + 1]),
        meaning:
          band.from > criteria.acceptanceLevel
            ? 'Treated further, or accepted by an executive until a date'
            : 'Needs nobody’s acceptance',
      })),
    },
    inherent: matrix(criteria, risks, (risk) => [risk.likelihood, risk.impact]),
    residual: matrix(criteria, risks, (risk) => [risk.residualLikelihood, risk.residualImpact]),
    risks: risks.map((risk) =>
      riskEntry(context, risk, actions.get(risk.id) ?? [], signatures.get(risk.id) ?? []),
    ),
  }
}

/** Name, version and approval of the criteria in force. */
export function criteriaInForce({
  state,
  names,
}: ReportContext): Pick<RiskCriteria, 'name' | 'version' | 'approved'> {
  const inForce = state.criteriaRecords.find((one) => one.state === 'approved')
  return {
    name: inForce?.title ?? 'Starting criteria',
    version: inForce?.code ?? 'not yet approved',
    ...(inForce?.approvedOn
      ? { approved: { by: personName(names, inForce.approvedById), on: inForce.approvedOn } }
      : {}),
  }
}

/** One risk with everything said about it. */
function riskEntry(
  context: ReportContext,
  risk: Risk,
  actions: readonly Seen<'actions'>[],
  signatures: readonly Approval[],
): RiskEntry {
  const { names, state } = context
  const { criteria } = state
  return {
    code: risk.code,
    title: risk.title ?? '',
    state: stateChip('risks', risk.state),
    owner: personName(names, risk.ownerId),
    category: choiceWord('risks', 'category', risk.category),
    tags: risk.tags.map((tag) => choiceWord('risks', 'tags', tag)),
    harmTo: risk.harmsTo.map((whom) => choiceWord('risks', 'harmsTo', whom)),
    systems: risk.systemIds.flatMap((id) => {
      const found = names.record(id)
      return found ? [{ code: found.code, title: found.title }] : []
    }),
    cause: risk.cause ?? '',
    event: risk.event ?? '',
    consequence: risk.consequence ?? '',
    inherent: score(criteria, risk.likelihood, risk.impact, risk.confidence),
    residual: score(criteria, risk.residualLikelihood, risk.residualImpact, null),
    treatment: choiceWord('risks', 'treatment', risk.treatment),
    treatmentPlan: risk.treatmentPlan ?? '',
    controls: risk.controlIds.flatMap((id) => {
      const control = state.controls.find((one) => one.id === id)
      return control?.controlId ? [control.controlId] : []
    }),
    actions: actions.map((action) => actionEntry(context, action)),
    acceptance:
      risk.state === 'accepted'
        ? // The last is the one that stands.
          { rationale: risk.rationale ?? '', signatures: signatures.slice(-1) }
        : null,
    reviewAt: risk.reviewAt,
    isReviewOverdue: risk.state !== 'closed' && isPast(risk.reviewAt, state.today),
  }
}

/** One action as a line. */
export function actionEntry(
  context: ReportContext,
  action: Seen<'actions'>,
): RiskEntry['actions'][number] {
  return {
    code: action.code,
    title: action.title ?? action.code,
    owner: personName(context.names, action.ownerId),
    due: action.dueOn,
    state: actionChip(context, action),
  }
}

/** A level with the word and tone of its band, or null when it is not scored. */
export function levelChip(criteria: Criteria, level: number | null): Chip | null {
  if (level === null) return null
  return {
    label: `${level} ${bandOf(level, criteria.bands)?.label ?? ''}`.trim(),
    tone: levelTone(level, criteria.bands) as Tone,
  }
}

function score(
  criteria: Criteria,
  likelihood: number | null,
  impact: number | null,
  confidence: number | null,
): RiskScore | null {
  if (likelihood === null || impact === null) return null
  const level = levelChip(criteria, likelihood * impact)
  const word = (scale: Criteria['likelihoodScale'], value: number) =>
    `${value} ${scale.find((step) => step.value === value)?.label ?? ''}`.trim()
  return {
    likelihood: word(criteria.likelihoodScale, likelihood),
    impact: word(criteria.impactScale, impact),
    level: level ?? { label: String(likelihood * impact), tone: 'plain' },
    ...(confidence === null ? {} : { confidence: word(criteria.confidenceScale, confidence) }),
  }
}

function matrix(
  criteria: Criteria,
  risks: readonly Risk[],
  at: (risk: Risk) => [number | null, number | null],
): number[][] {
  const counts = criteria.likelihoodScale.map(() => criteria.impactScale.map(() => 0))
  for (const risk of risks) {
    if (risk.state === 'closed') continue
    const [likelihood, impact] = at(risk)
    const row = counts[(likelihood ?? 0) - 1]
    if (row && impact !== null) row[impact - 1] = (row[impact - 1] ?? 0) + 1
  }
  return counts
}
