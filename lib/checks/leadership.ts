import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { obligation, ownerAndLead } from './obligation.ts'
import { isGoverned } from './scope.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/**
 * What ISO/IEC 42001, 5.1 to 5.3 and A.2.2, A.3.2 ask for: that the top decides, says what it wants in
 * a policy, and names who answers for what.
 */
export const leadershipChecks: Check[] = [
  /** 5.1: leadership shows in what the top has decided itself. */
  organisationCheck({
    id: 'top-decides',
    requirements: ['5.1'],
    severity: 'major',
    says: 'An executive has approved the scope, a policy or the Statement of Applicability.',
    begins: 'scope',
    holds: (state) =>
      [
        ...state.scopeVersions.filter((one) => one.state === 'approved'),
        ...state.soaVersions.filter((one) => one.state === 'approved'),
        ...state.versions.filter((one) => one.state === 'effective'),
      ].some(({ approvedById }) => isExecutive(approvedById, state)),
  }),
  /** 5.2, A.2.2: the policy is what all objectives and decisions are measured by. */
  organisationCheck({
    id: 'policy-in-force',
    requirements: ['5.2', 'A.2.2'],
    severity: 'major',
    says: 'An AI policy is in force.',
    begins: 'documents',
    holds: (state) =>
      state.documents.some((one) => one.type === 'policy' && one.state === 'effective'),
  }),
  /** 5.2: a policy that nobody is told of changes nothing. */
  recordCheck({
    id: 'policy-told',
    requirements: ['5.2'],
    severity: 'minor',
    says: 'Each policy in force says who is to read it.',
    of: 'documents',
    applies: (one) => one.type === 'policy' && one.state === 'effective',
    holds: (one) => one.audience.length > 0,
  }),
  /** 5.3, A.3.2: what nobody answers for is not done. */
  organisationCheck({
    id: 'roles-assigned',
    requirements: ['5.3', 'A.3.2'],
    severity: 'major',
    says: 'Roles of AI governance are assigned to people.',
    begins: 'roles',
    holds: (state) => state.governanceRoles.some((one) => one.state === 'held'),
  }),
  /** 5.3: a role without a person is an authority that nobody can use. */
  recordCheck({
    id: 'roles-held',
    requirements: ['5.3', 'A.3.2'],
    severity: 'minor',
    says: 'Each role is held by somebody who is still here.',
    of: 'roles',
    applies: (role) => role.state !== 'ended',
    holds: (role, state) => role.state === 'held' && !haveAllLeft(role, state),
    asks: (role, state, isHeld) => {
      if (isHeld) return null
      const roles = ['executive', 'governance-lead'] as const
      return role.state === 'vacant'
        ? obligation(state, 'appoint', named('roles', role), {
            says: 'Appoint somebody',
            why: '5.3',
            roles,
          })
        : obligation(state, 'appoint-anew', named('roles', role), {
            says: 'Appoint somebody: whoever held it has left',
            why: '5.3',
            roles,
            tone: 'bad',
          })
    },
  }),
  /** 5.3: what a role may decide is looked at again. */
  reviewCheck({
    id: 'roles-in-date',
    requirements: ['5.3'],
    says: 'Each role has been reviewed by its day.',
    of: 'roles',
    applies: (role, state) => role.state === 'held' && !haveAllLeft(role, state),
    kind: 'review-role',
    asks: 'Review the role',
    why: '5.3',
    late: 'Review of the role is due',
    falls: (role) => ownerAndLead(role.ownerId),
  }),
  /** A.3.2: each system in scope has somebody who answers for it. */
  recordCheck({
    id: 'systems-owned',
    requirements: ['A.3.2', '5.3'],
    severity: 'major',
    says: 'Each AI system in scope has an owner.',
    of: 'systems',
    applies: isGoverned,
    holds: (system) => system.ownerId !== null,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'name-owner', named('systems', system), {
            says: 'Name an owner',
            why: 'A.3.2',
            roles: ['governance-lead'],
            tone: system.state === 'operation' ? 'bad' : 'due',
          }),
  }),
]

function haveAllLeft(role: Seen<'roles'>, state: State): boolean {
  return role.holderIds.every((id) => !state.users.some((user) => user.id === id))
}

/** An approver who has left was known to be entitled when they approved. */
function isExecutive(id: string | null, { users }: State): boolean {
  if (id === null) return false
  const user = users.find((one) => one.id === id)
  return user === undefined || user.roles.includes('executive')
}
