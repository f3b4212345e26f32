import { accessEnds, people, type Who } from './people.ts'

type Version = {
  body: string
  changes?: string
  author: Who
  approver: Who
  drafted: number
  reviewed?: number
  approved?: number
  effective?: number
  /** Who acknowledged it while it was in force, and how many days ago. */
  acknowledged?: [Who, number][]
}

/** One document of the demo with its versions; numbers are days ago. */
export type DemoDocument = {
  key: string
  title: string
  /** The outline of the catalogue it was started from. */
  outline: string
  type: 'policy' | 'procedure' | 'plan' | 'statement' | 'document'
  purpose: string
  requirements: string[]
  audience: string[]
  owner: Who
  recorded: number
  reviewMonths: number
  versions: Version[]
  /** Systems it is linked with. */
  systems?: string[]
  /** Who has acknowledged the version in force, and how many days ago. */
  acknowledged?: [Who, number][]
}

const policyV1 = `# AI policy

Aldermoor Mutual belongs to its members. We use AI where it serves them, and we answer for what it does. We keep the law and what we have promised, and we get better at managing AI each year.

## Principles

- **People decide.** No member is refused cover, payment or service by a machine alone.
- **Fair.** We look for unequal treatment before a system goes into use and as long as it runs.
- **Explainable.** Whoever is affected can learn that AI was involved, what weighed, and how to contest it.
- **Careful with data.** Health data is used for the purpose it was given for and for nothing else.
- **Safe and tested.** What was not tested does not run.

## Who decides

The executive sponsor approves this policy and accepts what risk remains. The governance lead runs the management system. Each system has one owner.

## What is not allowed

Scoring people by their social behaviour, inferring emotions at work, and any use that the law forbids.

## Exceptions

An exception needs a reason, an end date and the executive sponsor. It is shown on the executive page until it ends.
`

const policyV2 = `# AI policy

Aldermoor Mutual belongs to its members. We use AI where it serves them, and we answer for what it does. We keep the law and what we have promised, and we get better at managing AI each year. This policy applies to everybody who develops, buys, runs or uses AI at Aldermoor Mutual, and to those who do so for us.

## Principles

- **People decide.** No member is refused cover, payment or service by a machine alone. Where a machine pays small sums by itself, a person is one message away.
- **Fair.** We look for unequal treatment before a system goes into use and as long as it runs, by age, sex, origin as far as we lawfully can, disability and language.
- **Explainable.** Whoever is affected can learn that AI was involved, what weighed, and how to contest it.
- **Careful with data.** Health data is used for the purpose it was given for and for nothing else. No member data goes into services that learn from it.
- **Safe and tested.** What was not tested does not run. A new model is a new test.
- **Mindful of society.** We ask what a system does to those who are not our members: streets without cover, jobs, energy.

## What we aim at

| Objective | Measure | By |
|---|---|---|
| Every system in use is assessed | assessments in date | always |
| Members are treated alike | largest gap of error rates between groups below 3 points | each quarter |
| People stay in charge | share of proposals overruled between 2 and 15 % | each month |
| Concerns are heard | answered within 10 working days | each quarter |

## Who decides

- The **executive sponsor** approves this policy, accepts what risk remains and chairs the management review.
- The **governance lead** runs the management system and reports to the sponsor.
- The **AI risk owner** keeps criteria and register of risks.
- Each **system has one owner**, who files the impact assessment and answers for use within the intended purpose.
- **Internal audit** checks all of this and reports to the executive sponsor.

## What is not allowed

Scoring people by their social behaviour, inferring emotions at work, exploiting weakness, and any use that the law forbids. Entering member data into services that are not on the list of approved tools.

## Raising a concern

Everybody may report a concern about an AI system to the compliance lead or over the whistleblowing line, by name or without. Nobody suffers for it.

## Exceptions

An exception needs a reason, an end date and the executive sponsor. It is shown on the executive page until it ends.

## Related policies

Privacy, information security, outsourcing, and fair treatment of members. Where one of them asks for more, it is done.

## Review

Each spring, and when law, technology or our use of AI changes in a way that matters.
`

const policyV3 = policyV2
  .replace(
    '## Raising a concern',
    '## Agents\n\nA system that acts towards members or third parties by itself needs limits in money and in kind, a log of each step, and a person who can stop it at once.\n\n## Raising a concern',
  )
  .replace('Each spring, and when', 'Each spring, and whenever')

const useV1 = `# Using AI tools at work

## Allowed

Tools on the list of approved tools, for the purpose the list names.

## Never

- Member data, health data or files of cases in tools that are not approved for them.
- Sending text to members that nobody has read.
- Letting a tool decide about a colleague.

## When in doubt

Ask the compliance lead first.
`

const useV2 = useV1.replace(
  '## When in doubt',
  '## Meetings\n\nRecord or transcribe a meeting only when everybody in it has agreed, and never with members. Transcripts are deleted after 30 days.\n\n## When in doubt',
)

/** Everybody who works for Aldermoor: guests, whose account ends by itself, read and don't acknowledge. */
const everybodyHere = [
  ...new Set(
    Object.entries(people).flatMap(([who, { roles }]) => (who in accessEnds ? [] : [...roles])),
  ),
]

export const documents: DemoDocument[] = [
  {
    key: 'policy',
    title: 'AI policy',
    outline: 'DOC-04',
    type: 'policy',
    owner: 'lead',
    recorded: 536,
    reviewMonths: 12,
    purpose: 'What AI is for at Aldermoor Mutual, what it must not do, and who decides.',
    requirements: ['5.2', 'A.2.2', 'A.2.3', 'A.2.4', 'A.3.2', 'A.3.3'],
    audience: everybodyHere,
    versions: [
      {
        body: policyV1,
        author: 'lead',
        approver: 'exec',
        drafted: 535,
        reviewed: 528,
        approved: 520,
        effective: 515,
        acknowledged: [
          ['exec', 515],
          ['lead', 514],
          ['compliance', 513],
          ['risk', 511],
          ['data', 509],
          ['owner', 504],
          ['owner2', 502],
          ['auditor', 498],
          ['admin', 494],
          ['staff', 488],
        ],
      },
      {
        body: policyV2,
        changes:
          'Scope, objectives with measures, the principle “Mindful of society”, raising concerns, ban on unapproved services.',
        author: 'lead',
        approver: 'exec',
        drafted: 190,
        reviewed: 180,
        approved: 172,
        effective: 165,
      },
      {
        body: policyV3,
        changes: 'A chapter on agents that act by themselves.',
        author: 'lead',
        approver: 'exec',
        drafted: 20,
        reviewed: 9,
      },
    ],
    acknowledged: [
      ['lead', 164],
      ['compliance', 163],
      ['risk', 160],
      ['data', 158],
      ['owner', 150],
      ['owner2', 149],
      ['exec', 165],
      ['admin', 147],
      ['auditor', 146],
      ['staff', 140],
    ],
  },
  {
    key: 'method',
    title: 'How we assess and treat AI risks',
    outline: 'DOC-06',
    type: 'procedure',
    owner: 'risk',
    recorded: 506,
    reviewMonths: 18,
    purpose: 'How risks of AI are found, judged, treated and accepted, and by whom.',
    requirements: ['6.1.1', '6.1.2', '6.1.3', '8.2', '8.3'],
    audience: ['risk-owner', 'model-owner', 'data-owner'],
    versions: [
      {
        body: `# How we assess and treat AI risks

## Principles

We look for what a system can do to people first, to the mutual second. What threatens an objective of the AI policy is a risk as well.

## Risk criteria

Scales, levels and what we can live with are in the risk criteria, which the executive sponsor approves. Whoever scores uses the examples there.

## When to assess

Before development, before operation, after a major change or an incident, and at the review day of each risk.

## Identification

From the catalogue of risks, the impact assessment of the system, concerns, incidents, and an hour with those who work with it.

## Analysis

Each risk says source, event, and consequence for individuals, groups, society and us. Two people score apart; where they differ by more than a step, a third looks.

## Evaluation

Risks are ranked by level. Above the level of acceptance a treatment is decided within a month.

## Treatment

Avoid, reduce, share or keep. Controls are compared with all 38 of Annex A; what is added or left out is reasoned in the Statement of Applicability. A treatment is an action with owner and day; somebody else verifies it.

## Approval and residual risk

A risk owner may accept up to level 9, and never a risk of their own. Above it the executive sponsor accepts, for a year at most.

## Records and reporting

Everything is kept in the register. The committee sees what is above acceptance; the board's risk committee sees it each quarter.
`,
        author: 'risk',
        approver: 'exec',
        drafted: 503,
        reviewed: 494,
        approved: 487,
        effective: 481,
      },
    ],
    acknowledged: [
      ['risk', 478],
      ['data', 474],
      ['owner', 473],
      ['owner2', 468],
    ],
  },
  {
    key: 'manual',
    title: 'Manual of the AI management system',
    outline: 'DOC-02',
    type: 'document',
    owner: 'lead',
    recorded: 100,
    reviewMonths: 12,
    purpose: 'How the processes fit together, who keeps them, and where everything is.',
    requirements: ['4.4', '6.3', '7.5.1', 'A.2.3'],
    audience: ['governance-lead', 'compliance-lead', 'risk-owner', 'model-owner', 'data-owner'],
    versions: [
      {
        body: `# Manual of the AI management system

## Overview

Each spring we ask what has changed around us, settle aims, and look at risks. Systems pass their gates. We measure, audit and review, and mend what we find. Then it begins anew.

## Processes

| Process | Takes | Gives | Kept by |
|---|---|---|---|
| Context and scope | law, strategy, parties | scope | governance lead |
| Risk | scope, systems, concerns | treatments, statement | AI risk owner |
| Impact assessment | purpose, people affected | conditions for use | owner of the system |
| Life cycle | conditions, data | a system in operation | owner of the system |
| Data | sources, rights | approved datasets | data owner |
| Competence and communication | roles, systems | trained and informed people | governance lead, compliance lead |
| Monitoring and incidents | readings, reports | corrections | owner of the system |
| Audit | programme | findings | internal audit |
| Management review | all of the above | decisions | executive sponsor |

Each process hands over by a record: nobody waits for a message.

## Changes of the system itself

Are planned in the register of changes with purpose, consequences, means and who, and decided by the executive sponsor.

## Clause guide

The page Conformity shows for each clause and control what we hold it by.

## Records

What each process leaves, and how long it is kept, stands with each register; evidence is kept three years at least, claims six.

## Integration

Security, privacy and outsourcing have systems of their own. Their policies point here where AI is concerned, and ours point there.
`,
        author: 'lead',
        approver: 'exec',
        drafted: 92,
        reviewed: 63,
        approved: 52,
        effective: 46,
      },
    ],
    acknowledged: [
      ['lead', 46],
      ['compliance', 44],
      ['risk', 43],
      ['data', 41],
      ['owner', 38],
      ['owner2', 33],
    ],
  },
  {
    key: 'lifecycle',
    title: 'Life cycle of AI systems',
    outline: 'DOC-14',
    type: 'procedure',
    owner: 'lead',
    recorded: 500,
    reviewMonths: 18,
    purpose: 'From idea to retirement: stages, gates, tests, who releases.',
    requirements: ['8.1', 'A.6.1.3', 'A.6.2.2', 'A.6.2.4', 'A.6.2.5'],
    audience: ['model-owner', 'data-owner', 'risk-owner'],
    versions: [
      {
        body: `# Life cycle of AI systems

## Stages

1. **Idea.** A system is recorded with purpose and owner before anybody builds or buys.
2. **Design.** Intended use, uses ruled out, people affected. The tier follows from the criteria.
3. **Development.** Specification, data sheet, model card.
4. **Validation.** Tests against criteria written down before. For high tier by somebody who did not develop it.
5. **Operation.** Only when the gate holds: assessment approved and in date, risks treated or accepted, a monitor with a threshold.
6. **Retirement.** What becomes of model, data and records is decided and written down.

## Changes

A new model, new data, a new supplier model or a new use is a change. A major one renews the assessment.

## Stopping

The owner may suspend a system at any time and tells the governance lead the same day.
`,
        author: 'lead',
        approver: 'exec',
        drafted: 498,
        reviewed: 490,
        approved: 484,
        effective: 480,
      },
    ],
    acknowledged: [
      ['owner', 470],
      ['data', 460],
      ['risk', 455],
    ],
  },
  {
    key: 'assessment',
    title: 'Impact assessment of AI systems',
    outline: 'DOC-09',
    type: 'procedure',
    owner: 'risk',
    recorded: 498,
    reviewMonths: 18,
    purpose: 'When an assessment is needed, who writes and who approves it, how long it holds.',
    requirements: ['6.1.4', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'],
    audience: ['model-owner', 'governance-lead'],
    versions: [
      {
        body: `# Impact assessment of AI systems

## When

Before development begins, before operation, after a major change or an incident, and at the end of its validity.

## Tiers

Low, medium and high follow from the answers. The approver may raise a tier; lowering needs a reason.

## Who

The owner of the system writes. The governance lead or an executive approves, never the author. Residual impact *high* needs an executive; *very high* is not approved.

## How long it holds

High 12 months, medium 18 months, low 24 months.
`,
        author: 'risk',
        approver: 'exec',
        drafted: 496,
        reviewed: 488,
        approved: 482,
        effective: 480,
      },
    ],
    acknowledged: [
      ['owner', 475],
      ['owner2', 471],
      ['lead', 470],
    ],
  },
  {
    key: 'data',
    title: 'Data for AI systems',
    outline: 'DOC-17',
    type: 'procedure',
    owner: 'data',
    recorded: 470,
    reviewMonths: 18,
    purpose: 'How data is obtained, described, prepared, checked and deleted.',
    requirements: ['A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6', 'A.4.3'],
    audience: ['model-owner', 'data-owner'],
    versions: [
      {
        body: `# Data for AI systems

- Each data set has a sheet: origin, rights, people concerned, known gaps, retention.
- Health data stays in its own store and is deleted when its purpose is fulfilled.
- Quality criteria are set before training and checked on live input.
- Preparation is code that somebody else has reviewed.
`,
        author: 'data',
        approver: 'lead',
        drafted: 468,
        reviewed: 465,
        approved: 462,
        effective: 460,
      },
    ],
    acknowledged: [
      ['owner', 450],
      ['owner2', 452],
      ['data', 459],
    ],
  },
  {
    key: 'use',
    title: 'Using AI tools at work',
    outline: 'DOC-21',
    type: 'policy',
    owner: 'compliance',
    recorded: 440,
    reviewMonths: 12,
    purpose: 'Which tools may be used for what, and what never goes into them.',
    requirements: ['A.9.2', 'A.9.4', '7.3'],
    audience: everybodyHere,
    versions: [
      {
        body: useV1,
        author: 'compliance',
        approver: 'lead',
        drafted: 438,
        reviewed: 435,
        approved: 432,
        effective: 430,
        acknowledged: [
          ['compliance', 430],
          ['lead', 429],
          ['risk', 428],
          ['owner', 426],
          ['exec', 424],
          ['owner2', 421],
          ['data', 417],
          ['staff', 412],
          ['auditor', 408],
        ],
      },
      {
        body: useV2,
        changes: 'A chapter on recording and transcribing meetings.',
        author: 'compliance',
        approver: 'lead',
        drafted: 45,
        reviewed: 31,
        approved: 20,
        effective: 14,
      },
    ],
    acknowledged: [
      ['compliance', 14],
      ['lead', 13],
      ['owner', 11],
      ['risk', 10],
      ['owner2', 6],
    ],
  },
  {
    key: 'concerns',
    title: 'Raising concerns about AI',
    outline: 'DOC-24',
    type: 'procedure',
    owner: 'compliance',
    recorded: 60,
    reviewMonths: 24,
    purpose: 'How staff and people affected report a concern, and what happens then.',
    requirements: ['A.3.3', 'A.8.3'],
    audience: everybodyHere,
    versions: [
      {
        body: `# Raising concerns about AI

Anybody may report: members, staff, suppliers, neighbours. By name or without.

## What happens

1. A receipt the same day.
2. The compliance lead looks at it within five working days and says what follows.
3. The outcome is told to whoever reported, also when nothing was found.

Reports are read by the compliance lead and whom they name, and by nobody else.
`,
        author: 'compliance',
        approver: 'lead',
        drafted: 58,
        reviewed: 40,
        approved: 12,
      },
    ],
  },
]
