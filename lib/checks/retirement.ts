import { type Check, recordCheck } from './check.ts'
import { obligation } from './obligation.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, A.6.2.6 and 8.1 ask at the end of a system's life. */
export const retirementChecks: Check[] = [
  /** A.6.2.6: data, models and people outlive a system; somebody has to say what becomes of them. */
  recordCheck({
    id: 'retirement-planned',
    requirements: ['A.6.2.6', '8.1'],
    severity: 'minor',
    says: 'Before a system was retired, what becomes of its data, models, users and records was decided.',
    of: 'systems',
    applies: (system) =>
      system.scope !== 'out' && (system.state === 'retired' || system.retirementPlannedOn !== null),
    holds: (system) => system.retirementPlannedOn !== null,
    asks: (system, state) =>
      system.state === 'retired'
        ? null
        : obligation(state, 'approve-retirement', named('systems', system), {
            says: 'Approve its retirement or say what is missing',
            why: 'A.6.2.6',
            roles: ['governance-lead', 'executive'],
            except: [system.ownerId, system.retirementPlannedById].filter((id) => id !== null),
          }),
  }),
]
