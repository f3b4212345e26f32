import { addMonths } from '../calendar.ts'
import { subClauses } from '../catalogue/clauses.ts'
import { documentOutlines } from '../catalogue/documents.ts'
import type { Seen } from '../checks/seen.ts'
import type { State } from '../checks/state.ts'
import { document, each, type Finding, type Source, some } from './finding.ts'

/** One thing that an auditor asks to see before coming (stage 1). */
export type WantedDocument = {
  name: string
  /** Clause or control. */
  requirement: string
  /** Whether the standard itself asks for it, or it is merely usual. */
  isRequired: boolean
}

export type DocumentStanding = WantedDocument & {
  standing: 'present' | 'stale' | 'absent'
  finding: Finding
}

/** That something of the last twelve months shows that processes ran (8.1). */
export const recentEvidence: Source = some(
  'evidence',
  'There is evidence of the last twelve months.',
  (one, { today }) =>
    one.state === 'current' && one.coversTo !== null && one.coversTo >= addMonths(today, -12),
)

const isReview = (one: Seen<'management-reviews'>) => one.kind === 'management-review'
const minutes = some(
  'management-reviews',
  'Minutes of a management review are signed.',
  (one) => isReview(one) && one.state === 'signed',
)
const reports = some(
  'audits',
  'A report of an internal audit is signed.',
  (one) => one.kind === 'internal' && one.state === 'signed',
)

/**
 * Where each piece of documented information of the catalogue is kept, in the order of its clause:
 * a document by its outline, or records of a register. Null where a person would have to show it.
 */
const kept: Record<string, readonly (Source | null)[]> = {
  '4.1': [some('context', 'Issues are on record.', (one) => one.state === 'current')],
  '4.2': [some('parties', 'Parties are on record.', (one) => one.state === 'current')],
  '4.3': [inDate('scope', 'A scope is approved and in date.')],
  '4.4': [
    document('A description of the AIMS is in force.', { outlines: ['DOC-02'], about: '4.4' }),
  ],
  '5.1': [minutes],
  '5.2': [document('The AI policy is in force.', { outlines: ['DOC-04'], about: '5.2' })],
  '5.3': [some('roles', 'Roles are on record.', (one) => one.state === 'held')],
  '6.1.1': [
    inDate('risk-criteria', 'Risk criteria are approved and in date.'),
    some('actions', 'Actions for risks are on record.', (one) => one.kind === 'risk-treatment'),
  ],
  '6.1.2': [document('The method is in force.', { outlines: ['DOC-06'], about: '6.1.2' })],
  '6.1.3': [
    document('The way of treating risks is in force.', { outlines: ['DOC-06'], about: '8.3' }),
    inDate('soa-versions', 'A version of the statement is approved and in date.'),
    some('risks', 'Risks are under treatment, treated or accepted.', (one) =>
      ['in-treatment', 'treated', 'accepted'].includes(one.state),
    ),
  ],
  '6.1.4': [
    document('The procedure is in force.', { outlines: ['DOC-09'], about: '6.1.4' }),
    inDate('impact-assessments', 'Impact assessments are approved and in date.'),
  ],
  '6.2': [
    some('objectives', 'Objectives are set.', (one) => ['pursued', 'reached'].includes(one.state)),
  ],
  '6.3': [some('changes', 'Changes of the AIMS are on record.', (one) => one.kind === 'aims')],
  '7.1': [some('resources', 'Resources are on record.', (one) => one.state === 'in-use')],
  '7.2': [passed('competence', 'Records show who is competent.')],
  '7.3': [passed('awareness', 'Records show who was made aware.')],
  '7.4': [
    some(
      'communications',
      'It is on record what is told to whom, and what was sent.',
      (one) => one.state === 'current',
    ),
  ],
  '7.5.1': [some('documents', 'Documents are on record.', (one) => one.state === 'effective')],
  '7.5.2': [
    some(
      'document-versions',
      'Approved versions are on record.',
      (one) => one.approvedById !== null,
    ),
  ],
  '7.5.3': [
    document('Rules for documents are in force.', { outlines: ['DOC-13'], about: '7.5.3' }),
  ],
  '8.1': [recentEvidence],
  '8.2': [some('risks', 'Risks are scored.', (one) => one.level !== null)],
  '8.3': [
    some('risks', 'Risks are treated or accepted.', (one) =>
      ['treated', 'accepted'].includes(one.state),
    ),
  ],
  '8.4': [inDate('impact-assessments', 'Impact assessments are approved and in date.')],
  '9.1': [some('monitors', 'Monitors have readings.', (one) => one.lastReadingAt !== null)],
  '9.2.1': [reports],
  '9.2.2': [
    some(
      'audits',
      'Internal audits are planned for a day.',
      (one) => one.kind === 'internal' && one.state !== 'cancelled' && one.startsOn !== null,
    ),
    reports,
  ],
  '9.3.1': [minutes],
  '9.3.2': [
    some(
      'management-reviews',
      'The inputs of a review are kept as they were.',
      (one) => isReview(one) && (one.inputs?.inputs.length ?? 0) > 0,
    ),
  ],
  '9.3.3': [
    some(
      'management-reviews',
      'The decisions of a review are signed.',
      (one) => isReview(one) && one.state === 'signed' && (one.decisions ?? []).length > 0,
    ),
  ],
  '10.1': [some('actions', 'Improvements are on record.', (one) => one.kind === 'improvement')],
  '10.2': [some('nonconformities', 'Nonconformities are on record.', () => true)],
}

/** Outlines that a row of a clause looks for already. */
const coveredOutlines = new Set([
  'DOC-01',
  'DOC-02',
  'DOC-03',
  'DOC-04',
  'DOC-05',
  'DOC-06',
  'DOC-07',
  'DOC-08',
  'DOC-09',
  'DOC-10',
  'DOC-11',
  'DOC-12',
  'DOC-13',
  'DOC-18',
  'DOC-26',
])

const wanted: readonly { document: WantedDocument; source: Source }[] = [
  ...subClauses.flatMap((clause) =>
    clause.documentedInformation.items.map(({ name, basis }, index) => ({
      document: { name, requirement: clause.id, isRequired: basis === 'explicit' },
      source: kept[clause.id]?.[index] ?? absent(name),
    })),
  ),
  ...documentOutlines
    .filter((outline) => !coveredOutlines.has(outline.id))
    .map((outline) => ({
      document: {
        name: outline.title,
        requirement: outline.controls[0] ?? outline.clauses[0] ?? '',
        isRequired: outline.basis === 'explicit',
      },
      source: document(`${outline.title} is in force.`, { outlines: [outline.id] }),
    })),
]

/**
 * The stage 1 list: every document and record that the standard asks for or that is usual, in the
 * order of the standard, each present, stale or absent (ISO/IEC 42001, 7.5.1).
 */
export function stageOne(state: State): DocumentStanding[] {
  return wanted.map(({ document: one, source }) => {
    const finding = source(state)
    return { ...one, finding, standing: standings[finding.verdict] }
  })
}

/** That each document that the standard itself asks for is there and in date (7.5.1). */
export const isRequiredPresent: Source = (state) => {
  const required = stageOne(state).filter((one) => one.isRequired)
  const present = required.filter((one) => one.standing === 'present')
  const share = present.length / required.length
  return {
    says: `Each of the ${required.length} documents and records that the standard asks for is there and in date.`,
    checkId: null,
    register: 'documents',
    verdict: share === 1 ? 'yes' : share > 0 ? 'partly' : 'no',
    looked: required.length,
    short: required.length - present.length,
    records: present.flatMap((one) => one.finding.records.slice(0, 1)),
    faults: required
      .filter((one) => one.standing !== 'present')
      .flatMap((one) => one.finding.faults.slice(0, 1)),
  }
}

const standings = { yes: 'present', partly: 'stale', no: 'absent', na: 'absent' } as const

/** Approved records of a register; stale where none of them is in date. */
function inDate(
  register: 'scope' | 'risk-criteria' | 'soa-versions' | 'impact-assessments',
  says: string,
): Source {
  const look = each(
    register,
    says,
    (one) => one.state === 'approved',
    (one, { today }) => one.reviewAt === null || one.reviewAt >= today,
  )
  return asPresent(look)
}

/** One in date is enough. */
function asPresent(look: Source): Source {
  return (state) => {
    const finding = look(state)
    const verdict = finding.records.length ? 'yes' : finding.looked ? 'partly' : 'no'
    return { ...finding, verdict }
  }
}

/** Records of trainings of a kind that were passed; stale where none of them counts any more. */
function passed(kind: 'competence' | 'awareness', says: string): Source {
  const look = each(
    'training-records',
    says,
    (one, state) =>
      one.result === 'passed' &&
      state.trainings.some((training) => training.id === one.trainingId && training.kind === kind),
    (one, { today }) => one.expiresOn === null || one.expiresOn >= today,
  )
  return asPresent(look)
}

function absent(says: string): Source {
  return () => ({
    says,
    checkId: null,
    register: 'documents',
    verdict: 'no',
    looked: 0,
    short: 0,
    records: [],
    faults: [],
  })
}
