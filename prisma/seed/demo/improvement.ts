import type { DemoRecord } from './record.ts'

/** What was put right and what is aimed at: nonconformities with their actions, and the certificate. */
export const improvement: DemoRecord[] = [
  {
    key: 'nonconformity overrides',
    register: 'nonconformities',
    ago: 152,
    by: 'lead',
    values: {
      title: 'Engineers’ corrections of damage estimates were not recorded',
      grade: 'minor',
      noticedIn: 'daily-work',
      requirements: ['9.1', 'A.9.3'],
      description:
        'For the first two weeks of operation the reason of 61 corrections is empty. Seen in the export of corrections, column “reason”.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system damage'] },
    days: { dueOn: -60 },
    steps: [
      {
        ago: 146,
        by: 'owner',
        step: 'analyse',
        values: {
          correction:
            'Engineers filled in 52 of 61 reasons from memory; nine stay open and are marked so.',
          cause: 'The field could be left empty, and the training showed it as optional.',
          similar: 'Looked at triage and underwriting: both ask for a reason before they go on.',
        },
      },
      { ago: 132, by: 'owner', step: 'act', values: { waitDays: 60 } },
      {
        ago: 66,
        by: 'risk',
        step: 'close',
        values: {
          effectiveness:
            'Two months, 214 corrections, each with a reason; ten read and found sensible.',
        },
      },
    ],
  },
  {
    key: 'action overrides',
    register: 'actions',
    ago: 145,
    by: 'owner',
    values: {
      title: 'Make the reason of a correction required in the claims screen',
      kind: 'corrective',
    },
    people: { ownerId: 'owner' },
    links: { originId: 'nonconformity overrides' },
    days: { dueOn: -130 },
    steps: [
      {
        ago: 134,
        by: 'owner',
        step: 'complete',
        values: { result: 'In the release of that week; tried by two engineers.' },
      },
      { ago: 128, by: 'risk', step: 'verify' },
    ],
  },
  {
    key: 'nonconformity notice',
    register: 'nonconformities',
    steps: [
      {
        ago: 69,
        by: 'lead',
        values: { requirements: ['A.8.2', 'A.5.4'] },
        links: { systemIds: ['system fraud'] },
        days: { dueOn: 20 },
      },
      {
        ago: 60,
        by: 'compliance',
        step: 'analyse',
        values: {
          correction: 'The 212 members who got such a letter were written to again.',
          cause: 'Two offices kept templates of their own; changes reached one of them only.',
          similar:
            'The letters of life underwriting come from one place; nothing found in 20 of them.',
        },
      },
      { ago: 41, by: 'compliance', step: 'act', values: { waitDays: 40 } },
    ],
  },
  {
    key: 'action notice',
    register: 'actions',
    ago: 59,
    by: 'compliance',
    values: { title: 'One template for both offices, in the letter system', kind: 'corrective' },
    people: { ownerId: 'compliance' },
    links: { originId: 'nonconformity notice' },
    days: { dueOn: -40 },
    steps: [
      {
        ago: 43,
        by: 'compliance',
        step: 'complete',
        values: {
          result: 'The Dublin template is deleted; 40 letters since then carry the paragraph.',
        },
      },
    ],
  },
  {
    key: 'nonconformity sessions',
    register: 'nonconformities',
    ago: 30,
    by: 'compliance',
    values: {
      title: 'A supplier changed its service without telling us',
      grade: 'major',
      noticedIn: 'incident',
      requirements: ['8.1', 'A.10.3'],
      description:
        'Two days before the breach, Parlance had moved the store from which a member picks up an earlier talk to one shared by all sessions. The contract asks for notice of changes of the model, not of the service.',
    },
    people: { ownerId: 'owner2' },
    links: { originId: 'incident chat sessions', systemIds: ['system chat'] },
    days: { dueOn: 50 },
    steps: [
      {
        ago: 22,
        by: 'owner2',
        step: 'analyse',
        values: {
          correction:
            'Members can no longer pick up an earlier talk; each begins a new one. Parlance undid the shared store and had it tested by a third party.',
          cause:
            'We agreed notice for models only, because we took the rest for ordinary software.',
          similar:
            'Panelcheck and Docwise: the annex of Docwise covers the service, the one of Panelcheck does not.',
        },
      },
    ],
  },
  {
    key: 'action sessions test',
    register: 'actions',
    ago: 21,
    by: 'owner2',
    values: {
      title: 'Test that two members never see each other’s talk, before each release',
      kind: 'corrective',
    },
    people: { ownerId: 'owner2' },
    links: { originId: 'nonconformity sessions' },
    days: { dueOn: -6 },
    steps: [
      {
        ago: 8,
        by: 'owner2',
        step: 'complete',
        values: { result: 'Runs each night with twenty pairs of accounts; stops a release.' },
      },
    ],
  },
  {
    key: 'action sessions contract',
    register: 'actions',
    ago: 21,
    by: 'owner2',
    values: {
      title: 'Agree notice of changes of the service with Parlance and Panelcheck',
      description: 'Annex signed by both; 30 days of notice, and a test account.',
      kind: 'corrective',
    },
    people: { ownerId: 'compliance' },
    links: { originId: 'nonconformity sessions' },
    days: { dueOn: 18 },
    steps: [{ ago: 17, by: 'compliance', step: 'start' }],
  },
  {
    key: 'nonconformity dates',
    register: 'nonconformities',
    steps: [
      {
        ago: 10,
        by: 'lead',
        values: { requirements: ['8.4', 'A.5.3'] },
        days: { dueOn: 80 },
      },
    ],
  },
  {
    key: 'nonconformity training',
    register: 'nonconformities',
    steps: [
      { ago: 344, by: 'lead', days: { dueOn: -230 } },
      {
        ago: 338,
        by: 'compliance',
        step: 'analyse',
        values: {
          correction:
            'Both took the course in the week after the audit and passed. The governance lead read the parts they had written once more; nothing had to be changed.',
          cause:
            'The owner of a system chooses who writes a part of its assessment, and nothing asked whether they had taken the course: the procedure speaks of owners only.',
          similar:
            'Looked at who validates and who reviews. Each validator’s three models are on record; reviewers have no course yet, one on automation bias is being made.',
        },
      },
      { ago: 310, by: 'compliance', step: 'act', values: { waitDays: 60 } },
      {
        ago: 245,
        by: 'risk',
        step: 'close',
        values: {
          effectiveness:
            'Two assessments were worked on since, of the underwriting assistant and of the damage estimate. Four people wrote in them; each had passed the course before the first word.',
        },
      },
    ],
  },
  {
    key: 'nonconformity reasons',
    register: 'nonconformities',
    steps: [
      { ago: 344, by: 'lead', days: { dueOn: -190 } },
      {
        ago: 330,
        by: 'risk',
        step: 'analyse',
        values: {
          correction:
            'The reason of this risk was written anew: how many letters a month, and what one in the wrong file leads to.',
          cause: 'The method asks for a reason without saying what for, and shows no example.',
          similar:
            'All 17 risks of that day were read by somebody who had not scored them. The reasons of three more, none of them drawn, only repeated the number; they were written anew.',
        },
      },
      { ago: 300, by: 'risk', step: 'act', values: { waitDays: 90 } },
      {
        ago: 205,
        by: 'compliance',
        step: 'close',
        values: {
          effectiveness:
            'The risks recorded since the page of examples was read one by one: each reason names a count, a case or a test. Nobody had to be asked again.',
        },
      },
    ],
  },
  {
    key: 'action training',
    register: 'actions',
    ago: 337,
    by: 'compliance',
    values: {
      title: 'Check that whoever writes in an assessment has taken the course, before it begins',
      kind: 'corrective',
    },
    people: { ownerId: 'lead' },
    links: { originId: 'nonconformity training' },
    days: { dueOn: -308 },
    steps: [
      {
        ago: 312,
        by: 'lead',
        step: 'complete',
        values: {
          result:
            'Owners name the writers when they begin; I look them up in the training records and send back who is missing there. Tried on the underwriting assistant, whose assessment is being finished.',
        },
      },
      { ago: 311, by: 'risk', step: 'verify' },
    ],
  },
  {
    key: 'action reasons of scores',
    register: 'actions',
    ago: 329.5,
    by: 'risk',
    values: {
      title: 'A page of examples: what the reason of a score is for, and what makes a good one',
      kind: 'corrective',
    },
    people: { ownerId: 'risk' },
    links: { originId: 'nonconformity reasons' },
    days: { dueOn: -295 },
    steps: [
      {
        ago: 302,
        by: 'risk',
        step: 'complete',
        values: {
          result:
            'Six pairs of a poor and a good reason, from our own risks; gone through with everybody who scores.',
        },
      },
      { ago: 301, by: 'compliance', step: 'verify' },
    ],
  },
  {
    key: 'nonconformity review',
    register: 'nonconformities',
    steps: [{ ago: 23, by: 'lead', days: { dueOn: 40 } }],
  },
  {
    key: 'certificate',
    register: 'certificates',
    ago: 40,
    by: 'lead',
    values: {
      title: 'ISO/IEC 42001:2023, the whole house',
      body: 'Meridian Assurance',
      accreditation: 'The national accreditation body, for ISO/IEC 42001',
      scope:
        'Development, purchase and use of AI systems in claims, underwriting, member services, compliance and internal support at Aldermoor Mutual, in the United Kingdom and Ireland.',
    },
    people: { ownerId: 'lead' },
    days: { stage1On: -28, stage2On: 55, reviewAt: 55 },
  },
]
