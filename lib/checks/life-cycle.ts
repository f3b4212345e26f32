import { addDays } from '../calendar.ts'
import { type Check, organisationCheck, recordCheck } from './check.ts'
import { obligation, ownerOr } from './obligation.ts'
import { isWeighty } from './oversight.ts'
import { isGoverned } from './scope.ts'
import type { Seen } from './seen.ts'
import { aboutSystem, indexOf, named, type State } from './state.ts'

const isBuiltHere = (system: Seen<'systems'>) =>
  ['in-house', 'contracted', 'mixed'].includes(system.origin ?? '')
const isPastDesign = (system: Seen<'systems'>) =>
  system.state !== 'idea' && system.state !== 'design'
const isRunning = (system: Seen<'systems'>) => system.state === 'operation'
const isWritten = (text: string | null) => Boolean(text?.trim())
const whose = (system: Seen<'systems'>) => ownerOr(system.ownerId, 'governance-lead')

/** A log that is silent for longer than a quarter is looked into. */
const quarter = 92

/**
 * What ISO/IEC 42001, A.6.1.3, A.6.2.2, A.6.2.3, A.6.2.7, A.6.2.8 and A.9.4 ask about the life of a
 * system: what it is for, how it was built, what its readers are told, and what its use leaves behind.
 */
export const lifeCycleChecks: Check[] = [
  /** A.6.1.3: who builds by no process builds each time by another. */
  organisationCheck({
    id: 'development-process-in-force',
    requirements: ['A.6.1.3'],
    severity: 'major',
    says: 'Where AI systems are built, a document in force and in date says how.',
    begins: 'documents',
    applies: (state) => state.systems.some((one) => isGoverned(one) && isBuiltHere(one)),
    holds: (state) =>
      state.documents.some(
        (one) => isEffectiveAbout(one, 'A.6.1.3') && (one.reviewAt ?? state.today) >= state.today,
      ),
  }),
  /** A.6.2.2: what a system is for, for whom and on whom is what it is built, bought and tested against. */
  recordCheck({
    id: 'requirements-written',
    requirements: ['A.6.2.2', 'A.9.4'],
    severity: 'major',
    says: 'Of each system past its design the purpose and the intended use are written down.',
    of: 'systems',
    applies: (system) => isGoverned(system) && isPastDesign(system),
    holds: (system) => isWritten(system.purpose) && isWritten(system.intendedUse),
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'write-requirements', named('systems', system), {
            says: 'Write down its purpose and its intended use',
            why: 'A.6.2.2',
            ...whose(system),
          }),
  }),
  /** A.6.2.3: what was built can be built again, and explained, while model and data are known. */
  recordCheck({
    id: 'design-recorded',
    requirements: ['A.6.2.3'],
    severity: 'minor',
    says: 'Each system of medium or high tier that is built here names its model and version, and its data are recorded.',
    of: 'systems',
    applies: (system) => isWeighty(system) && isBuiltHere(system),
    holds: (system, state) =>
      isWritten(system.modelVersion) && aboutSystem(state.datasets, system.id).length > 0,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'record-design', named('systems', system), {
            says: isWritten(system.modelVersion)
              ? 'Record the data it was built and tested with'
              : 'Name the model and version that runs',
            why: 'A.6.2.3',
            ...whose(system),
          }),
  }),
  /** A.6.2.7: those who run, check or take over a system find what they need in writing. */
  recordCheck({
    id: 'technical-documentation-linked',
    requirements: ['A.6.2.7'],
    severity: 'minor',
    says: 'With each system of medium or high tier in operation its technical documentation is linked, or evidence holds its supplier’s.',
    of: 'systems',
    applies: (system) => isWeighty(system) && isRunning(system),
    holds: isDocumentedFor,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'link-technical-documentation', named('systems', system), {
            says: isBuiltHere(system)
              ? 'Link its technical documentation: a document in force about A.6.2.7'
              : 'Attach its supplier’s technical documentation, or link your own',
            why: 'A.6.2.7',
            ...whose(system),
          }),
  }),
  /** A.6.2.8: without a log of its use nobody can trace what a system did, and who stepped in. */
  recordCheck({
    id: 'use-recorded',
    requirements: ['A.6.2.8'],
    severity: 'major',
    says: 'Of each system of medium or high tier in operation events of oversight were recorded in the last quarter.',
    of: 'systems',
    applies: (system, state) =>
      isWeighty(system) && isRunning(system) && overseenSince(system, state, -quarter),
    holds: (system, state) => {
      const plans = new Set(aboutSystem(state.oversightPlans, system.id).map((one) => one.id))
      const since = addDays(state.today, -quarter)
      return state.oversightEvents.some((one) => plans.has(one.planId) && one.lastOn >= since)
    },
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'record-use', named('systems', system), {
            says: 'Have recorded what its reviewers do: nothing came for a quarter',
            why: 'A.6.2.8',
            ...whose(system),
          }),
  }),
  /** A.9.4: use stays within its purpose where its bounds are written, and somebody looks. */
  recordCheck({
    id: 'use-within-bounds',
    requirements: ['A.9.4'],
    severity: 'major',
    says: 'Of each system of medium or high tier in operation uses are ruled out in writing, and a monitor or a plan of oversight in force shows how it is used.',
    of: 'systems',
    applies: (system) => isWeighty(system) && isRunning(system),
    holds: (system, state) => isWritten(system.usesRuledOut) && isWatched(system, state),
    asks: (system, state, isHeld) =>
      isHeld || isWritten(system.usesRuledOut)
        ? null
        : obligation(state, 'rule-out-uses', named('systems', system), {
            says: 'Write down what it must not be used for',
            why: 'A.9.4',
            ...whose(system),
          }),
  }),
]

function isEffectiveAbout(one: Seen<'documents'>, requirement: string): boolean {
  return one.state === 'effective' && one.requirements.includes(requirement)
}

function isDocumentedFor(system: Seen<'systems'>, state: State): boolean {
  if (!isBuiltHere(system) && indexOf(state).evidenceOf(system.id).length > 0) return true
  const linked = indexOf(state).relatedTo(system.id)
  return state.documents.some((one) => linked.has(one.id) && isEffectiveAbout(one, 'A.6.2.7'))
}

/** Whether a plan of oversight has been in force for so many days: long enough for something to have happened. */
function overseenSince(system: Seen<'systems'>, { oversightPlans, today }: State, days: number) {
  return aboutSystem(oversightPlans, system.id).some(
    (plan) =>
      plan.state === 'in-force' &&
      plan.approvedOn !== null &&
      plan.approvedOn < addDays(today, days),
  )
}

/** Whether people or measurements show how a system is used. */
function isWatched(system: Seen<'systems'>, state: State): boolean {
  return (
    aboutSystem(state.oversightPlans, system.id).some((one) => one.state === 'in-force') ||
    indexOf(state)
      .monitorsOf(system.id)
      .some((one) => one.state === 'active')
  )
}
