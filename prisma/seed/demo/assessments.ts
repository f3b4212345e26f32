import type { Answers } from '../../../lib/assessments/tiering.ts'
import { questionsFor } from '../../../lib/assessments/tiering.ts'
import type { Tier } from '../../../lib/criteria/shape.ts'
import type { Who } from './people.ts'
import { people } from './people.ts'
import type { DemoSystem } from './systems.ts'

/** One assessment of the demo; numbers are days ago. */
export type DemoAssessment = {
  system: string
  title: string
  occasion: 'first' | 'planned' | 'change' | 'incident'
  tier: Tier
  author: Who
  approver: Who
  begun: number
  submitted?: number
  /** Sent back once, with these remarks on the first answers, and submitted again some days later. */
  returned?: { ago: number; remarks: string; first?: Answers; again?: number }
  approved?: number
  /** Months of validity from the approval. */
  months?: number
  residual: [severity: number, likelihood: number]
  conditions?: string
  /** Answers that were others then than what is known of the system today. */
  answeredThen?: Answers
  /** How many questions are answered in a draft, as a share. */
  filled?: number
}

export const assessments: DemoAssessment[] = [
  {
    system: 'letters',
    title: 'Letter sorting: first assessment',
    occasion: 'first',
    tier: 'medium',
    author: 'owner',
    approver: 'lead',
    begun: 517,
    submitted: 515,
    approved: 514,
    months: 18,
    residual: [2, 1],
  },
  {
    system: 'sanctions',
    title: 'Name screening: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner2',
    approver: 'lead',
    begun: 509,
    submitted: 495,
    approved: 478,
    months: 12,
    residual: [3, 3],
    answeredThen: {
      'IAQ-06-03': 'Names in Arabic script match three times as often as names in Latin script.',
    },
  },
  {
    system: 'triage',
    title: 'Claims triage: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner',
    approver: 'lead',
    begun: 516,
    submitted: 470,
    returned: {
      ago: 462,
      remarks: 'The results per language are missing, and nobody spoke with the intake team.',
      first: { 'IAQ-06-03': 'By age and district within one point; by language not measured.' },
      again: 455,
    },
    approved: 450,
    months: 12,
    residual: [3, 2],
  },
  {
    system: 'fraud',
    title: 'Fraud scoring: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner',
    approver: 'exec',
    begun: 521,
    submitted: 460,
    approved: 436,
    months: 12,
    residual: [4, 3],
    conditions: 'Report hit rates per district each month.',
    answeredThen: {
      'IAQ-06-03': 'Largest gap 5.1 points, between districts; postcode is an input.',
    },
  },
  {
    system: 'forecast',
    title: 'Demand forecast: first assessment',
    occasion: 'first',
    tier: 'low',
    author: 'owner',
    approver: 'lead',
    begun: 450,
    submitted: 446,
    approved: 442,
    months: 24,
    residual: [1, 2],
  },
  {
    system: 'renewal',
    title: 'Renewal prediction: first assessment',
    occasion: 'first',
    tier: 'medium',
    author: 'owner',
    approver: 'lead',
    begun: 462,
    submitted: 448,
    approved: 430,
    months: 18,
    residual: [2, 3],
  },
  {
    system: 'chat',
    title: 'Member chat: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner2',
    approver: 'lead',
    begun: 431,
    submitted: 395,
    approved: 373,
    months: 12,
    residual: [3, 2],
  },
  {
    system: 'underwriting',
    title: 'Underwriting assistant: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner2',
    approver: 'exec',
    begun: 501,
    submitted: 340,
    returned: {
      ago: 330,
      remarks: 'Say how an applicant learns what weighed, and add the physician’s view.',
      first: { 'IAQ-09-02': 'By the letter with the decision.' },
      again: 315,
    },
    approved: 300,
    months: 12,
    residual: [5, 2],
    conditions: 'Weekly sample by a physician for the first year.',
  },
  {
    system: 'damage',
    title: 'Damage estimate: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner',
    approver: 'lead',
    begun: 281,
    submitted: 200,
    approved: 178,
    months: 12,
    residual: [3, 2],
  },
  {
    system: 'telematics',
    title: 'Driving style score: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner',
    approver: 'exec',
    begun: 231,
    submitted: 150,
    approved: 128,
    months: 12,
    residual: [3, 4],
    conditions: 'Report on occupation groups after one quarter.',
  },
  {
    system: 'triage',
    title: 'Claims triage: reassessment after new supplier model',
    occasion: 'change',
    tier: 'high',
    author: 'owner',
    approver: 'lead',
    begun: 120,
    submitted: 100,
    approved: 88,
    months: 12,
    residual: [3, 2],
  },
  {
    system: 'fraud',
    title: 'Fraud scoring: yearly reassessment',
    occasion: 'planned',
    tier: 'high',
    author: 'owner',
    approver: 'exec',
    begun: 95,
    submitted: 82,
    approved: 72,
    months: 12,
    residual: [4, 3],
  },
  {
    system: 'sanctions',
    title: 'Name screening: yearly reassessment',
    occasion: 'planned',
    tier: 'high',
    author: 'owner2',
    approver: 'lead',
    begun: 130,
    submitted: 121,
    approved: 115,
    months: 12,
    residual: [3, 3],
  },
  {
    system: 'chat',
    title: 'Member chat: yearly reassessment',
    occasion: 'planned',
    tier: 'high',
    author: 'owner2',
    approver: 'lead',
    begun: 25,
    submitted: 6,
    residual: [3, 2],
  },
  {
    system: 'assistant',
    title: 'Case assistant: first assessment',
    occasion: 'first',
    tier: 'high',
    author: 'owner2',
    approver: 'exec',
    begun: 371,
    submitted: 30,
    returned: {
      ago: 17,
      remarks:
        'The red-team results are missing, and it is not said what happens to drafts that are not sent.',
    },
    residual: [4, 3],
  },
  {
    system: 'flood',
    title: 'Flood exposure map: first assessment',
    occasion: 'first',
    tier: 'medium',
    author: 'owner2',
    approver: 'lead',
    begun: 40,
    residual: [3, 2],
    filled: 0.45,
  },
]

const legalClass: Record<string, string> = {
  'high-risk': 'High-risk',
  transparency: 'Transparency duties only',
  'general-purpose': 'General-purpose model',
  minimal: 'Not regulated as AI',
}
const autonomy: Record<string, string> = {
  'no-effect': 'No effect on people',
  information: 'Information only',
  recommendation: 'Recommendation a person decides on',
  'overrulable-decision': 'Decision a person can overrule',
  'automatic-decision': 'Fully automatic decision',
}
const data: Record<string, string> = {
  none: 'No',
  ordinary: 'Yes, ordinary data',
  special: 'Yes, special-category or criminal-offence data',
}
const roles: Record<string, string> = {
  developer: 'Developer',
  provider: 'Provider',
  deployer: 'User or deployer',
}

/** What is known of a system and stands in no field of its entry. */
const facts: Record<string, { gap: string; work: string; instead: string }> = {
  letters: {
    gap: 'Not measured by group: only numbers are read.',
    work: 'Two colleagues who typed numbers moved to claims intake.',
    instead: 'Typing by hand. It took a day longer and went wrong as often.',
  },
  sanctions: {
    gap: 'Names in Arabic script match 2.4 times as often as names in Latin script.',
    work: 'Three analysts, as before; they clear matches instead of looking for them.',
    instead: 'Exact comparison. It missed a third of the test spellings.',
  },
  triage: {
    gap: 'Largest gap 1.9 points, between letters in Polish and in English; all other groups within one point.',
    work: 'It changes tasks rather than numbers of jobs; four colleagues moved to checking.',
    instead: 'Sorting by keywords. One urgent letter in six was not found.',
  },
  fraud: {
    gap: 'Largest gap 3.4 points, between districts; before postcode was removed it was 5.1.',
    work: 'Investigators read the same number of claims, others than before.',
    instead: 'Rules alone. They caught half as much and treated districts less evenly.',
  },
  forecast: {
    gap: 'Does not apply: hours are forecast, not people.',
    work: 'Shifts are known two weeks ahead; hours did not change.',
    instead: 'Last year’s figures. They were off by a fifth.',
  },
  renewal: {
    gap: 'Largest gap 2.6 points, between members over seventy and all others.',
    work: 'The member team calls as many members as before.',
    instead: 'Calling everybody whose renewal is near. There are nine times too many.',
  },
  chat: {
    gap: 'Answers in plain language are wrong 0.8 points more often than others.',
    work: 'Fewer simple questions reach people; nobody lost a job, two posts were not filled again.',
    instead: 'A page of questions and answers. Two thirds of visitors wrote to us all the same.',
  },
  underwriting: {
    gap: 'Largest gap 1.2 points, between handwritten and typed reports.',
    work: 'Underwriters read the file with the proposal beside it; no post is gone.',
    instead: 'A form with points. It could not read reports, where most of the risk stands.',
  },
  damage: {
    gap: 'Dark cars are estimated 2.1 % lower than bright ones.',
    work: 'Engineers see fewer small claims and more of the difficult ones.',
    instead: 'A table of lump sums. Members and garages contested every third one.',
  },
  telematics: {
    gap: 'Members who drive at night score 4.4 points lower.',
    work: 'None in the house.',
    instead: 'Kilometres alone. They say little about how somebody drives.',
  },
  assistant: {
    gap: 'Not measured yet: summaries of files in other languages than English.',
    work: 'Handlers spend less time on reading and more on deciding; to be looked at after half a year.',
    instead: 'Search in case files. It finds passages and writes nothing.',
  },
  flood: {
    gap: 'Rural addresses are placed less exactly than those in towns.',
    work: 'None in the house.',
    instead: 'The public flood map. It is coarser and ten years old.',
  },
}

/** Answers to every question that the tier asks, in the words of the system's own entry. */
export function answersFor(one: DemoAssessment, system: DemoSystem): Answers {
  const values = system.values
  const known = facts[system.key]
  if (!known) throw new Error(`the demo knows no facts of ${system.key}`)
  const word = (key: string) => String(values[key] ?? '')
  const owner = system.owner ? people[system.owner].name : 'nobody yet'
  const generative = /language model|Dialogue|Desk/.test(word('modelVersion'))
  const isHigh = one.tier === 'high'
  const supplier = word('supplierName') || 'our own team'
  const all: Answers = {
    'IAQ-01-01': `${word('title')}, ${word('modelVersion')}. Owner: ${owner}.`,
    'IAQ-01-02': word('purpose'),
    'IAQ-01-03': (values.organisationRoles as string[]).map(
      (role) => roles[role] ?? 'User or deployer',
    ),
    'IAQ-01-04': generative ? 'Generative or language model' : 'Classical machine learning',
    'IAQ-01-05': autonomy[word('autonomy')] ?? 'Information only',
    'IAQ-01-06': 'No',
    'IAQ-01-07': legalClass[word('euAiActClass')] ?? 'Not yet determined',
    'IAQ-01-08': `${word('businessUnit')}, ${word('jurisdictions')}; in daily use.`,
    'IAQ-01-09': `Records of ${word('businessUnit').toLowerCase()}; the model comes from ${supplier}.`,
    'IAQ-01-10': word('foreseeableMisuse') || 'Use by teams that were not trained for it.',
    'IAQ-01-11': word('usesRuledOut') || 'Anything beyond the intended use.',
    'IAQ-02-01': `Employees of ${word('businessUnit').toLowerCase()}, trained before they get access.`,
    'IAQ-02-02': word('peopleAffected'),
    'IAQ-02-03': isHigh
      ? ['Older people', 'People with disabilities', 'People with little language or digital skill']
      : ['Older people'],
    'IAQ-02-04':
      'The member panel and the works council; both asked for a person within reach, which was built in.',
    'IAQ-02-05':
      'Members expect to be treated alike and to be told why; the supervisor expects records.',
    'IAQ-03-01': `${word('decisionsInfluenced') || 'Little.'} In the worst plausible case a person loses money or time and does not learn why.`,
    'IAQ-03-02': isHigh ? 4 : one.tier === 'medium' ? 3 : 2,
    'IAQ-03-03': isHigh ? 3 : 2,
    'IAQ-03-04': isHigh
      ? ['Money or housing', 'Access to services', 'Dignity or reputation']
      : ['Access to services'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06':
      word('autonomy') === 'automatic-decision'
        ? 'Yes, without human involvement'
        : isHigh
          ? 'Yes, with human involvement'
          : 'No',
    'IAQ-04-01':
      'Older members, people whose first language is not English, and people in some districts.',
    'IAQ-04-02':
      'Yes, where the same weakness meets the same group each month; that is why results per group are read.',
    'IAQ-04-03': isHigh ? 3 : 2,
    'IAQ-04-04': 2,
    'IAQ-05-01': known.work,
    'IAQ-05-02': 'Not directly. Complaints may reach the ombudsman.',
    'IAQ-05-03':
      'If all insurers used the same supplier, the same mistakes would meet the same people everywhere.',
    'IAQ-05-04': 2,
    'IAQ-06-01':
      'Equal error rates between groups, since an error here costs a person money or time.',
    'IAQ-06-02':
      'Coverage by age, language and district against the membership; thin groups were topped up or named as a limit.',
    'IAQ-06-03': known.gap,
    'IAQ-06-04': 4,
    'IAQ-07-01': data[word('personalData')] ?? 'Yes, ordinary data',
    'IAQ-07-02':
      'Performance of the contract; for health data the consent given with the application or claim.',
    'IAQ-07-03': word('personalData') === 'none' ? 'Not needed, reasons recorded' : 'Done',
    'IAQ-07-04': 'Free text may name illnesses of other people; such passages are not stored.',
    'IAQ-07-05': 'Requests reach the privacy team, which can list and delete by member number.',
    'IAQ-08-01': 'Only through several further steps',
    'IAQ-08-02': generative
      ? ['Wrong or missing input', 'Prompt injection', 'Drift', 'Service outage']
      : ['Wrong or missing input', 'Drift', 'Adversarial input', 'Service outage'],
    'IAQ-08-03':
      'Below its confidence limit, and when it does not answer, a person does the work as before.',
    'IAQ-08-04': 4,
    'IAQ-09-01': 'On the page for members and in each message that rests on its output.',
    'IAQ-09-02':
      'The handler names the factors that weighed, in plain words, from a list kept by the owner.',
    'IAQ-09-03': generative ? 'Marked' : 'No content generated',
    'IAQ-09-04': ['User instructions', 'Performance and limits', 'Contact and complaint route'],
    'IAQ-10-01': ['Review single outputs', 'Overrule outputs', 'Pause the system'],
    'IAQ-10-02': 4,
    'IAQ-10-03': 'Overrides are counted, and planted errors show whether anybody reads.',
    'IAQ-10-04': 'One switch per team; tried before release and each quarter.',
    'IAQ-11-01': `${owner}, as owner of the system, and ${people[one.approver].name}, who approves.`,
    'IAQ-11-02': `In the contract with ${supplier} and the table of responsibilities.`,
    'IAQ-11-03':
      'By the complaints route; a person who did not take part looks again within ten working days.',
    'IAQ-11-04': 'Input, output, version and person are logged and kept for six years.',
    'IAQ-11-05':
      'The owner suspends and tells the governance lead the same day; compliance checks duties to report.',
    'IAQ-12-01': generative ? 'Moderate' : 'Negligible',
    'IAQ-12-02':
      'Answers that repeat are cached; the smallest model that passes the tests is used.',
    'IAQ-13-01': `${word('purpose')} Members gain time; the team gains attention for hard cases.`,
    'IAQ-13-02': 'Waiting time, complaints and the monitors named in the register.',
    'IAQ-13-03': known.instead,
    'IAQ-14-01':
      'A person decides; confidence limits; results per group each month; a page for members; right to a second look.',
    'IAQ-14-02':
      'All but the second look by phone, which starts next quarter. Shown by the validation report and the monitors.',
    'IAQ-14-03':
      'Habit remains: people agree with what is mostly right. It is watched, not removed.',
    'IAQ-15-01': one.residual[0],
    'IAQ-15-02': one.residual[1],
    'IAQ-15-03': 'Yes, with conditions',
    'IAQ-16-01': one.conditions ? 'Proceed with conditions' : 'Proceed',
    'IAQ-16-02': one.conditions ?? 'None beyond the measures named.',
    'IAQ-16-03': `Prepared by ${people[one.author].name}; reviewed with the owner’s team; to be approved by ${people[one.approver].name}.`,
    'IAQ-16-04': ['Top management', 'Users'],
    'IAQ-17-01': [
      'New or retrained model',
      'New data source',
      'Performance or fairness threshold broken',
      'Serious incident or complaint',
      'Planned date reached',
    ],
    'IAQ-17-02': `${one.months ?? 12} months after approval.`,
    'IAQ-17-03': `${owner}, with the monthly report.`,
  }
  if (!isHigh && one.tier === 'low') {
    all['IAQ-03-02'] = one.residual[0]
    all['IAQ-03-03'] = one.residual[1]
  }
  Object.assign(all, one.answeredThen)
  const asked = questionsFor(one.tier).flatMap((section) =>
    section.questions.map((question) => question.id),
  )
  const wanted = asked.slice(0, Math.round(asked.length * (one.filled ?? 1)))
  return Object.fromEntries(wanted.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])))
}
