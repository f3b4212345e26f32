import type { Who } from './people.ts'

/** How the demo organisation treats a control: status, owner, and what is really done. */
export type DemoControl = {
  status: 'verified' | 'implemented' | 'partly' | 'planned' | 'not-started'
  owner: Who
  /** Days ago it was decided on; the statement of version 1.0 freezes what was there 240 days ago. */
  ago: number
  why: string
  how: string
  tested?: number
  documents?: string[]
}

export const controls: Record<string, DemoControl> = {
  'A.2.2': { status: 'verified', owner: 'exec', ago: 500, why: 'Clause 5.2 asks for it, and members expect it.', how: 'One AI policy, approved by the executive sponsor, acknowledged by everyone within 30 days of coming into force.', tested: 60, documents: ['policy'] },
  'A.2.3': { status: 'implemented', owner: 'compliance', ago: 480, why: 'Privacy, security, outsourcing and fair-treatment policies all touch AI.', how: 'Compliance compares the AI policy with the other policies at each review; the table of differences is kept.', tested: 200, documents: ['policy'] },
  'A.2.4': { status: 'implemented', owner: 'lead', ago: 480, why: 'Clause 5.2; law and technology move.', how: 'Review each spring and after major changes of law.', tested: 120, documents: ['policy'] },
  'A.3.2': { status: 'verified', owner: 'lead', ago: 490, why: 'Every system needs somebody who answers for it.', how: 'Roles are written into the AI policy; the inventory names an owner for each system.', tested: 90, documents: ['policy', 'lifecycle'] },
  'A.3.3': { status: 'partly', owner: 'compliance', ago: 400, why: 'Staff see first when something goes wrong.', how: 'The whistleblowing line takes AI concerns; a form of its own is being built.', documents: ['concerns'] },
  'A.4.2': { status: 'implemented', owner: 'lead', ago: 470, why: 'What is not listed cannot be assessed.', how: 'The inventory in this tool; owners confirm their entries each quarter.', tested: 40 },
  'A.4.3': { status: 'implemented', owner: 'data', ago: 460, why: 'Three systems work on health data.', how: 'A data sheet per data set, kept by the data owner.', tested: 150 },
  'A.4.4': { status: 'implemented', owner: 'owner', ago: 430, why: 'We build four systems ourselves.', how: 'Repository with tools and versions per system.', tested: 210 },
  'A.4.5': { status: 'partly', owner: 'owner', ago: 380, why: 'Capacity, location and footprint matter for bought models.', how: 'Location of processing is recorded; energy use is asked of suppliers and half have answered.' },
  'A.4.6': { status: 'implemented', owner: 'lead', ago: 420, why: 'Oversight needs people who can.', how: 'Skills per role; training records with the people team.', tested: 66 },
  'A.5.2': { status: 'verified', owner: 'risk', ago: 480, why: 'Clause 6.1.4.', how: 'Procedure with tiers; the questionnaire of this tool; the governance lead or an executive approves.', tested: 80, documents: ['assessment'] },
  'A.5.3': { status: 'verified', owner: 'risk', ago: 470, why: 'Clause 8.4 asks for records.', how: 'All assessments are kept here with their approvals for ten years.', tested: 80, documents: ['assessment'] },
  'A.5.4': { status: 'implemented', owner: 'risk', ago: 470, why: 'Our systems touch claims, cover and money.', how: 'Sections on individuals and groups in each assessment of medium and high tier.', tested: 170, documents: ['assessment'] },
  'A.5.5': { status: 'partly', owner: 'risk', ago: 350, why: 'Insurance shapes who can afford to live where.', how: 'Societal questions are answered for high tier; the flood map needs its own study.', documents: ['assessment'] },
  'A.6.1.2': { status: 'implemented', owner: 'owner', ago: 440, why: 'We develop AI.', how: 'Fairness, explanation and robustness targets stand in each specification.', tested: 160, documents: ['lifecycle'] },
  'A.6.1.3': { status: 'implemented', owner: 'owner', ago: 440, why: 'We develop AI.', how: 'Life-cycle procedure with stages and a gate before operation.', tested: 160, documents: ['lifecycle'] },
  'A.6.2.2': { status: 'implemented', owner: 'owner', ago: 440, why: 'We develop AI.', how: 'Specification per system and for each major change.', tested: 160, documents: ['lifecycle'] },
  'A.6.2.3': { status: 'implemented', owner: 'owner', ago: 430, why: 'We develop AI.', how: 'Model cards in the repository.', tested: 430 },
  'A.6.2.4': { status: 'verified', owner: 'owner', ago: 430, why: 'A wrong score costs people money and time.', how: 'Test plan and criteria before each release; a second team validates high tier.', tested: 50, documents: ['lifecycle'] },
  'A.6.2.5': { status: 'implemented', owner: 'owner', ago: 430, why: 'We put AI into use.', how: 'Release plan with roll-back; the gate must hold.', tested: 120, documents: ['lifecycle'] },
  'A.6.2.6': { status: 'implemented', owner: 'owner', ago: 430, why: 'Models drift.', how: 'A monitor with a threshold for each system in use.', tested: 30 },
  'A.6.2.7': { status: 'partly', owner: 'owner2', ago: 400, why: 'Operators and users need different texts.', how: 'Handbooks for fraud scoring, triage and underwriting; three are missing.' },
  'A.6.2.8': { status: 'implemented', owner: 'owner2', ago: 410, why: 'What happened must be traceable for six years.', how: 'Input, output and version are logged for each decision.', tested: 100 },
  'A.7.2': { status: 'implemented', owner: 'data', ago: 460, why: 'We train on member data.', how: 'Data procedure; approval by the data owner before use.', tested: 140, documents: ['data'] },
  'A.7.3': { status: 'implemented', owner: 'data', ago: 460, why: 'We train on member data and buy some.', how: 'Source, rights and amount are on the data sheet.', tested: 140, documents: ['data'] },
  'A.7.4': { status: 'partly', owner: 'data', ago: 390, why: 'Bad data makes unfair models.', how: 'Quality criteria exist for claims and health data, not yet for photographs.', documents: ['data'] },
  'A.7.5': { status: 'implemented', owner: 'data', ago: 420, why: 'Origin of data decides what it may be used for.', how: 'Lineage in the data platform, exported each month.', tested: 220, documents: ['data'] },
  'A.7.6': { status: 'implemented', owner: 'data', ago: 420, why: 'We prepare data for training.', how: 'Preparation is code, reviewed and versioned.', tested: 220 },
  'A.8.2': { status: 'implemented', owner: 'owner2', ago: 430, why: 'Members deal with our systems.', how: 'A page for members on each system that speaks to them or decides; handbooks inside.', tested: 110 },
  'A.8.3': { status: 'implemented', owner: 'compliance', ago: 400, why: 'People outside notice harm first.', how: 'Complaints take AI harms with a class of their own.', tested: 180, documents: ['concerns'] },
  'A.8.4': { status: 'planned', owner: 'compliance', ago: 300, why: 'Serious incidents must be told in time.', how: 'Plan drafted; exercise set for January.' },
  'A.8.5': { status: 'implemented', owner: 'compliance', ago: 400, why: 'Supervisors ask.', how: 'List of duties by law with dates.', tested: 190 },
  'A.9.2': { status: 'implemented', owner: 'lead', ago: 430, why: 'We use bought AI in ten places.', how: 'Approval before use; conditions per tool; list of tools allowed.', tested: 75, documents: ['use'] },
  'A.9.3': { status: 'implemented', owner: 'risk', ago: 430, why: 'Oversight needs aims.', how: 'Targets for overrides, waiting time and fairness, reported each quarter.', tested: 75 },
  'A.9.4': { status: 'implemented', owner: 'owner', ago: 430, why: 'Misuse is foreseeable.', how: 'Intended use in the inventory; logs sampled against it twice a year.', tested: 175, documents: ['use'] },
  'A.10.2': { status: 'partly', owner: 'compliance', ago: 380, why: 'Eight suppliers carry part of the work.', how: 'Table of responsibilities with five suppliers; three contracts are under way.' },
  'A.10.3': { status: 'implemented', owner: 'compliance', ago: 420, why: 'Ten systems are bought or embedded.', how: 'Due diligence before buying; AI clauses in contracts; yearly review.', tested: 130 },
  'A.10.4': { status: 'implemented', owner: 'lead', ago: 400, why: 'We are owned by our members.', how: 'Member panel twice a year; its wishes are in the register of parties.', tested: 155 },
}
