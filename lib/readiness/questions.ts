import { competences } from '../checks/competence.ts'
import type { Seen } from '../checks/seen.ts'
import { aboutSystem, indexOf, named, type State } from '../checks/state.ts'
import type { InputKey } from '../reviews/shape.ts'
import { isRequiredPresent, recentEvidence } from './documents.ts'
import { check, document, each, type Source, shareOf, some } from './finding.ts'

/**
 * How a question is answered: by what is looked at alone, or (`person`) by a person, whose answer
 * can't be better than what is looked at.
 */
export type Way = { sources: readonly Source[]; person: boolean }

type Given = string | Source

/** Records alone answer: checks by their ids, and looks at registers. */
const computed = (...given: Given[]): Way => ({ sources: given.map(sourceOf), person: false })
/** Only a person can tell; what records show is a part of it. */
const person = (...given: Given[]): Way => ({ sources: given.map(sourceOf), person: true })

function sourceOf(given: Given): Source {
  return typeof given === 'string' ? check(given) : given
}

const isInScope = (one: Seen<'systems'>) =>
  one.scope === 'in' && !['retired', 'rejected'].includes(one.state)
const isRunning = (one: Seen<'systems'>) => one.scope === 'in' && one.state === 'operation'
const isCurrent = ({ state }: { state: string }) => state === 'current'
const isEffective = ({ state }: { state: string }) => state === 'effective'
const isApproved = ({ state }: { state: string }) => state === 'approved'
const isUsed = ({ state }: { state: string }) => state !== 'retired'
const isInUse = ({ state }: { state: string }) => state === 'in-use'
const isHeldReview = (one: Seen<'management-reviews'>) =>
  one.kind === 'management-review' && ['held', 'signed'].includes(one.state)
const isKept = ({ state }: { state: string }) => state !== 'retired' && state !== 'paused'
const isPolicyInForce = (one: Seen<'documents'>) =>
  isEffective(one) && (one.outlineId === 'DOC-04' || one.requirements.includes('5.2'))

const policy = document('The AI policy is in force and in date.', {
  outlines: ['DOC-04'],
  about: '5.2',
})
const policyRead = each(
  'document-versions',
  'Everybody who is to read the AI policy says that they have.',
  isPolicyVersion,
  isReadByAll,
)
const riskMethod = document(
  'The method of risk assessment and treatment is in force and in date.',
  { outlines: ['DOC-06'], about: '6.1.2' },
)
const impactProcedure = document('The procedure of impact assessment is in force and in date.', {
  outlines: ['DOC-09'],
  about: '6.1.4',
})
const lifeCycle = document('The procedure of the life cycle is in force and in date.', {
  outlines: ['DOC-14'],
  about: 'A.6.1.3',
})
const dataProcedure = document('The procedure for data is in force and in date.', {
  outlines: ['DOC-17'],
  about: 'A.7.2',
})
const useProcedure = document('The rules of responsible use are in force and in date.', {
  outlines: ['DOC-21'],
  about: 'A.9.2',
})
const manual = document('A description of the management system is in force and in date.', {
  outlines: ['DOC-02'],
  about: '4.4',
})
const changesApproved = each(
  'changes',
  'Each released change was approved.',
  (one) => one.state === 'released',
  (one) => one.approvedOn !== null,
)
const suppliersAssessed = each(
  'suppliers',
  'Each approved supplier has passed its due diligence.',
  isApproved,
  (one) => ['passed', 'conditions'].includes(one.dueDiligenceResult ?? ''),
)
const validated = each(
  'systems',
  'Each system in operation has passed a validation.',
  isRunning,
  (one, state) => aboutSystem(state.validations, one.id).some((found) => found.state === 'passed'),
)
const risksKnown = each(
  'systems',
  'Each system in operation that was assessed has its risks on record.',
  (one, state) => isRunning(one) && indexOf(state).assessmentsOf(one.id).some(isApproved),
  (one, state) => indexOf(state).risksOf(one.id).length > 0,
)

const resourcesDecided = some(
  'review-decisions',
  'Top management has decided on resources.',
  (one) => one.about === 'resources' && one.state !== 'dropped',
)
const competent = heldBy('competence', 'Everybody who needs a competence holds it.')
const aware = heldBy('awareness', 'Everybody who works here holds the training for awareness.')
const competenceRecorded = some(
  'training-records',
  'Records show who passed what.',
  (one) => one.result === 'passed',
)
const told = each(
  'communications',
  'Of each communication it is said to whom, on which occasion and how.',
  isCurrent,
  (one) =>
    (Boolean(one.audience?.trim()) || one.partyIds.length > 0) &&
    Boolean(one.occasion?.trim()) &&
    Boolean(one.channel?.trim()),
)
const toolsVersioned = each(
  'resources',
  'Each tool in use has its version on record.',
  (one) => isInUse(one) && one.kind === 'tooling',
  (one) => Boolean(one.version?.trim()),
)
const computingPlaced = each(
  'resources',
  'Of all computing in use it is on record where it is and how much of it there is.',
  (one) => isInUse(one) && one.kind === 'computing',
  (one) => Boolean(one.location?.trim()) && Boolean(one.capacity?.trim()),
)
const peopleDescribed = each(
  'resources',
  'Of the people each system takes it is on record what they know and can do.',
  (one) => isInUse(one) && one.kind === 'human',
  (one) => Boolean(one.expertise?.trim()),
)
const auditsConclude = each(
  'audits',
  'Each signed internal audit concludes whether the management system conforms and is kept up.',
  (one) => one.state === 'signed' && one.kind === 'internal',
  (one) => one.outcome !== null,
)
const auditsSigned = some(
  'audits',
  'Signed reports of internal audits are kept.',
  (one) => one.state === 'signed' && one.kind === 'internal',
)
const dutiesTold = each(
  'communications',
  'Of each duty to inform it is on record when it was met last.',
  (one) => isCurrent(one) && one.kind === 'duty',
  (one) => one.sentOn !== null,
)

/** That each management review that was held looked at these inputs (9.3.2). */
function reviewed(says: string, ...keys: InputKey[]): Source {
  return each('management-reviews', says, isHeldReview, ({ inputs }) =>
    keys.every((key) => inputs?.inputs.some((input) => input.key === key)),
  )
}

/** What answers each question; a question that is not here is a person's alone. */
export const ways: Readonly<Record<string, Way>> = {
  '4.1-q1': computed('issues-determined', 'issues-in-date'),
  '4.1-q2': computed(
    some('context', 'Climate change is decided on as an issue.', (one) => one.topic === 'climate'),
  ),
  '4.1-q3': computed(
    each(
      'systems',
      'For each system in scope, the organisation’s role is stated.',
      isInScope,
      (one) => one.organisationRoles.length > 0,
    ),
  ),
  '4.1-q4': person('issues-determined'),
  '4.1-q5': computed('issues-determined', 'issues-in-date'),
  '4.2-q1': computed(
    'parties-determined',
    some(
      'parties',
      'People affected by AI are among the parties.',
      (one) => isCurrent(one) && one.kind === 'affected-people',
    ),
  ),
  '4.2-q2': computed(
    each(
      'parties',
      'Of each party it is said what its needs rest on.',
      isCurrent,
      (one) => one.obligation !== null,
    ),
  ),
  '4.2-q3': computed(
    each(
      'parties',
      'For each party it is decided what is met.',
      isCurrent,
      (one) => one.addressed !== null,
    ),
  ),
  '4.2-q4': computed('parties-determined', 'parties-in-date'),
  '4.3-q1': computed('scope-approved', 'scope-in-date'),
  '4.3-q2': person('scope-approved'),
  '4.3-q3': person('scope-approved'),
  '4.3-q4': person('scope-approved'),
  '4.3-q5': computed('systems-in-scope', 'systems-scope-decided'),
  '4.4-q1': person(manual),
  '4.4-q2': person(manual),
  '4.4-q3': computed('management-system-established', recentEvidence),
  '4.4-q4': person('readiness-assessed'),
  '5.1-q1': person('top-decides'),
  '5.2-q1': computed('policy-in-force', policy),
  '5.2-q2': person(policy),
  '5.2-q3': person(policy),
  '5.2-q4': computed('policy-in-force', 'policy-told', policyRead),
  '5.2-q5': person(policy),
  '5.3-q1': computed('roles-assigned', 'roles-held', 'systems-owned', 'controls-owned'),
  '5.3-q2': person('roles-assigned'),
  '5.3-q4': person('roles-held'),
  '6.1.1-q1': person('risks-identified'),
  '6.1.1-q2': computed('criteria-approved', 'criteria-in-date'),
  '6.1.1-q3': person('criteria-approved'),
  '6.1.1-q4': computed(
    some('actions', 'Actions for risks are on record.', (one) => one.kind === 'risk-treatment'),
  ),
  '6.1.1-q5': computed('risk-treatment-performed'),
  '6.1.2-q1': computed(riskMethod),
  '6.1.2-q2': person(riskMethod),
  '6.1.2-q3': person('objectives-set', 'risks-identified'),
  '6.1.2-q4': person('risks-scored'),
  '6.1.2-q5': computed('criteria-approved', 'risks-identified', 'risks-scored'),
  '6.1.2-q6': computed(riskMethod),
  '6.1.3-q1': computed(riskMethod),
  '6.1.3-q2': computed('risks-treatment-decided'),
  '6.1.3-q3': computed(
    each(
      'controls',
      'Each control of Annex A is decided on.',
      isCurrent,
      (one) => one.applicable === 'yes' || one.applicable === 'no',
    ),
  ),
  '6.1.3-q4': person('own-controls-shown'),
  '6.1.3-q5': computed('statement-approved', 'statement-in-date'),
  '6.1.3-q6': computed('risks-treatment-decided', 'residual-risks-accepted', 'acceptances-in-date'),
  '6.1.3-q7': person('statement-approved'),
  '6.1.4-q1': computed('impact-method-settled', impactProcedure),
  '6.1.4-q2': person('impact-assessed'),
  '6.1.4-q3': person('impact-assessed'),
  '6.1.4-q4': person('impact-assessed'),
  '6.1.4-q5': computed(risksKnown),
  '6.2-q1': computed('objectives-set'),
  '6.2-q2': person('objectives-set', 'objectives-measurable'),
  '6.2-q3': computed('objectives-set', 'objectives-measured', 'objectives-decided'),
  '6.2-q4': computed('objectives-set', 'objectives-measurable'),
  '6.3-q1': computed('aims-changes-planned'),
  '6.3-q2': person('aims-changes-planned'),
  '6.3-q3': person(changesApproved),
  '7.1-q1': computed('resources-determined', 'resources-documented'),
  '7.1-q2': person('resources-documented', resourcesDecided),
  '7.1-q3': person('resources-in-date'),
  '7.2-q1': computed('competence-offered', 'competence-determined'),
  '7.2-q2': computed(competent),
  '7.2-q3': person(competent, 'trainings-in-date'),
  '7.2-q4': computed(competenceRecorded),
  '7.3-q1': computed(policyRead, 'awareness-offered', aware),
  '7.3-q2': person(aware),
  '7.3-q3': person(aware, 'concerns-can-be-raised'),
  '7.4-q1': computed('communication-planned'),
  '7.4-q2': computed(told, 'communication-approved'),
  '7.4-q3': computed('communication-kept'),
  '7.5.1-q1': computed(isRequiredPresent),
  '7.5.1-q2': person('documents-kept'),
  '7.5.2-q1': computed(
    'versions-in-force',
    each(
      'document-versions',
      'Each version in force has its number, author and day.',
      isEffective,
      (one) => one.number !== null && one.authorIds.length > 0 && one.effectiveFrom !== null,
    ),
  ),
  '7.5.2-q2': person('versions-in-force'),
  '7.5.2-q3': computed('versions-in-force', 'versions-approved-by-others', 'versions-decided'),
  '7.5.3-q1': computed('documents-have-one-version', 'documents-in-date', 'policy-told'),
  '7.5.3-q3': person('retention-decided', 'documents-have-one-version'),
  '8.1-q1': computed(lifeCycle, 'systems-in-scope', 'operation-conditions-hold'),
  '8.1-q2': computed(
    each(
      'controls',
      'Each control that applies is carried out, and its last test did not fail.',
      (one) => isCurrent(one) && one.applicable === 'yes',
      (one) =>
        ['implemented', 'verified'].includes(one.status ?? '') && one.lastTestResult !== 'fails',
    ),
    'controls-in-date',
  ),
  '8.1-q3': computed(recentEvidence),
  '8.1-q4': computed('changes-decided', 'changes-released', changesApproved),
  '8.1-q5': computed(suppliersAssessed, 'contracts-in-date'),
  '8.2-q1': computed('risk-assessment-performed', 'risks-in-date'),
  '8.2-q2': person('risks-scored', 'risks-in-date'),
  '8.2-q3': computed('risk-assessment-performed', 'criteria-approved', 'risks-scored'),
  '8.3-q1': computed('treatments-in-time'),
  '8.3-q2': computed(
    each(
      'actions',
      'Each treatment that is done was verified by somebody else.',
      (one) => one.kind === 'risk-treatment' && ['done', 'verified'].includes(one.state),
      (one) => one.state === 'verified',
    ),
  ),
  '8.3-q3': computed('systems-risks-recorded', 'risks-treatment-decided'),
  '8.3-q4': person('residual-risks-accepted'),
  '8.3-q5': computed('risk-treatment-performed'),
  '8.4-q1': computed('assessment-before-operation', 'assessments-in-date'),
  '8.4-q2': person('assessments-renewed-after-change'),
  '8.4-q3': computed('impact-assessed', 'assessments-finished', risksKnown),
  '9.1-q1': computed('monitoring-performed', 'systems-monitored', 'objectives-set'),
  '9.1-q2': computed(
    each('monitors', 'Each monitor has a threshold.', isKept, (one) => one.thresholdKind !== null),
  ),
  '9.1-q3': computed(
    each(
      'monitors',
      'Each monitor is read at an interval.',
      isKept,
      (one) => one.frequencyDays !== null,
    ),
    'monitors-in-date',
  ),
  '9.1-q4': computed(
    'monitoring-performed',
    'readings-in-time',
    'breaches-reviewed',
    'objectives-measured',
  ),
  '9.2.1-q1': computed('clauses-audited', 'audit-on-time'),
  '9.2.1-q2': person('audit-planned-whole'),
  '9.2.1-q3': person(auditsConclude),
  '9.2.2-q1': computed('audits-planned-ahead', 'programme-covers-all'),
  '9.2.2-q2': person('audits-planned-ahead', 'audit-findings-followed'),
  '9.2.2-q3': computed('audit-planned-whole'),
  '9.2.2-q4': computed('auditors-objective'),
  '9.2.2-q5': computed('audit-reported', auditsSigned),
  '9.3.1-q1': computed('review-at-intervals', 'meetings-held'),
  '9.3.1-q2': person('review-signed'),
  '9.3.2-q1': computed(reviewed('Each review looked at what earlier ones had decided.', 'actions')),
  '9.3.2-q2': computed(
    reviewed('Each review looked at changes of issues and of parties’ needs.', 'issues', 'parties'),
  ),
  '9.3.2-q3': computed(
    reviewed(
      'Each review looked at nonconformities, monitoring and audits.',
      'nonconformities',
      'monitoring',
      'audits',
    ),
  ),
  '9.3.2-q4': computed(reviewed('Each review looked at what could be better.', 'opportunities')),
  '9.3.3-q1': computed(
    'review-signed',
    some(
      'review-decisions',
      'Improvements or changes of the management system are decided.',
      (one) => one.about === 'improvement' || one.about === 'change',
    ),
  ),
  '9.3.3-q2': computed(
    each(
      'review-decisions',
      'Each decision has an owner and a day.',
      (one) => one.state !== 'dropped',
      (one) => one.ownerId !== null && one.dueOn !== null,
    ),
    'decisions-in-time',
  ),
  '9.3.3-q3': computed('minutes-signed'),
  '10.1-q1': computed('improvement-performed'),
  '10.1-q2': person('actions-in-time'),
  '10.2-q1': computed('nonconformities-handled', 'nonconformities-in-time', 'incidents-settled'),
  '10.2-q2': computed(
    each(
      'nonconformities',
      'The cause of each nonconformity is known, or its day is still to come.',
      () => true,
      (one, { today }) => one.state !== 'open' || one.dueOn === null || one.dueOn >= today,
    ),
  ),
  '10.2-q3': computed('nonconformities-in-time', 'corrections-verified'),
  '10.2-q4': person('nonconformities-handled'),
  '10.2-q5': computed(some('nonconformities', 'Nonconformities are on record.', () => true)),

  'A.2.2-q1': computed('policy-in-force'),
  'A.2.2-q2': person(policy),
  'A.2.2-q3': person(policy),
  'A.2.3-q2': person('policies-aligned'),
  'A.2.4-q1': computed(
    each(
      'documents',
      'The AI policy has an owner and a review day.',
      isPolicyInForce,
      (one) => one.ownerId !== null && one.reviewAt !== null,
    ),
  ),
  'A.2.4-q2': person('policy-in-date'),
  'A.2.4-q3': computed(
    each(
      'document-versions',
      'The version of the AI policy in force was approved.',
      isPolicyVersion,
      (one) => one.approvedById !== null,
    ),
    policyRead,
  ),
  'A.3.2-q1': computed('systems-owned', 'roles-held'),
  'A.3.2-q2': person('roles-held'),
  'A.3.3-q1': person(
    'concerns-can-be-raised',
    document('The way to raise a concern is in force and in date.', {
      outlines: ['DOC-24'],
      about: 'A.3.3',
    }),
  ),
  'A.3.3-q2': person('concerns-can-be-raised', 'appeals-decided'),
  'A.3.3-q3': person('concerns-acknowledged', 'concerns-answered', 'appeals-decided'),
  'A.4.2-q1': computed('systems-in-scope', 'systems-in-date', 'resources-documented'),
  'A.4.2-q2': person('resources-documented', 'resources-in-date'),
  'A.4.2-q3': computed('systems-risks-recorded', 'assessment-before-operation'),
  'A.4.3-q1': computed(some('datasets', 'Datasets are registered and approved.', isApproved)),
  'A.4.3-q2': computed('datasets-approved', 'datasets-in-date'),
  'A.4.4-q1': computed('tooling-documented', toolsVersioned),
  'A.4.4-q2': person('resources-supported'),
  'A.4.5-q1': computed('computing-documented'),
  'A.4.5-q2': person(computingPlaced),
  'A.4.5-q3': person('resources-in-date'),
  'A.4.6-q1': computed('people-documented', 'competence-determined', peopleDescribed),
  'A.4.6-q3': person(competent),
  'A.5.2-q1': computed('impact-method-settled', impactProcedure),
  'A.5.2-q2': computed('assessment-before-operation', 'assessments-renewed-after-change'),
  'A.5.2-q3': person(impactProcedure),
  'A.5.3-q1': computed('impact-assessed', 'assessments-finished'),
  'A.5.3-q3': computed(
    some('impact-assessments', 'Approved assessments are kept as they were.', (one) =>
      ['approved', 'superseded'].includes(one.state),
    ),
  ),
  'A.5.4-q1': person('impact-assessed', 'assessments-in-date'),
  'A.5.4-q2': person('impact-assessed', 'assessments-in-date'),
  'A.5.4-q3': person('impact-assessed', 'assessments-in-date'),
  'A.5.5-q1': person('impact-assessed', 'assessments-in-date'),
  'A.5.5-q2': person('impact-assessed', 'assessments-in-date'),
  'A.5.5-q3': person('impact-assessed', 'assessments-in-date'),
  'A.6.1.2-q1': computed('objectives-set'),
  'A.6.1.2-q3': computed('objectives-measured'),
  'A.6.1.3-q1': computed(lifeCycle, 'development-process-in-force'),
  'A.6.1.3-q2': person(lifeCycle),
  'A.6.1.3-q3': computed('operation-conditions-hold', 'exceptions-ended'),
  'A.6.2.2-q1': person('requirements-written', 'systems-classified'),
  'A.6.2.3-q2': person('design-recorded'),
  'A.6.2.4-q1': computed(
    some('validations', 'Validations are planned or passed.', (one) =>
      ['planned', 'passed'].includes(one.state),
    ),
    'validations-in-time',
  ),
  'A.6.2.4-q2': person(validated),
  'A.6.2.5-q2': computed(validated, 'operation-conditions-hold'),
  'A.6.2.6-q1': computed('systems-monitored'),
  'A.6.2.6-q2': person('systems-monitored', 'breaches-reviewed'),
  'A.6.2.7-q3': person('technical-documentation-linked'),
  'A.6.2.8-q2': person('use-recorded'),
  'A.7.2-q1': computed(dataProcedure),
  'A.7.2-q2': person(dataProcedure),
  'A.7.2-q3': person(dataProcedure, 'datasets-approved'),
  'A.7.3-q1': computed('acquisition-known'),
  'A.7.3-q2': computed('datasets-approved'),
  'A.7.4-q1': person('datasets-approved'),
  'A.7.4-q2': computed(
    each(
      'datasets',
      'The quality of each dataset in use was measured.',
      isUsed,
      (one) => one.quality !== null,
    ),
  ),
  'A.7.4-q3': computed('data-quality-met'),
  'A.8.2-q1': computed('users-informed'),
  'A.8.2-q2': person('users-informed'),
  'A.8.2-q3': person('users-informed', 'communication-kept'),
  'A.8.3-q1': computed('reporting-route-known', 'concerns-can-be-raised'),
  'A.8.3-q2': person('concerns-acknowledged', 'concerns-answered', 'reporters-replied-to'),
  'A.8.3-q3': person('reporting-route-known'),
  'A.8.4-q1': computed('incident-notice-planned'),
  'A.8.4-q2': person('incident-notice-planned', 'duties-to-inform-known'),
  'A.8.4-q3': person('incidents-reported', 'incidents-settled'),
  'A.8.5-q1': person('duties-to-inform-known'),
  'A.8.5-q2': computed(dutiesTold, 'incidents-reported'),
  'A.8.5-q3': person('duties-to-inform-known'),
  'A.9.2-q1': computed('systems-scope-decided', 'operation-conditions-hold'),
  'A.9.2-q2': person(useProcedure, 'system-overseen'),
  'A.9.2-q3': person(useProcedure, aware),
  'A.9.3-q1': computed('objectives-set'),
  'A.9.3-q2': person('system-overseen', 'oversight-in-date', 'stop-settled'),
  'A.9.3-q3': person(competent, 'oversight-has-people'),
  'A.9.4-q1': person('requirements-written'),
  'A.9.4-q3': person('use-within-bounds'),
  'A.10.2-q1': person('suppliers-decided', 'contracts-in-date'),
  'A.10.3-q1': computed(suppliersAssessed, 'suppliers-decided'),
  'A.10.3-q2': person('contracts-in-date'),
  'A.10.3-q3': computed('suppliers-in-date'),
  'A.10.4-q1': computed(
    some(
      'parties',
      'Customers and what they need are on record.',
      (one) => isCurrent(one) && one.kind === 'customers',
    ),
    'parties-in-date',
  ),
}

function isPolicyVersion(version: Seen<'document-versions'>, state: State): boolean {
  return state.documents.some(
    (one) => isPolicyInForce(one) && one.effectiveVersionId === version.id,
  )
}

function isReadByAll(version: Seen<'document-versions'>, state: State): boolean {
  const audience = state.documents.find((one) => one.id === version.documentId)?.audience ?? []
  return state.users
    .filter(
      ({ roles }) => audience.includes('everyone') || roles.some((role) => audience.includes(role)),
    )
    .every((user) => indexOf(state).hasAcknowledged(version.id, user.id))
}

/** That everybody who needs trainings of a kind holds them (7.2, 7.3); it counts people. */
function heldBy(kind: 'competence' | 'awareness', says: string): Source {
  return (state) => {
    const needed = competences(state).filter(({ training }) => training.kind === kind)
    const held = needed.filter(({ tone }) => tone !== 'bad')
    const lacking = new Set(needed.filter(({ tone }) => tone === 'bad').map((one) => one.training))
    return {
      says,
      checkId: null,
      register: 'trainings',
      verdict: shareOf(needed.length, needed.length - held.length),
      looked: needed.length,
      short: needed.length - held.length,
      records: [...new Set(held.map(({ training }) => training))]
        .filter((one) => !lacking.has(one))
        .map((one) => named('trainings', one)),
      faults: [...lacking].map((one) => named('trainings', one)),
    }
  }
}
