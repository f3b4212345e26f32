import { catalogueControls } from '../catalogue/controls.ts'
import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { type ControlStatus, controlStatuses } from './controls.ts'
import { type Obligation, obligation, obligationOnMany, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, recordOf, type State } from './state.ts'

const byState = new WeakMap<State, ReadonlyMap<string, ControlStatus>>()

/** How a control of this number stands; judged once for each state. */
function statusOf(controlId: string, state: State): ControlStatus | undefined {
  const known =
    byState.get(state) ?? new Map(controlStatuses(state).map((one) => [one.controlId, one]))
  byState.set(state, known)
  return known.get(controlId)
}

function controlOf(controlId: string, state: State): Seen<'controls'> | undefined {
  const id = statusOf(controlId, state)?.record?.id
  return id === undefined
    ? undefined
    : (recordOf(state, 'controls', id) as Seen<'controls'> | undefined)
}

const applies = (control: Seen<'controls'>) =>
  control.state === 'current' && control.applicable === 'yes'

/**
 * What ISO/IEC 42001, 6.1.3 asks for about controls: each is decided on, the decisions are an approved
 * Statement of Applicability, and what applies is implemented and shown to work.
 */
export const statementChecks: Check[] = [
  /** 6.1.3: the statement is what an auditor holds everything else against. */
  organisationCheck({
    id: 'statement-approved',
    requirements: ['6.1.3'],
    severity: 'major',
    says: 'A Statement of Applicability is approved and no control is undecided.',
    begins: 'soa-versions',
    holds: (state) =>
      undecided(state).length === 0 && state.soaVersions.some((one) => one.state === 'approved'),
    faults: (state) => undecided(state).map((control) => named('controls', control)),
    asks: nextOfStatement,
  }),
  /** 6.1.3: what applies changes with systems and risks. */
  reviewCheck({
    id: 'statement-in-date',
    requirements: ['6.1.3'],
    says: 'The approved Statement of Applicability has been reviewed by its day.',
    of: 'soa-versions',
    applies: (version) => version.state === 'approved',
    kind: 'review-statement',
    asks: 'Review the Statement of Applicability',
    why: '6.1.3',
    late: 'Review of the statement is due',
    falls: (version, state) => {
      const isCurrent =
        undecided(state).length === 0 &&
        state.controls.length > 0 &&
        !state.soaVersions.some((one) => one.state === 'draft') &&
        state.soaVersions.find((one) => one.state === 'approved')?.id === version.id
      return isCurrent ? { roles: ['governance-lead'] } : null
    },
  }),
  /** 5.3: a control that nobody owns is carried out by nobody. */
  recordCheck({
    id: 'controls-owned',
    requirements: ['5.3', '6.1.3'],
    severity: 'minor',
    says: 'Each control that applies has an owner.',
    of: 'controls',
    applies,
    holds: (control) => control.ownerId !== null,
    asks: (control, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'own-control', named('controls', control), {
            says: 'Name an owner of the control',
            why: '5.3',
            roles: ['governance-lead'],
          }),
  }),
  /** 9.1: whether a control still works is looked at again. */
  reviewCheck({
    id: 'controls-in-date',
    requirements: ['9.1', '8.1'],
    says: 'Each control has been reviewed by its day.',
    of: 'controls',
    applies: (control) => control.state === 'current',
    kind: 'review-control',
    asks: 'Review the control',
    why: '9.1',
    late: 'Review of the control is due',
    falls: (control, state) => {
      const met = statusOf(control.controlId ?? '', state)?.met
      const isAsked = met === 'bad' || met === 'due'
      return applies(control) && control.ownerId && !isAsked ? { ownerId: control.ownerId } : null
    },
  }),
  /** 6.1.3: controls of the organisation's own count like those of Annex A. */
  recordCheck({
    id: 'own-controls-shown',
    requirements: ['6.1.3', '8.3'],
    severity: 'minor',
    says: 'Each control of the organisation’s own is implemented and shown by evidence.',
    of: 'controls',
    applies: (control) =>
      applies(control) && !catalogueControls.some((one) => one.id === control.controlId),
    holds: (control, state) => statusOf(control.controlId ?? '', state)?.met === 'met',
    asks: meet,
  }),
]

/**
 * Of each of the 38 controls (6.1.3, A): what is not decided on or not begun can't work, and what is
 * implemented counts once evidence in date, or a test, shows it.
 */
export const controlChecks: Check[] = catalogueControls.flatMap(({ id }) => [
  organisationCheck({
    id: `${id}-carried-out`,
    requirements: [id],
    severity: 'major',
    says: 'The control applies and is carried out at least in part.',
    begins: 'controls',
    applies: (state) => statusOf(id, state)?.met !== 'na',
    holds: (state) => {
      const control = controlOf(id, state)
      return (
        control?.applicable === 'yes' &&
        ['partly', 'implemented', 'verified'].includes(control.status ?? '')
      )
    },
    faults: (state) => faultOf(id, state),
  }),
  organisationCheck({
    id: `${id}-shown`,
    requirements: [id],
    severity: 'minor',
    says: 'The control is implemented, and evidence in date or a test shows it.',
    begins: 'controls',
    applies: (state) => statusOf(id, state)?.met !== 'na',
    holds: (state) => statusOf(id, state)?.met === 'met',
    faults: (state) => faultOf(id, state),
    asks: (state) => {
      const control = controlOf(id, state)
      return control ? meet(control, state) : null
    },
  }),
])

function faultOf(controlId: string, state: State) {
  const control = controlOf(controlId, state)
  return control ? [named('controls', control)] : []
}

function meet(control: Seen<'controls'>, state: State): Obligation | null {
  const status = statusOf(control.controlId ?? '', state)
  if (!status || !applies(control) || !control.ownerId) return null
  if (status.met !== 'bad' && status.met !== 'due') return null
  return obligation(state, 'meet-control', named('controls', control), {
    says: status.asks ?? status.detail,
    why: status.controlId,
    ...ownerOr(control.ownerId, 'governance-lead'),
    tone: status.met,
  })
}

function undecided(state: State): Seen<'controls'>[] {
  return state.controls.filter(
    (control) => control.state === 'current' && control.applicable === 'undecided',
  )
}

/** Decisions first, then a draft, then its approval. */
function nextOfStatement(state: State): Obligation | null {
  const open = undecided(state).length
  if (open) {
    return obligationOnMany(
      'decide-controls',
      {
        register: 'controls',
        query: 'applicable=undecided',
        title: open === 1 ? '1 control' : `${open} controls`,
      },
      { says: 'Decide which controls apply, and why', why: '6.1.3', roles: ['governance-lead'] },
    )
  }
  if (state.controls.length === 0) return null
  const draft = state.soaVersions.find((version) => version.state === 'draft')
  if (draft) {
    return obligation(state, 'approve-statement', named('soa-versions', draft), {
      says: 'Approve the Statement of Applicability',
      why: '6.1.3',
      roles: ['governance-lead', 'compliance-lead', 'executive'],
      except: [draft.ownerId, draft.createdById].filter((id) => id !== null),
    })
  }
  if (state.soaVersions.some((version) => version.state === 'approved')) return null
  return obligationOnMany(
    'draft-statement',
    { register: 'soa-versions', query: '', title: 'Statement of Applicability' },
    { says: 'Draft the first version for approval', why: '6.1.3', roles: ['governance-lead'] },
  )
}
