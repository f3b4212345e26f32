import { addMonths } from '../calendar.ts'
import { subClause } from '../catalogue/clauses.ts'
import { catalogueControl } from '../catalogue/controls.ts'
import { registersOfHint } from '../catalogue/registers.ts'
import { exceptions } from '../checks/posture.ts'
import { type State, stateLists } from '../checks/state.ts'
import { isRequiredPresent } from './documents.ts'
import { check, each, type Finding, type Source, some } from './finding.ts'
import { type RequirementStanding, readinessOf } from './standing.ts'

/** What an auditor samples for one clause or control: registers, and how many records each holds. */
export type Sampled = RequirementStanding & { registers: { register: string; records: number }[] }

/** What has to be so before a stage 2 audit begins, whatever else is still open (9.2, 9.3, 10.2). */
const conditions: readonly Source[] = [
  isRequiredPresent,
  some('scope', 'A scope is approved.', (one) => one.state === 'approved'),
  some(
    'soa-versions',
    'A version of the Statement of Applicability is approved.',
    (one) => one.state === 'approved',
  ),
  each(
    'systems',
    'Each system in operation meets the conditions for it, or runs by an exception in date.',
    (one) => one.scope === 'in' && one.state === 'operation',
    (one, state) => !unexcused(state).has(one.id),
  ),
  check('competence-held'),
  check('clauses-audited'),
  check('review-at-intervals'),
  each(
    'objectives',
    'Each objective is measured by its day.',
    (one) => one.state === 'pursued',
    (one, { today }) => one.measuredOn !== null && (one.reviewAt === null || one.reviewAt >= today),
  ),
  some(
    'evidence',
    'There is evidence of the last three months.',
    (one, { today }) =>
      one.state === 'current' && one.coversTo !== null && one.coversTo >= addMonths(today, -3),
  ),
  each(
    'nonconformities',
    'No major nonconformity is past its day.',
    (one) => one.grade === 'major' && one.state !== 'closed',
    (one, { today }) => one.dueOn === null || one.dueOn >= today,
  ),
]

/**
 * The stage 2 list: what has to be so before an auditor comes to see the system at work, and for each
 * clause and control that applies, the records they would sample (ISO/IEC 42001, 9.2).
 */
export function stageTwo(state: State): { conditions: Finding[]; samples: Sampled[] } {
  const samples = readinessOf(state)
    .requirements.filter((one) => one.counts.na < one.questions.length)
    .map((one) => ({ ...one, registers: registersOf(state, one.requirement) }))
  return { conditions: conditions.map((look) => look(state)), samples }
}

function registersOf(state: State, requirement: string): Sampled['registers'] {
  const hints =
    subClause(requirement)?.evidenceRegisters ??
    catalogueControl(requirement)?.evidenceRegisters ??
    []
  const registers = new Set(hints.flatMap((hint) => registersOfHint[hint] ?? []))
  return [...registers].flatMap((register) =>
    isListed(register) ? [{ register, records: state[stateLists[register]].length }] : [],
  )
}

function isListed(register: string): register is keyof typeof stateLists {
  return Object.hasOwn(stateLists, register)
}

function unexcused(state: State): ReadonlySet<string> {
  const known =
    unexcusedOf.get(state) ??
    new Set(
      exceptions(state)
        .filter((one) => one.until === null || one.until < state.today)
        .map((one) => one.id),
    )
  unexcusedOf.set(state, known)
  return known
}

const unexcusedOf = new WeakMap<State, ReadonlySet<string>>()
