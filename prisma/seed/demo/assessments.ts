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
  /** Conditions it proposes, and under which it was approved if it was. */
  conditions?: string
  /** The version it was about, where another runs today. */
  version?: string
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
    residual: [3, 1],
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
    conditions:
      'Measure holds by script of the name, and decide within half a year what narrows the difference (Priya Nair).',
    version: 'Ledgerline 9.1, matching module',
    answeredThen: {
      'IAQ-06-03':
        'Names in Arabic script match three times as often as names in Latin script. Nobody has measured yet what that does to waiting.',
      'IAQ-06-04': 2,
      'IAQ-08-04': 3,
      'IAQ-14-01':
        'An analyst reads each match before a payment is held, with both names, places and dates of birth side by side. A test list of 400 spellings runs each month. People can call about a held payment.',
      'IAQ-14-02':
        'The analyst and the view side by side, tried on one week of payees. The test list begins with operation.',
      'IAQ-14-03':
        'Names in other scripts match more often as long as the lists carry many spellings of them. What narrows it is not known yet.',
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
      first: {
        'IAQ-02-04':
          'The member panel, three weeks before submission; it asked that a word such as “urgent” brings a person.',
        'IAQ-06-03': 'By age and district within one point; by language not measured.',
      },
      again: 455,
    },
    approved: 450,
    months: 12,
    residual: [3, 2],
    version: 'Docwise Classify 10',
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
    conditions:
      'Report hit rates per district each month, from the first month of operation (Jonas Weber).',
    version: 'gradient boosting 4.1',
    answeredThen: {
      'IAQ-06-03':
        'Largest gap of hit rates 5.1 points, between districts, in the test of those who built it; postcode is an input. No limit has been set yet.',
      'IAQ-06-04': 2,
      'IAQ-14-01':
        'An investigator reads every claim above 80 before anything is asked of the member, and sees the file before the score. One claim in fifty is investigated by chance and weighs double in training. The score is hidden from pricing and from payments.',
      'IAQ-14-02':
        'Reading before asking and hiding the score, as the pilot of four weeks showed. Investigations by chance begin with operation.',
      'IAQ-14-03':
        'The gap between districts, as long as the postcode is an input: without it, the model has to be trained again. Until then it is reported each month.',
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
    residual: [1, 3],
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
    residual: [3, 2],
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
    version: 'Parlance Dialogue 10',
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
      first: {
        'IAQ-02-04':
          'A patients’ association and the works council, six weeks before submission. The association asked that applicants can see the summary.',
        'IAQ-09-02': 'By the letter with the decision.',
      },
      again: 315,
    },
    approved: 300,
    months: 12,
    residual: [5, 2],
    conditions: 'A physician reads a weekly sample of fifty files for the first year (Priya Nair).',
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
    conditions: 'Report results by occupation group after one quarter of operation (Jonas Weber).',
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
    answeredThen: {
      'IAQ-01-09':
        'Letters and e-mails as they come, with health data among them. Docwise trained Classify 11 on letters in three languages; ours serve to test it and were not given away.',
      'IAQ-02-04':
        'The intake team, on the afternoon a week before submission, with sixty letters of its own choice. It asked that photographed letters stay with people for now.',
      'IAQ-06-02':
        '6,400 letters and e-mails in four languages, labelled by two people, at least 300 for each class and language. Letters photographed by phone are few.',
      'IAQ-06-03':
        'Urgent letters are found in 96.8 % in English and 94.9 % in Polish, with Irish and Romanian between: largest gap 1.9 points, limit 2.',
      'IAQ-06-04': 4,
      'IAQ-08-04': 4,
      'IAQ-10-04':
        'The head of intake sets the queue to “by hand”; tried last quarter, together with sorting by keywords.',
      'IAQ-11-02':
        'By contract C-2207 with its AI annex: Docwise trains and tests, and tells us 60 days before a new model; we test it on our own letters, choose the day of change and answer to members.',
      'IAQ-14-01':
        'Each new model is run on our own test set first, and the old one may stay for 60 days. Below a confidence of 0.6, and whatever comes from doctors or lawyers, a person sorts. What no team has taken within two hours goes back to intake. One letter in fifty is read by chance.',
      'IAQ-14-02':
        'All four. The test set was run twice on Classify 11, and hidden text in letters changed no class when a red team tried it.',
      'IAQ-14-03':
        'Letters photographed by phone: Docwise owes the results, and our test set holds few of them. Most fall below 0.6 and so reach a person.',
    },
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
    residual: [4, 2],
    conditions:
      'Bring the gap between districts below 3 points by the next yearly assessment, and report it to the committee each quarter until then (Jonas Weber).',
    answeredThen: {
      'IAQ-01-09':
        'Six years of our own motor claims with parties, amounts and garage, and the outcome of 9,600 investigations; no part of the postcode. Our data science team trained the model.',
      'IAQ-02-04':
        'Two members of the panel read the figures of the year, ten days before submission. They asked why the gap between districts is not closed; it became the condition.',
      'IAQ-06-03':
        'Largest gap of hit rates 3.4 points, between districts. It was 5.1 with the full postcode and 4.2 with the postcode area. The AI policy aims below 3.',
      'IAQ-04-04': 3,
      'IAQ-06-04': 3,
      'IAQ-08-04': 4,
      'IAQ-10-04':
        'The head of investigation orders the list by date again and the score is hidden within minutes; tried last quarter.',
      'IAQ-11-02':
        'All of it is ours: data science builds and trains, motor claims decides, and the analytics team of home insurance validates.',
      'IAQ-14-01':
        'No part of the postcode is read. Hit rates per district are reported each month, and the share of one district in the work list is capped. An investigator reads every claim above 80, file first, before anything is asked. One claim in fifty is investigated by chance.',
      'IAQ-14-02':
        'All four. The monitor of the gap reads the hit rates; investigators disagree with one score in four of those they read; the validation of 4.2 found fraud in 25 of the first 100.',
      'IAQ-14-03':
        'Rings that share an address are found less well without the postcode; investigators look for them by hand. The rest of the gap between districts is not explained yet.',
    },
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
    conditions:
      'Ledgerline delivers match rates by script within the quarter, and holds by script go to the committee each quarter (Elena Rossi).',
    answeredThen: {
      'IAQ-02-04':
        'The same association of families, on the Thursday before submission, with the case of the widow. It asked that whoever clears a match also lifts the hold, which is so since then.',
      'IAQ-03-01':
        'Money somebody lives on is held for days because a name resembles a listed one. It has happened: a widow waited eleven days for funeral costs, although the match was cleared on the first. Most often a payment leaves some hours late.',
      'IAQ-06-02': '300 listed names in four spellings each, and one month of payees by script.',
      'IAQ-06-03':
        '1.2 matches in 1,000 payees for names in Latin script, 2.9 in Arabic: 2.4 times as often, where it was three times. Holds by script stand at 2.6 to 1, above our threshold of 2.5.',
      'IAQ-06-04': 3,
      'IAQ-08-04': 4,
      'IAQ-10-04': 'Finance switches screening to the list search of the bank; tried last quarter.',
      'IAQ-11-03':
        'Payees call; an analyst who did not hold the payment looks again within four hours. After that, the complaints route.',
      'IAQ-14-01':
        'Dates of birth are compared before a payment is held. Clearing a match lifts the hold in the same step. Holds older than a day are listed each morning. Holds by script are reported each quarter.',
      'IAQ-14-02':
        'All four. The morning list was empty for two weeks before the incident was closed, and holds by script have fallen from 2.9 to 2.6.',
      'IAQ-14-03':
        'Names in Arabic script still match more often. That lies in the matching of Ledgerline, which works on it; we can only hold for a shorter time.',
    },
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
    conditions:
      'Resuming of talks stays off until Parlance has agreed to give notice of changes of the service (Elena Rossi).',
    answeredThen: {
      'IAQ-02-04':
        'The member panel, on the Monday two weeks before submission, after talks had been shown to others. A person below each answer had been its wish; now it asked that members hear of such a thing on the same day.',
      'IAQ-03-01':
        'A member is told that damage is not covered, makes no claim and bears ten thousand pounds alone. Or a talk is shown to somebody else: that happened to 37 members for 50 minutes. Most often an answer is incomplete and the member asks again.',
      'IAQ-05-01':
        'Fewer simple questions reach people; nobody lost a job, two posts were not filled again.',
      'IAQ-06-03':
        'Answers in plain language are wrong 0.8 points more often than others; it was 1.6 a year ago. Who is a child cannot be told, so nothing is measured for children.',
      'IAQ-10-04':
        'Member services switches the chat off on the contact page. It was done in earnest when talks were mixed, half an hour after the first call.',
      'IAQ-11-02':
        'By contract C-2251: Parlance runs the service and keeps sessions apart; we write the texts it rests on, read the sample and speak with members. Notice of changes of the service itself is being agreed.',
      'IAQ-14-01':
        'A person is offered below each answer, and words of emergency bring one. A filter stops promises of cover. Resuming of talks is off, and pairs of accounts test each night that talks stay apart. 200 answers a week are read.',
      'IAQ-14-02':
        'All of them. Nobody drew a promise of cover from it in 540 talks that tried, and wrong answers fell from 3.2 to 1.9 in 100.',
      'IAQ-14-03':
        'Nothing tells the chat who is writing: a child who uses no word of emergency is treated as an adult.',
    },
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
    conditions:
      'Not before retrieval is limited to the open case in the database; then one team of twelve handlers for a quarter, and a report to the committee (Priya Nair).',
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

/** What is known of a system and stands in no field of its entry, by the question it answers. */
const told: Record<string, Answers> = {
  letters: {
    'IAQ-01-08':
      'All letters to claims in the United Kingdom, about 700 a day. Legal class: it reads numbers and decides nothing, so it falls in no area of Annex III of the EU AI Act.',
    'IAQ-01-09':
      'Scans of incoming letters. Scanhouse supplies the model; it was not trained on our letters.',
    'IAQ-01-10': 'Letting it sort letters by what they say, which it was never tested for.',
    'IAQ-02-01': 'Twelve people in claims intake, shown how it works on the first morning.',
    'IAQ-02-03': ['Older people'],
    'IAQ-03-01':
      'A letter is filed under another member’s number. It lies in the wrong file while the writer’s deadline passes, or a stranger is answered. Most often intake sees the wrong number at once.',
    'IAQ-03-02': 3,
    'IAQ-03-03': 3,
    'IAQ-03-04': ['Access to services'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06': 'No',
    'IAQ-04-01': 'People who write by hand, many of them older.',
    'IAQ-04-02': 'Hardly: each letter stands by itself.',
    'IAQ-04-03': 2,
    'IAQ-04-04': 3,
    'IAQ-06-01': 'Equal reading: a handwritten number should be read as well as a typed one.',
    'IAQ-06-02': '1,000 letters of one week, one in eight of them handwritten.',
    'IAQ-06-03':
      'Typed numbers are read rightly in 96 of 100 letters, handwritten ones in 88. Not measured by age, sex or origin: letters do not tell.',
    'IAQ-06-04': 3,
    'IAQ-07-02': 'Handling correspondence under the insurance contract.',
    'IAQ-07-04': 'No: it reads numbers and senders, not what the letter says.',
    'IAQ-08-01': 'No',
    'IAQ-08-02': ['Wrong or missing input', 'Service outage'],
    'IAQ-08-03':
      'Below a confidence of 0.9, or where no member has the number, a person types it as before.',
    'IAQ-09-01': 'By a leaflet beside the yearly statement.',
    'IAQ-09-02': 'There is no outcome to explain; intake says under which number a letter lies.',
    'IAQ-10-04': 'Intake turns the reader off in the scanner settings; tried on the test week.',
    'IAQ-11-02': 'Scanhouse licenses the software and sees no letters. We scan, check and file.',
    'IAQ-11-03': 'A call to intake: the letter is looked for on the same day.',
    'IAQ-11-04': 'Number, confidence, version and correction are kept for six years.',
    'IAQ-13-01':
      'Members’ letters are filed a day sooner. Two colleagues are spared the typing and move to claims intake.',
    'IAQ-13-02': 'Numbers read rightly in a sample of 200 letters a month; 92 % is the least.',
    'IAQ-14-01':
      'Each number is checked against the register of members. Below a confidence of 0.9 a person types it. 200 letters a month are read again.',
    'IAQ-14-02':
      'The check and the limit are in place and held on 1,000 letters. The monthly sample begins with operation.',
    'IAQ-14-03':
      'A misread number that happens to be another member’s is found only in the sample or by the writer. Nothing cheaper than typing twice would help.',
  },
  sanctions: {
    'IAQ-01-08':
      'Each payee before a payment leaves, in both countries, about 1,600 a day. Legal class: comparing names falls in no area of Annex III of the EU AI Act; the duty to screen comes from sanctions law.',
    'IAQ-01-09':
      'Names and dates of birth of payees, and the published lists. The matching module comes with Ledgerline Suite; we trained nothing.',
    'IAQ-02-01':
      'Three analysts in compliance and five people in payment control, taught by a translator how names are written in other scripts.',
    'IAQ-02-03': ['Older people', 'People with little language or digital skill'],
    'IAQ-02-04':
      'Payment control and an association of families from the Middle East were heard. The association asked that people can call about a held payment, and the contact centre gets a script for it.',
    'IAQ-02-05':
      'Authorities expect that every listed name is found. Payees expect their money on the day, whatever their name.',
    'IAQ-03-01':
      'Money somebody lives on, such as sick pay or funeral costs, is held for days because a name resembles a listed one. Rent goes unpaid, and bank and family learn of the suspicion. Most often a payment leaves some hours late.',
    'IAQ-03-02': 4,
    'IAQ-03-03': 4,
    'IAQ-03-04': ['Money or housing', 'Dignity or reputation'],
    'IAQ-03-05': 'Only in part',
    'IAQ-03-06': 'Yes, with human involvement',
    'IAQ-04-01':
      'People whose names come from Arabic, Persian and other scripts, and people with very common names.',
    'IAQ-04-02': 'Yes: the same person is matched with every payment, month after month.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 4,
    'IAQ-05-01': 'Three analysts, as before; they clear matches instead of looking for them.',
    'IAQ-05-02': 'It carries out sanctions law; a payment to a listed person is reported.',
    'IAQ-05-03':
      'Banks and insurers buy the same few matching modules: whoever has such a name waits everywhere.',
    'IAQ-05-04': 3,
    'IAQ-06-01':
      'Equal waiting: a name should not decide how long a payment waits. That every listed name is found comes first, by law.',
    'IAQ-06-02': '300 listed names in two spellings each, and one week of payees by script.',
    'IAQ-07-02': 'Legal obligation under the sanctions law of both countries.',
    'IAQ-07-04':
      'A match hints at origin. Nobody may guess it from a name, and a cleared match does not enter the member’s file.',
    'IAQ-07-05':
      'Payees learn on request that a payment was held and why, as far as the law allows. Cleared matches stay in the screening log, as the law asks.',
    'IAQ-08-02': ['Wrong or missing input', 'Drift', 'Adversarial input', 'Service outage'],
    'IAQ-08-03':
      'Payments above £500 wait, and finance uses the list search of the bank until it answers again.',
    'IAQ-09-01':
      'By a note beside the held payment, and by the contact centre when somebody calls.',
    'IAQ-09-02':
      'The analyst tells the payee that a name resembled a listed one and what cleared it, as far as the law allows.',
    'IAQ-10-03':
      'Both names stand side by side with place and date of birth. Most matches are false, so nobody gets used to agreeing; a second analyst reads one cleared match in twenty.',
    'IAQ-10-04': 'Finance switches screening to the list search of the bank; tried before release.',
    'IAQ-11-02':
      'Ledgerline supplies module and lists; we set thresholds, clear matches and answer to payees. The contract of the suite says nothing of AI, the table of responsibilities does.',
    'IAQ-11-03':
      'Payees call; an analyst who did not hold the payment looks again within the day. After that, the complaints route.',
    'IAQ-11-04':
      'Both names, similarity, list, version and analyst are kept for six years; compliance and audit may read them.',
    'IAQ-12-02': 'It runs on the hosts in Reading that are there anyway; nothing is trained.',
    'IAQ-13-01':
      'Everybody gains that no money reaches listed people. Payees gain that most payments are not touched at all. Analysts look at likely matches instead of lists.',
    'IAQ-13-02':
      'A test list of 400 spellings each month, all found; hours that a held payment waits.',
    'IAQ-13-03': 'Exact comparison. It missed a third of the test spellings.',
  },
  triage: {
    'IAQ-01-04': 'Deep learning',
    'IAQ-01-08':
      'All letters and e-mails about claims in both countries, about 900 a day. Legal class: no duty of the EU AI Act asks for more; we keep it in the class of transparency because claimants are told that a machine sorts their post.',
    'IAQ-01-09':
      'Letters and e-mails as they come, with health data among them. Docwise trained the model on letters of other insurers, in English.',
    'IAQ-02-01':
      'The intake desk: 22 people in two shifts in Leeds and Cork, who see class and urgency in their queue.',
    'IAQ-02-03': ['Patients', 'Older people', 'People with little language or digital skill'],
    'IAQ-02-04':
      'The intake team, in two sessions in the week after the first version was returned: it asked that letters from doctors and lawyers always go to a person, and they do. The member panel, three weeks earlier.',
    'IAQ-02-05':
      'We promise members that urgent claims are read on the day they come. The supervisor expects that no claim is lost.',
    'IAQ-03-01':
      'An urgent letter is taken for an ordinary one: a court’s deadline passes and the member is bound by a judgment, or a family waits a week for help after a fire. Most often a letter reaches the right team a few hours late.',
    'IAQ-03-02': 4,
    'IAQ-03-03': 3,
    'IAQ-03-04': ['Money or housing', 'Access to services', 'Freedom or legal status'],
    'IAQ-03-05': 'Only in part',
    'IAQ-03-06': 'No',
    'IAQ-04-01':
      'People who write in Irish, Polish or Romanian, people who write by hand, and people who photograph their letter with a phone.',
    'IAQ-04-02':
      'Yes: after a storm whole villages send the same kind of letter, and one weakness meets all of them in one week.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 3,
    'IAQ-05-01':
      'It changes tasks rather than numbers of jobs; four colleagues moved from sorting to checking.',
    'IAQ-05-02': 'Letters of courts and lawyers pass through it; a person reads each of them.',
    'IAQ-05-03': 'Docwise sorts for other insurers too: what it reads badly, it reads badly there.',
    'IAQ-05-04': 2,
    'IAQ-06-01':
      'Equal recall: an urgent letter should be found as often in each language, since a miss costs days.',
    'IAQ-06-02':
      '2,000 letters of last year, labelled by two people, in English and Irish. Polish and Romanian letters were too few to count.',
    'IAQ-06-03':
      'Urgent letters are found in 94.1 % in English and 93.3 % in Irish; by age and district within one point. Polish and Romanian letters go to a person and were not measured.',
    'IAQ-06-04': 3,
    'IAQ-07-02': 'Handling the claim under the contract; health data under Article 9(2)(f).',
    'IAQ-07-04':
      'Letters name illnesses of the writer and of others. The model sorts by the words and stores no text.',
    'IAQ-07-05':
      'The letter is disclosed or deleted in the claims file; Classify keeps no copy of it.',
    'IAQ-08-02': ['Wrong or missing input', 'Drift', 'Adversarial input', 'Service outage'],
    'IAQ-08-03':
      'Below a confidence of 0.6 a person sorts. When it is down, sorting by keywords runs and six more people come to intake.',
    'IAQ-08-04': 3,
    'IAQ-09-01':
      'In the confirmation of receipt, in English and Irish: a program sorts what you send; write “urgent” and a person looks at once.',
    'IAQ-09-02':
      'Intake says which class and urgency a letter got, who changed it and when it was read.',
    'IAQ-10-03':
      'The reader chooses a class before the proposed one is shown, and one letter in fifty is read by chance.',
    'IAQ-10-04':
      'The head of intake sets the queue to “by hand”; tried in the week before release.',
    'IAQ-11-02':
      'By contract C-2207: Docwise trains and tests the model; we test it on our own letters, choose the day of change and answer to members.',
    'IAQ-11-03':
      'By a call or letter. The head of claims, who does not run intake, answers within ten working days.',
    'IAQ-11-04':
      'Class, urgency, confidence, version and each correction are kept for six years; the letter stays in the claims file.',
    'IAQ-12-02': 'It runs on two cores of the cloud account, and we train nothing.',
    'IAQ-13-01':
      'Members with an urgent claim are read on the same day. Intake is spared sorting 23 classes by hand.',
    'IAQ-13-02': 'Share of urgent claims opened on the day they came, each week; at least 95 %.',
    'IAQ-13-03': 'Sorting by keywords. One urgent letter in six was not found.',
    'IAQ-14-01':
      'Below a confidence of 0.6, and whatever comes from doctors or lawyers, a person sorts. Polish and Romanian letters go to a person. What no team has taken within two hours goes back to intake. One letter in fifty is read by chance.',
    'IAQ-14-02':
      'All four ran in the pilot of six weeks; its log shows no letter that lay longer than two hours.',
    'IAQ-14-03':
      'An urgent letter read as ordinary with high confidence is found only by chance or by the team that gets it.',
  },
  fraud: {
    'IAQ-01-08':
      'Each motor claim in both countries on the day it is reported, more than 30,000 a year. Legal class: Annex III of the EU AI Act leaves out the detection of financial fraud, and its point on insurance names life and health cover only.',
    'IAQ-01-09':
      'Four years of our own motor claims with parties, amounts, garage and postcode, and the outcome of each investigation. Our data science team trained the model.',
    'IAQ-02-01':
      'Eleven investigators and two team leaders in motor claims, trained for half a day before they get access.',
    'IAQ-02-03': ['Older people', 'People with little language or digital skill'],
    'IAQ-02-04':
      'The member panel, on its evening three weeks before submission, and the works council a week later. The panel asked that no claim is held for its score alone; that use is ruled out.',
    'IAQ-02-05':
      'Members expect that an honest claim is paid without suspicion. The supervisors of both countries expect that we can say why a claim was looked at.',
    'IAQ-03-01':
      'An honest member is taken for a fraudster: the claim waits for weeks and is refused, and the name goes into the register that insurers share, so that cover elsewhere is dear or refused for years. Most often a claim is read once more and paid some days later.',
    'IAQ-03-02': 4,
    'IAQ-03-03': 4,
    'IAQ-03-04': ['Money or housing', 'Access to services', 'Dignity or reputation'],
    'IAQ-03-05': 'Only in part',
    'IAQ-03-06': 'Yes, with human involvement',
    'IAQ-04-01':
      'Members in some districts, members who use small garages, and people who describe a claim in their second language.',
    'IAQ-04-02':
      'Yes: where we look more we find more, and the next version learns to look there again.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 4,
    'IAQ-05-01': 'Investigators read the same number of claims, others than before.',
    'IAQ-05-02': 'A case may end in court; the score is never evidence there.',
    'IAQ-05-03':
      'Insurers share a register of fraud: a mistake of ours can follow a member to other insurers.',
    'IAQ-05-04': 3,
    'IAQ-06-01':
      'Equal hit rates: of the claims investigated, the same share should prove to be fraud in each district. A lower share means that people there are bothered for nothing.',
    'IAQ-06-02':
      'At least 200 claims in each district. Drivers under twenty are few and named as a limit.',
    'IAQ-07-02':
      'Legitimate interest in preventing fraud, balancing test BT-14. The score is used for nothing else.',
    'IAQ-07-04':
      'A high score is itself a suspicion: investigators alone see it, and no other insurer is told of it.',
    'IAQ-07-05':
      'Members may object and ask what is held; the privacy team lists scores by member number. A deleted claim is left out of the next training.',
    'IAQ-08-02': [
      'Wrong or missing input',
      'Drift',
      'Adversarial input',
      'Data poisoning',
      'Service outage',
    ],
    'IAQ-08-03': 'Without a score the work list falls back to the order of arrival.',
    'IAQ-08-04': 3,
    'IAQ-09-01': 'With the confirmation of each claim, and on the page “How we decide”.',
    'IAQ-09-02':
      'The investigator says in their own words what made them ask. The five factors shown are names of columns and explain little by themselves.',
    'IAQ-10-03':
      'The file opens before the score does. Overrides are counted per team, and one claim in two hundred below 80 is read by chance.',
    'IAQ-10-04':
      'The head of investigation orders the list by date again and the score is hidden within minutes; tried in the week before release.',
    'IAQ-11-02':
      'All of it is ours: data science builds and trains, motor claims decides, and the risk owner has it validated.',
    'IAQ-11-03':
      'By a call or letter: an investigator who took no part looks again within ten working days. After that, the ombudsman.',
    'IAQ-11-04':
      'Score, factors, version and the investigator’s decision are kept for six years; motor claims and audit may read them.',
    'IAQ-12-02': 'Training takes twenty minutes on one machine, once a year.',
    'IAQ-13-01':
      'Honest members are paid sooner, since fewer of them are looked at, and all members pay less for fraud. Investigators are spared about 30 hours of sorting a week.',
    'IAQ-13-02':
      'Fraud found in the first 100 claims of the list, at least 18 %; days until an honest claim is paid.',
    'IAQ-13-03': 'Rules alone. They caught half as much and treated districts less evenly.',
  },
  forecast: {
    'IAQ-01-02':
      'Forecasts calls by hour so that shifts fit. Legal class: it looks at calls, not at how anybody works, so Annex III of the EU AI Act, point 4 on employment, does not apply.',
    'IAQ-01-04': 'Rules or statistics',
    'IAQ-02-01': 'Four planners and the team leads of the contact centre.',
    'IAQ-03-01':
      'In a bad week too few people are on shift: members wait some minutes longer and colleagues have a hectic day. Most often a shift is one person too many or too few.',
    'IAQ-03-06': 'No',
    'IAQ-08-01': 'No',
    'IAQ-09-01': 'On the page beside the forecast, which says that it is a proposal.',
    'IAQ-10-01': ['Overrule outputs', 'Pause the system'],
    'IAQ-13-01':
      'Colleagues know their shifts two weeks ahead. Members wait less in busy hours. We plan fewer hours that nobody needs.',
  },
  renewal: {
    'IAQ-01-08':
      'All members with motor or home cover in both countries, once a month; at most 400 are called. Legal class: it proposes a call and sets no price, so it falls in no area of Annex III of the EU AI Act.',
    'IAQ-01-09':
      'Contracts, payments, contacts and use of the app; of the claims data only whether and when a member claimed. Our data science team trained the model.',
    'IAQ-02-01': 'Nine people in the member team, and their leader, who reads each list first.',
    'IAQ-02-03': ['Older people', 'People with disabilities'],
    'IAQ-03-01':
      'A long-standing member is not called, renews unasked at a price that has risen, and pays perhaps a hundred pounds too much for a year. Most often somebody is called who never meant to leave.',
    'IAQ-03-02': 3,
    'IAQ-03-03': 3,
    'IAQ-03-04': ['Money or housing', 'Access to services'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06': 'No',
    'IAQ-04-01': 'Members over seventy, who rarely use the app, and members without internet.',
    'IAQ-04-02': 'Yes: who is not called leaves no trace, and is called still less next year.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 3,
    'IAQ-06-01': 'Equal chance of a call for members who are as likely to leave.',
    'IAQ-06-02':
      'By age band and years of membership. Use of the app is unknown for most members over seventy, which is named as a limit.',
    'IAQ-06-03':
      'In twelve replayed lists the largest gap is 2.6 points, between members over seventy and all others. The test allows 5.',
    'IAQ-06-04': 3,
    'IAQ-07-02': 'Legitimate interest in keeping members; an objection ends the calls.',
    'IAQ-07-04':
      'A wish to leave may have to do with illness, divorce or lack of money. No reason is inferred.',
    'IAQ-08-01': 'No',
    'IAQ-08-02': ['Wrong or missing input', 'Drift', 'Service outage'],
    'IAQ-08-03': 'Without a list the team calls by date of renewal.',
    'IAQ-09-01': 'In the first sentence of the call, and in the privacy notice.',
    'IAQ-09-02':
      'The caller says that a program thought the member may leave, and on which kinds of data it rests.',
    'IAQ-10-04': 'No list is released, and the team calls by date; tried with the trial list.',
    'IAQ-11-02':
      'All of it is ours: data science builds, the member team calls, pricing sees none.',
    'IAQ-11-03':
      'Whoever does not want calls says so once. Complaints reach the head of member services, who answers within ten working days.',
    'IAQ-11-04': 'Lists, version and outcome of each call are kept for six years.',
    'IAQ-13-01':
      'Members hear of a better cover before they renew. We keep members who would have left.',
    'IAQ-13-02': 'Of 400 members called, at least 100 had meant to leave.',
    'IAQ-14-01':
      'The score is not delivered to pricing, and access is logged. The team leader reads each list by age band before the first call. Call rates by age are compared each month. Members can say that we do not call.',
    'IAQ-14-02':
      'Pricing tried to read the score and was refused; the opt-out works. The comparison by age begins with the first list.',
    'IAQ-14-03':
      'Members of less than a year are guessed badly. A call too many does little harm, so nothing is done about it.',
  },
  chat: {
    'IAQ-01-08':
      'On the website and in the app in both countries, about 2,000 talks a day. Legal class: people write with a machine and read what it wrote, so Article 50 of the EU AI Act applies; it decides nothing.',
    'IAQ-01-09':
      'All terms in force, 310 answers approved by member services, and what people write. Parlance supplies and runs the model; no training on our talks is agreed.',
    'IAQ-02-01':
      'Members and visitors themselves. Sixty people in the contact centre take over when asked.',
    'IAQ-02-03': [
      'Children',
      'Older people',
      'People with disabilities',
      'People with little language or digital skill',
    ],
    'IAQ-02-04':
      'The member panel, on its evening four weeks before submission: it asked for a person within reach, and the hand-over was built. The works council in the same week.',
    'IAQ-02-05':
      'Members expect a true answer, and a person when it matters. The supervisor expects that nobody takes an answer for a promise of cover.',
    'IAQ-03-01':
      'A member is told that damage is not covered, makes no claim and bears ten thousand pounds of water damage alone; or takes an answer for a promise and pays the repair. Most often an answer is incomplete and the member asks again.',
    'IAQ-03-02': 4,
    'IAQ-03-03': 3,
    'IAQ-03-04': ['Money or housing', 'Access to services', 'Relations and emotional well-being'],
    'IAQ-03-05': 'Only in part',
    'IAQ-03-06': 'No',
    'IAQ-04-01':
      'Children, people in distress, people who need plain language, and people who write in their second language.',
    'IAQ-04-02':
      'Yes: a wrong answer on one term reaches everybody who asks about it until the text is mended.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 3,
    'IAQ-05-01': 'Fewer simple questions will reach people; no post is to go because of it.',
    'IAQ-05-02': 'Hardly: it speaks of our terms and hands over everything else.',
    'IAQ-05-03':
      'People get used to asking a machine about their rights. That is why each answer links the term it rests on.',
    'IAQ-05-04': 2,
    'IAQ-06-01':
      'Equal quality: an answer in plain language should be right as often as any other.',
    'IAQ-06-02':
      'By product and by kind of question. Plain-language versions exist for two thirds of the terms.',
    'IAQ-06-03':
      'In 400 test questions, answers in plain language were wrong 1.6 points more often than others. Who is a child cannot be told, so nothing is measured for children.',
    'IAQ-06-04': 3,
    'IAQ-07-02':
      'Contract with members; for visitors, the legitimate interest in answering their question.',
    'IAQ-07-04':
      'People write of illness and accidents unasked. Talks are not used for anything but the answer and the weekly sample.',
    'IAQ-07-05':
      'Members see their talks in the app and may delete them; the privacy team finds the rest by policy number.',
    'IAQ-08-03':
      'Below a confidence of 0.7 it hands over. When it is down, the page of questions and answers takes over within an hour.',
    'IAQ-08-04': 3,
    'IAQ-09-01':
      'In the first line of each talk: you are writing with a machine; it can be wrong and cannot promise cover.',
    'IAQ-09-02': 'Each answer links the term it rests on; a person explains it on request.',
    'IAQ-10-03':
      'Two people read 200 answers a week, each without seeing what the other thought of them.',
    'IAQ-10-04':
      'Member services switches the chat off on the contact page, and it says so at once; tried before release.',
    'IAQ-11-02':
      'By contract C-2251: Parlance runs the service and keeps sessions apart; we write the texts it rests on, read the sample and speak with members.',
    'IAQ-11-03':
      'By the word “person” at any time. Complaints are taken by people only and answered within ten working days.',
    'IAQ-11-04':
      'Question, answer, terms and version are kept for six years, after ninety days without anything that names the member.',
    'IAQ-12-02':
      'The smallest model of Parlance that passed our tests is used, and frequent questions are answered with approved texts.',
    'IAQ-13-01':
      'Members get an answer at any hour. The contact centre gets the questions that need a person.',
    'IAQ-13-02':
      'Wrong answers in the weekly sample, below 4 %; talks that need no second contact.',
    'IAQ-13-03':
      'A page of questions and answers. Two thirds of visitors wrote to us all the same.',
    'IAQ-14-01':
      'Questions about a single case go to a person. Each answer links its term, and the talk begins with what a machine cannot promise. 200 answers a week are read.',
    'IAQ-14-02':
      'Hand-over and links were tried by sixty colleagues. The weekly sample begins with operation; before that, a red team tries to draw a promise of cover from it.',
    'IAQ-14-03':
      'An answer that sounds right and is wrong is found only in the sample or by a complaint.',
  },
  underwriting: {
    'IAQ-01-08':
      'About 3,500 applications for life cover a year in both countries. Legal class: high-risk by Annex III of the EU AI Act, point 5(c), risk assessment and pricing in life and health insurance.',
    'IAQ-01-09':
      'The health questionnaire and medical reports of the application itself, in a store of their own. The language model comes from Northlight Analytics and is not trained on them.',
    'IAQ-02-01': 'Fourteen life underwriters in Dublin, and one physician on two days a week.',
    'IAQ-02-03': ['Patients', 'Older people', 'People with disabilities'],
    'IAQ-02-04':
      'The physician read forty proposals in the two weeks after the first version was returned, and found the proposed class sound but three sentences without a passage: such sentences are struck out now. A patients’ association and the works council, six weeks before the first version.',
    'IAQ-02-05':
      'Applicants expect that somebody who understands a report reads it. The law asks for the duties of a high-risk use.',
    'IAQ-03-01':
      'Cover is refused, or dearer than the applicant can pay, because of an illness they do not have. They go without; if they die, the family has nothing, and that cannot be undone. Most often the class is one step off and the underwriter puts it right.',
    'IAQ-03-02': 5,
    'IAQ-03-03': 4,
    'IAQ-03-04': ['Health or life', 'Money or housing', 'Access to services'],
    'IAQ-03-05': 'Not at all',
    'IAQ-03-06': 'Yes, with human involvement',
    'IAQ-04-01':
      'People whose doctors write by hand, most of them older and in the country; people with rare or several illnesses; women and men, tested in pairs of files.',
    'IAQ-04-02':
      'Yes: a kind of report that is misread is misread for every patient of the practice.',
    'IAQ-04-03': 4,
    'IAQ-04-04': 3,
    'IAQ-05-01': 'Underwriters read the file with the proposal beside it; no post is gone.',
    'IAQ-05-02': 'Refusals may reach the ombudsman.',
    'IAQ-05-03':
      'If people fear what a machine reads into their file, they may put off seeing a doctor.',
    'IAQ-05-04': 3,
    'IAQ-06-01':
      'Similar treatment of similar cases: two files that differ in sex or region only must get the same class.',
    'IAQ-06-02':
      'Test files drawn by age and region, ages 18 to 70. One report in nine is by hand.',
    'IAQ-06-03':
      'Of a hundred pairs of files that differ in sex or region only, 99 got the same class. Handwritten reports are read 1.2 points worse than typed ones.',
    'IAQ-06-04': 4,
    'IAQ-07-02': 'Explicit consent, given for the decision on the application and nothing else.',
    'IAQ-07-04':
      'Reports name illnesses of relatives, and findings an applicant has never been told of. Only what bears on the class is shown.',
    'IAQ-07-05':
      'Applicants may see the summary and have it corrected. The store of their reports is deleted 30 days after the decision.',
    'IAQ-08-03':
      'It says what it could not read. Those pages, and whole files when it is down, are read as before.',
    'IAQ-08-04': 4,
    'IAQ-09-01':
      'In the application pack: a program summarises medical reports for the underwriter, who decides.',
    'IAQ-09-02':
      'The underwriter names the reasons and the passages they rest on, in words an applicant can follow; findings not yet known to the applicant go through their doctor.',
    'IAQ-09-04': [
      'User instructions',
      'Performance and limits',
      'Contact and complaint route',
      'Technical file',
    ],
    'IAQ-10-03':
      'The passages come first, then the proposed class. How often underwriters change it is counted, and a physician reads files by chance.',
    'IAQ-10-04':
      'The head of underwriting turns proposals off; passages stay, since they decide nothing. Tried two weeks before release.',
    'IAQ-11-02':
      'Northlight supplies the model, and no report leaves our account. Prompts, retrieval and the decision are ours.',
    'IAQ-11-03': 'Another underwriter decides anew within ten working days.',
    'IAQ-11-04':
      'Proposal, passages, prompt set and the underwriter’s decision are kept with the application for six years.',
    'IAQ-12-02':
      'The model is given the passages that were found, not whole reports: a fifth of the text.',
    'IAQ-13-01':
      'Applicants have an answer in four days instead of eleven. Underwriters look at risks instead of for pages.',
    'IAQ-13-02':
      'Days until the decision, each month; unsupported statements in the weekly sample.',
    'IAQ-13-03': 'A form with points. It could not read reports, where most of the risk stands.',
    'IAQ-14-01':
      'An underwriter decides on each application, and a decline is never proposed. A statement without its passage is struck out. A physician reads fifty files a week. Each application has a store of its own, deleted after 30 days.',
    'IAQ-14-02':
      'The underwriter’s decision, the passages and the striking out, shown on the test files. The physician’s sample and the deletion were tried and begin with operation.',
    'IAQ-14-03':
      'A passage that is quoted rightly and understood wrongly still persuades. Only reading it helps, and attention fades.',
  },
  damage: {
    'IAQ-01-04': 'Deep learning',
    'IAQ-01-08':
      'About 420 estimates a day. Legal class: it is used in the United Kingdom only, where the EU AI Act does not apply; measured by it, motor claims fall in no area of Annex III.',
    'IAQ-01-09':
      'Photographs that members send, and prices of parts. Panelcheck trained the model; we tested it on 2,000 closed claims.',
    'IAQ-02-01':
      'Handlers in motor claims, who release each payment, and nine motor engineers introduced to its limits.',
    'IAQ-02-03': ['Older people', 'People with little language or digital skill'],
    'IAQ-02-04':
      'The member panel and four garages were heard. The panel asked that the offer of an engineer stands first in the message; it is being changed before release.',
    'IAQ-02-05':
      'Members expect the whole cost of a repair, and soon. Garages expect that an estimate is not held against them.',
    'IAQ-03-01':
      'Damage behind the bumper is not on the photograph: a member with little money agrees to some hundred pounds too little and repairs on credit. It can be claimed afterwards, with effort. Most often an estimate is off by less than a tenth.',
    'IAQ-03-02': 3,
    'IAQ-03-03': 4,
    'IAQ-03-04': ['Money or housing'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06': 'Yes, with human involvement',
    'IAQ-04-01':
      'Owners of dark cars, people who photograph at night, and people with an old phone.',
    'IAQ-04-02': 'Small sums, but often: two pounds in a hundred for each dark car.',
    'IAQ-04-03': 2,
    'IAQ-04-04': 4,
    'IAQ-05-01': 'Engineers see fewer small claims and more of the difficult ones.',
    'IAQ-05-02': 'No.',
    'IAQ-05-03':
      'Estimates used as a price list would press small garages. They get the one for the car they repair.',
    'IAQ-05-04': 2,
    'IAQ-06-01': 'Equal accuracy: the same damage is paid alike, whatever the colour or the light.',
    'IAQ-06-02':
      '2,000 closed claims by make, colour and light. Photographs taken at night were too few to measure.',
    'IAQ-06-03':
      'Dark cars are estimated 2.1 % lower than bright ones; the limit is 3 %. Nothing is known of photographs taken at night.',
    'IAQ-06-04': 3,
    'IAQ-07-02': 'Handling the claim under the contract.',
    'IAQ-07-04':
      'Photographs show plates, faces and homes. Panelcheck deletes them after 30 days and may not use them.',
    'IAQ-07-05': 'Photographs and estimate are disclosed or deleted with the claim.',
    'IAQ-08-02': ['Wrong or missing input', 'Drift', 'Adversarial input', 'Service outage'],
    'IAQ-08-03':
      'Below a confidence of 0.75 an engineer looks. When it is down, engineers estimate from the photographs, and small claims take four days.',
    'IAQ-08-04': 4,
    'IAQ-09-01': 'In the message that carries the estimate.',
    'IAQ-09-02':
      'The message lists parts, hours and cost with a range. An engineer explains it on request.',
    'IAQ-10-03':
      'Engineers see the photographs before the estimate, and inspect one car in twenty whatever it says.',
    'IAQ-10-04':
      'Claims sets the limit to £0, so that each estimate waits for an engineer; tried before release.',
    'IAQ-11-02':
      'By contract C-2319: Panelcheck keeps prices current and reports accuracy by make; we check it against our engineers, pay, and hear complaints.',
    'IAQ-11-03':
      'The member asks for an engineer, who comes within three days and whose estimate counts.',
    'IAQ-11-04':
      'Photographs, estimate, range, version and corrections with their reason are kept for six years.',
    'IAQ-12-02': 'Photographs are made smaller before they are sent, and each is read once.',
    'IAQ-13-01':
      'Members are paid within a day instead of four. Engineers get time for difficult claims.',
    'IAQ-13-02': 'Days until payment; difference to an engineer’s estimate on 60 claims a month.',
    'IAQ-13-03': 'A table of lump sums. Members and garages contested every third one.',
    'IAQ-14-01':
      'Nothing is paid before the member agrees, and any member may have an engineer. Above £1,500 an engineer always looks. A second photograph in daylight is asked for where the first is dark. 60 claims a month are estimated by an engineer as well.',
    'IAQ-14-02':
      'Agreement and the limit, shown on 2,000 closed claims. The second photograph and the new order of the message come with release; the monthly 60 begin then.',
    'IAQ-14-03':
      'Hidden damage is on no photograph. Whoever finds it at the garage claims the rest, as before.',
  },
  telematics: {
    'IAQ-01-08':
      'Each week for 4,100 members on the tariff. Legal class: it is used in the United Kingdom only, where the EU AI Act does not apply; measured by it, Annex III names the pricing of life and health cover, not of motor cover.',
    'IAQ-01-09':
      'Speed, braking and time of day of trips, by way of Roadsense; no map positions reach us. Roadsense trained the model.',
    'IAQ-02-01':
      'Nobody works with single scores: the tariff system reads them. Two people in motor underwriting answer questions about them.',
    'IAQ-02-03': ['Workers', 'People with disabilities'],
    'IAQ-02-04':
      'Twenty members on the tariff, by video five weeks before submission, and a nurses’ union two weeks later. The union asked for results by occupation; that became the condition.',
    'IAQ-02-05':
      'Members expect a score that they can do something about. The supervisor expects that a part of the price can be explained.',
    'IAQ-03-01':
      'A nurse who drives to night shifts scores low however well she drives and loses a discount of perhaps two hundred pounds at renewal. She cannot change her hours. Most often a trip as a passenger costs a few points.',
    'IAQ-03-02': 3,
    'IAQ-03-03': 5,
    'IAQ-03-04': ['Money or housing', 'Work or education'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06': 'Yes, without human involvement',
    'IAQ-04-01':
      'Nurses, bakers and others who work at night; people who share a car; people who drive on bad roads.',
    'IAQ-04-02':
      'Yes: the same people lose points each week, and the discount of a year rests on the sum.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 4,
    'IAQ-05-01': 'None in the house.',
    'IAQ-05-02': 'The police may ask for trips; they get them by order of a court only.',
    'IAQ-05-03':
      'If every motor insurer rewarded being watched, a tariff without it would be the dear one.',
    'IAQ-05-04': 3,
    'IAQ-06-01': 'Similar driving, similar score, at whatever hour somebody has to drive.',
    'IAQ-06-02':
      'Members between 18 and 40 in towns are most of the data; shift workers are one in twelve. Occupation is not known for most.',
    'IAQ-06-03':
      'Members who drive at night score 4.4 points lower; a discount class is six points wide. Whether they have more accidents was not tested apart.',
    'IAQ-06-04': 2,
    'IAQ-07-02': 'Consent in the app, for the discount only.',
    'IAQ-07-04':
      'Hours and places tell where somebody works, prays and is treated. Roadsense is to keep manoeuvres without places, which is audited before release.',
    'IAQ-07-05':
      'Consent is withdrawn in the app, and the discount stays until renewal. Trips are deleted after 90 days.',
    'IAQ-08-02': ['Wrong or missing input', 'Drift', 'Adversarial input', 'Service outage'],
    'IAQ-08-03': 'Without a new score the last discount stays until the next renewal.',
    'IAQ-08-04': 3,
    'IAQ-09-01': 'In the app: before consent is asked for, and above each score.',
    'IAQ-09-02':
      'The app shows the three things that moved the score most, with advice. Roadsense describes the weights in words only, so we cannot say how much each counted.',
    'IAQ-10-02': 3,
    'IAQ-10-03':
      'Nobody nods through single scores. The danger is that nobody looks at all: the owner reads scores by hour of the day each fortnight.',
    'IAQ-10-04':
      'Pricing freezes all scores, and discounts stay as they were; tried before release.',
    'IAQ-11-02':
      'By contract C-2342: Roadsense collects trips with consent and computes the score; we explain it to members and set the discount.',
    'IAQ-11-03':
      'By “have a person look” in the app: somebody in motor underwriting reads the trips within five days and can give the discount back.',
    'IAQ-11-04': 'Scores and version are kept until the renewal after next, trips for 90 days.',
    'IAQ-12-02': 'Scores are computed once a week and not after each trip.',
    'IAQ-13-01':
      'Careful drivers pay less and get advice. We gain if accidents become fewer; the others pay what they would have paid.',
    'IAQ-13-02':
      'Claims by fifth of scores after a year; share of members who keep their discount.',
    'IAQ-13-03': 'Kilometres alone. They say little about how somebody drives.',
    'IAQ-14-01':
      'The score can lower the price and never raise it, and a discount moves by one class at a time. Members are told before they consent and with each score. A trip can be struck out for 30 days. Any member may have a person look; the owner reads, after the event, each score that took a discount away.',
    'IAQ-14-02':
      'Discount only, one class at a time, and striking out were tried by fifty colleagues over six weeks. Having a person look begins with operation.',
    'IAQ-14-03':
      'The weight of night hours: Roadsense has not handed it over. Results by occupation come after a quarter.',
  },
  assistant: {
    'IAQ-01-08':
      'Complex claims in both countries, about 2,500 a year, once it is released. Legal class: it writes text, so Article 50 of the EU AI Act applies; a handler decides, and claims fall in no area of Annex III.',
    'IAQ-01-09':
      'The case file: letters, medical reports, notes. Fernhill’s platform uses a language model of a third company; that nothing is trained on our cases is agreed, the proof is asked for.',
    'IAQ-02-01':
      'Thirty-four handlers of complex claims, with half a day of training before they get access.',
    'IAQ-02-03': ['Patients', 'Older people', 'People with little language or digital skill'],
    'IAQ-02-04':
      'Six handlers and the works council were heard. The handlers asked that each statement names its page, and it does.',
    'IAQ-02-05':
      'Claimants expect that their file stays closed to others, and that somebody has read the letter they get.',
    'IAQ-03-01':
      'A draft quotes another member’s medical report and the letter goes out: a stranger knows of an illness for good. Or a summary leaves out the page that proves a claim. Most often a date is wrong, and the handler sees it.',
    'IAQ-03-02': 4,
    'IAQ-03-03': 4,
    'IAQ-03-04': ['Money or housing', 'Dignity or reputation', 'Access to services'],
    'IAQ-03-05': 'Only in part',
    'IAQ-03-06': 'Yes, with human involvement',
    'IAQ-04-01':
      'People whose files hold letters in other languages than English, and people with very long files.',
    'IAQ-04-02': 'A little: the same kind of file is shortened badly each time.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 3,
    'IAQ-05-01':
      'Handlers will spend less time on reading and more on deciding; to be looked at after half a year.',
    'IAQ-05-02': 'Letters may be read in court; a handler signs and answers for them.',
    'IAQ-05-03':
      'If machines write and machines read, nobody may notice what was never said in between.',
    'IAQ-05-04': 2,
    'IAQ-06-01':
      'Equal care: a summary should be as complete whatever the language and length of the file.',
    'IAQ-06-02': 'Sixty closed files, all of them in English. The others are a known gap.',
    'IAQ-06-03': 'Not measured yet for files in other languages than English.',
    'IAQ-06-04': 2,
    'IAQ-07-02': 'Handling the claim under the contract; health data under Article 9(2)(f).',
    'IAQ-07-04':
      'Files name illnesses of relatives and third parties, which a summary may carry further.',
    'IAQ-07-05': 'Summaries are part of the case file and are disclosed or deleted with it.',
    'IAQ-08-03': 'The handler reads the file as before.',
    'IAQ-08-04': 2,
    'IAQ-09-01':
      'In the privacy notice and on the page “How we decide”. The letter names the handler, who answers for it.',
    'IAQ-09-02':
      'The handler explains a decision from the file; each statement of the summary names its page.',
    'IAQ-10-02': 3,
    'IAQ-10-03':
      'A handler ticks each statement against its page before a draft can be sent; how often drafts are changed is counted.',
    'IAQ-10-04': 'One switch for the team. Not tried yet.',
    'IAQ-11-02':
      'Fernhill keeps cases apart and passes on changes of the model beneath; we check each draft before it leaves the house.',
    'IAQ-11-03':
      'By the complaints route: a handler who took no part reads the file itself, within ten working days.',
    'IAQ-11-04': 'Questions, pages and the letters sent are kept for six years with the case.',
    'IAQ-12-02': 'Only the pages that were found go to the model, not the whole file.',
    'IAQ-13-01':
      'Claimants get a decision sooner. Handlers read a long file once instead of three times.',
    'IAQ-13-02': 'Days until a complex claim is decided, before and half a year after.',
    'IAQ-13-03': 'Search in case files. It finds passages and writes nothing.',
    'IAQ-14-01':
      'Retrieval is limited to the open case. A handler checks each statement against its page before anything leaves. Drafts are searched for case numbers of others. Handlers are trained before they get access.',
    'IAQ-14-02':
      'Checking by handlers and the search for foreign case numbers are in place. Retrieval is limited by the prompt only; the limit in the database is under way.',
    'IAQ-14-03': 'What a summary leaves out is not missed by somebody who reads the summary only.',
  },
  flood: {
    'IAQ-01-08':
      'All insured buildings in both countries, once a year. Legal class: it is about buildings and portfolio limits and falls in no area of Annex III of the EU AI Act.',
    'IAQ-01-09':
      'Elevation, rain and flood lines of public agencies, and 1,200 of our own flood claims. Our data science team builds the model.',
    'IAQ-02-01': 'Four people in home underwriting, who steer the portfolio and buy reinsurance.',
    'IAQ-02-03': ['Older people', 'People seeking benefits, credit, housing or asylum'],
    'IAQ-03-01':
      'Used for single quotations, the map could cost a household its affordable cover. Used as meant, a wrong class makes reinsurance a little dearer for all.',
    'IAQ-03-02': 3,
    'IAQ-03-03': 2,
    'IAQ-03-04': ['Money or housing'],
    'IAQ-03-05': 'With effort',
    'IAQ-03-06': 'No',
    'IAQ-04-01': 'Households near water, and those in the country.',
    'IAQ-04-02': 'Yes: a whole street stands in one class.',
    'IAQ-04-03': 3,
    'IAQ-04-04': 2,
    'IAQ-06-01': 'Equal accuracy in town and country.',
    'IAQ-06-02': 'By region against 1,200 flood claims; gauges are fewer in the west of Ireland.',
    'IAQ-06-03': 'Rural addresses are placed less exactly than those in towns.',
    'IAQ-06-04': 3,
    'IAQ-08-01': 'No',
  },
}

/** Answers to every question that the tier asks, in the words of the system's own entry. */
export function answersFor(one: DemoAssessment, system: DemoSystem): Answers {
  const values = system.values
  const known = told[system.key]
  if (!known) throw new Error(`the demo knows nothing of ${system.key}`)
  const word = (key: string) => String(values[key] ?? '')
  const owner = system.owner ? people[system.owner].name : 'nobody yet'
  const version = one.version ?? word('modelVersion')
  const generative = /language model|Dialogue|Desk/.test(version)
  const all: Answers = {
    'IAQ-01-01': `${word('title')}, ${version}. Owner: ${owner}.`,
    'IAQ-01-02': word('purpose'),
    'IAQ-01-03': (values.organisationRoles as string[]).map(
      (role) => roles[role] ?? 'User or deployer',
    ),
    'IAQ-01-04': generative ? 'Generative or language model' : 'Classical machine learning',
    'IAQ-01-05': autonomy[word('autonomy')] ?? 'Information only',
    'IAQ-01-06': 'No',
    'IAQ-01-07': legalClass[word('euAiActClass')] ?? 'Not yet determined',
    'IAQ-01-10': word('foreseeableMisuse'),
    'IAQ-01-11': word('usesRuledOut'),
    'IAQ-02-02': word('peopleAffected'),
    'IAQ-07-01': data[word('personalData')] ?? 'Yes, ordinary data',
    'IAQ-07-03': word('personalData') === 'none' ? 'Not needed, reasons recorded' : 'Done',
    'IAQ-08-01': 'Only through several further steps',
    'IAQ-08-02': ['Wrong or missing input', 'Prompt injection', 'Drift', 'Service outage'],
    'IAQ-08-04': 4,
    'IAQ-09-03': generative ? 'Marked' : 'No content generated',
    'IAQ-09-04': ['User instructions', 'Performance and limits', 'Contact and complaint route'],
    'IAQ-10-01': ['Review single outputs', 'Overrule outputs', 'Pause the system'],
    'IAQ-10-02': 4,
    'IAQ-11-01': `${owner}, as owner of the system, and ${people[one.approver].name}, who approves.`,
    'IAQ-11-05':
      'The owner suspends and tells the governance lead the same day; compliance checks duties to report.',
    'IAQ-12-01': generative ? 'Moderate' : 'Negligible',
    'IAQ-15-01': one.residual[0],
    'IAQ-15-02': one.residual[1],
    'IAQ-15-03': one.conditions ? 'Yes, with conditions' : 'Yes',
    'IAQ-16-01': one.conditions ? 'Proceed with conditions' : 'Proceed',
    'IAQ-16-02': one.conditions ?? 'None.',
    'IAQ-16-03': `Prepared by ${people[one.author].name}; read by ${people.risk.name}, who took no part in building or buying it; to be approved by ${people[one.approver].name}.`,
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
    ...known,
    ...one.answeredThen,
  }
  if (one.tier === 'low') {
    all['IAQ-03-02'] = one.residual[0]
    all['IAQ-03-03'] = one.residual[1]
  }
  const asked = questionsFor(one.tier).flatMap((section) =>
    section.questions.map((question) => question.id),
  )
  const wanted = asked.slice(0, Math.round(asked.length * (one.filled ?? 1)))
  return Object.fromEntries(wanted.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])))
}
