import { clauseTitles, controlTitles } from '../../../lib/catalogue/requirements.ts'
import type { Who } from './people.ts'
import type { DemoValues } from './record.ts'

type Finding = {
  /** The clause or control whose first open question it answers, or the key of a sample. */
  at: string
  verdict: 'major' | 'minor' | 'observation' | 'opportunity'
  finding: string
  notes: string
  auditee: Who
  ago: number
  /** The nonconformity by the name under which the story goes on with it. */
  key: string
}

/** An audit of the demo: who plans and does it, and how far it has come. */
export type DemoAudit = DemoValues & {
  key: string
  planned: number
  lead: Who
  begun?: number
  samples?: { key: string; ago: number; by: Who; values: Record<string, unknown>; says: string }[]
  /** Days on which questions are answered; together they come as far as `share`. */
  answered?: number[]
  share?: number
  findings?: Finding[]
  signed?: { ago: number; outcome: string; conclusion: string; reportedTo: Who[] }
}

const clauses = Object.keys(clauseTitles)
const controlsOf = (...areas: string[]) =>
  Object.keys(controlTitles).filter((id) => areas.some((area) => id.startsWith(`${area}.`)))

const criteria =
  'ISO/IEC 42001:2023; our AI policy, the procedures on life cycle, impact assessment and data; the law on insurance and data protection that our register of parties names.'

/** What auditors saw where all was well, by the beginning of the requirement's number. */
export const seenAt: Record<string, string> = {
  '4': 'Issues and parties read with the governance lead; both lists were gone through this year, and the scope fits the inventory.',
  '5': 'Talked with the executive sponsor, who knew the policy and its limits. Holders of three roles could say what they decide.',
  '6': 'Followed three risks and two assessments from the method to the decision; the statement names the same controls as the risks.',
  '7': 'Asked four people on the claims floor; read the training records and two documents with their versions.',
  '8': 'Took one system through a change: planned, assessed, released, and monitored since.',
  '9': 'Charts of five monitors with their thresholds; what broke one had been looked at within the week.',
  '10': 'Two nonconformities followed to the end; the second pair of eyes had judged after the wait.',
  'A.2': 'The policy in force and the two policies it refers to; the review is in the calendar.',
  'A.3': 'Roles are described and known. The way to report a concern hangs in both offices.',
  'A.4': 'The list of resources against two systems on screen; nothing was missing.',
  'A.5':
    'One assessment read whole, with the people who were heard; another for its effects on groups.',
  'A.6':
    'Requirements, test report and release of one system; logs of last month opened at random.',
  'A.7': 'Provenance of two datasets traced to the contract; the quality checks ran last night.',
  'A.8': 'What members are told, read as a member would; letters of both offices.',
  'A.9': 'Sat beside two users for an hour; they used it for what it is meant for.',
  'A.10': 'Contracts of two suppliers against the list of duties.',
}

/** Audits of three years. */
export const audits: DemoAudit[] = [
  {
    key: 'audit first',
    planned: 400,
    lead: 'auditor',
    values: {
      title: 'First internal audit of the management system',
      kind: 'internal',
      scope:
        'All of the management system, and the controls on policies, organisation, impacts and life cycle.',
      criteria,
      areas:
        'Claims, underwriting and member services in Leeds and Dublin: the leads of each team.',
      requirements: [...clauses, ...controlsOf('A.2', 'A.3', 'A.5', 'A.6')],
    },
    people: { leadAuditorId: 'auditor' },
    days: { startsOn: -360, endsOn: -345, periodFrom: -530, periodTo: -361 },
    begun: 360,
    samples: [
      {
        key: 'sample first risks',
        ago: 358,
        by: 'auditor',
        values: {
          purpose: 'Risks are assessed, have an owner and are looked at again in time',
          register: 'risks',
          method: 'random',
          size: 8,
          seed: 'Leeds, first Monday of the audit',
        },
        says: 'Read with its owner: scores, reasons and last review are there.',
      },
    ],
    answered: [357, 355, 353, 351],
    findings: [
      {
        at: '7.2',
        verdict: 'minor',
        finding: 'Two people who assess impacts had no training for it on record',
        notes:
          'Of six people who wrote assessments, two could show neither the course nor what stands in for it. Both know the method well.',
        auditee: 'compliance',
        ago: 350,
        key: 'nonconformity training',
      },
      {
        at: 'sample first risks',
        verdict: 'observation',
        finding: 'The reason of a score is sometimes only the score in words',
        notes: 'The reason repeats the number; whoever reads it in a year learns nothing from it.',
        auditee: 'risk',
        ago: 349,
        key: 'nonconformity reasons',
      },
    ],
    signed: {
      ago: 345,
      outcome: 'conforms-but',
      conclusion:
        'The management system conforms to the standard and to our own rules but for one minor nonconformity, and people work by it. It is young: monitoring has run for months, not for years. Controls on data, suppliers and information for members were not audited and stand in the programme.',
      reportedTo: ['lead', 'exec'],
    },
  },
  {
    key: 'audit letters',
    planned: 95,
    lead: 'auditor',
    values: {
      title: 'What members are told',
      kind: 'internal',
      scope: 'Letters and screens by which members learn that an AI system took part.',
      criteria,
      areas: 'Member services, and the offices that write letters.',
      requirements: controlsOf('A.8'),
    },
    people: { leadAuditorId: 'auditor' },
    days: { startsOn: -74, endsOn: -66, periodFrom: -160, periodTo: -75 },
    begun: 74,
    answered: [72, 71],
    findings: [
      {
        at: 'A.8.2',
        verdict: 'minor',
        finding: 'Letters about fraud checks did not say that a score took part',
        notes:
          'In 7 of 25 letters drawn from the third quarter the paragraph is missing; all 7 were written with the template of the Dublin office.',
        auditee: 'compliance',
        ago: 70,
        key: 'nonconformity notice',
      },
    ],
    signed: {
      ago: 66,
      outcome: 'conforms-but',
      conclusion:
        'Members are told what they are to be told, but for letters of one office. The cause lies in templates kept twice, not in anybody’s care.',
      reportedTo: ['compliance', 'lead'],
    },
  },
  {
    key: 'audit stage 1',
    planned: 60,
    lead: 'assessor',
    values: {
      title: 'Certification, stage 1: documents and readiness',
      kind: 'stage-1',
      body: 'Meridian Assurance',
      scope: 'Documented information of the management system, and whether stage 2 can be planned.',
      criteria: 'ISO/IEC 42001:2023.',
      areas: 'The governance lead and the compliance lead.',
      requirements: ['4.3', '5.2', '6.1.2', '6.1.3', '6.1.4', '6.2', '7.5.1', '9.2.2', '9.3.1'],
    },
    people: { leadAuditorId: 'assessor' },
    days: { startsOn: -28, endsOn: -24, periodFrom: -390, periodTo: -29 },
    begun: 28,
    samples: [
      {
        key: 'sample stage 1 documents',
        ago: 28,
        by: 'lead',
        values: {
          purpose: 'Policies and procedures are approved and in force',
          register: 'documents',
          method: 'all',
          insideReason:
            'Ruth Calder asked for every document; her account shows those of the systems in scope alone.',
        },
        says: 'Version, approval and day of force are there.',
      },
    ],
    answered: [27, 26],
    findings: [
      {
        at: '9.3.1',
        verdict: 'observation',
        finding: 'One management review a year leaves little room before stage 2',
        notes:
          'The last review lies ten months back. It is within the interval; what the audits of this autumn found has not been before management yet.',
        auditee: 'lead',
        ago: 25,
        key: 'nonconformity review',
      },
    ],
    signed: {
      ago: 24,
      outcome: 'conforms',
      conclusion:
        'The documents are whole and fit together. Stage 2 can take place as planned; the observation is to be looked at by then.',
      reportedTo: ['lead', 'exec'],
    },
  },
  {
    key: 'audit now',
    planned: 45,
    lead: 'auditor',
    values: {
      title: 'Internal audit before stage 2',
      kind: 'internal',
      scope: 'All of the management system, and the controls on resources, data and use.',
      criteria,
      areas: 'Claims, underwriting, investment operations, and the data team.',
      requirements: [...clauses, ...controlsOf('A.4', 'A.7', 'A.9')],
    },
    people: { leadAuditorId: 'auditor' },
    days: { startsOn: -14, endsOn: 9, periodFrom: -345, periodTo: -15 },
    begun: 14,
    samples: [
      {
        key: 'sample now risks',
        ago: 13,
        by: 'auditor',
        values: {
          purpose: 'Treatments are carried out, whatever was chosen',
          register: 'risks',
          method: 'stratified',
          size: 10,
          stratifyBy: 'treatment',
          seed: 'wet leaves',
        },
        says: 'What was decided is done, or has its day.',
      },
    ],
    answered: [12, 10, 6, 3],
    share: 0.6,
    findings: [
      {
        at: '8.4',
        verdict: 'observation',
        finding: 'Assessments do not always say when people were heard',
        notes:
          'Three of twelve assessments name who was heard, but not the day. The work itself was done.',
        auditee: 'lead',
        ago: 11,
        key: 'nonconformity dates',
      },
    ],
  },
  {
    key: 'audit stage 2',
    planned: 22,
    lead: 'assessor',
    values: {
      title: 'Certification, stage 2',
      kind: 'stage-2',
      body: 'Meridian Assurance',
      scope:
        'Development, purchase and use of AI systems in claims, underwriting, member services, investment operations and internal support.',
      criteria: 'ISO/IEC 42001:2023.',
      requirements: [...clauses, ...Object.keys(controlTitles)],
    },
    people: { leadAuditorId: 'assessor' },
    days: { startsOn: 55, endsOn: 58 },
  },
  {
    key: 'audit next',
    planned: 20,
    lead: 'auditor',
    values: {
      title: 'Internal audit of the year after certification',
      kind: 'internal',
      scope: 'All of the management system, and the controls on suppliers and customers.',
      criteria,
      requirements: [...clauses, 'A.10.2', 'A.10.3', 'A.10.4'],
    },
    people: { leadAuditorId: 'auditor' },
    days: { startsOn: 300, endsOn: 312 },
  },
]
