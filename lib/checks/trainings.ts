import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { type Competence, competences } from './competence.ts'
import { type Obligation, obligation, ownerAndLead } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What ISO/IEC 42001, 7.2, 7.3 and A.4.6 ask of competence and awareness. */
export const trainingChecks: Check[] = [
  /** 7.2: what people must know is taught, or asked for, and not hoped for. */
  organisationCheck({
    id: 'competence-offered',
    requirements: ['7.2', 'A.4.6'],
    severity: 'major',
    says: 'Trainings or qualifications for competence are on record.',
    begins: 'trainings',
    holds: (state) =>
      state.trainings.some((one) => one.state === 'offered' && one.kind === 'competence'),
  }),
  /** 7.2: without saying what a role takes, nobody can tell whether its holder is able. */
  recordCheck({
    id: 'competence-determined',
    requirements: ['7.2', 'A.4.6'],
    severity: 'minor',
    says: 'For each governance role that is held it is said what it takes, and what shows it.',
    of: 'roles',
    applies: (role) => role.state === 'held',
    holds: isDetermined,
    asks: (role, state, holds) =>
      holds
        ? null
        : obligation(state, 'determine-competence', named('roles', role), {
            says: role.competence?.trim()
              ? 'Name a training or qualification that shows the competence'
              : 'Say which competence the role takes',
            why: '7.2',
            roles: ['governance-lead'],
          }),
  }),
  /** 7.2: whoever does the work is able to. */
  recordCheck({
    id: 'competence-held',
    requirements: ['7.2', 'A.4.6'],
    severity: 'major',
    says: 'Everybody who needs a competence holds it.',
    of: 'trainings',
    applies: (training, state) =>
      training.kind === 'competence' && needing(training, state).length > 0,
    holds: isHeldByAll,
    asks: (training, state) => gapsOf(training, state, '7.2'),
  }),
  /** 7.3: everybody who works here knows the policy, their part in it, and what going wrong means. */
  organisationCheck({
    id: 'awareness-offered',
    requirements: ['7.3'],
    severity: 'major',
    says: 'There is a training for everyone’s awareness.',
    begins: 'trainings',
    holds: (state) =>
      state.trainings.some(
        (one) =>
          one.state === 'offered' && one.kind === 'awareness' && one.audience.includes('everyone'),
      ),
  }),
  /** 7.3: a training that some never took makes some aware. */
  recordCheck({
    id: 'awareness-held',
    requirements: ['7.3'],
    severity: 'major',
    says: 'Everybody who works here holds the training for awareness.',
    of: 'trainings',
    applies: (training, state) =>
      training.kind === 'awareness' && needing(training, state).length > 0,
    holds: isHeldByAll,
    asks: (training, state) => gapsOf(training, state, '7.3'),
  }),
  /** 7.2: what is taught goes stale as systems and law change. */
  reviewCheck({
    id: 'trainings-in-date',
    requirements: ['7.2', '7.3'],
    says: 'Each training offered has been looked at by its day.',
    of: 'trainings',
    applies: (training) => training.state === 'offered',
    kind: 'review-training',
    asks: 'Look whether it still teaches what is needed',
    why: '7.2',
    late: 'Review of the training is due',
    falls: (training) => ownerAndLead(training.ownerId),
  }),
]

function isDetermined(role: Seen<'roles'>, state: State): boolean {
  return (
    Boolean(role.competence?.trim()) &&
    state.trainings.some((one) => one.state === 'offered' && one.roleIds.includes(role.id))
  )
}

function needing(training: Seen<'trainings'>, state: State): Competence[] {
  return competences(state).filter((one) => one.training.id === training.id)
}

function isHeldByAll(training: Seen<'trainings'>, state: State): boolean {
  return needing(training, state).every(({ tone }) => tone !== 'bad')
}

/** Each person's own gap. */
function gapsOf(training: Seen<'trainings'>, state: State, why: string): Obligation[] {
  return needing(training, state).flatMap(({ person, record, standing, tone }) => {
    if (standing === 'held') return []
    const asked = obligation(state, 'train', named('trainings', training), {
      says: saysOf[standing],
      why,
      dueOn: standing === 'ends-soon' || standing === 'ended' ? (record?.expiresOn ?? null) : null,
      ownerId: person.id,
      tone,
    })
    return [{ ...asked, id: `${asked.id}:${person.id}` }]
  })
}

const saysOf = {
  'ends-soon': 'Renew what you hold: it counts not much longer',
  ended: 'Renew what you hold: it no longer counts',
  'not-passed': 'Take it again: it was not passed',
  missing: 'Take it, or have recorded that you hold it',
}
