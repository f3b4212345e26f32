/** What a pack is for. */
export type PackKind =
  | 'everything'
  | 'stage-1'
  | 'stage-2'
  | 'surveillance'
  | 'audit-sample'
  | 'system'

/** Groups of documents that a pack can hold. */
export type DocumentGroup =
  | 'statement'
  | 'risk-register'
  | 'treatment-plan'
  | 'gap-report'
  | 'policies'
  | 'reviews'
  | 'assessments'
  | 'audits'
  | 'nonconformities'
  | 'systems'

export type Purpose = {
  label: string
  /** What a pack of this kind holds, in a sentence; it stands in the form, the index and the bag. */
  holds: string
  documents: readonly DocumentGroup[]
  /** Registers told whole beside those of the management system itself; null is all of them. */
  registers: readonly string[] | null
  /** Only documents of records that changed in the period. */
  changedOnly?: boolean
  asksPeriod?: boolean
  /** A record that the pack is about, chosen instead of a filter of systems. */
  about?: 'audits' | 'systems'
}

const all: readonly DocumentGroup[] = [
  'statement',
  'risk-register',
  'treatment-plan',
  'gap-report',
  'policies',
  'reviews',
  'assessments',
  'audits',
  'nonconformities',
  'systems',
]

/** What packs are for, with what each holds (ISO/IEC 17021-1, 9.3.1 and 9.6.2; ISO/IEC 42001, 9.2). */
export const purposes: Record<PackKind, Purpose> = {
  everything: {
    label: 'Everything',
    holds: 'Every register, every document and every evidence file.',
    documents: all,
    registers: null,
  },
  'stage-1': {
    label: 'Certification audit, stage 1',
    holds:
      'What is laid down and whether the audit can begin: Statement of Applicability, policies, risk register and treatment plan, gap report, reports of internal audits and management reviews, with their registers; no dossiers and none of the evidence of daily work.',
    documents: [
      'statement',
      'risk-register',
      'treatment-plan',
      'gap-report',
      'policies',
      'reviews',
      'audits',
    ],
    registers: [
      'systems',
      'risks',
      'impact-assessments',
      'objectives',
      'audits',
      'audit-questions',
      'nonconformities',
      'actions',
    ],
  },
  'stage-2': {
    label: 'Certification audit, stage 2',
    holds:
      'Whether what is laid down is done: every register, every document with a dossier for each system, and the evidence of the period.',
    documents: all,
    registers: null,
    asksPeriod: true,
  },
  surveillance: {
    label: 'Surveillance audit',
    holds:
      'What moved since the last audit: every register and its evidence, the Statement of Applicability, risk register, treatment plan and gap report, and of policies, reviews, assessments, audits, nonconformities and dossiers those that changed in the period.',
    documents: all,
    registers: null,
    changedOnly: true,
    asksPeriod: true,
  },
  'audit-sample': {
    label: 'The sample of one audit',
    holds:
      'The audit with its questions and samples, the records that were drawn with the systems and evidence they name, a report of each finding, and the management system around them.',
    documents: ['statement', 'policies', 'assessments', 'audits', 'nonconformities', 'systems'],
    registers: null,
    about: 'audits',
  },
  system: {
    label: 'One AI system',
    holds:
      'The system’s dossier and assessments, its risks with what is done about them, its nonconformities, all that names it, and the management system around it.',
    documents: [
      'statement',
      'risk-register',
      'treatment-plan',
      'policies',
      'assessments',
      'nonconformities',
      'systems',
    ],
    registers: null,
    about: 'systems',
  },
}

/** Whether a text names a kind of pack. */
export function isPackKind(text: string): text is PackKind {
  return Object.hasOwn(purposes, text)
}
