import type { Who } from './people.ts'

type Scores = [likelihood: number, impact: number]

/** One risk of the demo. `ago` days: recorded, assessed, and (if so) treated, accepted, closed. */
export type DemoRisk = {
  key: string
  title: string
  systems: string[]
  owner: Who
  library?: string
  category: 'technical' | 'ethical' | 'legal' | 'operational'
  tags: string[]
  harmsTo: string[]
  cause: string
  event: string
  consequence: string
  recorded: number
  inherent?: Scores
  assessed?: number
  treatment?: 'avoid' | 'mitigate' | 'transfer' | 'accept'
  plan?: string
  planned?: number
  residual?: Scores
  treated?: number
  rationale?: string
  accepted?: { ago: number; months: number }
  closed?: number
  controls: string[]
  review?: number
  actions?: { title: string; owner: Who; due: number; done?: number; result?: string }[]
}

/** Twenty-six risks in every state a screen can show. `review` and `due` are days from today. */
export const risks: DemoRisk[] = [
  {
    key: 'letters-misread', title: 'Reference numbers on letters are misread', systems: ['letters'], owner: 'owner', library: 'AIR-009',
    category: 'technical', tags: ['safety'], harmsTo: ['individual'],
    cause: 'Handwriting and poor scans.', event: 'A letter lands in another member’s file.', consequence: 'A stranger’s letter is answered; a deadline passes.',
    recorded: 518, inherent: [3, 3], assessed: 517, treatment: 'mitigate', plan: 'Numbers are checked against the register of members.', planned: 516, residual: [1, 3], treated: 513, controls: ['A.7.4'], review: 180,
  },
  {
    key: 'triage-lost', title: 'A letter is sorted nowhere and lies unread', systems: ['triage'], owner: 'owner', library: 'AIR-009',
    category: 'technical', tags: ['safety'], harmsTo: ['individual'],
    cause: 'Classes that nobody works on.', event: 'A claim waits for weeks.', consequence: 'A member in need is not paid.',
    recorded: 490, inherent: [3, 4], assessed: 489, treatment: 'mitigate', plan: 'Everything without a team within two hours goes to intake.', planned: 488, residual: [1, 4], treated: 450, controls: ['A.6.2.6', 'A.9.2'], review: 95,
  },
  {
    key: 'fraud-retrain', title: 'Yesterday’s investigations teach the model where to look tomorrow', systems: ['fraud'], owner: 'risk', library: 'AIR-004',
    category: 'technical', tags: ['bias', 'drift'], harmsTo: ['group'],
    cause: 'Only claims that were investigated have an outcome.', event: 'The model confirms itself.', consequence: 'Some people are looked at again and again.',
    recorded: 500, inherent: [3, 4], assessed: 499, treatment: 'mitigate', plan: 'One claim in fifty is investigated at random and weighs double in training.', planned: 498, residual: [2, 3], treated: 435, controls: ['A.7.2', 'A.6.1.3'], review: 64,
  },
  {
    key: 'renewal-price', title: 'The call list is used to set prices', systems: ['renewal'], owner: 'risk', library: 'AIR-037',
    category: 'ethical', tags: ['misuse'], harmsTo: ['group'],
    cause: 'The score is at hand where prices are made.', event: 'Loyal members pay more.', consequence: 'Unfair treatment that the supervisor forbids.',
    recorded: 465, inherent: [2, 4], assessed: 464, treatment: 'mitigate', plan: 'The score is not delivered to the pricing platform; access is logged.', planned: 463, residual: [1, 4], treated: 424, controls: ['A.9.4'], review: 110,
  },
  {
    key: 'sanctions-miss', title: 'A listed payee is not found', systems: ['sanctions'], owner: 'compliance', library: 'AIR-052',
    category: 'technical', tags: ['safety'], harmsTo: ['organisation', 'society'],
    cause: 'Spellings nobody foresaw.', event: 'A payment goes to a listed person.', consequence: 'Breach of law.',
    recorded: 507, inherent: [2, 5], assessed: 506, treatment: 'mitigate', plan: 'Test list of 400 spellings each month.', planned: 505, residual: [1, 5], treated: 474, controls: ['A.6.2.4'], review: 88,
  },
  {
    key: 'telematics-location', title: 'Movement data tells where members live, pray and are treated', systems: ['telematics'], owner: 'data', library: 'AIR-045',
    category: 'legal', tags: ['privacy'], harmsTo: ['individual'],
    cause: 'Trips are stored with places.', event: 'Somebody reads out visits to a clinic.', consequence: 'Breach of privacy.',
    recorded: 200, inherent: [3, 5], assessed: 199, treatment: 'mitigate', plan: 'The supplier keeps no places, only manoeuvres; checked by an audit.', planned: 198, residual: [1, 5], treated: 125, controls: ['A.7.2', 'A.10.3'], review: 77,
  },
  {
    key: 'fraud-explain', title: 'Fraud score explains too little for an appeal', systems: ['fraud'], owner: 'risk', library: 'AIR-030',
    category: 'legal', tags: ['transparency'], harmsTo: ['individual'],
    cause: 'The five factors shown are names of columns, not reasons.', event: 'A member whose claim is investigated asks why and gets no answer that makes sense.', consequence: 'The member cannot contest; complaints reach the ombudsman.',
    recorded: 426, inherent: [3, 5], assessed: 420, treatment: 'accept', rationale: 'A person reads each claim before anything is asked of the member, and can explain the reasons that weigh. Reasons in plain words come with version 5.', planned: 414, residual: [3, 3], treated: 400,
    accepted: { ago: 290, months: 12 }, controls: ['A.8.2', 'A.5.4'], review: 71,
  },
  {
    key: 'fraud-proxy', title: 'Fraud score works as a proxy for where people live', systems: ['fraud'], owner: 'risk', library: 'AIR-003',
    category: 'ethical', tags: ['bias'], harmsTo: ['individual', 'group'],
    cause: 'Postcode and garage are among the inputs; both follow income and origin.', event: 'Claims from some districts are investigated twice as often without more fraud found.', consequence: 'Whole districts wait longer for their money; indirect discrimination.',
    recorded: 425, inherent: [4, 5], assessed: 419, treatment: 'mitigate', plan: 'Remove postcode; test hit rate per district each month; cap the share of one district in the work list.', planned: 413, residual: [2, 4], treated: 380, controls: ['A.7.4', 'A.6.2.4', 'A.5.4'], review: 20,
    actions: [
      { title: 'Remove postcode from the inputs and retrain', owner: 'owner', due: -410, done: 405, result: 'Version 4.1 without postcode; hit rate fell by 1.2 points only.' },
      { title: 'Report hit rate per district each month', owner: 'owner', due: -390, done: 386, result: 'Monitor MON-0002 reads it.' },
    ],
  },
  {
    key: 'triage-update', title: 'Claims triage keeps a wrong document class after supplier updates its model', systems: ['triage'], owner: 'owner', library: 'AIR-025',
    category: 'technical', tags: ['drift', 'third-party'], harmsTo: ['individual', 'organisation'],
    cause: 'Docwise replaces its model twice a year and tells us a week before.', event: 'A class is recognised less well and claims go to the wrong team.', consequence: 'Urgent claims wait; members in need are paid late.',
    recorded: 430, inherent: [4, 4], assessed: 420, treatment: 'mitigate', plan: 'Own test set of 1,200 letters run before each update; right to stay on the old model for 60 days in the contract.', planned: 415, residual: [2, 3], treated: 360, controls: ['A.10.3', 'A.6.2.4', 'A.6.2.6'], review: 82,
    actions: [{ title: 'Agree 60 days of notice and a test window with Docwise', owner: 'compliance', due: -370, done: 365, result: 'In the contract since the renewal.' }],
  },
  {
    key: 'triage-holiday', title: 'No human reviews a denial within the promised two days in holiday weeks', systems: ['triage'], owner: 'risk', library: 'AIR-035',
    category: 'operational', tags: ['safety'], harmsTo: ['individual'],
    cause: 'Intake runs with a third of its people in late December.', event: 'Letters below the confidence limit wait for a person.', consequence: 'Urgent claims are read late.',
    recorded: 320, inherent: [4, 3], assessed: 310, treatment: 'transfer', plan: 'A partner covers the sorting of letters in holiday weeks.', planned: 300, residual: [2, 4], controls: ['A.9.2', 'A.3.2'], review: 29,
    actions: [{ title: 'Sign cover for holiday weeks with the partner', owner: 'compliance', due: 10 }],
  },
  {
    key: 'triage-languages', title: 'Training set lacks claims in Polish and Romanian', systems: ['triage'], owner: 'owner', library: 'AIR-001',
    category: 'ethical', tags: ['bias'], harmsTo: ['group'],
    cause: 'The supplier trained on English letters; 4 % of ours are in other languages.', event: 'Letters in Polish and Romanian are classed as “other”.', consequence: 'People with little English wait longer.',
    recorded: 400, inherent: [4, 3], assessed: 395, treatment: 'mitigate', plan: 'Supplier adds 3,000 letters; we measure by language.', planned: 390, residual: [2, 2], treated: 310, closed: 250, controls: ['A.7.3', 'A.7.4'],
  },
  {
    key: 'uw-special', title: 'Health data of applicants is used for more than the decision they asked for', systems: ['underwriting'], owner: 'data', library: 'AIR-044',
    category: 'legal', tags: ['privacy'], harmsTo: ['individual'],
    cause: 'Reports are kept in the retrieval store after the decision.', event: 'Passages of one applicant appear while another is assessed, or are used to tune prompts.', consequence: 'Breach of the law on health data; loss of trust.',
    recorded: 450, inherent: [4, 5], assessed: 440, treatment: 'mitigate', plan: 'One store per application, deleted 30 days after the decision; no tuning on reports.', planned: 435, residual: [1, 5], treated: 300, controls: ['A.7.2', 'A.7.5'], review: 140,
    actions: [{ title: 'Delete retrieval stores 30 days after the decision', owner: 'owner2', due: -310, done: 312, result: 'Nightly job; log kept as evidence.' }],
  },
  {
    key: 'uw-hallucination', title: 'The assistant states a diagnosis that no report contains', systems: ['underwriting'], owner: 'owner2', library: 'AIR-020',
    category: 'technical', tags: ['safety', 'transparency'], harmsTo: ['individual'],
    cause: 'Language models fill gaps, more so in scanned and handwritten pages.', event: 'A proposed class rests on an illness the applicant does not have.', consequence: 'Cover refused or too dear; the applicant may never learn why.',
    recorded: 440, inherent: [4, 5], assessed: 430, treatment: 'mitigate', plan: 'Each statement carries its passage; statements without one are struck out; weekly sample of 50 read by a physician.', planned: 425, residual: [2, 5], treated: 296, controls: ['A.6.2.4', 'A.9.2', 'A.6.2.6'], review: 45,
    rationale: 'The physician’s sample found 0.4 % of statements without support in six months, all struck out before the decision. The benefit to applicants, an answer in four days instead of eleven, outweighs what remains.',
    accepted: { ago: 294, months: 12 },
  },
  {
    key: 'uw-automation', title: 'Underwriters follow the proposal without reading the file', systems: ['underwriting'], owner: 'risk', library: 'AIR-034',
    category: 'operational', tags: ['safety', 'bias'], harmsTo: ['individual'],
    cause: 'Nine of ten proposals are right; attention fades.', event: 'A wrong proposal goes through.', consequence: 'A person gets no cover, or cover at the wrong price.',
    recorded: 280, inherent: [4, 4], assessed: 270, treatment: 'mitigate', plan: 'Overrides are counted per person; one file in forty carries a planted error.', planned: 262, residual: [3, 4], controls: ['A.9.2', 'A.9.3', 'A.4.6'], review: -11,
    actions: [
      { title: 'Plant errors in one file of forty and report who finds them', owner: 'owner2', due: -18 },
      { title: 'Train underwriters on automation bias', owner: 'compliance', due: -60, done: 66, result: '41 of 43 underwriters trained.' },
    ],
  },
  {
    key: 'assistant-injection', title: 'Prompt injection through uploaded correspondence makes the assistant disclose other cases', systems: ['assistant'], owner: 'owner2', library: 'AIR-015',
    category: 'technical', tags: ['security', 'misuse'], harmsTo: ['individual', 'organisation'],
    cause: 'Letters from outside are read by the same model that can search cases.', event: 'A sentence in a letter makes the assistant quote another member’s file in its draft.', consequence: 'Health data reaches a stranger.',
    recorded: 150, inherent: [4, 5], assessed: 140, treatment: 'mitigate', plan: 'Search limited to the open case at the database; red-team before release; drafts checked for foreign case numbers.', planned: 130, residual: [3, 5], controls: ['A.6.2.4', 'A.6.2.8', 'A.7.2'], review: -7,
    actions: [
      { title: 'Limit retrieval to the open case in the database, not in the prompt', owner: 'owner2', due: 12 },
      { title: 'Red-team the assistant with letters that carry instructions', owner: 'owner2', due: 20 },
    ],
  },
  {
    key: 'assistant-terms', title: 'Foundation-model terms allow provider to train on prompts', systems: ['assistant'], owner: 'compliance', library: 'AIR-021',
    category: 'legal', tags: ['third-party', 'privacy'], harmsTo: ['individual', 'organisation'],
    cause: 'The standard terms of the supplier’s model provider.', event: 'Case texts become training data.', consequence: 'Health data outside our control for good.',
    recorded: 390, inherent: [4, 4], assessed: 385, treatment: 'avoid', plan: 'Contract with zero retention, or no contract.', planned: 380, residual: [1, 4], treated: 340, closed: 320, controls: ['A.10.3'],
  },
  {
    key: 'assistant-reliance', title: 'Handlers send drafts they have not read', systems: ['assistant'], owner: 'risk', library: 'AIR-041',
    category: 'operational', tags: ['misuse'], harmsTo: ['individual'],
    cause: 'Drafts look finished.', event: 'A letter with a wrong date or sum leaves the house.', consequence: 'A member misses a deadline.',
    recorded: 55, inherent: [3, 3], assessed: 40, controls: ['A.9.2', 'A.9.4'], review: 60,
  },
  {
    key: 'renewal-loyal', title: 'Renewal model scores long-standing members lower when engagement data is sparse', systems: ['renewal'], owner: 'owner', library: 'AIR-002',
    category: 'ethical', tags: ['bias'], harmsTo: ['group'],
    cause: 'People over seventy rarely use the app.', event: 'They are not called, and renew at worse terms.', consequence: 'Older members are treated worse.',
    recorded: 410, inherent: [4, 5], assessed: 400, treatment: 'mitigate', plan: 'Leave app use out for members over seventy; compare call rates by age each month.', planned: 395, residual: [3, 4], treated: 330, controls: ['A.5.4', 'A.7.4'], review: 13,
    actions: [{ title: 'Compare call rates by age band each month', owner: 'owner', due: 24 }],
  },
  {
    key: 'chat-promise', title: 'The chat confirms cover that the terms do not give', systems: ['chat'], owner: 'owner2', library: 'AIR-020',
    category: 'legal', tags: ['transparency', 'misuse'], harmsTo: ['individual', 'organisation'],
    cause: 'Questions about single cases get general answers that sound certain.', event: 'A member relies on an answer and pays for damage themself.', consequence: 'Loss for the member; we may be bound by the answer.',
    recorded: 430, inherent: [4, 4], assessed: 425, treatment: 'mitigate', plan: 'Answers about single cases hand over to a person; each answer links its terms; weekly sample of 200.', planned: 420, residual: [2, 3], treated: 343, controls: ['A.8.2', 'A.9.4', 'A.6.2.6'], review: 100,
  },
  {
    key: 'chat-machine', title: 'Members are not told that they deal with a machine', systems: ['chat'], owner: 'compliance', library: 'AIR-031',
    category: 'legal', tags: ['transparency'], harmsTo: ['individual'],
    cause: 'The greeting was changed by marketing.', event: 'The note disappears.', consequence: 'Breach of the transparency duty; members feel deceived.',
    recorded: 360, inherent: [2, 3], assessed: 355, treatment: 'mitigate', plan: 'The note is part of the release check.', planned: 350, residual: [1, 3], treated: 345, closed: 190, controls: ['A.8.2'],
  },
  {
    key: 'chat-children', title: 'The chat speaks with children about accidents without noticing', systems: ['chat'], owner: 'compliance', library: 'AIR-041',
    category: 'ethical', tags: ['safety'], harmsTo: ['individual'],
    cause: 'Nothing tells the chat who is writing.', event: 'A child reports an accident and gets forms instead of help.', consequence: 'A child in distress is left alone.',
    recorded: 120, inherent: [2, 5], assessed: 112, treatment: 'mitigate', plan: 'Words that point to an emergency bring a person within a minute.', planned: 100, residual: [1, 5], controls: ['A.5.4', 'A.9.3'], review: 30,
    actions: [{ title: 'Hand over to a person on words of emergency', owner: 'owner2', due: 5 }],
  },
  {
    key: 'damage-night', title: 'Estimates are lower for dark cars and photographs taken at night', systems: ['damage'], owner: 'owner', library: 'AIR-043',
    category: 'technical', tags: ['bias', 'safety'], harmsTo: ['group'],
    cause: 'Few such photographs in training.', event: 'Scratches are missed.', consequence: 'Some members are paid too little.',
    recorded: 260, inherent: [4, 3], assessed: 250, treatment: 'mitigate', plan: 'Ask for a second photograph in daylight; measure the gap to engineers’ estimates by brightness.', planned: 245, residual: [3, 2], treated: 174, controls: ['A.6.2.4', 'A.7.4'], review: 55,
  },
  {
    key: 'damage-contest', title: 'Members do not know that they can ask for an engineer', systems: ['damage'], owner: 'compliance', library: 'AIR-032',
    category: 'legal', tags: ['transparency'], harmsTo: ['individual'],
    cause: 'The offer is at the end of the message.', event: 'Members accept too little.', consequence: 'Unfair payments in small claims.',
    recorded: 255, inherent: [3, 3], assessed: 248, treatment: 'mitigate', plan: 'The offer stands first in the message; share of members who ask is watched.', planned: 240, residual: [1, 3], treated: 173, controls: ['A.8.2', 'A.8.3'], review: 66,
  },
  {
    key: 'forecast-drift', title: 'Demand forecast drifts with season after retraining was missed', systems: ['forecast'], owner: 'owner', library: 'AIR-006',
    category: 'technical', tags: ['drift'], harmsTo: ['organisation'],
    cause: 'Retraining is a manual job.', event: 'The forecast is off by a fifth in spring.', consequence: 'Members wait; shifts change at short notice.',
    recorded: 420, inherent: [3, 3], assessed: 415, treatment: 'accept', rationale: 'Waiting time is watched each day, and planners may overrule the forecast.', planned: 410, residual: [3, 2], treated: 405, accepted: { ago: 150, months: 8 }, controls: ['A.6.2.6'], review: 101,
  },
  {
    key: 'sanctions-names', title: 'Names from some languages match more often and their owners wait longer', systems: ['sanctions'], owner: 'compliance', library: 'AIR-002',
    category: 'ethical', tags: ['bias'], harmsTo: ['group'],
    cause: 'Transliteration is tuned to one script.', event: 'Payments to people with such names are held three times as often.', consequence: 'Discrimination by name; late payments.',
    recorded: 350, inherent: [4, 4], assessed: 340, treatment: 'mitigate', plan: 'Second comparison by date of birth before holding; report holds by script each quarter.', planned: 330, residual: [3, 4], controls: ['A.5.4', 'A.10.3'], review: 8,
    actions: [{ title: 'Ask Ledgerline for match rates by script', owner: 'compliance', due: -25 }],
  },
  {
    key: 'telematics-night', title: 'Shift workers score lower for driving at night', systems: ['telematics'], owner: 'owner', library: 'AIR-003',
    category: 'ethical', tags: ['bias'], harmsTo: ['group'],
    cause: 'Night hours weigh heavily in the supplier’s score.', event: 'Nurses and drivers get no discount however well they drive.', consequence: 'Unfair by occupation.',
    recorded: 112, inherent: [4, 4], assessed: 104, treatment: 'mitigate', plan: 'Weight of night hours halved; until shown to be fair the score is suspended.', planned: 30, residual: [3, 4], controls: ['A.5.4', 'A.10.3', 'A.6.2.4'], review: 15,
    actions: [{ title: 'Recompute one year of scores with half the weight of night hours', owner: 'owner', due: 18 }],
  },
  {
    key: 'telematics-passenger', title: 'A passenger’s phone is scored as the driver’s', systems: ['telematics'], owner: 'owner', library: 'AIR-009',
    category: 'technical', tags: ['safety'], harmsTo: ['individual'],
    cause: 'The phone decides by itself who drives.', event: 'Trips as a passenger lower the score.', consequence: 'A discount lost for no reason.',
    recorded: 190, inherent: [3, 2], assessed: 185, treatment: 'accept', rationale: 'Members can strike out trips for 30 days; 3 % do.', planned: 180, residual: [3, 2], treated: 175, controls: ['A.8.2'], review: 130,
  },
  {
    key: 'flood-redline', title: 'The flood map is used for single quotations', systems: ['flood'], owner: 'risk', library: 'AIR-037',
    category: 'ethical', tags: ['misuse'], harmsTo: ['group', 'society'],
    cause: 'The map is easy to look up.', event: 'Underwriters refuse homes in marked streets.', consequence: 'Whole streets lose affordable cover.',
    recorded: 70, inherent: [3, 5], assessed: 62, controls: ['A.9.4', 'A.5.5'], review: 50,
  },
  {
    key: 'agent-autonomy', title: 'The booking agent commits members to costs', systems: ['agent'], owner: 'owner2', library: 'AIR-017',
    category: 'operational', tags: ['safety', 'misuse'], harmsTo: ['individual', 'organisation'],
    cause: 'It acts in booking systems by itself.', event: 'A hire car beyond the cover is booked.', consequence: 'The member pays, or we do.',
    recorded: 28, controls: ['A.9.2', 'A.9.3'],
  },
  {
    key: 'transcribe-unowned', title: 'Meeting transcripts run without an owner or a decision', systems: ['transcribe'], owner: 'lead', library: 'AIR-058',
    category: 'operational', tags: ['transparency', 'privacy'], harmsTo: ['individual', 'organisation'],
    cause: 'The function came with an update of the office suite.', event: 'Meetings with members are transcribed.', consequence: 'Personal data processed without a basis.',
    recorded: 90, inherent: [4, 3], assessed: 85, controls: ['A.4.2', 'A.3.2'], review: -3,
  },
  {
    key: 'shadow', title: 'Staff paste member data into chat services nobody approved', systems: [], owner: 'compliance', library: 'AIR-038',
    category: 'operational', tags: ['privacy', 'security', 'misuse'], harmsTo: ['individual', 'organisation'],
    cause: 'Approved tools are slower.', event: 'A case file is pasted into a public service.', consequence: 'Health data outside our control.',
    recorded: 500, inherent: [4, 5], assessed: 495, treatment: 'mitigate', plan: 'Approved assistant for handlers; blocking of public services; policy and training.', planned: 490, residual: [2, 4], treated: 300, controls: ['A.2.2', 'A.9.2'], review: 40,
  },
  {
    key: 'footprint', title: 'Energy use of language models grows unseen', systems: ['underwriting', 'assistant', 'chat'], owner: 'risk', library: 'AIR-054',
    category: 'ethical', tags: ['third-party'], harmsTo: ['society'],
    cause: 'Suppliers do not report it.', event: 'Use doubles each year.', consequence: 'We miss our climate promise.',
    recorded: 200, inherent: [3, 2], assessed: 195, treatment: 'mitigate', plan: 'Ask suppliers for figures; smaller models where they do.', planned: 190, residual: [2, 2], treated: 100, controls: ['A.4.5', 'A.5.5'], review: 120,
  },
]
