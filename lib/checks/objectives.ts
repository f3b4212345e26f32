import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { isPast, obligation, ownerAndLead } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named } from './state.ts'

const isPursued = (one: Seen<'objectives'>) => one.state === 'pursued'

/** What ISO/IEC 42001, 6.2, A.6.1.2 and A.9.3 ask for: objectives that are set, measured and judged. */
export const objectiveChecks: Check[] = [
  /** 6.2: a policy without objectives has nothing to show for it. */
  organisationCheck({
    id: 'objectives-set',
    requirements: ['6.2', 'A.6.1.2', 'A.9.3'],
    severity: 'major',
    says: 'AI objectives are pursued, or have been reached.',
    begins: 'objectives',
    holds: (state) => state.objectives.some((one) => isPursued(one) || one.state === 'reached'),
  }),
  /** 6.2: what has no figure can't be reached. */
  recordCheck({
    id: 'objectives-measurable',
    requirements: ['6.2'],
    severity: 'minor',
    says: 'Each objective pursued has a target and a day.',
    of: 'objectives',
    applies: isPursued,
    holds: (one) => one.target !== null && one.dueOn !== null,
  }),
  /** 6.2: past its day, somebody says whether it was reached. */
  recordCheck({
    id: 'objectives-decided',
    requirements: ['6.2', '10.1'],
    severity: 'minor',
    says: 'Of each objective whose day is past it is said whether it was reached.',
    of: 'objectives',
    applies: isPursued,
    holds: (one, { today }) => !isPast(one.dueOn, today),
    asks: (one, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'decide-objective', named('objectives', one), {
            says: 'Say whether the objective is reached',
            why: '6.2',
            dueOn: one.dueOn,
            late: 'Objective is due',
            ...ownerAndLead(one.ownerId),
          }),
  }),
  /** 9.1: progress is measured as planned; one that reads a monitor is measured by it. */
  reviewCheck({
    id: 'objectives-measured',
    requirements: ['9.1', '6.2'],
    says: 'Each objective that people measure has been measured by its day.',
    of: 'objectives',
    applies: (one, { today }) =>
      isPursued(one) && one.monitorId === null && !isPast(one.dueOn, today),
    kind: 'measure-objective',
    asks: 'Measure where it stands',
    why: '9.1',
    late: 'Measurement of the objective is due',
    falls: (one) => ownerAndLead(one.ownerId),
  }),
]
