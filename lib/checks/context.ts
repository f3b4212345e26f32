import type { Check } from './check.ts'
import { organisationCheck, recordCheck } from './check.ts'
import { isNear, obligation, ownerAndLead } from './obligation.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, 4.1 and 4.2 ask for: issues and parties, and that they are looked at again. */
export const contextChecks: Check[] = [
  /** 4.1: who does not know what bears on its AI can't tell which risks matter. */
  organisationCheck({
    id: 'issues-determined',
    requirements: ['4.1'],
    severity: 'major',
    says: 'Internal and external issues that bear on the AI management system are on record.',
    begins: 'context',
    holds: (state) => state.contextIssues.some((one) => one.state === 'current'),
  }),
  /** 4.1: an issue nobody looked at for long may have changed. */
  recordCheck({
    id: 'issues-in-date',
    requirements: ['4.1'],
    severity: 'minor',
    says: 'Each issue has been looked at by its review day.',
    of: 'context',
    applies: (issue) => issue.state === 'current',
    holds: (issue, { today }) => issue.reviewAt === null || issue.reviewAt >= today,
    asks: (issue, state) =>
      isNear(issue.reviewAt, state.today)
        ? obligation(state, 'review-kept', named('context', issue), {
            says: 'Look whether it still holds',
            why: '4.1',
            dueOn: issue.reviewAt,
            ...ownerAndLead(issue.ownerId),
          })
        : null,
  }),
  /** 4.2: requirements of those concerned are the yardstick of everything after. */
  organisationCheck({
    id: 'parties-determined',
    requirements: ['4.2'],
    severity: 'major',
    says: 'Interested parties and what they need are on record.',
    begins: 'parties',
    holds: (state) => state.parties.some((one) => one.state === 'current'),
  }),
  /** 4.2: needs change, so they are looked at again. */
  recordCheck({
    id: 'parties-in-date',
    requirements: ['4.2', 'A.10.4'],
    severity: 'minor',
    says: 'The needs of each interested party have been looked at by their review day.',
    of: 'parties',
    applies: (party) => party.state === 'current',
    holds: (party, { today }) => party.reviewAt === null || party.reviewAt >= today,
    asks: (party, state) =>
      isNear(party.reviewAt, state.today)
        ? obligation(state, 'review-kept', named('parties', party), {
            says: 'Look whether it still holds',
            why: '4.2',
            dueOn: party.reviewAt,
            ...ownerAndLead(party.ownerId),
          })
        : null,
  }),
]
