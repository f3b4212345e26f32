import type { Who } from './people.ts'
import type { DemoRecord } from './record.ts'

const everybody: Who[] = ['exec', 'lead', 'compliance', 'risk', 'data']

/** A meeting of the committee that decides nothing on record: planned, held and signed. */
const meeting = (
  key: string,
  title: string,
  { planned, held, notes }: { planned: number; held: number; notes: string },
): DemoRecord => ({
  key: `meeting ${key}`,
  register: 'management-reviews',
  ago: planned,
  by: 'lead',
  values: { title, kind: 'committee-meeting' },
  people: { chairId: 'exec', participantIds: everybody, ownerId: 'lead' },
  days: { meetingOn: -held },
  steps: [
    { ago: held, by: 'lead', values: { notes } },
    {
      ago: held - 1,
      by: 'lead',
      step: 'hold',
      people: { chairId: 'exec', participantIds: everybody },
      days: { heldOn: -held },
    },
    { ago: held - 3, by: 'exec', step: 'sign' },
  ],
})

/** Reviews by top management and meetings of the governance committee, with what they decided. */
export const reviews: DemoRecord[] = [
  {
    key: 'meeting spring',
    register: 'management-reviews',
    ago: 462,
    by: 'lead',
    values: { title: 'Governance committee, first meeting', kind: 'committee-meeting' },
    people: { chairId: 'exec', participantIds: everybody, ownerId: 'lead' },
    days: { meetingOn: -455 },
    steps: [
      {
        ago: 455,
        by: 'lead',
        values: {
          notes:
            'Which systems are in use was new to most of us. Each unit names a contact. Of three posts asked for two are granted; the second validator waits for the next budget. Storms bring claims in waves: that matters to us and belongs on the list of issues. The committee meets once a quarter, the management review being one of the four, and when something serious happens.',
        },
      },
      {
        ago: 454,
        by: 'lead',
        step: 'hold',
        people: { chairId: 'exec', participantIds: everybody },
        days: { heldOn: -455 },
      },
      { ago: 452, by: 'exec', step: 'sign' },
    ],
  },
  {
    key: 'decision contacts',
    register: 'review-decisions',
    ago: 454.5,
    by: 'lead',
    values: {
      title: 'Each unit names a contact for its AI systems',
      about: 'change',
      details: 'Without one, nobody tells us of purchases.',
    },
    people: { ownerId: 'lead' },
    links: { reviewId: 'meeting spring' },
    days: { dueOn: -420 },
    steps: [
      {
        ago: 424,
        by: 'lead',
        step: 'carryOut',
        values: { outcome: 'Seven units, seven names; they are in the inventory.' },
      },
    ],
  },
  {
    key: 'review first',
    register: 'management-reviews',
    ago: 372,
    by: 'lead',
    values: { title: 'Management review, the first year', kind: 'management-review' },
    people: { chairId: 'exec', participantIds: everybody, ownerId: 'lead' },
    days: { periodFrom: -545, periodTo: -359, meetingOn: -346 },
    steps: [
      { ago: 356, by: 'lead', step: 'prepare' },
      {
        ago: 345,
        by: 'lead',
        values: {
          onActions: 'Contacts are named in all units. Nothing else was open.',
          onIssues:
            'The EU AI Act counts most. Compliance follows the delegated acts and reports each quarter.',
          onParties: 'Members expect a person to decide. This stays the line for all claims.',
          onNonconformities:
            'None by the day on which the inputs were frozen, which says more about us than about the work: nobody had looked. The audit has raised two since, in its second week; their owners were in the room.',
          onMonitoring:
            'The first monitors run. Call rates by age are beyond their threshold; the renewal team looks into it. Holds by script have no reading yet. Thresholds were guesses and are to be looked at after six months.',
          onAudits:
            'The first internal audit has been under way for two weeks and ends tomorrow. The auditor sat in and told us of two findings: training that two people who write in assessments cannot show, and a score whose reason says nothing. His report goes to the sponsor and the governance lead.',
          onObjectives:
            'The objectives are measurable and have owners. The one on districts counts twelve months of claims and is first measured in six weeks; until then its monitor is read.',
          onRisks:
            'Bias of the fraud score by district is the risk we worry about most. The gap is read every two weeks and stands below five points; what lies behind it cannot be told without data on the districts themselves, which we do not have. The short reasons of the score stand at 9; the sponsor wants to read what members are told before he accepts them.',
          onIncidents:
            'No incident. Staff were asked whether they would know whom to tell; most did not.',
          onOpportunities: 'One place where anybody reports a concern, also without a name.',
          notes:
            'Two hours, all present. The chair opened with the question of what we do not know yet. We conclude that the system is suitable and adequate for what we use today, and effective but for suppliers: what they change we learn too late.',
        },
      },
      {
        ago: 344,
        by: 'lead',
        step: 'hold',
        people: { chairId: 'exec', participantIds: everybody },
        days: { heldOn: -346 },
      },
      {
        ago: 341,
        by: 'exec',
        step: 'sign',
        reason: 'As we discussed. I will ask for the test by district myself.',
      },
    ],
  },
  {
    key: 'decision districts',
    register: 'review-decisions',
    ago: 344.5,
    by: 'lead',
    values: {
      title: 'Test the fraud score by district before its next release',
      about: 'improvement',
      details: 'Data on districts may be bought for it.',
    },
    people: { ownerId: 'data' },
    links: { reviewId: 'review first' },
    days: { dueOn: -220 },
    steps: [
      { ago: 340, by: 'lead', step: 'makeAction' },
      {
        ago: 231,
        by: 'data',
        step: 'complete',
        onAction: true,
        values: { result: 'Census data of both countries bought, checked and used in the test.' },
      },
      { ago: 228, by: 'risk', step: 'verify', onAction: true },
      {
        ago: 226,
        by: 'lead',
        step: 'carryOut',
        values: {
          outcome:
            'Tested on 18 months of claims; two districts differed, the threshold was set apart.',
        },
      },
    ],
  },
  {
    key: 'decision reporting',
    register: 'review-decisions',
    ago: 344.4,
    by: 'lead',
    values: {
      title: 'One place to report concerns about AI, also without a name',
      about: 'change',
      details: 'Staff first, members later.',
    },
    people: { ownerId: 'compliance' },
    links: { reviewId: 'review first' },
    days: { dueOn: 21 },
    steps: [
      { ago: 340, by: 'lead', step: 'makeAction' },
      { ago: 120, by: 'compliance', step: 'start', onAction: true },
    ],
  },
  {
    key: 'decision budget',
    register: 'review-decisions',
    ago: 344.3,
    by: 'lead',
    values: {
      title: 'Budget for two outside red-team tests a year',
      about: 'resources',
      details: 'From the budget of operations; the amount is in the minutes of the board.',
    },
    people: { ownerId: 'exec' },
    links: { reviewId: 'review first' },
    days: { dueOn: -300 },
    steps: [
      {
        ago: 306,
        by: 'lead',
        step: 'carryOut',
        values: { outcome: 'In the budget of this year and the next.' },
      },
    ],
  },
  meeting('after review', 'Governance committee, spring', {
    planned: 270,
    held: 255,
    notes:
      'Hit rates differ more between districts since a hail storm; Jonas Weber says within the week whether the model is touched. Call rates by age and holds by script are beyond their thresholds, and both owners are looking for the cause. The physician’s sample of the underwriting assistant is within what was accepted. Three ideas came up and one was taken: all questions of the standard are gone through with those who do the work.',
  }),
  {
    key: 'meeting summer',
    register: 'management-reviews',
    ago: 160,
    by: 'lead',
    values: { title: 'Governance committee, summer', kind: 'committee-meeting' },
    people: { chairId: 'exec', participantIds: everybody, ownerId: 'lead' },
    days: { meetingOn: -152 },
    steps: [
      {
        ago: 152,
        by: 'lead',
        values: {
          notes:
            'The nonconformity on corrections without a reason was presented. The committee wants the same looked at in all systems in which people correct a model.',
        },
      },
      {
        ago: 151,
        by: 'lead',
        step: 'hold',
        people: { chairId: 'exec', participantIds: everybody },
        days: { heldOn: -152 },
      },
      { ago: 149, by: 'exec', step: 'sign' },
    ],
  },
  {
    key: 'decision reasons',
    register: 'review-decisions',
    ago: 151.5,
    by: 'lead',
    values: {
      title: 'Reasons of corrections are required in every system that people correct',
      about: 'improvement',
    },
    people: { ownerId: 'risk' },
    links: { reviewId: 'meeting summer' },
    days: { dueOn: 40 },
    steps: [{ ago: 148, by: 'lead', step: 'makeAction' }],
  },
  meeting('before monthly', 'Governance committee, early autumn', {
    planned: 80,
    held: 67,
    notes:
      'Open decisions were gone through first, as from now on each time. Holds by script are below their threshold and call rates by age within the aim of the policy; the gap between districts falls and is still above 3 points. From next month on the committee meets each month: two drifts had waited too long for it.',
  }),
  meeting('chat', 'Governance committee, first monthly meeting', {
    planned: 50,
    held: 29,
    notes:
      'Most of the hour went to the talks that the chat showed to other members. It stays without resuming of talks until Parlance has agreed to tell us of changes of its service; the nonconformity was raised the day before. The committee asks whether other suppliers may change a service without a word: Docwise and Panelcheck are looked at. Of the open decisions, the place for concerns and the reasons of corrections are in time.',
  }),
  meeting('storm letters', 'Governance committee, second monthly meeting', {
    planned: 27,
    held: 8,
    notes:
      'Triage runs under an exception: intake sorts by hand below 0.8 until the corrected model is assessed. The driving score stays suspended until Roadsense shows how night hours weigh. The certification body finds that one management review a year leaves little room before its second stage; the next one takes that up. Holds by script and the gap between districts: both fell again. The list of what is overdue was gone through.',
  }),
  {
    key: 'review second',
    register: 'management-reviews',
    ago: 38,
    by: 'lead',
    values: {
      title: 'Management review, the second year',
      kind: 'management-review',
      notes:
        'Agenda: inputs one by one, ten minutes each; then decisions. The certification audit follows in spring.',
    },
    people: { chairId: 'exec', participantIds: everybody, ownerId: 'lead' },
    days: { periodFrom: -358, periodTo: -4, meetingOn: 9 },
    steps: [{ ago: 3, by: 'lead', step: 'prepare' }],
  },
]
