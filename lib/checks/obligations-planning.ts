import { isNear, type Obligation, obligation, ownerAndLead } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What scope, roles and objectives ask for (ISO/IEC 42001, 4.3, 5.3, 6.2). */
export function planningObligations(state: State): Obligation[] {
  return [
    ...ofScope(state),
    ...state.governanceRoles.flatMap((one) => ofRole(one, state)),
    ...state.objectives.flatMap((one) => ofObjective(one, state)),
  ]
}

function ofScope(state: State): Obligation[] {
  const found: Obligation[] = []
  for (const draft of state.scopeVersions.filter((one) => one.state === 'draft')) {
    found.push(
      obligation(state, 'approve-scope', named('scope', draft), {
        says: 'Approve the scope',
        why: '4.3',
        roles: ['executive', 'governance-lead'],
        except: [draft.ownerId, ...draft.authorIds].filter((id) => id !== null),
      }),
    )
  }
  const approved = state.scopeVersions.find((one) => one.state === 'approved')
  if (approved && isNear(approved.reviewAt, state.today)) {
    found.push(
      obligation(state, 'review-scope', named('scope', approved), {
        says: 'Review the scope',
        why: '4.3',
        dueOn: approved.reviewAt,
        roles: ['governance-lead'],
      }),
    )
  }
  return found
}

function ofRole(role: Seen<'roles'>, state: State): Obligation[] {
  const record = named('roles', role)
  if (role.state === 'vacant') {
    return [
      obligation(state, 'appoint', record, {
        says: 'Appoint somebody',
        why: '5.3',
        roles: ['executive', 'governance-lead'],
      }),
    ]
  }
  if (role.state !== 'held') return []
  if (role.holderIds.every((id) => !state.users.some((user) => user.id === id))) {
    return [
      obligation(state, 'appoint-anew', record, {
        says: 'Appoint somebody: whoever held it has left',
        why: '5.3',
        roles: ['executive', 'governance-lead'],
        tone: 'bad',
      }),
    ]
  }
  return isNear(role.reviewAt, state.today)
    ? [
        obligation(state, 'review-role', record, {
          says: 'Review the role',
          why: '5.3',
          dueOn: role.reviewAt,
          ...ownerAndLead(role.ownerId),
        }),
      ]
    : []
}

function ofObjective(one: Seen<'objectives'>, state: State): Obligation[] {
  if (one.state !== 'pursued') return []
  const record = named('objectives', one)
  const falls = ownerAndLead(one.ownerId)
  if (one.dueOn !== null && one.dueOn < state.today) {
    return [
      obligation(state, 'decide-objective', record, {
        says: 'Say whether the objective is reached',
        why: '6.2',
        dueOn: one.dueOn,
        ...falls,
      }),
    ]
  }
  return isNear(one.reviewAt, state.today)
    ? [
        obligation(state, 'measure-objective', record, {
          says: 'Measure where it stands',
          why: '9.1',
          dueOn: one.reviewAt,
          ...falls,
        }),
      ]
    : []
}
