import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { obligation, obligationOnMany } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, 4.3 and 4.4 ask for: a scope that is decided on, and a system within it. */
export const scopeChecks: Check[] = [
  /** 4.3: nobody can tell what conforms until it is said what is in. */
  organisationCheck({
    id: 'scope-approved',
    requirements: ['4.3'],
    severity: 'major',
    says: 'The scope of the AI management system is approved.',
    begins: 'scope',
    holds: (state) => state.scopeVersions.some((one) => one.state === 'approved'),
    asks: (state) =>
      state.scopeVersions
        .filter((one) => one.state === 'draft')
        .map((draft) =>
          obligation(state, 'approve-scope', named('scope', draft), {
            says: 'Approve the scope',
            why: '4.3',
            roles: ['executive', 'governance-lead'],
            except: [draft.ownerId, ...draft.authorIds].filter((id) => id !== null),
          }),
        ),
  }),
  /** 4.3: units and activities come and go, so the scope is looked at again. */
  reviewCheck({
    id: 'scope-in-date',
    requirements: ['4.3'],
    says: 'The approved scope has been reviewed by its day.',
    of: 'scope',
    applies: (scope) => scope.state === 'approved',
    kind: 'review-scope',
    asks: 'Review the scope',
    why: '4.3',
    late: 'Review of the scope is due',
    falls: () => ({ roles: ['governance-lead'] }),
  }),
  /** 4.3: a system nobody has put in or out escapes everything that follows. */
  recordCheck({
    id: 'systems-scope-decided',
    requirements: ['4.3'],
    severity: 'minor',
    says: 'Of each AI system it is decided whether it is in scope.',
    of: 'systems',
    applies: isLive,
    holds: (system) => system.scope !== 'undecided',
    asksOfAll: ({ length }) =>
      obligationOnMany(
        'decide-scope',
        {
          register: 'systems',
          query: 'scope=undecided',
          title: length === 1 ? '1 AI system' : `${length.toLocaleString('en')} AI systems`,
        },
        { says: 'Decide which AI systems are in scope', why: '4.3', roles: ['governance-lead'] },
      ),
  }),
  /** 4.4: the management system is there once what it stands on is decided. */
  organisationCheck({
    id: 'management-system-established',
    requirements: ['4.4'],
    severity: 'major',
    says: 'Scope, AI policy, risk criteria and Statement of Applicability are in force.',
    begins: 'scope',
    holds: (state) =>
      state.scopeVersions.some((one) => one.state === 'approved') &&
      state.documents.some((one) => one.type === 'policy' && one.state === 'effective') &&
      state.criteriaRecords.some((one) => one.state === 'approved') &&
      state.soaVersions.some((one) => one.state === 'approved'),
  }),
]

/** Whether a system is neither retired nor rejected. */
export function isLive(system: Pick<Seen<'systems'>, 'state'>): boolean {
  return system.state !== 'retired' && system.state !== 'rejected'
}

/** Whether a system is in scope, and neither retired nor rejected. */
export function isGoverned(system: Seen<'systems'>): boolean {
  return system.scope === 'in' && isLive(system)
}
