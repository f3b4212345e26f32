import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { gateOf } from './gates.ts'
import { isNear, isPast, obligation, ownerOr, waitsLong } from './obligation.ts'
import { riskStanding } from './risk-standing.ts'
import { isGoverned } from './scope.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

const whose = (risk: Seen<'risks'>) => ownerOr(risk.ownerId, 'risk-owner')
const isOpen = (risk: Seen<'risks'>) => risk.state !== 'closed'
const byExecutive = (risk: Seen<'risks'>) => ({
  roles: ['executive'] as const,
  except: risk.ownerId ? [risk.ownerId] : [],
})

/** What ISO/IEC 42001, 6.1.1, 6.1.2, 6.1.3, 8.2 and 8.3 ask for about risks. */
export const riskChecks: Check[] = [
  /** 6.1.1: without criteria nobody can tell a risk that may stay from one that may not. */
  organisationCheck({
    id: 'criteria-approved',
    requirements: ['6.1.1', '6.1.2'],
    severity: 'major',
    says: 'Risk criteria are approved.',
    begins: 'risk-criteria',
    holds: (state) => state.criteriaRecords.some((one) => one.state === 'approved'),
    asks: (state) => {
      const draft = state.criteriaRecords.find((one) => one.state === 'draft')
      if (!draft) return null
      return obligation(state, 'approve-criteria', named('risk-criteria', draft), {
        says: 'Approve the risk criteria',
        why: '6.1.1',
        roles: ['governance-lead', 'compliance-lead', 'executive'],
        except: [draft.ownerId, ...draft.authorIds].filter((id) => id !== null),
      })
    },
  }),
  /** 6.1.1: what is acceptable changes, so the criteria are looked at again. */
  reviewCheck({
    id: 'criteria-in-date',
    requirements: ['6.1.1'],
    says: 'The approved risk criteria have been reviewed by their day.',
    of: 'risk-criteria',
    applies: (one) => one.state === 'approved',
    kind: 'review-criteria',
    asks: 'Review the risk criteria',
    why: '6.1.1',
    late: 'Review of the risk criteria is due',
    falls: (_, state) =>
      state.criteriaRecords.some((one) => one.state === 'draft')
        ? null
        : { roles: ['governance-lead'] },
  }),
  /** 6.1.2: a method that has found no risk has not been used. */
  organisationCheck({
    id: 'risks-identified',
    requirements: ['6.1.2', '6.1.1'],
    severity: 'major',
    says: 'AI risks are on record.',
    begins: 'risks',
    holds: (state) => state.risks.length > 0,
  }),
  /** 6.1.2: only what is scored by the same scales can be compared. */
  recordCheck({
    id: 'risks-scored',
    requirements: ['6.1.2', '8.2'],
    severity: 'minor',
    says: 'Likelihood and impact of each risk are judged soon after it is found.',
    of: 'risks',
    applies: isOpen,
    holds: (risk, { today }) => risk.state !== 'identified' || !waitsLong(risk, today),
    asks: (risk, state) =>
      risk.state !== 'identified'
        ? null
        : obligation(state, 'score-risk', named('risks', risk), {
            says: 'Judge likelihood and impact',
            why: '6.1.2',
            ...whose(risk),
          }),
  }),
  /** 6.1.2: a system's tier decides how much is asked of it. */
  recordCheck({
    id: 'systems-classified',
    requirements: ['6.1.2'],
    severity: 'minor',
    says: 'Of each AI system in scope it is said whether it affects rights or safety.',
    of: 'systems',
    applies: isGoverned,
    holds: (system) => system.tier !== 'unclassified' && system.tier !== null,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'classify', named('systems', system), {
            says: 'Say whether it affects rights or safety',
            why: '6.1.2',
            ...ownerOr(system.ownerId, 'governance-lead'),
            tone: system.state === 'operation' ? 'bad' : 'due',
          }),
  }),
  /** 6.1.2, 8.2: risks of a system are known before it runs. */
  recordCheck({
    id: 'systems-risks-recorded',
    requirements: ['6.1.2', '8.2'],
    severity: 'major',
    says: 'Each AI system in validation or operation has its risks on record.',
    of: 'systems',
    applies: (system) =>
      isGoverned(system) && (system.state === 'operation' || system.state === 'validation'),
    holds: (system, state) => !gateOf(system, state).get('risks')?.begin,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'record-risks', named('systems', system), {
            says: 'Record its risks',
            why: '6.1.2',
            roles: ['risk-owner'],
            tone: gateOf(system, state).get('risks')?.met ?? 'due',
          }),
  }),
  /** 6.1.3: what is above the acceptance level needs a decision on what becomes of it. */
  recordCheck({
    id: 'risks-treatment-decided',
    requirements: ['6.1.3'],
    severity: 'major',
    says: 'Of each risk above the acceptance level it is decided how it is treated.',
    of: 'risks',
    applies: (risk) => risk.state === 'assessed',
    holds: (risk, state) => riskStanding(risk, state) !== 'open',
    asks: (risk, state, isHeld) => {
      if (isHeld) return null
      return risk.treatment === 'accept'
        ? obligation(state, 'accept-risk', named('risks', risk), {
            says: 'Accept the risk or have it treated',
            why: '6.1.3',
            ...byExecutive(risk),
          })
        : obligation(state, 'plan-treatment', named('risks', risk), {
            says: 'Decide on its treatment',
            why: '6.1.3',
            ...whose(risk),
          })
    },
  }),
  /** 6.1.3: what remains after treatment is taken knowingly or treated further. */
  recordCheck({
    id: 'residual-risks-accepted',
    requirements: ['6.1.3', '8.3'],
    severity: 'major',
    says: 'What remains of each treated risk is within the acceptance level or accepted.',
    of: 'risks',
    applies: (risk) => risk.state === 'treated',
    holds: (risk, state) => riskStanding(risk, state) !== 'above',
    asks: (risk, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'accept-risk', named('risks', risk), {
            says: 'Accept what remains or have it treated further',
            why: '6.1.3',
            ...byExecutive(risk),
          }),
  }),
  /** 6.1.3: acceptance is for a time; after it somebody decides again. */
  reviewCheck({
    id: 'acceptances-in-date',
    requirements: ['6.1.3'],
    says: 'Each accepted risk is within the time for which it was accepted.',
    of: 'risks',
    applies: (risk) => risk.state === 'accepted',
    day: (risk) => risk.acceptedUntil,
    kind: 'renew-acceptance',
    asks: 'Decide again: the acceptance ends',
    why: '6.1.3',
    late: 'Acceptance has ended',
    falls: (risk) => ({ ...byExecutive(risk), ownerId: risk.ownerId }),
  }),
  /** 8.2: the method is put to work, not only written down. */
  organisationCheck({
    id: 'risk-assessment-performed',
    requirements: ['8.2'],
    severity: 'major',
    says: 'Risks have been assessed.',
    begins: 'risks',
    holds: (state) => state.risks.some((risk) => risk.state !== 'identified'),
  }),
  /** 8.2: a risk that nobody has looked at for long may have grown. */
  reviewCheck({
    id: 'risks-in-date',
    requirements: ['8.2'],
    says: 'Each risk has been reviewed by its day.',
    of: 'risks',
    applies: isOpen,
    kind: 'review-risk',
    asks: 'Review the risk',
    why: '8.2',
    late: 'Review of the risk is due',
    falls: whose,
  }),
  /** 8.3: decisions on risks are carried out. */
  organisationCheck({
    id: 'risk-treatment-performed',
    requirements: ['8.3', '6.1.3'],
    severity: 'major',
    says: 'At least one risk has been treated, accepted or closed.',
    begins: 'risks',
    holds: (state) =>
      state.risks.some((risk) => ['treated', 'accepted', 'closed'].includes(risk.state)),
  }),
  /** 8.3: a treatment has a day, and is done by it. */
  recordCheck({
    id: 'treatments-in-time',
    requirements: ['8.3'],
    severity: 'minor',
    says: 'Each treatment is carried out by its day.',
    of: 'risks',
    applies: (risk) => risk.state === 'in-treatment',
    holds: (risk, { today }) => !isPast(risk.treatmentDueOn, today),
    asks: (risk, state: State) =>
      isNear(risk.treatmentDueOn, state.today)
        ? obligation(state, 'treat-risk', named('risks', risk), {
            says: 'Carry out the treatment',
            why: '8.3',
            dueOn: risk.treatmentDueOn,
            late: 'Treatment is due',
            ...whose(risk),
          })
        : null,
  }),
]
