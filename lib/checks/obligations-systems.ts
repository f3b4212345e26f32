import { dayInWords } from '../calendar.ts'
import { isNear, type Obligation, obligation, obligationOnMany, ownerOr } from './obligation.ts'
import { operationGate } from './operation-gate.ts'
import type { Seen } from './seen.ts'
import { majorChangeSince } from './stale.ts'
import { gateFacts, indexOf, named, type State } from './state.ts'

/** What AI systems and their impact assessments ask for (ISO/IEC 42001, A.4.2, A.5, 4.3, 8.4). */
export function systemObligations(state: State): Obligation[] {
  const live = state.systems.filter((system) => !['retired', 'rejected'].includes(system.state))
  const undecided = live.filter((system) => system.scope === 'undecided').length
  return [
    ...(undecided ? [decideScope(undecided)] : []),
    ...live.filter((system) => system.scope === 'in').flatMap((system) => ofSystem(system, state)),
    ...state.assessments.flatMap((assessment) => ofAssessment(assessment, state)),
  ]
}

function decideScope(count: number): Obligation {
  return obligationOnMany(
    'decide-scope',
    {
      register: 'systems',
      query: 'scope=undecided',
      title: count === 1 ? '1 AI system' : `${count.toLocaleString('en')} AI systems`,
    },
    { says: 'Decide which AI systems are in scope', why: '4.3', roles: ['governance-lead'] },
  )
}

function ofSystem(system: Seen<'systems'>, state: State): Obligation[] {
  const found: Obligation[] = []
  const record = named('systems', system)
  const tone = system.state === 'operation' ? 'bad' : 'due'
  const falls = ownerOr(system.ownerId, 'governance-lead')
  const gate = new Map(operationGate(gateFacts(state, system)).map((one) => [one.id, one]))
  const add = (kind: string, given: Parameters<typeof obligation>[3]) =>
    found.push(obligation(state, kind, record, given))

  if (!system.ownerId) {
    add('name-owner', { says: 'Name an owner', why: 'A.3.2', roles: ['governance-lead'], tone })
  }
  if (system.tier === 'unclassified' || system.tier === null) {
    add('classify', {
      says: 'Say whether it affects rights or safety',
      why: '6.1.2',
      ...falls,
      tone,
    })
  }
  if (gate.get('assessment')?.begin && !indexOf(state).assessmentsOf(system.id).some(isApproved)) {
    add('assess-impact', { says: 'File its impact assessment', why: '8.4', ...falls, tone })
  }
  const change = changeSinceAssessment(system, state)
  if (change) {
    add('reassess-change', {
      says: `Assess its impact again: ${change.code} is a major change`,
      why: '8.4',
      ...falls,
      tone,
    })
  }
  if (system.state === 'operation' || system.state === 'validation') {
    if (gate.get('risks')?.begin) {
      add('record-risks', {
        says: 'Record its risks',
        why: '6.1.2',
        roles: ['risk-owner'],
        tone: gate.get('risks')?.met ?? tone,
      })
    }
    if (gate.get('monitor')?.begin) {
      add('set-up-monitor', {
        says: 'Set up a monitor',
        why: 'A.6.2.6',
        ...falls,
        tone: gate.get('monitor')?.met ?? tone,
      })
    }
  }
  if (system.state === 'operation' && system.gateOverrideUntil) {
    add('end-exception', {
      says: `It runs by exception until ${dayInWords(system.gateOverrideUntil)}`,
      why: '8.1',
      dueOn: system.gateOverrideUntil,
      ownerId: system.ownerId,
      roles: ['executive'],
    })
  }
  if (isNear(system.reviewAt, state.today)) {
    add('review-system', {
      says: 'Review the inventory entry',
      why: 'A.4.2',
      dueOn: system.reviewAt,
      ...falls,
    })
  }
  return found
}

/** The major change that made the system's approved assessment stale. */
function changeSinceAssessment(system: Seen<'systems'>, state: State) {
  const index = indexOf(state)
  const approved = index.assessmentsOf(system.id).findLast(isApproved)
  return approved && majorChangeSince(index.changesOf(system.id), approved.approvedOn)
}

function ofAssessment(assessment: Seen<'impact-assessments'>, state: State): Obligation[] {
  const record = named('impact-assessments', assessment)
  const { ownerId, reviewAt: dueOn } = assessment
  const author = ownerOr(ownerId, 'governance-lead')
  switch (assessment.state) {
    case 'draft':
      return [
        obligation(state, 'finish-assessment', record, {
          says: 'Finish and submit the impact assessment',
          why: '8.4',
          dueOn,
          ...author,
        }),
      ]
    case 'returned':
      return [
        obligation(state, 'rework-assessment', record, {
          says: 'Rework the impact assessment that was returned',
          why: 'A.5.3',
          dueOn,
          ...author,
        }),
      ]
    case 'submitted':
      return [
        obligation(state, 'approve-assessment', record, {
          says: 'Approve the impact assessment or return it',
          why: 'A.5.3',
          roles:
            assessment.residualBand === 'high'
              ? ['executive']
              : ['governance-lead', 'compliance-lead'],
          except: peopleOf([ownerId, assessment.submittedById, ...assessment.authorIds]),
        }),
      ]
    case 'approved':
      return isNear(assessment.validUntil, state.today) && isInUse(assessment, state)
        ? [
            obligation(state, 'reassess', record, {
              says: 'Assess the impact again',
              why: '8.4',
              dueOn: assessment.validUntil,
              ...ownerOr(ownerOfSystem(assessment, state) ?? ownerId, 'governance-lead'),
            }),
          ]
        : []
    default:
      return []
  }
}

const systemsById = new WeakMap<State, Map<string, Seen<'systems'>>>()

function systemOf(
  assessment: Seen<'impact-assessments'>,
  state: State,
): Seen<'systems'> | undefined {
  const known =
    systemsById.get(state) ?? new Map(state.systems.map((system) => [system.id, system]))
  systemsById.set(state, known)
  return known.get(assessment.systemId ?? '')
}

function ownerOfSystem(assessment: Seen<'impact-assessments'>, state: State): string | null {
  return systemOf(assessment, state)?.ownerId ?? null
}

function isInUse(assessment: Seen<'impact-assessments'>, state: State): boolean {
  const system = systemOf(assessment, state)
  return (
    system !== undefined &&
    system.scope !== 'out' &&
    !['retired', 'rejected'].includes(system.state)
  )
}

function isApproved(assessment: Seen<'impact-assessments'>): boolean {
  return assessment.state === 'approved'
}

function peopleOf(ids: (string | null)[]): string[] {
  return ids.filter((id) => id !== null)
}
