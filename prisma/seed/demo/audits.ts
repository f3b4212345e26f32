import { clauseTitles, controlTitles } from '../../../lib/catalogue/requirements.ts'
import type { Who } from './people.ts'
import type { DemoValues } from './record.ts'

/** What was seen at a question where it conforms, or why it cannot be judged. */
type Seen = string | { verdict: 'not-applicable'; notes: string }

type Finding = {
  /** The number of the question it answers, or the key of a sample, of whose records it is the first. */
  at: string
  verdict: 'major' | 'minor' | 'observation' | 'opportunity'
  finding: string
  notes: string
  auditee: Who
  ago: number
  /** The nonconformity by the name under which the story goes on with it. */
  key: string
}

type DemoSample = {
  key: string
  ago: number
  by: Who
  values: Record<string, unknown>
  /** What was seen at the records drawn, by the name under which the story knows them. */
  seen: Record<string, Seen>
}

/** An audit of the demo: who plans and does it, and how far it has come. */
export type DemoAudit = DemoValues & {
  key: string
  planned: number
  lead: Who
  begun?: number
  samples?: DemoSample[]
  /** Days on which questions are answered; together they come as far as `share`. */
  answered?: number[]
  share?: number
  /** Clauses that are answered on the last of these days, and nothing else on it. */
  lastly?: string[]
  /** By the number of the question; one that is not here stays open. */
  seen?: Record<string, Seen>
  findings?: Finding[]
  signed?: { ago: number; outcome: string; conclusion: string; reportedTo: Who[] }
}

const clauses = Object.keys(clauseTitles)
const controlsOf = (...areas: string[]) =>
  Object.keys(controlTitles).filter((id) => areas.some((area) => id.startsWith(`${area}.`)))

const criteria =
  'ISO/IEC 42001:2023; our AI policy, the procedures on life cycle, impact assessment and data; the law on insurance and data protection that our register of parties names.'

const notYet = (notes: string): Seen => ({ verdict: 'not-applicable', notes })

/** What was seen in the first audit, by the number of the question. */
const seenFirst: Record<string, Seen> = {
  '4.1-q1':
    'Five issues, each with an owner and a day of review; the two on law and suppliers were written down first.',
  '4.1-q2':
    'The sponsor decided in the committee that it matters to us: storms bring claims in waves. The issue itself is still to be written into the list.',
  '4.1-q3':
    'Opened all ten systems of the inventory: each says whether we built, bought or got it with other software.',
  '4.1-q4':
    'Read two issues against the systems they name. The one on models that suppliers change led to a risk of the triage.',
  '4.1-q5':
    'The governance lead showed how the AI Act came onto the list. A first round of reviews is set for spring.',
  '4.2-q1': 'Five parties; third parties in accidents have no contract with us and are among them.',
  '4.2-q2':
    'Each party says what it needs and whether law, contract or a promise binds us. Compared two with the texts of the law.',
  '4.2-q3':
    'Four are met. What third parties are told is met in part, and the list says what is missing.',
  '4.2-q4':
    'The members’ council sits twice a year; compliance reads the journals of both authorities.',
  '4.3-q1': 'Scope 1.0, approved by the executive sponsor, with units, places and activities.',
  '4.3-q2':
    'It begins where members are touched most, claims and underwriting. Ireland is named as left out, although the AI Act is an issue: see the next question.',
  '4.3-q3':
    'Member services and Ireland are left out until they have owners, within the year. The systems there are in the inventory all the same.',
  '4.3-q4':
    'Suppliers of models and the data platform of the group are named. Members do not appear as an interface; told to the governance lead.',
  '4.3-q5':
    'Counted: six systems of the inventory fall under scope 1.0, and the units name the same six.',
  '4.4-q1':
    'The life cycle names stages, owners and what passes between them. How the other processes hand over had to be asked.',
  '4.4-q2':
    'I am the newcomer here: it took me two days, and the governance lead’s help twice. A manual would shorten it.',
  '4.4-q3': 'Minutes, approvals, readings and reviews of five months, each with a day and a name.',
  '4.4-q4':
    'The committee is to meet each quarter. It has met once; the coming review is its second meeting. What it decided has an owner and a day.',
  '5.1-q1':
    'The executive sponsor, without notes: members own us, so a machine may help to be quick but not to say no.',
  '5.1-q2':
    'Procurement asks for the number of the inventory on each order of software: saw two. The budget round does not.',
  '5.1-q3': 'Asked for three posts, got two. The third was put off with a reason in the minutes.',
  '5.1-q4':
    'The sponsor’s letter on the day the policy came into force, and the first AI letter to all staff.',
  '5.1-q5':
    'The heads of claims and of motor underwriting named what they had changed since the policy came, and who had helped.',
  '5.2-q1':
    'AI policy 1.0, approved by the executive sponsor; its first sentence is the purpose of a mutual.',
  '5.2-q2': 'Its principles. Laid the three objectives beside them: each belongs to one.',
  '5.2-q3': 'Both stand in the first paragraph, in one sentence.',
  '5.2-q4':
    'One version in force; all ten people with an account had acknowledged it within a month.',
  '5.2-q5':
    'On the website. Which other policies touch it is in a table of compliance, not in the policy.',
  '5.3-q1': 'Seven roles, all held, published on the intranet.',
  '5.3-q2': 'The governance lead, by the description of the role and the sponsor’s appointment.',
  '5.3-q3': 'She writes to the board’s risk committee each quarter; read the last report.',
  '5.3-q4': 'Both model owners said, unprompted, that they may suspend their own system at once.',
  '6.1.1-q1':
    'The issue on suppliers names its risk, an update of the triage that nobody notices. For the AI Act the risks sit with each system, by its class.',
  '6.1.1-q2': 'Criteria approved by the sponsor: scales, four bands, acceptance up to level 9.',
  '6.1.1-q3':
    'The scales speak of claims, premiums and health, not of pounds alone. Scored two risks with them.',
  '6.1.1-q4': 'Five actions come from risks; each is in the list of its owner like any other work.',
  '6.1.1-q5':
    'Hit rates by district have been reported for a month now, and show whether the treatment of the fraud score helps.',
  '6.1.2-q1':
    'The method is in force; followed “proxy for where people live” through all its steps.',
  '6.1.2-q2':
    'Two people score apart. In six of eight risks they agreed at once, in two a third looked.',
  '6.1.2-q3':
    'Fair treatment of districts has its risk. The objective on answers within five days has none; the method asks for it, so it is a matter of time.',
  '6.1.2-q4':
    'Each risk drawn says whom it harms and how often it is expected. Whether the reasons say enough: see the sample.',
  '6.1.2-q5':
    'Ranked by level in the register; seven lie above acceptance and head the committee’s list.',
  '6.1.2-q6': 'Method, criteria and register, with every version.',
  '6.1.3-q1': 'The second half of the method: four ways to treat, and who approves.',
  '6.1.3-q2':
    'All seven above acceptance have a way and controls. The short reasons of the fraud score stand at 9 with what is in place, just within it; that they are accepted has still to be decided by the sponsor, who wants better reasons first.',
  '6.1.3-q3':
    'The statement went through all 38; two risks got a control by it that nobody had thought of.',
  '6.1.3-q4': 'None found necessary. The question is asked with each new risk.',
  '6.1.3-q5':
    'Version 1.0, approved last week. Read the reasons of ten controls: two planned, eight in place, as the register says.',
  '6.1.3-q6':
    'The plan is the register’s list of treatments with owners and days; what remains is accepted by the sponsor, never by the owner of the risk.',
  '6.1.3-q7': 'On the intranet since its approval; three team leads found it.',
  '6.1.4-q1': 'A procedure with tiers; effects on people, groups and society each have a part.',
  '6.1.4-q2':
    'Misuse is asked for by name. In the assessment of the renewal list it is its use for prices, which became a risk.',
  '6.1.4-q3':
    'Both countries are asked for. The social setting rests on one talk with the members’ council.',
  '6.1.4-q4':
    'Documented, all seven. Outside the house nobody has seen one; the members’ council asked for summaries.',
  '6.1.4-q5': 'Four risks name an assessment as where they come from.',
  '6.2-q1': 'Three objectives: one of the house, one of motor claims, one of compliance.',
  '6.2-q2': 'Each has a number, a unit and a day.',
  '6.2-q3':
    'One has been measured, at 71 % of 100. The other two have the day of their first measurement.',
  '6.2-q4':
    'How, by whom and by when are there for each; means are named where money is asked for.',
  '6.3-q1':
    'Changes of the system go through the register and the sponsor. How they are planned beforehand is written nowhere yet; it is on the gap list.',
  '6.3-q2': 'The one change so far, scope 1.0, had a page with purpose, consequences and people.',
  '6.3-q3':
    'After scope 1.0, roles and inventory followed within three weeks; the statement was written on it.',
  '7.1-q1':
    'People, licences and computing of the year are in one list; it leaves out the case assistant, which is six weeks old.',
  '7.1-q2': 'Both shortfalls of the year were before the committee, and decided.',
  '7.1-q3':
    'Looked at with each system of high tier. That a risk which rises asks the same question was agreed with the governance lead.',
  '7.2-q1': 'Each of the seven roles says what its holder must have learned or done.',
  '7.2-q2':
    'For every holder: certificate, qualification, or a list of signed validations. Compared three with the people team.',
  '7.2-q3':
    'Both owners were new to assessments and took the course; the governance lead read their next one line by line.',
  '7.3-q1':
    'Asked four people at intake in Leeds: all knew the policy, and three could say what it rules out.',
  '7.3-q2':
    'Two of the four named what they themselves do for it: open a letter before its class. The course says it well.',
  '7.3-q3':
    'The code of conduct has it. Of the four, two knew at once where to report, two looked it up.',
  '7.4-q1':
    'Ten communications are planned, to members, authorities and staff. The press is dealt with case by case.',
  '7.4-q2': 'Each plan says what, to whom, when and by which way; read all ten.',
  '7.4-q3':
    'Eight of the ten were sent, with day and number. The yearly list for the authorities is about to go, the notice of an incident waits for its exercise.',
  '7.5.1-q1':
    'Went through the standard’s list of documents: none is missing. The report of this audit and the minutes of the review will be the last two.',
  '7.5.1-q2':
    'Fourteen documents, the longest of about a page and many of a few lines. More would not be read, says the governance lead, and I agree.',
  '7.5.2-q1':
    'Read the procedures on data and on oversight: title, number, author, version and day are on each.',
  '7.5.2-q2': 'Opened one on a phone at intake: readable without help.',
  '7.5.2-q3': 'The history of six versions shows a reviewer and an approver who did not write it.',
  '7.5.3-q1':
    'Asked for the rules on AI tools at three desks: the version in force each time, no printed copies about.',
  '7.5.3-q2': 'Tried with a staff account: drafts and confidential evidence stay closed.',
  '7.5.3-q3':
    'Who sees what follows the role; old versions stay; nothing is deleted before its time.',
  '7.5.3-q4':
    'The law in both countries is listed with its state. Technical files of suppliers lie with their owners; to be gathered.',
  '8.1-q1': 'The gate before operation. The name screening passed it with every condition shown.',
  '8.1-q2': 'The monthly report by district, a treatment of the fraud score, is made and read.',
  '8.1-q3': 'Stages, approvals and readings of the triage are complete since its first day.',
  '8.1-q4':
    'One change since the procedure came into force has no entry in the register: fraud scoring 4.1 was trained again with the postcode area in place of the postcode. I judge it minor, since an input became coarser; what was done, on which day and with which effect stands with the action of the risk. The owner enters the next one. Of unintended ones: the chat’s first test failed, and its release was put off.',
  '8.1-q5': 'Docwise and Parlance: due diligence, contract and table of duties read.',
  '8.2-q1': 'Each risk has its day of review; none was missed.',
  '8.2-q2':
    'For the chat, after its failed test: the risk of promised cover was looked at again before anything else.',
  '8.2-q3':
    'Scores, method and criteria of the day are kept; a score four months old can be read as it stood.',
  '8.3-q1':
    'Three were due and are done, each four or five days late; their owners had said so beforehand. None waits today.',
  '8.3-q2':
    'For the two treatments of the fraud score the figures of each month show the effect. The sign-off by somebody else follows with the next of them.',
  '8.3-q3':
    'The youngest risk, a chat that does not say it is one, came in this month and has an owner.',
  '8.3-q4':
    'No treatment has failed so far. Asked what would happen: the owner raises it again in the committee.',
  '8.3-q5': 'Results stand with the actions, with day and name.',
  '8.4-q1':
    'Seven are approved, each with its last day; those of the underwriting and the case assistant are being written. The e-mail filter is ruled out with a reason.',
  '8.4-q2':
    'The rule is in force and has not been put to the test. That fraud scoring was trained again with a coarser input counts as minor: see the changes, 8.1.',
  '8.4-q3': 'Seven records opened: approved by somebody else, linked with system and risks.',
  '9.1-q1': 'Eight monitors for the systems, three objectives for the management system.',
  '9.1-q2':
    'Metric, source and threshold of five monitors read. Some thresholds were set by guess, and say so.',
  '9.1-q3':
    'Each has its rhythm, from weekly to monthly. The committee is to look at all of them each quarter, in the coming review for the first time.',
  '9.1-q4':
    'Call rates by age are beyond their threshold. The renewal team had seen it and was comparing lists. Holds by script of the name have no reading yet: the log of payments does not keep the script. It is to do so from next month on.',
  '9.2.1-q1':
    'This is the first, in the week for which it was planned. All clauses are to be audited once a year.',
  '9.2.1-q2':
    'My criteria name the policy and three procedures beside the standard; a question to the governance lead was answered from both.',
  '9.2.1-q3':
    'Half of this audit was spent at desks and screens. The report will say how the system is lived, not only how it is written.',
  '9.2.2-q1':
    'Three years on one page, approved by the sponsor. What customers are owed is not in it yet.',
  '9.2.2-q2':
    'Claims each year, because most people are touched there. There were no earlier results to go by.',
  '9.2.2-q3': 'In the plan of this audit; the next one has its objective only.',
  '9.2.2-q4':
    'I come from internal audit of a partner mutual, and have no part in any system or document here.',
  '9.2.2-q5':
    'My report goes to the executive sponsor and the governance lead; questions, samples and answers stay with it.',
  '9.3.1-q1':
    'Held yesterday, the executive sponsor in the chair for all of its two hours. I sat in.',
  '9.3.1-q2': 'Yes, in his words at the end: suitable and adequate, effective but for suppliers.',
  '9.3.2-q1':
    'The one decision of the committee, a contact in each unit, was carried out and looked at first.',
  '9.3.2-q2': 'Both lists were gone through; the AI Act took longest.',
  '9.3.2-q3':
    'Charts of eight monitors; my two findings so far; and why there had been none before.',
  '9.3.2-q4': 'One place to report a concern, raised because most staff asked did not know one.',
  '9.3.3-q1': 'Three decisions: a test by district, a place for concerns, money for outside tests.',
  '9.3.3-q2':
    'Each left the room with an owner and a day. Whether they are followed up is for the next audit.',
  '9.3.3-q3':
    'Inputs are frozen and kept. The minutes were in draft this morning and go to the sponsor for signature this week.',
  '10.1-q1':
    'Since the first survey: an inventory, owners, a gate. Compared with the answers to that survey, half of the systems were unknown then.',
  '10.1-q2':
    'From the committee and the review, yes. From incidents there is nothing to gather yet.',
  '10.2-q1':
    'The two of this audit are on record since last week, each with an owner. Before them there was none.',
  '10.2-q2':
    'The procedure asks for both and has been in force for two weeks. Nothing has come that far.',
  '10.2-q3': notYet(
    'No corrective action has been begun, so none could be looked at. First question of the next audit.',
  ),
  '10.2-q4': notYet('Not before the first causes are known. To be asked in the next audit.'),
  '10.2-q5': 'Finding, owner and day of both are kept; the form has room for all that follows.',
  'A.2.2-q1': 'AI policy 1.0, half a page, in force for five months.',
  'A.2.2-q2':
    'It rules out more than the law does, as a mutual would. Levels of risk are in the criteria.',
  'A.2.2-q3':
    'Exceptions need a reason, an end and the sponsor. There has been none. Data and suppliers have their own procedures.',
  'A.2.3-q1':
    'Compliance keeps a table: privacy, security, outsourcing and fair treatment first of all.',
  'A.2.3-q2': 'One conflict, with outsourcing; the new text is before the board.',
  'A.2.3-q3':
    'The privacy policy points to the AI policy. The others follow with their next version.',
  'A.2.4-q1': 'The governance lead, each spring.',
  'A.2.4-q2': notYet('The first review is due in spring; the policy is five months old.'),
  'A.2.4-q3': notYet('There has been no review yet whose outcome could be told.'),
  'A.3.2-q1':
    'Each of the ten systems has one owner. For the tests of the case assistant two people each thought of the other; settled on the day.',
  'A.3.2-q2': 'In each description: what its holder may release, refuse and stop.',
  'A.3.2-q3': 'Tried to approve an own draft with the governance lead’s account: refused.',
  'A.3.3-q1':
    'The whistleblowing line, also without a name. Six of ten people asked had to look it up; contractors were not asked.',
  'A.3.3-q2': 'By law and by the code of conduct. The compliance lead may have a system stopped.',
  'A.3.3-q3':
    'Logged, and no concern has come yet. Times for an answer are not set; told to the compliance lead.',
  'A.5.2-q1': 'One page: when, tiers, who writes, who approves, how long it holds.',
  'A.5.2-q2':
    'Before development and before operation, and after a major change. The triage waited for its assessment.',
  'A.5.2-q3':
    'The form asks for the data protection assessment, and both were done together for the name screening.',
  'A.5.3-q1':
    'Read the one on fraud scoring whole: scope, findings, conditions, decision, approver.',
  'A.5.3-q2': 'Ten years, by the procedure on records; none is old enough to test it.',
  'A.5.3-q3':
    'The first answers of the triage, sent back for missing languages, can still be read.',
  'A.5.4-q1':
    'Garages and third parties in accidents are named in the one on fraud scoring, the intake team in that on triage.',
  'A.5.4-q2':
    'Each of these is a question of its own. For name screening the weight lay on access to money.',
  'A.5.4-q3':
    'Older members were heard by the members’ council, the intake team at their desks. People with disabilities were not asked; noted for the next round.',
  'A.5.5-q1':
    'Planned in the statement, and done already where it matters: at length for fraud scoring and name screening, in three lines for the forecast.',
  'A.5.5-q2':
    'Misuse is. What it does when all insurers score alike was called an open question by the owner himself.',
  'A.5.5-q3': 'Two risks and the objective on districts go back to them.',
  'A.6.1.2-q1':
    'Targets for fairness, explanation and robustness stand in the specification of fraud scoring.',
  'A.6.1.2-q2':
    'For fraud scoring from the target to the test. The papers of renewal and forecast do not name the target they serve.',
  'A.6.1.2-q3': 'The gap between districts each month, the others with each validation.',
  'A.6.1.3-q1': 'Six stages, and a gate before operation that cannot be passed by hand.',
  'A.6.1.3-q2':
    'The procedure for stages and tests; changes and oversight have procedures of their own.',
  'A.6.1.3-q3':
    'Followed the renewal list from idea to operation: no stage was left out. No deviation has been asked for.',
  'A.6.2.2-q1':
    'A page for each of four systems drawn by hand; the oldest, letter sorting, got its page afterwards.',
  'A.6.2.2-q2': 'Performance, data and security in all four; fairness and oversight in two.',
  'A.6.2.2-q3': 'The page of the chat was rewritten after its failed test.',
  'A.6.2.3-q1':
    'The model card of fraud scoring says why trees and not a network, and what was tried.',
  'A.6.2.3-q2':
    'The data science team trained version 4.1 again while I watched: the same figures to the third place.',
  'A.6.2.3-q3':
    'For triage: hidden text and overlong letters. For the chat the red team is at it this week.',
  'A.6.2.4-q1': 'Criteria of all six validations are older than their results.',
  'A.6.2.4-q2':
    'The triage was tested in English and Irish, on letters of a whole year; other languages go to people.',
  'A.6.2.4-q3': 'The chat failed in its first test and was not released. It is being tested again.',
  'A.6.2.5-q1': 'The release paper of the triage: roll-out in two steps, way back, who is told.',
  'A.6.2.5-q2':
    'Releases of triage, fraud scoring and name screening: each after assessment, validation and treatment of its risks.',
  'A.6.2.5-q3':
    'Intake was trained before the first letter was sorted. What people who claim are told came some days after fraud scoring began.',
  'A.6.2.6-q1':
    'A monitor with a threshold, and what is done when it breaks, for each of the six systems that have one to watch.',
  'A.6.2.6-q2':
    'Drift, errors and gaps between groups. Attacks are not watched for yet; the chat will be the first.',
  'A.6.2.6-q3': 'Fixed days for updates; intake hears two weeks before.',
  'A.6.2.7-q1':
    'Operators, auditors and users; the life cycle asks for a model card and a data sheet, and owners add what users need.',
  'A.6.2.7-q2':
    'The model card of fraud scoring is complete. That of renewal says nothing about logs.',
  'A.6.2.7-q3':
    'Approved with the release; a copy lies outside the data centre, and was found at the first try.',
  'A.6.2.8-q1': 'In use always; from validation on for high tier.',
  'A.6.2.8-q2':
    'Traced a screening hold of last month to list, version and analyst in twenty minutes.',
  'A.6.2.8-q3':
    'Access is by role, and personal data become a key after ninety days. How long prompts of the chat are kept is to be settled before it goes live.',
}

/** What was seen in the audit of what members are told. */
const seenLetters: Record<string, Seen> = {
  'A.8.2-q1':
    'Handlers and members were asked what they need; texts followed for seven systems. The damage estimate and the driving score have none yet, which compliance has on its list.',
  'A.8.2-q2':
    'Read the page on the chat and three handbooks as a user would: limits, whom to ask and how to overrule are there. Figures on accuracy are short.',
  'A.8.3-q1':
    'Found the form on the website; three clicks from the first page. Compliance has had an action for it since last week.',
  'A.8.3-q2':
    'One came in the time audited, about a roof: receipt, answer, and an appeal that was upheld. It led to 41 letters and a new rule in the chat.',
  'A.8.3-q3': 'Filled the form in as a third party in an accident: no member number is asked for.',
  'A.8.4-q1': 'One page: which incidents, whom we tell, within which hours, with which text.',
  'A.8.4-q2':
    'Laid beside the law and one reinsurance treaty: the 72 hours and the treaty’s ten days are in it.',
  'A.8.4-q3':
    'The record of the exercise with the contact centre: texts ready after five hours, four lessons, three of them carried out.',
  'A.8.5-q1':
    'The list of duties goes system by system. For two of medium tier the column is empty; compliance had noticed.',
  'A.8.5-q2': 'The list of high-risk systems: what went out, to which authority, on which day.',
  'A.8.5-q3':
    'One request this year, by the data protection authority; the compliance lead answered on the sixth day of ten.',
}

/** What the certification body saw in stage 1: documents, and two people who explained them. */
const seenStage1: Record<string, Seen> = {
  '4.3-q1':
    'Scope 2.0 dated, approved by top management. Units, sites and activities agree with the application for certification.',
  '4.3-q2': 'Issues and parties refer to Ireland and to members; both are within the scope.',
  '4.3-q3': 'Three exclusions with reasons. The e-mail filter is the one to be looked at on site.',
  '4.3-q4':
    'Suppliers and the neighbouring management systems are named with what passes between them.',
  '4.3-q5':
    'Inventory of sixteen entries reconciled with the scope. One, meeting transcripts, is an idea and undecided.',
  '5.2-q1': 'Policy 2.0, approved by the executive sponsor; minutes of the executive meeting seen.',
  '5.2-q2': 'Table of aims with measures; the five objectives can be traced to it.',
  '5.2-q3': 'Both commitments are stated in the opening paragraph.',
  '5.2-q4': 'Version history seen. Ten of ten employees with an account have acknowledged it.',
  '5.2-q5': 'Public page seen; four related policies are referred to.',
  '6.1.2-q1': 'Documented method, consistent with the policy. Its application is for stage 2.',
  '6.1.2-q2':
    'The method prescribes two independent scores and a third where they differ. Explained by the governance lead with one example.',
  '6.1.2-q3':
    'Required by the method. Two objectives have no risk yet; the organisation knows and has an action for it.',
  '6.1.2-q4':
    'Consequences for people, groups, society and the organisation are separate entries in the record.',
  '6.1.2-q5': 'Register sorted by level against the approved criteria.',
  '6.1.2-q6': 'Method, criteria and register are retained with their history.',
  '6.1.3-q1': 'Treatment is the second part of the same method.',
  '6.1.3-q2':
    'Treatment plan read. Three young risks above acceptance await a decision; to be verified in stage 2.',
  '6.1.3-q3':
    'The Statement covers all 38 controls of Annex A. The compliance lead could show how Annex B was used for A.5 and A.8.',
  '6.1.3-q4': 'None declared. Reasoning heard; acceptable for the scope.',
  '6.1.3-q5':
    'Statement 1.1 with reasons, status and owner for each control; no control is excluded.',
  '6.1.3-q6':
    'Plan seen. Acceptances above the level are signed by the executive sponsor and limited in time.',
  '6.1.3-q7': 'Available on the intranet; a reinsurer’s request for it and the reply were shown.',
  '6.1.4-q1': 'Procedure with three tiers, one page, in force.',
  '6.1.4-q2': 'Form read: intended use, foreseeable misuse and deployment are asked separately.',
  '6.1.4-q3': 'Jurisdictions and social setting are asked. Quality of the answers is for stage 2.',
  '6.1.4-q4':
    'Results are documented. Publication of summaries is an open action of the organisation.',
  '6.1.4-q5': 'Cross-references from risks to assessments seen in the register.',
  '6.2-q1':
    'Five objectives on record at house and unit level; one reached, one missed with its reason.',
  '6.2-q2': 'Each has measure, unit and target. Legal basis is named where there is one.',
  '6.2-q3':
    'Measurements of the last twelve months seen; the missed one was closed and reasoned rather than extended.',
  '6.2-q4': 'Means, owner and date for each. Resources are described in words, not in amounts.',
  '7.5.1-q1':
    'List of nineteen documents compared with the standard. All that it requires are in force; the procedure on concerns, which Annex A leads to, is still a draft.',
  '7.5.1-q2':
    'The governance lead explained what was left out and why. In proportion to the size of the house.',
  '9.2.2-q1':
    'Three-year programme seen. A.10.4 appears in it only after certification; it will be covered in stage 2 by us.',
  '9.2.2-q2': 'One audit was added for letters to members after earlier results.',
  '9.2.2-q3': 'Plans of three audits read; each has objective, criteria and scope.',
  '9.2.2-q4':
    'The internal auditor is employed elsewhere. His declaration for this year was shown.',
  '9.2.2-q5':
    'Two signed reports with their distribution. The audit of all clauses in this cycle is due before stage 2.',
  '9.3.1-q2': 'The signed minutes conclude on all three.',
}

/** What has been seen so far in the audit before stage 2; what is not here is still being looked at. */
const seenNow: Record<string, Seen> = {
  '4.1-q1': 'Five current issues; paper in claims was closed with figures. Reviews are in time.',
  '4.1-q2':
    'Storms and floods have been an issue since the last audit, with a response and two risks.',
  '4.1-q3': 'Stated for all sixteen; “provider towards members” is new, for the chat.',
  '4.1-q4': 'Took the issue on storms to the data team: they could say what it does to the triage.',
  '4.1-q5':
    'The list of legal dates was checked half a year ago; the next look is in the calendar.',
  '4.2-q1': 'Six parties. Garages that want our estimates came in new, with a reasoned no.',
  '4.2-q2': 'Each need has its source: law, contract, promise or none.',
  '4.2-q3':
    'Third parties are still met in part only, as a year ago. The page for them is being written.',
  '4.2-q4':
    'Minutes of the member panel; the wish for a person in each answer of the chat was carried out.',
  '4.3-q1': 'Scope 2.0 takes in both countries and five units more than the last.',
  '4.3-q2': 'The AI Act and the contact centre are why it grew; both stand in the lists.',
  '4.3-q3':
    'Checked the e-mail filter, the exclusion that touches most people: nothing is decided with it about a member.',
  '4.3-q4':
    'Parlance and Panelcheck are named. After the mixed talks I asked whether the interface says enough: the contract is being changed.',
  '4.3-q5':
    'Fifteen of sixteen are decided. Meeting transcripts, an idea without an owner, are not.',
  '4.4-q1':
    'Nine processes in the manual, with what they take and give. It was a remark of mine a year ago.',
  '4.4-q2': 'A colleague in her first month found three things I named, each in under ten minutes.',
  '4.4-q3':
    'Took one day at random: eleven entries by six people, none of them by the governance lead.',
  '4.4-q4': 'The committee now meets each month, by a change that was decided and tried.',
  '5.1-q1':
    'The executive sponsor spoke of the chat that showed other members’ talks, and what he will not allow again.',
  '5.1-q2':
    'Orders carry the number of the inventory. The next budget round is to ask for it, too.',
  '5.1-q3': 'The third post is filled; a test cluster was refused with a reason.',
  '5.1-q4': 'Four letters to staff in the year and one in draft, on what became of three concerns.',
  '5.1-q5':
    'Home underwriting asked for help with the flood map and got two days of the risk owner.',
  '5.2-q1': 'Policy 2.0. Version 3.0, with a chapter on agents, is in review.',
  '5.2-q2': 'The table of aims is new, and used: the committee’s figures follow its rows.',
  '5.2-q3': 'First paragraph, unchanged.',
  '5.2-q4': 'All ten acknowledged 2.0 within 25 days.',
  '5.2-q5': 'Four related policies are named; the website has 2.0 in both countries.',
  '5.3-q1':
    'Eight roles on the intranet. The coordinator of oversight went back to claims this month; the successor is being chosen.',
  '5.3-q2': 'Unchanged: the governance lead, with the compliance lead as deputy.',
  '5.3-q3':
    'Four reports to the board’s risk committee read; the last names the chat on its first page.',
  '5.3-q4':
    'The owner of the chat had it off within 50 minutes without asking, as the role allows.',
  '6.1.1-q1':
    'Issues of high relevance name their risks; footprint and flood map were added this year.',
  '6.1.1-q2':
    'Criteria in force for seventeen months. Stricter ones are drafted with a count of what they would change.',
  '6.1.1-q3':
    'The examples fit claims and health. For the flood map one is missing; noted with the risk owner.',
  '6.1.1-q4':
    'Treatments are ordinary actions with owners; looked at six in the lists of those who do them.',
  '6.1.1-q5': 'Planted errors found by underwriters rose from 61 to 82 %: the effect is measured.',
  '6.1.2-q1': 'Method 1.0 is in force; its review has its day.',
  '6.1.2-q2':
    'The trial of this year: eight of ten risks scored the same by two people, two a step apart.',
  '6.1.2-q3': 'Two objectives still have no risk. The action is due within the month, and begun.',
  '6.1.2-q4': 'Read five new risks: whom they harm and how often, with a count behind each.',
  '6.1.2-q5':
    'Ranked. Three young ones lie above acceptance; how they are treated is still being asked.',
  '6.1.2-q6': 'Complete, with the scores of each review.',
  '6.1.3-q1': 'As a year ago, now with a page of examples for reasons.',
  '6.1.3-q3': 'Statement 1.1 was compared control by control; its differences from 1.0 are listed.',
  '6.1.3-q4': 'None. Asked for agents: the four controls in question are all in Annex A.',
  '6.1.3-q5': 'All 38 with reasons; two that were planned a year ago are in place and tested.',
  '6.1.3-q6': 'Acceptances are signed by the sponsor, and each carries its last day.',
  '6.1.3-q7': 'On the intranet; sent to one reinsurer on request.',
  '6.1.4-q1': 'In force, unchanged.',
  '6.1.4-q2': 'Read the one on the driving score: who else might want it was asked, and answered.',
  '6.1.4-q3':
    'The assessment of triage after its new model treats both countries and four languages.',
  '6.1.4-q4':
    'Summaries go to the members’ council. People without a contract get none; an action is open for it.',
  '6.1.4-q5': 'Two of this year’s risks name the assessment from which they come.',
  '6.2-q1': 'Five were set; underwriting and intake have theirs since the last audit.',
  '6.2-q2':
    'All measured in numbers. Same-day reading rests on its monitor, so nobody counts twice.',
  '6.2-q3': 'One reached, one given up at 74 % with its reason, three on their way.',
  '6.2-q4': 'Plans read with three owners; two could say what they still lack.',
  '6.3-q1': 'The manual has a chapter on it.',
  '6.3-q2': 'Scope 2.0 and the monthly meeting: purpose, cost and who, written before.',
  '6.3-q3':
    'Roles and policy followed scope 2.0 within a quarter, the statement with its next version.',
  '7.1-q1':
    'The second node for the flood map is planned. Of the repair agent nothing is listed yet.',
  '7.1-q2': 'Of two shortfalls one was met; two posts of engineers are open, and claims says so.',
  '7.1-q3': 'With each system of high tier. When the risk of the assistant rose, nobody asked.',
  '7.2-q1': 'Eight roles, and what each asks for.',
  '7.2-q2': 'Certificates for all but the model owners, whose proof is being described.',
  '7.2-q3':
    'One who had failed the test on privacy took it again and passed. Whether courses help was asked once.',
  '7.2-q4':
    'Followed up the finding of last year: all who wrote in an assessment since had passed the course.',
  '7.3-q1': 'Six people in life and home underwriting: five knew what the policy forbids.',
  '7.3-q2':
    'The exercise with planted errors says it better than any course, two underwriters told me.',
  '7.3-q3':
    'Four of six knew where to report. The yearly course does not say it yet; the action for it is late.',
  '7.4-q1':
    'Fourteen planned. Outside communication is still decided case by case; a plan is due next month.',
  '7.4-q2': 'For those that are planned.',
  '7.4-q3':
    'The letter to all staff kept its quarter. What members are told about estimates goes out only now, months after the system.',
  '7.5.1-q1':
    'Nineteen documents; the manual closed the gap I had named. The procedure on concerns is approved and not yet in force.',
  '7.5.1-q2': 'Handbook and technical files came in where people asked for them.',
  '7.5.2-q1': 'Checked the four newest: number, author, version, day.',
  '7.5.2-q2': 'The handbook of the underwriting assistant is one page beside the screen.',
  '7.5.2-q3':
    'Rules on AI tools, version 2.0: written by compliance, reviewed, approved by the governance lead.',
  '7.5.3-q1': 'Two desks in Dublin: version in force on both.',
  '7.5.3-q2':
    'A restore was tried twice this year. The external auditor’s account sees what its audit is about.',
  '7.5.3-q3': 'One note of the first year was erased by rule, with two names behind it.',
  '7.5.3-q4': 'Laws yes; of four suppliers’ files one is registered.',
  '8.1-q2':
    'Followed planted errors from the risk to the figures; and what happened when they fell short.',
  '8.1-q3': 'A week of decisions of the damage estimate: complete.',
  '8.1-q4':
    'Three released changes of systems read. The unintended one, at Parlance, is a nonconformity by our own hand.',
  '8.1-q5': 'Yearly look at Docwise done; Roadsense is suspended until it answers.',
  '8.2-q2': 'Fraud scoring 4.2: each of its risks was judged again with the new figures.',
  '8.2-q3': 'Kept, each with the criteria of its day.',
  '8.3-q4': 'Masking was not enough for the triage; a filter came before the model.',
  '8.3-q5': 'Results and days stand with the actions.',
  '8.4-q1':
    'Each system in use has one, with its last day; the chat’s ran out this month and its successor is submitted.',
  '8.4-q2': 'Triage 11 and fraud scoring 4.2 were assessed again; triage 11.3 is on its way.',
  '9.1-q1': 'Eleven monitors in use for the systems; objectives for the management system.',
  '9.1-q2': 'Thresholds that were guesses a year ago now have a reason from their own readings.',
  '9.1-q3': 'Each monitor has its rhythm; the committee sees all of them each month.',
  '9.1-q4': 'Drift of document classes: broken, looked into, and answered by a corrected model.',
  '9.2.1-q1':
    'All clauses within twelve months of the last time, and one audit of letters between.',
  '9.2.1-q2': 'Policy, life cycle, assessments and data are among the criteria.',
  '9.2.1-q3': 'Both signed reports conclude on practice.',
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
        'Motor claims, claims intake and motor underwriting in Leeds, life and health in Bristol: the leads of each team and people at their desks. The data science team, and the governance, compliance and risk leads.',
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
        seen: {
          'risk shadow':
            'Level 20; the reason names what IT saw leave the house in a week. The rules on AI tools came of it; blocking of public services is still to come.',
          'risk uw-hallucination':
            'Level 20 and under treatment. Its owner showed me the reports of the trial in which it happened; the reason counts them.',
          'risk fraud-explain':
            'Level 12 by nature, with a complaint as its reason, and 9 with what is in place. It is proposed to accept it. The sponsor wants better reasons first and has let it lie for two months; told him.',
          'risk fraud-proxy':
            'Level 16 before its treatment and 8 since. The second score rests on the first monthly figures by district; both can be read.',
          'risk forecast-drift':
            'Level 9, with last spring’s error in figures. Its owner wants to live with it and needs somebody else to say so.',
          'risk assistant-terms':
            'Recorded a month ago; the reason quotes the clause of the terms. A contract with zero retention is being negotiated.',
          'risk chat-machine':
            'Two days old when it was drawn, and scored while I was here; its plan, a line in the release check, is being written.',
        },
      },
    ],
    answered: [357, 355, 353, 351, 345],
    lastly: ['9.3.1', '9.3.2', '9.3.3', '10.1', '10.2'],
    seen: seenFirst,
    findings: [
      {
        at: '7.2-q4',
        verdict: 'minor',
        finding: 'Two people who assess impacts had no training for it on record',
        notes:
          'Two owners write the assessments, and four people write parts of them. Two of these six, the data owner and the claims handler who wrote on intake, could show neither the course nor what stands in for it. Both know the method well.',
        auditee: 'compliance',
        ago: 350,
        key: 'nonconformity training',
      },
      {
        at: 'sample first risks',
        verdict: 'observation',
        finding: 'The reason of a score is sometimes only the score in words',
        notes:
          'The reason repeats the number; whoever reads it in a year learns nothing from it. In the other seven drawn the reason says more.',
        auditee: 'risk',
        ago: 349,
        key: 'nonconformity reasons',
      },
    ],
    signed: {
      ago: 345,
      outcome: 'conforms-but',
      conclusion:
        'The management system conforms to the standard and to our own rules but for one minor nonconformity, and people work by it. It is young: monitoring has run for months, not for years, and corrective action could be seen on paper only. Where I judged that something conforms and still would do it better, it stands with the question; the manual and a known place for concerns come first. Controls on data, suppliers and information for members were not audited and stand in the programme.',
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
    seen: seenLetters,
    findings: [
      {
        at: 'A.8.2-q3',
        verdict: 'minor',
        finding: 'Letters about fraud checks did not say that a score took part',
        notes:
          'The chat says so in its first line, and the confirmation of each claim does. Letters are kept in the letter system, not here, so I took 25 about fraud checks from its archive of the time audited, every fortieth by date. In 7 the paragraph is missing; all 7 were written with the template of the Dublin office.',
        auditee: 'compliance',
        ago: 70,
        key: 'nonconformity notice',
      },
    ],
    signed: {
      ago: 66,
      outcome: 'conforms-but',
      conclusion:
        'Members learn from the chat, from screens and from the letters of Leeds that an AI system took part, and what they can do about it. Letters about fraud checks from Dublin do not say it reliably. The two offices keep templates of their own, and a change reached one of them; nobody had been careless.',
      reportedTo: ['compliance', 'lead', 'exec'],
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
        seen: {
          'document concerns': notYet(
            'A draft, not approved: it is no part of what is in force. Until it is, a concern rests on the AI policy alone. To be in force when stage 2 begins.',
          ),
        },
      },
    ],
    answered: [27, 26],
    seen: seenStage1,
    findings: [
      {
        at: '9.3.1-q1',
        verdict: 'observation',
        finding: 'One management review a year leaves little room before stage 2',
        notes:
          'The last review lies ten and a half months back, and the next is planned within the year that the procedure allows. What the audit of letters found has not been before management yet, and stage 2 follows six weeks after the review.',
        auditee: 'lead',
        ago: 25,
        key: 'nonconformity review',
      },
    ],
    signed: {
      ago: 24,
      outcome: 'conforms',
      conclusion:
        'All documents that the standard requires are in force and agree with one another; 18 of the 19 registered are. The procedure on raising concerns is a draft and has to be in force when stage 2 begins. Stage 2 can take place as planned; the observation on the management review is to be dealt with by then.',
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
      areas: 'Claims, life and home underwriting, and the data team.',
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
        seen: {},
      },
    ],
    answered: [12, 10, 6, 3],
    seen: seenNow,
    share: 0.6,
    findings: [
      {
        at: '8.4-q3',
        verdict: 'observation',
        finding: 'Assessments do not always say when people were heard',
        notes:
          'The ten assessments in force are approved and linked. Three of them name who was heard, but not on which day; their owners could show it from their calendars.',
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
        'Development, purchase and use of AI systems in claims, underwriting, member services, compliance and internal support at Aldermoor Mutual, in the United Kingdom and Ireland.',
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
