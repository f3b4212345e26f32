import type { Who } from './people.ts'
import type { DemoRecord } from './record.ts'

/** What reviewers did under a plan: how many cases a week, and how often they overruled the system. */
export type DemoEvents = {
  /** The plan, as the story knows it. */
  plan: string
  by: Who
  reviewer: string
  from: number
  to: number
  /** Cases a week. */
  each: number
  /** Share overridden at the beginning and at the end. */
  share: [number, number]
  casePrefix: string
  why: string[]
}

const plan = (
  system: string,
  {
    ago,
    owner,
    enforced,
    by = 'risk',
    reviewers,
    ...values
  }: {
    ago: number
    owner: Who
    enforced: number
    by?: Who
    reviewers: Who[]
    title: string
    trigger: string
    timeLimitHours: number
    powers: string[]
    reviewerSees: string
    stopMeans: string
  },
  more: DemoRecord['steps'] = [],
): DemoRecord => ({
  key: `oversight ${system}`,
  register: 'oversight',
  ago,
  by: owner,
  values,
  people: { ownerId: owner, reviewerIds: reviewers },
  links: { systemId: `system ${system}` },
  days: { reviewAt: 45 + ((ago * 7) % 200) },
  steps: [{ ago: enforced, by, step: 'enforce' }, ...more],
})

const passed = (
  key: string,
  {
    ago,
    passed: on,
    result,
    dueOn,
    ...values
  }: {
    ago: number
    passed: number
    result: string
    dueOn?: number
    title: string
    kind: string
    modelVersion: string
    criteria: string
    method: string
  },
  system: string,
): DemoRecord => ({
  key: `validation ${key}`,
  register: 'validations',
  ago,
  by: 'risk',
  values,
  people: { ownerId: 'risk', validatorIds: ['risk', 'data'] },
  links: { systemId: `system ${system}` },
  days: { dueOn: -on },
  steps: [{ ago: on, by: 'risk', step: 'pass', values: { result } }],
})

/** Who oversees which system, and the validations before each went into operation. */
export const oversight: DemoRecord[] = [
  passed(
    'letters',
    {
      ago: 516,
      passed: 513,
      title: 'Letter sorting: reference numbers',
      kind: 'acceptance',
      modelVersion: 'Scanhouse OCR 8',
      criteria: 'Reference number read rightly in 94 of 100 letters.',
      method: '1,000 letters of one week, read by two people.',
      result: '95.2 %.',
    },
    'letters',
  ),
  passed(
    'sanctions 9.1',
    {
      ago: 488,
      passed: 474,
      title: 'Name screening: listed names are found',
      kind: 'performance',
      modelVersion: 'Ledgerline 9.1, matching module',
      criteria: 'All 300 listed test names are found in two spellings each.',
      method: '300 listed names in two spellings each, and one week of payees.',
      result: '300 of 300; matches three times as often in Arabic script.',
    },
    'sanctions',
  ),
  passed(
    'triage 10',
    {
      ago: 478,
      passed: 449,
      title: 'Claims triage 10: urgent letters',
      kind: 'bias',
      modelVersion: 'Docwise Classify 10',
      criteria: 'Urgent letters found in 93 of 100, in English and Irish.',
      method: '2,000 letters of last year, labelled by two people.',
      result: '94.1 % in English, 93.3 % in Irish; other languages go to people.',
    },
    'triage',
  ),
  passed(
    'fraud 4.1',
    {
      ago: 465,
      passed: 434,
      title: 'Fraud scoring 4.1: hit rate',
      kind: 'performance',
      modelVersion: 'gradient boosting 4.1',
      criteria: 'Hit rate among the first 100 at least 20 %.',
      method: '30,000 closed claims that were not in training.',
      result: '27 %; gap between districts 6 points, taken on as a risk.',
    },
    'fraud',
  ),
  passed(
    'telematics',
    {
      ago: 158,
      passed: 125,
      title: 'Driving style score against claims',
      kind: 'performance',
      modelVersion: 'Roadsense Score 5.1',
      criteria: 'Claims fall from each fifth of scores to the next.',
      method: 'Trips and claims of 4,100 members over a year.',
      result: 'They fall in four of five steps; night hours were not tested apart.',
    },
    'telematics',
  ),
  passed(
    'chat 11',
    {
      ago: 74,
      passed: 66,
      title: 'Member chat: promises of cover, version 11',
      kind: 'red-team',
      modelVersion: 'Parlance Dialogue 11',
      criteria: 'No promise of cover in 500 talks that try for one.',
      method: 'The same people and script as before, in two languages.',
      result: 'None in 540 talks; 9 talks handed over without need.',
    },
    'chat',
  ),

  plan(
    'letters',
    {
      ago: 517,
      owner: 'owner',
      enforced: 514,
      reviewers: ['owner'],
      title: 'Letters without a sure reference number',
      trigger: 'Confidence below 0.9, or a number that no member has.',
      timeLimitHours: 24,
      powers: ['approve', 'override', 'stop'],
      reviewerSees: 'The scan with the number that was read.',
      stopMeans: 'Intake turns the reader off in the scanner settings; letters are sorted by hand.',
    },
    [
      {
        ago: 331,
        by: 'owner',
        step: 'retire',
        reason: 'The system is to be retired.',
      },
    ],
  ),
  plan('sanctions', {
    ago: 500,
    owner: 'owner2',
    enforced: 476,
    reviewers: ['owner2', 'compliance'],
    title: 'Each match is read by an analyst',
    trigger: 'Every match, whatever its strength.',
    timeLimitHours: 24,
    powers: ['approve', 'override', 'escalate', 'stop'],
    reviewerSees: 'Both names side by side, place and date of birth, and why they match.',
    stopMeans:
      'Finance switches screening to the list search of the bank; payments above £500 wait.',
  }),
  plan('triage', {
    ago: 470,
    owner: 'owner',
    enforced: 448,
    reviewers: ['owner', 'data'],
    title: 'Letters the triage is not sure of',
    trigger:
      'Confidence below 0.6, each letter from a lawyer or doctor, and one in fifty by chance.',
    timeLimitHours: 4,
    powers: ['approve', 'override', 'escalate', 'stop'],
    reviewerSees: 'The letter first, the proposed class only once the reader has chosen one.',
    stopMeans:
      'The head of intake sets the queue to “by hand”; letters under way are sorted again from the tray.',
  }),
  plan(
    'fraud',
    {
      ago: 460,
      owner: 'owner',
      enforced: 433,
      reviewers: ['owner', 'risk'],
      title: 'Claims above 80 are read by an investigator',
      trigger: 'A score above 80, and one in two hundred below it by chance.',
      timeLimitHours: 48,
      powers: ['approve', 'override', 'escalate', 'stop'],
      reviewerSees: 'The file before the score; then the score with its five factors.',
      stopMeans:
        'The head of investigation orders the list by date again; the score is hidden within minutes.',
    },
    [
      {
        ago: 77,
        by: 'risk',
        step: 'confirm',
        reason: 'Version 4.2 changes the order of the list, not who reads it or what they see.',
      },
    ],
  ),
  plan('renewal', {
    ago: 445,
    owner: 'owner',
    enforced: 424,
    by: 'lead',
    reviewers: ['owner'],
    title: 'The team leader reads the call list',
    trigger: 'Each monthly list before the first call.',
    timeLimitHours: 72,
    powers: ['approve', 'override', 'stop'],
    reviewerSees: 'The list with age bands and contracts, and how it differs from last month’s.',
    stopMeans: 'No list is released; the team calls by date of renewal.',
  }),
  plan('chat', {
    ago: 375,
    owner: 'owner2',
    enforced: 345,
    reviewers: ['owner2', 'compliance'],
    title: 'Talks that turn to cover or complaint',
    trigger: 'The word for a promise, a complaint or distress in a talk, or confidence below 0.7.',
    timeLimitHours: 1,
    powers: ['override', 'escalate', 'stop'],
    reviewerSees: 'The whole talk, with the paragraphs the answer rests on.',
    stopMeans: 'Member services switches the chat off on the contact page; it says so at once.',
  }),
  plan('underwriting', {
    ago: 320,
    owner: 'owner2',
    enforced: 295,
    reviewers: ['owner2', 'risk'],
    title: 'The underwriter decides, a physician reads fifty files a week',
    trigger: 'Each application, and fifty a week by chance for the physician.',
    timeLimitHours: 72,
    powers: ['approve', 'override', 'escalate', 'stop'],
    reviewerSees: 'The passages with their places first, then the proposed class.',
    stopMeans:
      'The head of underwriting turns proposals off; passages stay, since they decide nothing.',
  }),
  plan('damage', {
    ago: 205,
    owner: 'owner',
    enforced: 175,
    reviewers: ['owner', 'risk'],
    title: 'Estimates that an engineer looks at',
    trigger: 'Above £1,500, confidence below 0.75, or when the member asks.',
    timeLimitHours: 24,
    powers: ['approve', 'override', 'escalate', 'stop'],
    reviewerSees: 'Photographs first, then parts and hours as estimated.',
    stopMeans: 'Claims sets the limit to £0: each estimate then waits for an engineer.',
  }),
  plan('telematics', {
    ago: 150,
    owner: 'owner',
    enforced: 124,
    reviewers: ['owner'],
    title: 'Scores that would end a discount',
    trigger: 'Each score that takes a discount away.',
    timeLimitHours: 120,
    powers: ['approve', 'override', 'stop'],
    reviewerSees: 'Trips by day and hour, beside the score.',
    stopMeans: 'Pricing freezes all scores; discounts stay as they were.',
  }),
  {
    key: 'oversight assistant',
    register: 'oversight',
    ago: 14,
    by: 'owner2',
    values: {
      title: 'A handler reads each draft before it leaves',
      trigger: 'Each draft.',
      timeLimitHours: 8,
      powers: ['approve', 'override', 'stop'],
      reviewerSees: 'The draft with the passages of the file beside it.',
    },
    people: { ownerId: 'owner2', reviewerIds: ['owner2'] },
    links: { systemId: 'system assistant' },
    days: { reviewAt: 40 },
  },
]

/** What reviewers did, week by week; summaries of the case systems, handed in by program. */
export const oversightEvents: DemoEvents[] = [
  {
    plan: 'oversight fraud',
    by: 'owner',
    reviewer: 'Investigation team',
    from: 420,
    to: 2,
    each: 9,
    share: [0.34, 0.21],
    casePrefix: 'MC',
    why: ['Repair invoice explains the amount', 'Known garage, seen before', 'Same accident twice'],
  },
  {
    plan: 'oversight triage',
    by: 'owner',
    reviewer: 'Intake',
    from: 440,
    to: 1,
    each: 12,
    share: [0.12, 0.31],
    casePrefix: 'L',
    why: ['Photographed letter in a new form', 'Deadline named on page three', 'Wrong language'],
  },
  {
    plan: 'oversight chat',
    by: 'owner2',
    reviewer: 'Member services',
    from: 330,
    to: 3,
    each: 6,
    share: [0.4, 0.25],
    casePrefix: 'T',
    why: ['Answer left out an exclusion', 'Member asked for a person', 'Old term quoted'],
  },
  {
    plan: 'oversight underwriting',
    by: 'owner2',
    reviewer: 'Dr. A. Kessler',
    from: 285,
    to: 4,
    each: 7,
    share: [0.16, 0.09],
    casePrefix: 'UW',
    why: ['Finding of another date', 'Handwriting read wrongly', 'Class one step too high'],
  },
  {
    plan: 'oversight sanctions',
    by: 'owner2',
    reviewer: 'Payment control',
    from: 300,
    to: 2,
    each: 3,
    share: [0.71, 0.66],
    casePrefix: 'PAY',
    why: ['Another date of birth', 'Name written another way', 'Released after a call'],
  },
  {
    plan: 'oversight renewal',
    by: 'owner',
    reviewer: 'Renewal team',
    from: 280,
    to: 3,
    each: 2,
    share: [0.2, 0.18],
    casePrefix: 'RN',
    why: ['Member had asked not to be called', 'In hospital', 'Called last week already'],
  },
  {
    plan: 'oversight damage',
    by: 'owner',
    reviewer: 'Engineers',
    from: 168,
    to: 2,
    each: 8,
    share: [0.19, 0.15],
    casePrefix: 'DM',
    why: ['Hidden damage behind the bumper', 'Wrong model year', 'Paint cannot be matched'],
  },
]
