import { type Check, organisationCheck, recordCheck } from './check.ts'
import { gateOf } from './gates.ts'
import { isNear, isPast, obligation, ownerOr } from './obligation.ts'
import { isGoverned, isLive } from './scope.ts'
import type { Seen } from './seen.ts'
import { majorChangeSince } from './stale.ts'
import { indexOf, named, recordOf, type State } from './state.ts'

type Assessment = Seen<'impact-assessments'>

/** What ISO/IEC 42001, 6.1.4, 8.4 and A.5 ask for: that impact is assessed, by whom, and in time. */
export const assessmentChecks: Check[] = [
  /** 6.1.4, A.5.2: the method is settled before anybody assesses by it. */
  organisationCheck({
    id: 'impact-method-settled',
    requirements: ['6.1.4', 'A.5.2'],
    severity: 'major',
    says: 'Approved criteria say what is assessed how deeply and how often.',
    begins: 'risk-criteria',
    holds: (state) => state.criteriaRecords.some((one) => one.state === 'approved'),
  }),
  /** 8.4, A.5.3: the method is put to work, and its results are kept. */
  organisationCheck({
    id: 'impact-assessed',
    requirements: ['8.4', '6.1.4', 'A.5.3', 'A.5.4', 'A.5.5'],
    severity: 'major',
    says: 'Impact on people and society has been assessed and approved.',
    begins: 'impact-assessments',
    holds: (state) => state.assessments.some(isApproved),
  }),
  /** 8.4, A.5.2: who may be harmed is known before a system runs, and as long as it runs. */
  recordCheck({
    id: 'assessment-before-operation',
    requirements: ['8.4', 'A.5.2'],
    severity: 'major',
    says: 'Each AI system in operation has an approved impact assessment in date; any other has begun one.',
    of: 'systems',
    applies: isGoverned,
    holds: (system, state) => {
      const condition = gateOf(system, state).get('assessment')
      return system.state === 'operation' ? condition?.met !== 'bad' : !condition?.begin
    },
    asks: (system, state) => {
      const assessments = indexOf(state).assessmentsOf(system.id)
      if (!gateOf(system, state).get('assessment')?.begin || assessments.some(isApproved)) {
        return null
      }
      return obligation(state, 'assess-impact', named('systems', system), {
        says: 'File its impact assessment',
        why: '8.4',
        ...ownerOr(system.ownerId, 'governance-lead'),
        tone: system.state === 'operation' ? 'bad' : 'due',
      })
    },
  }),
  /** 8.4: a major change makes stale what was assessed before it. */
  recordCheck({
    id: 'assessments-renewed-after-change',
    requirements: ['8.4'],
    severity: 'major',
    says: 'No major change has made the impact assessment of a system stale.',
    of: 'systems',
    applies: (system, state) =>
      isGoverned(system) && indexOf(state).assessmentsOf(system.id).some(isApproved),
    holds: (system, state) => changeSinceAssessment(system, state) === undefined,
    asks: (system, state) => {
      const change = changeSinceAssessment(system, state)
      if (!change) return null
      return obligation(state, 'reassess-change', named('systems', system), {
        says: `Assess its impact again: ${change.code} is a major change`,
        why: '8.4',
        ...ownerOr(system.ownerId, 'governance-lead'),
        tone: system.state === 'operation' ? 'bad' : 'due',
      })
    },
  }),
  /** 8.4, A.5.3: what was begun is finished, decided on by somebody else, and by its day. */
  recordCheck({
    id: 'assessments-finished',
    requirements: ['8.4', 'A.5.3'],
    severity: 'minor',
    says: 'Each impact assessment that was begun is finished and approved by its day.',
    of: 'impact-assessments',
    applies: ({ state }) => state === 'draft' || state === 'returned' || state === 'submitted',
    holds: (assessment, { today }) => !isPast(assessment.reviewAt, today),
    asks: finish,
  }),
  /** 8.4: an approval is for a time; after it the impact is assessed again. */
  recordCheck({
    id: 'assessments-in-date',
    requirements: ['8.4', 'A.5.2', 'A.5.4', 'A.5.5'],
    severity: 'major',
    says: 'Each approved impact assessment of a system in use is in date.',
    of: 'impact-assessments',
    applies: (assessment, state) => isApproved(assessment) && !isOutOfUse(assessment, state),
    holds: (assessment, { today }) => !isPast(assessment.validUntil, today),
    asks: (assessment, state) => {
      if (!isNear(assessment.validUntil, state.today)) return null
      const system = systemOf(assessment, state)
      if (!system && !isPast(assessment.validUntil, state.today)) return null
      return obligation(state, 'reassess', named('impact-assessments', assessment), {
        says: 'Assess the impact again',
        why: '8.4',
        dueOn: assessment.validUntil,
        late: 'Assessment has ended',
        ...(system && ownerOr(system.ownerId ?? assessment.ownerId, 'governance-lead')),
      })
    },
  }),
]

function finish(assessment: Assessment, state: State) {
  const { ownerId, reviewAt: dueOn } = assessment
  const record = named('impact-assessments', assessment)
  const late = 'Assessment is due'
  if (assessment.state === 'submitted') {
    return obligation(state, 'approve-assessment', record, {
      says: 'Approve the impact assessment or return it',
      why: 'A.5.3',
      dueOn,
      late,
      roles:
        assessment.residualBand === 'high' ? ['executive'] : ['governance-lead', 'compliance-lead'],
      except: [ownerId, assessment.submittedById, ...assessment.authorIds].filter(
        (id) => id !== null,
      ),
      tone: isPast(dueOn, state.today) ? 'bad' : 'due',
    })
  }
  const isDraft = assessment.state === 'draft'
  return obligation(state, isDraft ? 'finish-assessment' : 'rework-assessment', record, {
    says: isDraft
      ? 'Finish and submit the impact assessment'
      : 'Rework the impact assessment that was returned',
    why: isDraft ? '8.4' : 'A.5.3',
    dueOn,
    late,
    ...ownerOr(ownerId, 'governance-lead'),
  })
}

/** The major change that made the system's approved assessment stale. */
function changeSinceAssessment(system: Seen<'systems'>, state: State) {
  const index = indexOf(state)
  const approved = index.assessmentsOf(system.id).findLast(isApproved)
  return approved && majorChangeSince(index.changesOf(system.id), approved.approvedOn)
}

function systemOf(assessment: Assessment, state: State): Seen<'systems'> | undefined {
  return recordOf(state, 'systems', assessment.systemId ?? '') as Seen<'systems'> | undefined
}

function isOutOfUse(assessment: Assessment, state: State): boolean {
  const system = systemOf(assessment, state)
  return system !== undefined && (system.scope === 'out' || !isLive(system))
}

function isApproved(assessment: Assessment): boolean {
  return assessment.state === 'approved'
}
