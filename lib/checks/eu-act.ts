import { type EuStanding, euStanding, isUnderEuLaw } from '../eu-act/standing.ts'
import { type Check, recordCheck } from './check.ts'
import { obligation, ownerAndLead, ownerOr } from './obligation.ts'
import { isGoverned, isLive } from './scope.ts'
import type { Seen } from './seen.ts'
import { named } from './state.ts'

/**
 * What ISO/IEC 42001, 4.1 asks for where the law of the Union applies: the organisation knows its
 * role and its legal duties, prohibited uses among them.
 */
export const euActChecks: Check[] = [
  /** 4.1: which duties apply follows from the class, and the class from the answers. */
  recordCheck({
    id: 'eu-act-classified',
    requirements: ['4.1'],
    severity: 'minor',
    says: 'Each AI system under the law of the Union is classified by the questions on the EU AI Act.',
    of: 'systems',
    applies: (system) => isGoverned(system) && isUnderEuLaw(system.jurisdictions),
    holds: (system) => euStanding(system) === 'classified',
    asks: (system, state, isHeld) => {
      if (isHeld) return null
      return obligation(state, 'classify-eu-act', named('systems', system), {
        says: asked[euStanding(system)],
        why: '4.1',
        field: fieldToMend(system),
        ...ownerOr(system.ownerId, 'governance-lead'),
      })
    },
  }),
  /** 4.1: what Article 5 bans is not run, and not brought any further. */
  recordCheck({
    id: 'eu-act-no-banned-practice',
    requirements: ['4.1'],
    severity: 'major',
    says: 'No AI system classed as a prohibited practice goes on.',
    of: 'systems',
    applies: (system) => system.scope !== 'out' && isClassed(system),
    holds: (system) => system.euAiActClass !== 'prohibited' || isStopped(system),
    asks: (system, state, isHeld) => {
      if (isHeld) return null
      return obligation(state, 'stop-banned-practice', named('systems', system), {
        says: `Stop it: Article 5 of the EU AI Act bans its use`,
        why: '4.1',
        ...ownerAndLead(system.ownerId),
        tone: 'bad',
      })
    },
  }),
]

const asked: Record<EuStanding, string> = {
  open: 'Answer the questions on the EU AI Act',
  unchosen: 'Take over its EU AI Act class or choose another',
  differs: 'Say why its EU AI Act class is not the one that the answers lead to',
  classified: 'It is classified',
}

function fieldToMend(system: Seen<'systems'>): string {
  if (system.organisationRoles.length === 0) return 'organisationRoles'
  return euStanding(system) === 'differs' ? 'euReason' : 'euAnswers'
}

function isClassed({ euAiActClass }: Seen<'systems'>): boolean {
  return euAiActClass !== null && euAiActClass !== 'undetermined'
}

/** Taken out of use for now or for good, or never taken up. */
function isStopped(system: Seen<'systems'>): boolean {
  return system.state === 'suspended' || !isLive(system)
}
