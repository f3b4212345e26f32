import type { Who } from './people.ts'

/** Evidence of the demo: what it shows, the period it is about, and what it is attached to. */
export type DemoEvidence = {
  title: string
  by: Who
  ago: number
  /** Period covered, in days ago. */
  covers: [from: number, to: number]
  classification: 'public' | 'internal' | 'confidential'
  file?: { name: string; text: string }
  note?: string
  url?: string
  system?: string
  controls?: string[]
  risk?: string
}

const report = (title: string, lines: string[]) =>
  `${title}\n${'='.repeat(title.length)}\n\n${lines.join('\n')}\n`

export const evidence: DemoEvidence[] = [
  {
    title: 'Approval minutes of the AI policy',
    by: 'lead',
    ago: 170,
    covers: [172, 172],
    classification: 'internal',
    controls: ['A.2.2'],
    file: {
      name: 'minutes-ai-policy.txt',
      text: report('Executive meeting, item 4: AI policy', [
        'Present: T. Okafor (chair), M. Lind, E. Rossi.',
        'The AI policy, version 2.0, was discussed paragraph by paragraph.',
        'Decided: approved; in force a week later.',
      ]),
    },
  },
  {
    title: 'Comparison of the AI policy with privacy and security policies',
    by: 'compliance',
    ago: 200,
    covers: [210, 200],
    classification: 'internal',
    controls: ['A.2.3'],
    file: {
      name: 'policy-comparison.csv',
      text: 'policy,paragraph,conflict,decision\r\nPrivacy,4.2,no,\r\nOutsourcing,7,yes,AI clause added\r\nFair treatment,2,no,\r\n',
    },
  },
  {
    title: 'Confirmation of the inventory by owners',
    by: 'lead',
    ago: 42,
    covers: [140, 50],
    classification: 'internal',
    controls: ['A.4.2', 'A.3.2'],
    note: 'All owners confirmed their entries; one system without owner was found (meeting transcripts).',
  },
  {
    title: 'Training records on automation bias',
    by: 'compliance',
    ago: 66,
    covers: [90, 66],
    classification: 'confidential',
    controls: ['A.4.6', 'A.9.2'],
    risk: 'uw-automation',
    file: {
      name: 'training-automation-bias.csv',
      text: 'person,completed,score\r\nU-01,yes,92\r\nU-02,yes,88\r\nU-03,no,\r\n',
    },
  },
  {
    title: 'Validation report, fraud scoring 4.2',
    by: 'owner',
    ago: 50,
    covers: [112, 85],
    classification: 'internal',
    system: 'fraud',
    controls: ['A.6.2.4'],
    file: {
      name: 'validation-fraud-4.2.txt',
      text: report('Validation of fraud scoring 4.2', [
        'Data: 41,230 closed claims.',
        'Hit rate in the first 100: 25 %. Largest gap between districts: 3.4 points.',
        'Validated by the analytics team of home insurance, which did not develop it.',
        'Result: passed.',
      ]),
    },
  },
  {
    title: 'Red-team report, claims triage',
    by: 'owner',
    ago: 243,
    covers: [320, 245],
    classification: 'confidential',
    system: 'triage',
    controls: ['A.6.2.4', 'A.10.3'],
    file: {
      name: 'red-team-triage.txt',
      text: report('Red team: claims triage', [
        'Letters with hidden text did not change the class.',
        'Very long letters are cut after 40 pages: accepted.',
      ]),
    },
  },
  {
    title: 'Evaluation of triage by language',
    by: 'owner',
    ago: 305,
    covers: [400, 310],
    classification: 'internal',
    system: 'triage',
    risk: 'triage-languages',
    note: 'Recall for Polish 94 %, Romanian 93 %, English 96 %.',
  },
  {
    title: 'Physician’s sample, underwriting assistant, half-year',
    by: 'owner2',
    ago: 30,
    covers: [200, 32],
    classification: 'confidential',
    system: 'underwriting',
    risk: 'uw-hallucination',
    controls: ['A.6.2.6'],
    file: {
      name: 'physician-sample.csv',
      text: 'week,files,unsupported\r\n1,50,0\r\n2,50,1\r\n3,50,0\r\n4,50,0\r\n',
    },
  },
  {
    title: 'Log of deleted retrieval stores',
    by: 'owner2',
    ago: 25,
    covers: [300, 25],
    classification: 'internal',
    system: 'underwriting',
    risk: 'uw-special',
    controls: ['A.7.5', 'A.6.2.8'],
    note: '2,911 stores deleted, none older than 30 days.',
  },
  {
    title: 'Contract with Docwise, AI annex',
    by: 'compliance',
    ago: 365,
    covers: [365, 0],
    classification: 'confidential',
    system: 'triage',
    risk: 'triage-update',
    controls: ['A.10.3', 'A.10.2'],
    note: 'Notice of 60 days, test window, right to stay on the old model.',
  },
  {
    title: 'Page for members on the chat',
    by: 'owner2',
    ago: 110,
    covers: [340, 0],
    classification: 'public',
    system: 'chat',
    controls: ['A.8.2'],
    url: 'https://members.aldermoor.example/chat',
  },
  {
    title: 'Data sheet: six years of motor claims',
    by: 'data',
    ago: 150,
    covers: [2500, 150],
    classification: 'internal',
    system: 'fraud',
    controls: ['A.4.3', 'A.7.3', 'A.7.2'],
    file: {
      name: 'data-sheet-claims.txt',
      text: report('Data sheet: six years of motor claims', [
        'Origin: own claims system.',
        'Rows: 412,000. People: members, third parties, garages.',
        'Rights: contract; balancing test on file.',
        'Known gaps: few claims of drivers under 20.',
      ]),
    },
  },
  {
    title: 'Release checklist of the damage estimate',
    by: 'owner',
    ago: 172,
    covers: [180, 172],
    classification: 'internal',
    system: 'damage',
    controls: ['A.6.2.5'],
    note: 'All nine points fulfilled; roll-back tested.',
  },
  {
    title: 'Quarterly report on overrides and fairness',
    by: 'risk',
    ago: 75,
    covers: [165, 75],
    classification: 'internal',
    controls: ['A.9.3', 'A.9.2'],
    note: 'Overrides of underwriters fall towards 3 %: see RSK on automation bias.',
  },
  {
    title: 'Backup of logs restored on trial',
    by: 'owner2',
    ago: 100,
    covers: [100, 100],
    classification: 'internal',
    controls: ['A.6.2.8'],
    note: 'One day of decisions restored in 40 minutes.',
  },
  {
    title: 'Minutes of the member panel',
    by: 'lead',
    ago: 155,
    covers: [155, 155],
    classification: 'internal',
    controls: ['A.10.4'],
    note: 'Members ask for a person within reach in each chat answer.',
  },
  {
    title: 'Ledgerline matching suite 9.4: technical file of the supplier',
    by: 'owner2',
    ago: 212,
    covers: [400, 0],
    classification: 'confidential',
    system: 'sanctions',
    controls: ['A.6.2.7'],
    note: 'Method of comparison, thresholds by script, lists with their sources, what is logged.',
  },
  {
    title: 'List of duties by law',
    by: 'compliance',
    ago: 190,
    covers: [190, 0],
    classification: 'internal',
    controls: ['A.8.5'],
    note: 'With the dates from which each duty applies.',
  },
]
