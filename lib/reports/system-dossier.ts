import { euCheckBeforeRelying } from '../catalogue/eu-ai-act.ts'
import { blocking, type GateCondition, operationGate } from '../checks/operation-gate.ts'
import { aboutSystem, gateFacts, indexOf, stateLists } from '../checks/state.ts'
import { proposeSystemTier } from '../criteria/tiers.ts'
import { askedQuestions, describeEuAnswer, type EuAnswers } from '../eu-act/answers.ts'
import { euDuties } from '../eu-act/duties.ts'
import { concernsEuAct, leadsToInWords, whyEuClass } from '../eu-act/words.ts'
import type { Chip } from '../pdf/document.ts'
import type { DossierMonitor, SystemDossierInput } from '../pdf/documents/system-dossier.ts'
import { formatDate } from '../pdf/format.ts'
import { type Happening, historiesOf } from '../records/history.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import type { ImpactAssessment } from '../registers/impact-assessments/definition.ts'
import { registerOf } from '../registers/index.ts'
import type { Monitor } from '../registers/monitors/definition.ts'
import { type System, systems } from '../registers/systems/definition.ts'
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
import { evidenceMentions, linkedEvidence } from './evidence.ts'
import { toldHistory } from './history.ts'
import { readingsChart } from './readings.ts'
import { actionEntry, levelChip } from './risk-register.ts'

const definition = systems as unknown as RegisterDefinition
/** Registers whose records on the system a dossier names, beside those it tells in full. */
const alsoAbout = [
  'changes',
  'datasets',
  'validations',
  'oversight',
  'suppliers',
  'incidents',
  'nonconformities',
  'objectives',
] as const
type Named = Parameters<typeof mention>[1]
/** Sentences of history that a dossier tells, the newest. */
const toldHappenings = 40
/** Readings that a chart draws, the latest. */
const drawnReadings = 200

/** Everything on one AI system, with its imported cells. */
export async function systemDossierInput(
  context: ReportContext,
  system: System,
): Promise<SystemDossierInput> {
  const input = (await systemDossierInputs(context, [system])).get(system.id)
  if (!input) throw new Error(`nothing was gathered on ${system.code}`)
  return input
}

/** As `systemDossierInput`, by the system's id; each table is read once for all of them. */
export async function systemDossierInputs(
  context: ReportContext,
  systems: readonly System[],
): Promise<Map<string, SystemDossierInput>> {
  const { moment, reader, state } = context
  const index = indexOf(state)
  const ids = systems.map((one) => one.id)
  const told = ids.flatMap((id) => toldAssessment(index.assessmentsOf(id))?.id ?? [])
  const watching = ids.flatMap((id) => index.monitorsOf(id).map((one) => one.id))
  const asked = { limit: toldHappenings, asOf: moment }
  const [assessments, monitors, signatures, histories] = await Promise.all([
    wholeRecords(context, 'impact-assessments', told),
    wholeRecords(context, 'monitors', watching),
    signaturesOn(context, 'systems', systems),
    historiesOf(reader, definition, ids, asked),
  ])
  const readings = await readingsOfAll(context, monitors)
  const inputs = systems.map((system) =>
    inputOf(context, system, {
      assessment: assessments.find((one) => one.systemId === system.id),
      monitors: monitors.filter((one) => one.systemId === system.id),
      signatures: signatures.get(system.id) ?? [],
      history: histories.get(system.id) ?? [],
      readings,
    }),
  )
  return new Map(inputs.map((input, place) => [ids[place] ?? '', input]))
}

/** The assessment that a dossier tells: the last one approved, else the last one. */
function toldAssessment<A extends { state: string }>(assessments: readonly A[]): A | undefined {
  return assessments.filter((one) => one.state === 'approved').at(-1) ?? assessments.at(-1)
}

type Gathered = {
  assessment: ImpactAssessment | undefined
  monitors: readonly Monitor[]
  signatures: SystemDossierInput['signatures']
  history: readonly Happening[]
  readings: Map<string, ReadingRow[]>
}

function inputOf(
  context: ReportContext,
  system: System,
  { assessment, monitors, signatures, history, readings }: Gathered,
): SystemDossierInput {
  const { names, state } = context
  const index = indexOf(state)
  const risks = index.risksOf(system.id)
  const assessments = index.assessmentsOf(system.id)
  const { source } = system
  const origins = new Set([
    system.id,
    ...risks.map((one) => one.id),
    ...assessments.map((one) => one.id),
  ])
  const evidence = linkedEvidence(state, [...origins, ...monitors.map((one) => one.id)])
  const fields = (...keys: string[]) => fieldsOf(definition, system, keys, names)
  return {
    ...context.frame,
    code: system.code,
    name: system.title ?? system.code,
    stage: stateChip('systems', system.state),
    inScope: scopeChip(system),
    tier: tierChip(system),
    tierReasons: tierReasons(context, system),
    owner: personName(names, system.ownerId),
    purpose: system.purpose ?? '',
    identity: fields(
      'outputs',
      'topic',
      'businessUnit',
      'origin',
      'supplierName',
      'modelVersion',
      'startedOn',
      'operationalSince',
      'retiredOn',
      'retirementData',
      'retirementModel',
      'retirementUsers',
      'retirementRecords',
      'scopeReason',
    ),
    use: fields(
      'intendedUse',
      'usesRuledOut',
      'foreseeableMisuse',
      'decisionsInfluenced',
      'autonomy',
      'explainability',
    ),
    people: fields('peopleAffected', 'peopleNumber', 'impactClass'),
    roles: fields('organisationRoles', 'jurisdictions'),
    data: fields('personalData'),
    euAct: euActOf(system),
    gate: gateOf(context, system),
    signatures,
    assessment: assessment ? summaryOf(context, assessment, assessments) : null,
    risks: risks.map((risk) => ({
      ...mention('risks', risk),
      inherent: levelChip(state.criteria, risk.level),
      residual: levelChip(state.criteria, risk.residualLevel),
      treatment: choiceWord('risks', 'treatment', risk.treatment),
      owner: personName(names, risk.ownerId),
    })),
    related: alsoAbout
      .map((register) => ({
        label: registerOf(register).name.many,
        items: aboutSystem<Named>(state[stateLists[register]], system.id).map((one) =>
          mention(register, one),
        ),
      }))
      .filter(({ items }) => items.length > 0),
    actions: state.actions
      .filter((action) => action.originId !== null && origins.has(action.originId))
      .map((action) => actionEntry(context, action)),
    monitors: monitors.map((monitor) =>
      monitorOf(context, monitor, readings.get(monitor.id) ?? []),
    ),
    evidence: evidence.flatMap(evidenceMentions),
    history: toldHistory(context, 'systems', history),
    source: source
      ? {
          file: 'the imported table',
          importedAt: system.createdAt,
          cells: Object.entries(source).map(([column, value]) => ({ column, value })),
        }
      : null,
  }
}

function scopeChip({ scope }: System): Chip {
  const chip = choiceChip('systems', 'scope', scope)
  return scope === 'undecided' ? { ...chip, label: 'Scope undecided' } : chip
}

function tierChip({ tier }: System): Chip {
  const chip = choiceChip('systems', 'tier', tier)
  return tier === 'unclassified' ? chip : { ...chip, label: `${chip.label} tier` }
}

function tierReasons({ state }: ReportContext, system: System): string[] {
  const { because } = proposeSystemTier(system, state.criteria.tierRules)
  const reasons = because.map(
    ({ field, value }) =>
      `${definition.fields[field]?.label ?? field}: ${choiceWord('systems', field, value)}`,
  )
  return system.tierOverride && system.tierReason ? [...reasons, system.tierReason] : reasons
}

function euActOf(system: System): SystemDossierInput['euAct'] {
  if (!concernsEuAct(system)) return null
  const { says, reasons } = whyEuClass(system)
  return {
    class: choiceChip('systems', 'euAiActClass', system.euAiActClass),
    says,
    reasons: reasons.map(({ leadsTo, ...reason }) => ({
      ...reason,
      leadsTo: leadsToInWords(leadsTo),
    })),
    reason: system.euReason ?? '',
    answers: system.euAnswers === null ? [] : answersOf(system.euAnswers),
    duties: euDuties(system),
    caution: euCheckBeforeRelying,
  }
}

function answersOf(answers: EuAnswers) {
  return askedQuestions(answers).map((question) => ({
    label: question.topic,
    value: [
      { text: describeEuAnswer(question, answers) || 'Not answered' },
      { text: `  ${question.article}`, muted: true },
    ],
  }))
}

function gateOf(context: ReportContext, system: System): SystemDossierInput['gate'] {
  const { state } = context
  if (['retired', 'rejected'].includes(system.state)) return null
  const conditions = operationGate(gateFacts(state, system))
  const isRunning = system.state === 'operation'
  return {
    question: isRunning ? 'May it stay in operation?' : 'May it go into operation?',
    verdict: [verdictOf(conditions), isRunning ? exceptionOf(context, system) : '']
      .filter(Boolean)
      .join(' '),
    conditions: conditions.map((one) => ({
      state: {
        tone: one.met,
        label: { met: 'met', due: 'due', bad: 'not met', na: 'not applicable' }[one.met],
      },
      condition: one.says,
      detail: one.detail,
      clause: one.requirement,
    })),
  }
}

function verdictOf(conditions: readonly GateCondition[]): string {
  const asked = conditions.filter((one) => one.met !== 'na').length
  if (asked === 0) return 'No condition is asked: the system is outside the scope.'
  const missing = blocking(conditions).length
  if (missing > 0)
    return `${missing} of ${asked} conditions ${missing === 1 ? 'does' : 'do'} not hold.`
  const due = conditions.filter((one) => one.met === 'due').length
  if (due === 0) return 'Every condition holds.'
  return `Nothing stands in its way; ${due} of ${asked} conditions ${due === 1 ? 'is' : 'are'} due, which does not stop it.`
}

/** That it runs though conditions do not hold, for how long, and who answers for that (8.1). */
function exceptionOf({ names, state }: ReportContext, system: System): string {
  const { gateOverrideUntil: until, gateOverrideById: by, gateOverrideReason: why } = system
  if (until === null || until < state.today) return ''
  return `It runs by an exception until ${formatDate(until)}, granted by ${personName(names, by)}${why ? `: “${why}”` : '.'}`
}

function summaryOf(
  { names, state }: ReportContext,
  one: ImpactAssessment,
  assessments: readonly Pick<ImpactAssessment, 'id' | 'code' | 'title' | 'state'>[],
): SystemDossierInput['assessment'] {
  return {
    code: one.code,
    title: one.title ?? one.code,
    state: stateChip('impact-assessments', one.state),
    tier: choiceChip('impact-assessments', 'tier', one.tier),
    decision: choiceWord('impact-assessments', 'decision', one.decision),
    approvedBy: one.approvedById ? personName(names, one.approvedById) : null,
    approvedAt: one.approvedOn,
    validUntil: one.validUntil,
    residual: levelChip(state.criteria, one.residualLevel),
    mitigations: one.mitigations ? [one.mitigations] : [],
    others: assessments
      .filter((other) => other.id !== one.id)
      .map((other) => mention('impact-assessments', other)),
  }
}

type ReadingRow = { monitorId: string; at: string; value: number; broke: string; note: string }

async function readingsOfAll(
  { sql, moment }: ReportContext,
  monitors: readonly Monitor[],
): Promise<Map<string, ReadingRow[]>> {
  const found = new Map<string, ReadingRow[]>()
  if (monitors.length === 0) return found
  const rows = await sql<{ row: ReadingRow }>(
    `SELECT to_jsonb(r) AS row FROM monitors m, LATERAL (
       SELECT "monitorId", at, value, broke, note, id FROM readings
       WHERE "monitorId" = m.id AND "recordedAt" <= $2::timestamptz ORDER BY at DESC, id DESC LIMIT ${drawnReadings}
     ) r WHERE m.id = ANY($1::uuid[]) ORDER BY r.at, r.id`,
    [monitors.map((one) => one.id), moment.at],
  )
  for (const { row } of rows) found.set(row.monitorId, [...(found.get(row.monitorId) ?? []), row])
  return found
}

function monitorOf(
  { names }: ReportContext,
  monitor: Monitor,
  readings: ReadingRow[],
): DossierMonitor {
  return {
    code: monitor.code,
    name: monitor.title ?? monitor.code,
    metric: choiceWord('monitors', 'metric', monitor.metric),
    state: stateChip('monitors', monitor.state),
    owner: personName(names, monitor.ownerId),
    interval: monitor.frequencyDays ? `every ${monitor.frequencyDays} days` : '',
    chart: readingsChart(monitor, readings),
    breaches: readings
      .filter((reading) => reading.broke !== '')
      .slice(-10)
      .map(({ at, value, broke, note }) => ({ at, value, threshold: broke, note })),
    review: monitor.reviewNote ?? '',
  }
}
