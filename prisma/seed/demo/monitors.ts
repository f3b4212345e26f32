import type { Who } from './people.ts'
import type { DemoRecord } from './record.ts'

/** One monitor of the demo. `level` is where readings start, `end` where they are today; both in its unit. */
export type DemoMonitor = {
  key: string
  title: string
  system: string
  metric: 'performance' | 'data-drift' | 'concept-drift' | 'bias' | 'overrides' | 'uptime'
  method: string
  unit: string
  threshold: { kind: 'above' | 'below' | 'outside'; low?: number; high?: number; why: string }
  every: number
  owner: Who
  recorded: number
  level: number
  end: number
  noise: number
  /** A hump of this height around this many days ago: breaks the threshold and is reviewed. */
  spike?: { ago: number; height: number; reviewed?: number; outcome?: string }
  paused?: number
  retired?: number
}

export const monitors: DemoMonitor[] = [
  {
    key: 'letters-read',
    title: 'Reference numbers read rightly',
    system: 'letters',
    metric: 'performance',
    method: 'Sample of 200 letters a month.',
    unit: '%',
    threshold: { kind: 'below', low: 92, why: 'Below it more letters go astray than by hand.' },
    every: 30,
    owner: 'owner',
    recorded: 515,
    level: 95,
    end: 95.5,
    noise: 0.8,
    retired: 331,
  },
  {
    key: 'fraud-hit',
    title: 'Fraud found in the first 100 claims of the list',
    system: 'fraud',
    metric: 'performance',
    method: 'Share of the 100 highest scores of a month in which investigators found fraud.',
    unit: '%',
    threshold: { kind: 'below', low: 18, why: 'Below that, people are bothered for nothing.' },
    every: 14,
    owner: 'owner',
    recorded: 428,
    level: 27,
    end: 24,
    noise: 1.6,
  },
  {
    key: 'fraud-gap',
    title: 'Gap of hit rates between districts',
    system: 'fraud',
    metric: 'bias',
    method: 'Largest difference between districts with more than 200 claims, in points.',
    unit: 'points',
    threshold: {
      kind: 'above',
      high: 6,
      why: 'More would mean that some districts are searched without cause.',
    },
    every: 14,
    owner: 'owner',
    recorded: 426,
    level: 5.1,
    end: 3.4,
    noise: 0.5,
    spike: {
      ago: 260,
      height: 2.2,
      reviewed: 250,
      outcome:
        'A hail storm in one district; back to normal after four weeks. No change to the model.',
    },
  },
  {
    key: 'triage-drift',
    title: 'Drift of document classes',
    system: 'triage',
    metric: 'data-drift',
    method: 'Population stability index of the 23 classes against the last quarter.',
    unit: '',
    threshold: {
      kind: 'above',
      high: 0.2,
      why: 'The supplier names 0.2 as the point from which accuracy falls.',
    },
    every: 7,
    owner: 'owner',
    recorded: 440,
    level: 0.07,
    end: 0.15,
    noise: 0.02,
    spike: { ago: 25, height: 0.09 },
  },
  {
    key: 'triage-urgent',
    title: 'Urgent claims read the same day',
    system: 'triage',
    metric: 'performance',
    method: 'Share of claims of urgency 1 opened on the day they came.',
    unit: '%',
    threshold: { kind: 'below', low: 95, why: 'We promise it to members.' },
    every: 7,
    owner: 'owner',
    recorded: 438,
    level: 96.4,
    end: 97.8,
    noise: 0.5,
  },
  {
    key: 'uw-overrides',
    title: 'Proposals overruled by underwriters',
    system: 'underwriting',
    metric: 'overrides',
    method: 'Share of proposals that the underwriter changed.',
    unit: '%',
    threshold: {
      kind: 'outside',
      low: 2,
      high: 15,
      why: 'Too few: nobody reads. Too many: it does not help.',
    },
    every: 7,
    owner: 'owner2',
    recorded: 288,
    level: 9,
    end: 3.1,
    noise: 0.7,
  },
  {
    key: 'uw-unsupported',
    title: 'Statements without support in the reports',
    system: 'underwriting',
    metric: 'performance',
    method: 'Weekly sample of 50 files read by a physician.',
    unit: '%',
    threshold: { kind: 'above', high: 1, why: 'One in a hundred is what the executive accepted.' },
    every: 7,
    owner: 'owner2',
    recorded: 286,
    level: 0.7,
    end: 0.4,
    noise: 0.12,
    spike: {
      ago: 130,
      height: 0.9,
      reviewed: 122,
      outcome: 'A new scanner lowered the quality of pages; scans are checked for sharpness now.',
    },
  },
  {
    key: 'renewal-age',
    title: 'Gap of call rates by age',
    system: 'renewal',
    metric: 'bias',
    method: 'Call rate of members over seventy against all, in points.',
    unit: 'points',
    threshold: { kind: 'above', high: 3, why: 'None of the twelve replayed lists went beyond it.' },
    every: 30,
    owner: 'owner',
    recorded: 400,
    level: 3.6,
    end: 2.6,
    noise: 0.25,
  },
  {
    key: 'chat-wrong',
    title: 'Wrong answers in the weekly sample',
    system: 'chat',
    metric: 'performance',
    method: '200 answers read by two members of staff.',
    unit: '%',
    threshold: { kind: 'above', high: 4, why: 'Where complaints begin.' },
    every: 7,
    owner: 'owner2',
    recorded: 338,
    level: 3.2,
    end: 1.9,
    noise: 0.4,
  },
  {
    key: 'damage-gap',
    title: 'Estimate against engineer',
    system: 'damage',
    metric: 'performance',
    method: 'Mean difference on 60 claims a month that an engineer looked at too.',
    unit: '%',
    threshold: { kind: 'outside', low: -8, high: 8, why: 'Within what two engineers differ.' },
    every: 14,
    owner: 'owner',
    recorded: 168,
    level: -3,
    end: -1.2,
    noise: 1,
  },
  {
    key: 'forecast-error',
    title: 'Error of the forecast',
    system: 'forecast',
    metric: 'concept-drift',
    method: 'Mean absolute error of calls an hour over two weeks.',
    unit: '%',
    threshold: { kind: 'above', high: 15, why: 'Beyond it shifts do not fit.' },
    every: 14,
    owner: 'owner',
    recorded: 424,
    level: 8,
    end: 10,
    noise: 1.2,
  },
  {
    key: 'sanctions-holds',
    title: 'Payments held by script of the name',
    system: 'sanctions',
    metric: 'bias',
    method: 'Ratio of the highest to the lowest share of holds.',
    unit: '×',
    threshold: { kind: 'above', high: 2.5, why: 'Above, people wait because of their name.' },
    every: 30,
    owner: 'owner2',
    recorded: 330,
    level: 2.9,
    end: 2.2,
    noise: 0.15,
  },
  {
    key: 'telematics-night',
    title: 'Score of night drivers against all',
    system: 'telematics',
    metric: 'bias',
    method: 'Mean score of members with more than a third of night hours, difference in points.',
    unit: 'points',
    threshold: { kind: 'below', low: -6, why: 'A discount class is six points wide.' },
    every: 14,
    owner: 'owner',
    recorded: 118,
    level: -4.4,
    end: -7.5,
    noise: 0.4,
    paused: 22,
  },
]

const reviews = (key: string, by: Who, outcomes: [ago: number, note: string][]): DemoRecord => ({
  key: `monitor ${key}`,
  register: 'monitors',
  steps: outcomes.map(([ago, reviewNote]) => ({ ago, by, step: 'review', values: { reviewNote } })),
})

/** What was found where a threshold was broken again and again, review by review. */
export const monitorReviews: DemoRecord[] = [
  reviews('sanctions-holds', 'owner2', [
    [
      253.5,
      'The log of payments keeps the script of a name only since two months ago, so nothing could be read before. What was read since is not chance: the lists spell names in Arabic script in many ways, and each spelling holds payments. A second comparison by date of birth is being built.',
    ],
    [
      193.5,
      'Dates of birth are compared since last week, so the readings up to now are without it. A payment held for eleven days is dealt with as an incident. What remains goes to the executive.',
    ],
    [
      133.5,
      'Falling with each reading since dates of birth are compared: from 2.9 to 2.6. Ledgerline 9.4, due in two weeks, matches Arabic script less often. The threshold stays.',
    ],
  ]),
  reviews('renewal-age', 'owner', [
    [
      323.5,
      'Members over seventy rarely use the app, and without it the model knows little of them. Use of the app is left out for them since last week. The executive decides on what remains.',
    ],
    [
      263.5,
      'Still 3.3: leaving out the app was not enough, since all traces of contact are sparse. The list of their own, from which members over seventy are called besides, goes on, so that nobody goes without a call.',
    ],
    [
      203.5,
      'No better: 3.35. The model is not changed: calls from the list of their own leave the traces that were missing, and the next two readings have to show it. If they do not, the list of 400 is split by age.',
    ],
    [
      143.5,
      'Falling since those calls are counted, to 3.25. The list is not split; looked at again after two readings.',
    ],
    [
      83.5,
      'One more reading above the threshold, 3.1, then below it: the aim of the AI policy is met. The list of members over seventy stays until three quarters in a row are below 3.',
    ],
  ]),
  reviews('telematics-night', 'owner', [
    [
      23.5,
      'More than a discount class below all others, twice in a row, and no season: night hours weigh too heavily in the score. The system is suspended and a year of scores is computed anew with half the weight.',
    ],
  ]),
]
