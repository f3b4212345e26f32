import type { Who } from './people.ts'
import type { DemoRecord } from './record.ts'

type Said = 'yes' | 'partly' | 'no' | 'not-applicable'
type DemoAnswer = [questionId: string, said: Said, remark: string, later?: Later]
/** The answer of a year ago became another one: how long ago, and what is said now. */
type Later = { ago: number; said: Said; remark: string }

/** What was asked in one sitting: how many days ago, by whom, and what was answered. */
type Sitting = { ago: number; by: Who; answers: DemoAnswer[] }

const sittings: Sitting[] = [
  {
    ago: 214,
    by: 'lead',
    answers: [
      [
        '4.1-q4',
        'yes',
        'Each issue says what it does to claims, underwriting or member services; all six were looked at.',
      ],
      [
        '4.3-q2',
        'yes',
        'Scope 2.0 took Ireland in because of the AI Act, and the contact centre because of members’ needs.',
      ],
      [
        '4.3-q3',
        'yes',
        'Three exclusions: office software with AI switched off, research without member data, and the e-mail filter. Compliance looked at each.',
      ],
      [
        '4.3-q4',
        'yes',
        'Interfaces with the suppliers of models, with data protection and with information security are named.',
      ],
      [
        '4.4-q1',
        'partly',
        'Processes and their owners are named in the life cycle procedure; how they hand over to each other is in nobody’s text.',
        {
          ago: 45,
          said: 'yes',
          remark: 'Nine processes with what they take, give and who keeps them, in the manual.',
        },
      ],
      [
        '4.4-q2',
        'partly',
        'The parts are documented; the last newcomer needed two weeks to find them.',
        {
          ago: 45,
          said: 'yes',
          remark: 'The manual leads to each part; a new colleague found her way in two days.',
        },
      ],
      [
        '4.4-q4',
        'yes',
        'Meetings of the governance committee, each quarter so far; improvements are actions with owners.',
      ],
      [
        '5.1-q1',
        'yes',
        'Tom Okafor told the members’ assembly in his own words why we decide claims with people.',
      ],
      [
        '5.1-q2',
        'partly',
        'Procurement and product approval ask for the inventory number. Budgeting does not yet.',
      ],
      [
        '5.1-q3',
        'partly',
        'Two of three posts are filled; the second validator waits for the budget.',
        {
          ago: 58,
          said: 'yes',
          remark:
            'The second validator has begun; the refusal of a test cluster is recorded with its reason.',
        },
      ],
      [
        '5.1-q4',
        'yes',
        'Letter of the sponsor to all staff at the policy’s coming into force; a slot in each town hall since.',
      ],
      [
        '5.1-q5',
        'yes',
        'Heads of claims and underwriting own objectives; both brought improvements in the last year.',
      ],
      [
        '5.2-q2',
        'yes',
        'Its principles are the frame: fairness, oversight, transparency and safety each have an objective.',
      ],
      ['5.2-q3', 'yes', 'The first paragraph of the policy commits us to both.'],
      [
        '5.2-q5',
        'yes',
        'On the website in both countries; the comparison of policies says where privacy, security and outsourcing come in.',
      ],
      ['5.3-q2', 'yes', 'The governance lead, by letter of appointment: may stop a release.'],
      ['5.3-q3', 'yes', 'Quarterly report of the governance lead to the board’s risk committee.'],
      [
        '5.3-q4',
        'partly',
        'Each holder signed. That they may stop a system at once was news to one of them.',
        {
          ago: 11,
          said: 'partly',
          remark:
            'Each holder signed, and one stopped a system within the hour. The coordinator of oversight went back to claims; a successor is to be appointed.',
        },
      ],
      [
        '6.1.1-q1',
        'yes',
        'Issues of high relevance name their risks; the list was gone through with the risk owner.',
      ],
      [
        '6.1.1-q3',
        'yes',
        'Scales have insurance examples; criteria for systems look at use, number of people and autonomy.',
      ],
      [
        '6.1.2-q2',
        'yes',
        'Two assessors scored ten risks apart: eight the same, two one step apart.',
      ],
      [
        '6.1.2-q3',
        'partly',
        'Risks to members are looked for; risks to reaching objectives only for two of four objectives.',
      ],
      [
        '6.1.2-q4',
        'yes',
        'Each risk says whom it harms; likelihoods are compared with claims data each half-year.',
      ],
      [
        '6.1.3-q4',
        'not-applicable',
        'The 38 controls were enough; looked at again with each new risk.',
      ],
      ['6.1.3-q7', 'yes', 'The statement is on the intranet; reinsurers get it on request.'],
      [
        '6.1.4-q2',
        'yes',
        'Sections 3 to 5 of the questionnaire; misuse is discussed with claims handlers.',
      ],
      ['6.1.4-q3', 'yes', 'Both countries are asked for; social setting by the members’ council.'],
      [
        '6.1.4-q4',
        'partly',
        'Summaries go to the members’ council. Affected third parties get none yet.',
      ],
      ['6.2-q2', 'yes', 'Each has a number; two rest on duties under the AI Act.'],
      [
        '6.3-q2',
        'yes',
        'The move to scope 2.0 had a paper with purpose, consequences, costs and who before it was approved.',
      ],
      [
        '6.3-q3',
        'partly',
        'After scope 2.0 the roles and the inventory were looked through at once; the Statement of Applicability still speaks of scope 1.0.',
        {
          ago: 43,
          said: 'yes',
          remark:
            'Statement 1.1 speaks of both countries; roles, inventory and policy do since summer.',
        },
      ],
      [
        '7.1-q1',
        'partly',
        'Yearly plan of people, licences and computing; of the newest systems not all is in it.',
      ],
      [
        '7.1-q2',
        'partly',
        'Shortfalls go to the governance committee, which decided both; the newest systems still lack some.',
      ],
      ['7.1-q3', 'partly', 'With each new system of high tier; not yet when risks rise.'],
    ],
  },
  {
    ago: 207,
    by: 'lead',
    answers: [
      ['7.2-q1', 'yes', 'Described for eight roles, oversight and validation among them.'],
      [
        '7.2-q2',
        'partly',
        'Certificates and observed work for six of eight roles; model owners show it by their systems only.',
      ],
      ['7.2-q3', 'partly', 'Courses were taken; whether they helped was asked once.'],
      ['7.2-q4', 'yes', 'Personnel files, with copies as evidence here.'],
      [
        '7.3-q2',
        'partly',
        'Part of the yearly course; who took it could say. One person with an account has not passed it yet.',
      ],
      [
        '7.3-q3',
        'partly',
        'Consequences are in the code of conduct. The way to raise a concern is known to two of three.',
      ],
      ['7.4-q1', 'partly', 'Internal communication is planned; outside it is done case by case.'],
      ['7.4-q2', 'partly', 'For what is planned, yes.'],
      [
        '7.4-q3',
        'partly',
        'The log was compared with the plan; the letter to all staff tends to be late.',
      ],
      [
        '7.5.1-q2',
        'yes',
        'Six documents besides those that the standard asks for; decided with the first gap list.',
      ],
      ['7.5.2-q2', 'yes', 'Text in the browser, readable on a phone; PDF for the auditor.'],
      [
        '7.5.3-q2',
        'yes',
        'Rights by role, append-only history, nightly backup restored twice this year.',
      ],
      ['7.5.3-q3', 'yes', 'In the product; retention of evidence three years at least.'],
      [
        '7.5.3-q4',
        'partly',
        'Laws and standards are listed with versions. Supplier documents are not.',
      ],
      [
        '8.2-q2',
        'yes',
        'After the failed test of the chat and after the first figures by district, the risks concerned were scored again.',
      ],
      [
        '8.3-q4',
        'yes',
        'Masking of free text did not suffice for triage; the plan was changed to a filter before the model.',
      ],
      [
        '8.4-q2',
        'yes',
        'A major change marks the assessment stale; none went live on a stale one without an exception.',
      ],
      [
        '9.2.1-q1',
        'yes',
        'The first covered every clause; the next of all clauses is planned within the year.',
      ],
      [
        '9.2.1-q2',
        'yes',
        'Criteria named the standard, the AI policy and the life cycle procedure.',
      ],
      ['9.2.1-q3', 'yes', 'The report concludes on both; two of its findings are about practice.'],
      [
        '9.2.2-q1',
        'partly',
        'Over three years, approved by the sponsor; what customers are owed (A.10.4) is in no audit.',
      ],
      [
        '9.2.2-q2',
        'yes',
        'Claims comes each year; letters have an audit of their own, because of what the first one heard.',
      ],
      ['9.2.2-q3', 'yes', 'In the plan of each audit.'],
      [
        '9.2.2-q4',
        'yes',
        'The auditor comes from internal audit of a partner mutual, owns nothing here.',
      ],
      [
        '9.2.2-q5',
        'yes',
        'Report to the sponsor and the governance lead; it is kept with its questions and samples.',
      ],
      ['9.3.1-q1', 'yes', 'Chaired by the sponsor; the next one is in the calendar.'],
      ['9.3.1-q2', 'yes', 'The minutes conclude: suitable, adequate, effective but for suppliers.'],
      ['9.3.2-q1', 'yes', 'What the committee had decided was gone through; it was done.'],
      [
        '9.3.2-q2',
        'yes',
        'Inputs 2 and 3; the AI Act and what members expect were talked about longest.',
      ],
      [
        '9.3.2-q3',
        'yes',
        'Charts are in the minutes; the auditor told of the first two findings, and why there had been none before was talked about.',
      ],
      ['9.3.2-q4', 'yes', 'One place for concerns came out of it.'],
      ['9.3.3-q1', 'yes', 'One improvement, one change, one decision on money.'],
      [
        '9.3.3-q2',
        'partly',
        'All have owners and days, and two of three are carried out; nobody asks after them between two reviews.',
        {
          ago: 60,
          said: 'yes',
          remark: 'Open decisions are gone through in each meeting of the committee.',
        },
      ],
      ['9.3.3-q3', 'yes', 'Minutes signed by the sponsor.'],
      [
        '10.1-q2',
        'yes',
        'The committee asks for them in each meeting; of three ideas in its last, one was taken, this survey.',
      ],
      [
        '10.2-q4',
        'yes',
        'After the finding on training, writers of assessments are looked up before one begins; after the one on reasons, the method has a page of examples.',
      ],
    ],
  },
  {
    ago: 200,
    by: 'compliance',
    answers: [
      [
        'A.2.2-q2',
        'yes',
        'Values of a mutual and what they rule out beyond the law; who accepts what risk remains. Levels and tiers are in the criteria.',
      ],
      [
        'A.2.2-q3',
        'yes',
        'Exceptions by the sponsor, with an end; topics point to their procedures.',
      ],
      ['A.2.3-q1', 'yes', 'Table of eleven policies.'],
      [
        'A.2.3-q2',
        'yes',
        'Two conflicts with outsourcing resolved; the change is in its version 4.',
      ],
      ['A.2.3-q3', 'yes', 'Both ways, checked at each review.'],
      ['A.2.4-q2', 'yes', 'Reviewed in spring; law, incidents and strategy are in the paper.'],
      [
        'A.3.2-q2',
        'partly',
        'In each description: what its holder may release and stop. The coordinator of oversight has not tried it yet.',
      ],
      [
        'A.3.2-q3',
        'yes',
        'The product refuses approval by the author; validation and development are apart.',
      ],
      ['A.3.3-q1', 'partly', 'The whistleblowing line takes them; contractors do not know it.'],
      [
        'A.3.3-q2',
        'yes',
        'By law and by the code of conduct; the compliance lead may stop a system.',
      ],
      [
        'A.3.3-q3',
        'partly',
        'Logged and answered; no times are set.',
        {
          ago: 52,
          said: 'yes',
          remark: 'Seven days for a receipt, three months for an answer; both were kept since.',
        },
      ],
      [
        'A.4.2-q2',
        'partly',
        'Data and third parties for all; computing for those we run ourselves.',
      ],
      ['A.4.3-q3', 'partly', 'For the four systems built here; suppliers tell for one of three.'],
      [
        'A.4.4-q1',
        'partly',
        'Bill of materials of each build here, with versions; of two bought systems the tools are not listed.',
      ],
      ['A.4.4-q2', 'yes', 'Weekly scan; licences by procurement.'],
      ['A.4.4-q3', 'yes', 'Changes of kind infrastructure.'],
      ['A.4.5-q1', 'partly', 'By the inventory number; the newest systems are missing.'],
      ['A.4.5-q2', 'partly', 'Location and resilience, yes; energy only of what we run ourselves.'],
      ['A.4.5-q3', 'yes', 'Load test before each release of high tier.'],
      [
        'A.4.6-q1',
        'partly',
        'By stage, in the life cycle procedure; for the driving style nobody is named yet.',
      ],
      ['A.4.6-q2', 'partly', 'Claims teams yes; model builders are five people of one background.'],
      [
        'A.4.6-q3',
        'partly',
        'One hired, two trained, validation bought for damage estimates. The second post in validation is still open.',
      ],
      [
        'A.5.2-q3',
        'yes',
        'Data protection assessment in the same sitting; human rights for high tier.',
      ],
      ['A.5.3-q2', 'yes', 'Ten years, longer than the law asks for claims files.'],
      [
        'A.5.4-q1',
        'yes',
        'Third parties in accidents and garages are named where they are touched.',
      ],
      ['A.5.4-q2', 'yes', 'The questionnaire goes through each.'],
      [
        'A.5.4-q3',
        'partly',
        'Older members were asked by the members’ council; people with disabilities were not.',
      ],
      ['A.5.5-q1', 'yes', 'Section on society, short for low tier.'],
      [
        'A.5.5-q2',
        'partly',
        'Misuse, yes. What happens when every insurer scores alike is an open question.',
      ],
      ['A.5.5-q3', 'yes', 'Conclusions became two risks and one objective.'],
      [
        'A.6.1.2-q2',
        'partly',
        'Shown for fraud scoring; for the others design papers do not name objectives.',
      ],
      [
        'A.6.1.3-q2',
        'yes',
        'Tests and the gate in the life cycle procedure; oversight, assessment and changes each have one of their own.',
      ],
      ['A.6.2.2-q1', 'yes', 'A page per system before design; sampled five.'],
      ['A.6.2.2-q2', 'partly', 'Fairness and oversight are missing in two of five.'],
      ['A.6.2.2-q3', 'yes', 'With each major change.'],
      ['A.6.2.3-q1', 'yes', 'Design papers with the alternatives that were dropped.'],
      ['A.6.2.3-q2', 'yes', 'Reproduced one training run of fraud scoring to the digit.'],
      ['A.6.2.3-q3', 'yes', 'Threat model for chat and triage; red team for chat.'],
      ['A.6.2.4-q2', 'yes', 'Per tier; data of both countries.'],
      ['A.6.2.4-q3', 'yes', 'Chat was held to three topics until the second validation.'],
      ['A.6.2.5-q1', 'yes', 'Template of the release paper; rollback tried for high tier.'],
      [
        'A.6.2.5-q3',
        'partly',
        'Handlers, yes; letters to members went out late for fraud scoring.',
      ],
    ],
  },
  {
    ago: 193,
    by: 'compliance',
    answers: [
      ['A.6.2.6-q2', 'partly', 'Drift, errors and bias; attacks only for chat.'],
      [
        'A.6.2.6-q3',
        'yes',
        'In the plan of each system; handlers hear of changes two weeks before.',
      ],
      ['A.6.2.7-q1', 'yes', 'Three audiences: operations, auditors, users.'],
      ['A.6.2.7-q2', 'partly', 'Complete for high tier; logging is missing in two of medium tier.'],
      ['A.6.2.7-q3', 'yes', 'Approved with each release; a copy lies outside the data centre.'],
      ['A.6.2.8-q1', 'yes', 'Use always, training and validation for high tier.'],
      ['A.6.2.8-q2', 'yes', 'A decision eight weeks old was traced to model and data in an hour.'],
      ['A.6.2.8-q3', 'partly', 'Access and protection, yes. Retention of prompts is not decided.'],
      [
        'A.7.2-q2',
        'yes',
        'Privacy, origin and quality are in the procedure; the data sheet asks for representativeness and what a column means.',
      ],
      ['A.7.2-q3', 'yes', 'The data owner approves before use.'],
      ['A.7.3-q3', 'partly', 'For own data; for the bought price list the supplier says little.'],
      ['A.7.4-q1', 'partly', 'For development; for data in operation only of two systems.'],
      ['A.7.5-q1', 'yes', 'Lineage tool of the warehouse; transfers by contract.'],
      ['A.7.5-q2', 'yes', 'For models built here.'],
      ['A.7.5-q3', 'no', 'Nobody has verified what the catalogue says since it was made.'],
      ['A.7.6-q1', 'yes', 'Notebook of each preparation, reviewed by a second person.'],
      ['A.7.6-q2', 'partly', 'Guide and double labelling for photos; none for letters.'],
      ['A.7.6-q3', 'yes', 'Runs with and without imputation are compared.'],
      [
        'A.8.2-q1',
        'partly',
        'Asked twelve handlers and eight members; leaflets were rewritten. Two systems have none.',
      ],
      [
        'A.8.2-q2',
        'partly',
        'One page per system where there is one; how to override is on the screen itself.',
      ],
      [
        'A.8.2-q3',
        'partly',
        'In the chat and with each claim, yes. Letters are written in two offices, and nobody has read a sample of both.',
        {
          ago: 42,
          said: 'partly',
          remark:
            'The audit found 7 of 25 letters without it, all from Dublin. That template is gone and 40 letters since have it; whether it lasts is not judged yet.',
        },
      ],
      ['A.8.3-q1', 'partly', 'An address on the website; it takes three clicks.'],
      ['A.8.3-q2', 'yes', 'Each was answered; one became an incident, one a new risk.'],
      ['A.8.3-q3', 'yes', 'No member number is asked for.'],
      [
        'A.8.4-q2',
        'yes',
        'Terms of the AI Act, data protection and two reinsurers are in the plan.',
      ],
      [
        'A.8.4-q3',
        'yes',
        'Exercised with the contact centre last week: the texts were ready in five hours; four lessons recorded.',
      ],
      ['A.8.5-q1', 'partly', 'For high tier; two of medium tier are missing.'],
      ['A.8.5-q2', 'yes', 'Log of the compliance team.'],
      ['A.8.5-q3', 'yes', 'Compliance lead, ten working days; one request, answered in six.'],
      [
        'A.9.2-q2',
        'yes',
        'Office assistants are covered; costs are looked at when a tool is approved.',
      ],
      [
        'A.9.2-q3',
        'partly',
        'Nine of ten have acknowledged it; spot checks found two private accounts.',
      ],
      ['A.9.3-q2', 'yes', 'Each decision against a member is seen by a person who can change it.'],
      ['A.9.3-q3', 'partly', 'Trained and empowered; in storms reviewers have under two minutes.'],
      ['A.9.4-q1', 'yes', 'In the inventory and on the screen.'],
      ['A.9.4-q2', 'partly', 'Prevented by access; detection only in chat.'],
      ['A.9.4-q3', 'yes', 'Monthly; three problems were reported to suppliers.'],
      ['A.10.2-q1', 'yes', 'Annex to each contract, by task.'],
      ['A.10.2-q2', 'partly', 'Monitoring is missing with one supplier.'],
      ['A.10.2-q3', 'partly', 'Agreed with two of three; the third is negotiating.'],
      ['A.10.3-q2', 'partly', 'Exit and audit are missing in one contract.'],
      ['A.10.4-q2', 'yes', 'Reinsurers and garages get the sheet of limits.'],
      ['A.10.4-q3', 'no', 'Complaints are counted; nobody reads them for risks.'],
    ],
  },
  {
    ago: 372,
    by: 'lead',
    answers: [
      [
        '6.1.2-q1',
        'yes',
        'The method is in force; three risks were assessed by it from start to end.',
      ],
      [
        '6.3-q1',
        'partly',
        'Changes go through the register; how they are planned is written nowhere.',
        { ago: 45, said: 'yes', remark: 'The manual says how changes of the system are planned.' },
      ],
    ],
  },
]

/** Gaps that became actions, with who closes them by when. */
const plans: [
  questionId: string,
  title: string,
  owner: Who,
  ago: number,
  due: number,
  done?: number,
][] = [
  [
    '4.4-q2',
    'Write the AIMS manual: processes, how they hand over, where things are',
    'lead',
    120,
    -44,
    46,
  ],
  [
    '4.4-q1',
    'Draw the processes with inputs, outputs and owners, for the manual',
    'lead',
    120,
    -60,
    64,
  ],
  ['5.1-q2', 'Ask for the inventory number in the budget round', 'exec', 110, 60],
  ['6.1.2-q3', 'Look for risks to the two objectives that have none', 'risk', 110, 14],
  ['6.1.4-q4', 'Publish a summary of each assessment of high tier', 'compliance', 105, 80],
  ['7.2-q2', 'Describe how model owners show what they can', 'lead', 100, 45],
  ['7.3-q3', 'Put the way to raise a concern into the yearly course', 'compliance', 100, -8],
  ['7.4-q1', 'Plan what is told outside, to whom and when', 'compliance', 100, 28],
  ['7.5.3-q4', 'Register the documents of suppliers that we rely on', 'compliance', 96, 75],
  ['9.3.3-q2', 'Go through open decisions in each committee meeting', 'lead', 96, -60, 66],
  ['A.3.3-q1', 'Tell contractors of the line, in the order and at the door', 'compliance', 90, 10],
  ['A.3.3-q3', 'Set times for answering concerns', 'compliance', 90, -50, 54],
  ['A.6.2.2-q2', 'Add fairness and oversight to the page of requirements', 'lead', 84, 30],
  ['A.6.2.8-q3', 'Decide how long prompts are kept', 'data', 80, 18],
  ['A.7.5-q3', 'Verify the provenance of the data of three systems of high tier', 'data', 80, 90],
  ['A.8.3-q1', 'Put the address on the page of contacts', 'compliance', 76, -30, 38],
  ['A.9.3-q3', 'Reviewers from underwriting in storm weeks', 'owner', 70, 25],
  ['A.10.3-q2', 'Exit and audit into the contract that lacks them', 'compliance', 70, 55],
]

/** People's answers to the catalogue's questions, and what closes the gaps they showed. */
export const readiness: DemoRecord[] = [
  ...sittings.flatMap(({ ago, by, answers }) =>
    answers.map(
      ([questionId, answer, remark, later]): DemoRecord => ({
        key: `answer ${questionId}`,
        register: 'readiness',
        ago,
        by,
        values: { questionId, answer, remark },
        ...(later
          ? {
              steps: [{ ago: later.ago, by, values: { answer: later.said, remark: later.remark } }],
            }
          : {}),
      }),
    ),
  ),
  ...plans.map(
    ([questionId, title, owner, ago, due, done]): DemoRecord => ({
      key: `action ${questionId}`,
      register: 'actions',
      ago,
      by: 'lead',
      values: { title, kind: 'improvement' },
      people: { ownerId: owner },
      links: { originId: `answer ${questionId}` },
      days: { dueOn: due },
      ...(done
        ? {
            steps: [
              {
                ago: done,
                by: owner,
                step: 'complete',
                values: { result: 'Done and told to the committee.' },
              },
            ],
          }
        : {}),
    }),
  ),
]
