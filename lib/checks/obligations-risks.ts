import { isNear, type Obligation, obligation, ownerOr } from './obligation.ts'
import { riskStanding } from './risk-standing.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What risks and actions ask for (ISO/IEC 42001, 6.1.2, 6.1.3, 8.2, 8.3, 10.1, 10.2). */
export function riskObligations(state: State): Obligation[] {
  return [
    ...state.risks.flatMap((risk) => ofRisk(risk, state)),
    ...state.actions.flatMap((action) => ofAction(action, state)),
  ]
}

function ofRisk(risk: Seen<'risks'>, state: State): Obligation[] {
  if (risk.state === 'closed') return []
  const found: Obligation[] = []
  const record = named('risks', risk)
  const falls = ownerOr(risk.ownerId, 'risk-owner')
  const standing = riskStanding(risk, state)
  const decide = { roles: ['executive'] as const, except: risk.ownerId ? [risk.ownerId] : [] }
  const add = (kind: string, given: Parameters<typeof obligation>[3]) =>
    found.push(obligation(state, kind, record, given))

  if (risk.state === 'identified') {
    add('score-risk', { says: 'Judge likelihood and impact', why: '6.1.2', ...falls })
  } else if (risk.state === 'assessed' && risk.treatment === 'accept') {
    add('accept-risk', { says: 'Accept the risk or have it treated', why: '6.1.3', ...decide })
  } else if (risk.state === 'assessed' && standing === 'open') {
    add('plan-treatment', { says: 'Decide on its treatment', why: '6.1.3', ...falls })
  } else if (risk.state === 'in-treatment' && isNear(risk.treatmentDueOn, state.today)) {
    add('treat-risk', {
      says: 'Carry out the treatment',
      why: '8.3',
      dueOn: risk.treatmentDueOn,
      ...falls,
    })
  } else if (standing === 'above') {
    add('accept-risk', {
      says: 'Accept what remains or have it treated further',
      why: '6.1.3',
      ...decide,
    })
  } else if (risk.state === 'accepted' && isNear(risk.acceptedUntil, state.today)) {
    add('renew-acceptance', {
      says: 'Decide again: the acceptance ends',
      why: '6.1.3',
      dueOn: risk.acceptedUntil,
      ...decide,
      ownerId: risk.ownerId,
    })
  }
  if (isNear(risk.reviewAt, state.today)) {
    add('review-risk', { says: 'Review the risk', why: '8.2', dueOn: risk.reviewAt, ...falls })
  }
  return found
}

function ofAction(action: Seen<'actions'>, state: State): Obligation[] {
  const record = named('actions', action)
  if (action.state === 'open' || action.state === 'in-progress') {
    const says = action.ownerId ? 'Do what was decided' : 'Give the action an owner'
    return [
      obligation(state, 'do-action', record, {
        says,
        why: '10.1',
        dueOn: action.dueOn,
        ...ownerOr(action.ownerId, 'governance-lead'),
      }),
    ]
  }
  if (action.state === 'done' && action.kind === 'corrective') {
    return [
      obligation(state, 'verify-action', record, {
        says: 'Verify that the correction works',
        why: '10.2',
        roles: ['governance-lead', 'compliance-lead'],
        except: [action.ownerId, action.completedById].filter((id) => id !== null),
      }),
    ]
  }
  return []
}
