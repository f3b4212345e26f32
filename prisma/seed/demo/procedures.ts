import type { DemoDocument } from './documents.ts'
import type { Who } from './people.ts'

type Short = Pick<DemoDocument, 'key' | 'title' | 'outline' | 'requirements' | 'purpose'> & {
  owner: Who
  /** Days ago it was recorded; it came into force four weeks later. */
  recorded: number
  type?: DemoDocument['type']
  body: string
  systems?: string[]
}

const short = ({ type = 'procedure', owner, recorded, body, ...rest }: Short): DemoDocument => ({
  ...rest,
  type,
  owner,
  recorded,
  reviewMonths: 24,
  audience: [],
  versions: [
    {
      body: `# ${rest.title}\n\n${body}\n`,
      author: owner === 'compliance' ? 'compliance' : 'lead',
      approver: owner === 'compliance' ? 'lead' : 'exec',
      drafted: recorded - 2,
      reviewed: recorded - 14,
      approved: recorded - 24,
      effective: recorded - 28,
    },
  ],
})

/** Procedures of a page each, that nobody has to acknowledge. */
export const procedures: DemoDocument[] = [
  short({
    key: 'records',
    title: 'Documents and records',
    outline: 'DOC-13',
    owner: 'lead',
    recorded: 476,
    purpose: 'How a text comes into force, and how long what it leaves is kept.',
    requirements: ['7.5.2', '7.5.3'],
    body: 'A document has an owner, a number and a day of review. Somebody else than its author approves each version; the one before stays readable. Records are kept three years at least, claims six, assessments ten. Texts of suppliers that we rely on are registered with their version.',
  }),
  short({
    key: 'changing',
    title: 'Changes of AI systems',
    outline: 'DOC-15',
    owner: 'lead',
    recorded: 452,
    purpose: 'What counts as a change, who decides, and what is done again after it.',
    requirements: ['6.3', '8.1'],
    body: 'Whoever wants a change records purpose, what could follow, and the way back. A new model, new data about people or a new use is major: assessment, risks, validation and oversight are looked at again before the month is out. Its author does not approve it.',
  }),
  short({
    key: 'watching',
    title: 'Monitoring and logs',
    outline: 'DOC-16',
    owner: 'risk',
    recorded: 436,
    purpose: 'What is measured and logged of a system in use, and who looks at it.',
    requirements: ['9.1', 'A.6.2.6', 'A.6.2.8'],
    body: 'Each system in use has a monitor with a threshold and its reason. Input, output, version and what reviewers do are logged from validation on and kept for six years; personal data in logs after ninety days only as a key. A broken threshold is looked into within two working days.',
  }),
  short({
    key: 'technical',
    title: 'Technical documentation of our own models',
    outline: 'DOC-19',
    type: 'document',
    owner: 'data',
    recorded: 164,
    purpose: 'What those who run, check or take over a model find in writing.',
    requirements: ['A.6.2.3', 'A.6.2.7'],
    systems: ['fraud', 'renewal'],
    body: '## For whom\n\nOperators, internal audit, and whoever takes the model over.\n\n## Fraud scoring 4.2\n\nGradient boosting on 38 inputs of a claim; trained on six years of claims with tag fraud-4.2 of the repository. Not for claims without a vehicle. Best hit rate where a repair invoice is there.\n\n## Renewal prediction\n\nLogistic regression on 21 inputs; no data on health. Weak for members of less than a year.\n\n## When it fails\n\nWork lists fall back to the order of arrival.',
  }),
  short({
    key: 'handbook-underwriting',
    title: 'Handbook of the underwriting assistant',
    outline: 'DOC-19',
    type: 'document',
    owner: 'owner2',
    recorded: 262,
    purpose:
      'For underwriters and the physician: what it does, what it can’t, what to do when it is wrong.',
    requirements: ['A.6.2.7', 'A.8.2'],
    systems: ['underwriting'],
    body: 'It summarises medical reports and proposes a class, each sentence with its source. It does not read handwriting well and knows nothing of reports that are not in the file. Change a proposal with a reason; report an invented finding the same day. Without it, files are read as before.',
  }),
  short({
    key: 'overseeing',
    title: 'Human oversight',
    outline: 'DOC-20',
    owner: 'owner2',
    recorded: 434,
    purpose: 'Who may overrule and stop a system, and what keeps them awake to its mistakes.',
    requirements: ['A.9.2', 'A.9.3'],
    body: 'Each system of medium or high tier has a plan: what sets it off, who looks, how fast, what they may do. Reviewers have passed the exercise on automation bias. Whoever stops a system is right to have done so until somebody has looked.',
  }),
  short({
    key: 'buying',
    title: 'Suppliers of AI',
    outline: 'DOC-22',
    owner: 'compliance',
    recorded: 442,
    purpose:
      'What is asked before AI is bought, what the contract says, and how suppliers are followed.',
    requirements: ['A.10.2', 'A.10.3'],
    body: 'No order without due diligence: data, model beneath, tests, notice of changes, exit. The table of responsibilities is an annex of the contract. Suppliers of high criticality are looked at each year, the others every second.',
  }),
  short({
    key: 'incident-plan',
    title: 'Incidents with AI systems, and whom we tell',
    outline: 'DOC-23',
    type: 'plan',
    owner: 'compliance',
    recorded: 306,
    purpose: 'Who does what in the first hours, and who hears of it by when.',
    requirements: ['A.8.4', '10.2'],
    body: 'Stop the harm, keep the logs, call the compliance lead. Members touched hear within 72 hours, the authority as the law says, staff and partners the same day. Texts are ready; the plan is exercised once a year.',
  }),
  short({
    key: 'ending',
    title: 'Retirement of AI systems',
    outline: 'DOC-25',
    owner: 'lead',
    recorded: 404,
    purpose: 'What becomes of data, models, users and records when a system ends.',
    requirements: ['A.6.2.6', '8.1'],
    body: 'Monitors and plans of oversight end first. The owner says what becomes of data, models, users and records; somebody else approves it. What the law wants kept is moved before the system is switched off.',
  }),
  short({
    key: 'reviewing',
    title: 'Management review',
    outline: 'DOC-27',
    owner: 'lead',
    recorded: 396,
    purpose: 'When top management looks at the system, on which facts, and what follows.',
    requirements: ['9.3.1', '9.3.2', '9.3.3'],
    body: 'At least once a year, and sooner when the executive sponsor or an auditor asks for it. Inputs are frozen from the registers a week before. The executive sponsor chairs and signs; each decision has an owner and a day, and comes back until it is carried out.',
  }),
  short({
    key: 'mending',
    title: 'Nonconformities and corrective action',
    outline: 'DOC-28',
    owner: 'compliance',
    recorded: 388,
    purpose: 'What we do when something is not as it should be, so that it does not come back.',
    requirements: ['10.1', '10.2'],
    body: 'Correct it, ask why five times, look for the same elsewhere, decide on actions. After the waiting time somebody else looks whether they worked. What did not work is opened again.',
  }),
]
