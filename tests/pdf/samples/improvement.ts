import type { Chip } from '../../../lib/pdf/document.ts'
import type { ComparisonInput } from '../../../lib/pdf/documents/comparison.ts'
import type { ManagementReviewInput } from '../../../lib/pdf/documents/management-review.ts'
import type { NonconformityReportInput } from '../../../lib/pdf/documents/nonconformity-report.ts'
import type {
  TreatmentEntry,
  TreatmentPlanInput,
} from '../../../lib/pdf/documents/treatment-plan.ts'
import { frame, riskRegister } from './aldermoor.ts'

const met = (label: string): Chip => ({ label, tone: 'met' })
const due = (label: string): Chip => ({ label, tone: 'due' })
const bad = (label: string): Chip => ({ label, tone: 'bad' })

const signature = {
  name: 'Tom Okafor',
  role: 'Executive',
  how: 'Signed with the password',
  contentHash: '9c1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e210',
}

export function treatmentPlan(count = 24): TreatmentPlanInput {
  const { criteria, scope, risks } = riskRegister(count)
  const entries = risks.map(
    (risk, index): TreatmentEntry => ({
      code: risk.code,
      title: risk.title,
      state: risk.state,
      owner: risk.owner,
      systems: risk.systems.map(({ code }) => code),
      before: risk.inherent?.level ?? null,
      today: index % 4 === 0 ? null : (risk.residual?.level ?? null),
      after: risk.residual?.level ?? null,
      plan: risk.treatmentPlan,
      controls: risk.controls,
      due: index % 7 === 6 ? null : `2026-${index % 5 === 1 ? '10' : '12'}-1${index % 9}`,
      isUnderWay: index % 3 === 1,
      isOverdue: index % 15 === 1,
      decided: index % 3 === 0 ? null : { by: 'Maya Lind', on: '2026-03-09', entry: 412 + index },
      actions: risk.actions.map((action, place) => ({
        ...action,
        doneOn: place === 0 ? null : '2026-10-14',
        isOpen: place === 0,
        isOverdue: place === 0 && index % 8 === 2,
      })),
      accepted: risk.acceptance
        ? {
            by: 'Tom Okafor',
            until: '2027-04-30',
            rationale: risk.acceptance.rationale,
            signatures: risk.acceptance.signatures,
          }
        : null,
    }),
  )
  const of = (name: string, isChosen: boolean, place: number) => ({
    name,
    isChosen,
    risks: entries.filter((entry, index) =>
      entry.accepted ? name === 'Accept' : index % 3 === place,
    ),
  })
  return {
    ...frame,
    scope,
    criteria,
    closed: 3,
    levels: criteria.bands.map(({ chip }, index) => ({
      chip,
      before: 4 + index * 3,
      today: 6 - index,
      after: index === 2 ? 0 : 9 - index,
    })),
    unscored: { before: 0, today: 1, after: 4 },
    aboveAcceptance: 2,
    treatments: [
      of('Avoid', true, 9),
      of('Mitigate', true, 0),
      of('Transfer', true, 1),
      of('Accept', true, 9),
      of('Not chosen', false, 2),
    ],
  }
}

export function nonconformityReport(): NonconformityReportInput {
  return {
    ...frame,
    code: 'NCR-0005',
    title: 'A supplier changed its service without telling us',
    grade: bad('Major'),
    state: met('closed'),
    owner: 'Priya Raman',
    noticedIn: 'Internal audit',
    foundBy: 'Henrik Solberg',
    foundOn: '2026-06-02',
    causeFoundOn: '2026-06-11',
    actedOn: '2026-07-20',
    judgedFrom: '2026-09-18',
    wait: 60,
    verifiedOn: '2026-10-02',
    verifiedBy: 'Elena Rossi',
    dueOn: '2026-09-30',
    daysLate: 2,
    origin: {
      kind: 'Audit',
      code: 'AUD-0001',
      title: 'First internal audit of the management system',
      state: met('signed'),
    },
    questions: [
      {
        code: 'AUQ-0066',
        title: 'Are suppliers held to tell of changes before they make them?',
        requirement: 'A.10.3',
        verdict: bad('Major nonconformity'),
        notes: 'Two contracts read; neither asks for it. The change of 31 May was noticed by us.',
        by: 'Henrik Solberg',
        on: '2026-06-02',
      },
    ],
    requirements: [
      { id: '8.1', title: 'Operational planning and control' },
      { id: 'A.10.3', title: 'Suppliers' },
    ],
    systems: [{ code: 'AIS-0012', title: 'Customer letter drafting', state: met('operation') }],
    description:
      'The supplier had moved stored talks to a shared store two days before the audit. The contract asks for notice of changes of the model, not of the service.',
    correction: 'The shared store was undone, and what others could have seen was deleted.',
    cause:
      'Asked with the supplier on the line.\n\n1. Why? Nobody told us of the change.\n2. Why? The contract asks for notice of changes of the model alone.\n3. Why? We took the rest for ordinary software.\n4. Why? The outline of our contracts is older than our use of AI.\n5. Why? ',
    similar: 'Of four further contracts one has the same gap: Panelcheck.',
    workedOnBy: ['Priya Raman', 'Jonas Weber'],
    actions: [
      {
        code: 'ACT-0037',
        title: 'Test that two people never see each other’s talk, before each release',
        details: 'Twenty pairs of accounts, each night.',
        owner: 'Priya Raman',
        due: '2026-07-01',
        state: met('verified'),
        result: 'Runs each night and stops a release.',
        doneOn: '2026-06-28',
        doneBy: 'Priya Raman',
        verifiedOn: '2026-07-14',
        verifiedBy: 'Elena Rossi',
      },
      {
        code: 'ACT-0038',
        title: 'Agree notice of changes of the service with both suppliers',
        details: '',
        owner: 'Elena Rossi',
        due: '2026-07-15',
        state: due('in progress'),
        result: '',
        doneOn: null,
        doneBy: '',
        verifiedOn: null,
        verifiedBy: '',
      },
    ],
    effectiveness: 'Three changes since; of each we were told 30 days before.',
    approvals: [
      {
        ...signature,
        name: 'Elena Rossi',
        role: 'Compliance lead',
        meaning: 'finds the correction effective',
        at: '2026-10-02T09:40:00Z',
        entry: 4_410,
        stale: true,
        changes: [[{ text: 'Similar cases: ', muted: true }, { text: 'one → two' }]],
      },
    ],
    rounds: [
      {
        ended: 'Found not to work on 28 Jun 2026 by Elena Rossi.',
        said: 'Correction: The supplier promised to tell us.\nCause: A misunderstanding.',
        reopenedBy: 'Elena Rossi',
        reopenedOn: '2026-06-28',
        why: 'It happened once more two weeks later.',
      },
    ],
    meetings: [
      {
        code: 'MRV-0002',
        title: 'Management review, the first year',
        state: met('signed'),
        on: '2026-07-15',
        says: 'major, its actions under way',
      },
    ],
    links: [{ title: 'Risks', items: [{ code: 'RSK-0032', title: 'A shared store mixes talks' }] }],
    evidence: [
      {
        code: 'EVD-0131',
        title: 'Annex signed by both',
        from: '2026-07-01',
        until: '2026-12-31',
        file: 'annex.pdf',
        sha256: 'a1f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7890',
      },
    ],
    history: [
      {
        at: '2026-10-02T09:40:00Z',
        who: 'Elena Rossi',
        what: 'found the correction effective and closed it',
      },
      { at: '2026-06-02T10:00:00Z', who: 'Henrik Solberg', what: 'recorded this nonconformity' },
    ],
  }
}

export function managementReview(): ManagementReviewInput {
  return {
    ...frame,
    code: 'MRV-0002',
    title: 'Management review, the first year',
    kind: 'Management review',
    state: met('signed'),
    period: '1 Jul 2025 to 30 Jun 2026',
    heldOn: '2026-07-15',
    chair: 'Tom Okafor',
    participants: ['Tom Okafor', 'Maya Lind', 'Elena Rossi'],
    preparedBy: 'Maya Lind',
    approvals: [
      { ...signature, meaning: 'signs the minutes', at: '2026-07-20T08:36:00Z', entry: 3_012 },
    ],
    notes: 'Two hours, all present.\n\nThe chair opened with the question what we do not know yet.',
    frozenAt: '2026-07-10T08:36:00Z',
    inputs: [
      {
        title: 'Risks and their treatment',
        says: '8 risks are above what can be lived with, 1 of them without a treatment.',
        figures: ['Live risks', 'Above acceptance', 'New', 'Closed', 'Overdue', 'Accepted'].map(
          (label, index) => ({ label, value: String(17 - index), note: `${index} at the start` }),
        ),
        chart: {
          kind: 'matrix',
          title: 'Live risks as they stand',
          likelihood: ['Rare', 'Possible', 'Likely'],
          impact: ['Minor', 'Serious', 'Severe'],
          counts: [
            [1, 0, 2],
            [0, 3, 1],
            [2, 1, 0],
          ],
          tones: [
            ['met', 'met', 'due'],
            ['met', 'due', 'bad'],
            ['due', 'bad', 'bad'],
          ],
        },
        records: [
          { code: 'RSK-0004', title: 'Staff paste member data', says: 'level 20', tone: 'bad' },
          { code: 'RSK-0011', title: 'Fraud score explains little', says: 'level 8', tone: 'due' },
        ],
        more: 3,
        discussion: 'Bias of the fraud score is the risk we worry about most.',
      },
      {
        title: 'Audit results',
        says: 'No audit was signed in the period.',
        figures: [{ label: 'Audits signed', value: '0' }],
        chart: {
          kind: 'line',
          title: 'Open nonconformities',
          points: [
            { at: '2025-07-01', value: 0 },
            { at: '2026-06-30', value: 4 },
          ],
          thresholds: [],
        },
        records: [],
        more: 0,
        discussion: 'Nothing was recorded.',
      },
    ],
    decisions: [
      {
        code: 'DEC-0002',
        title: 'Test the fraud score by district before its next release',
        about: 'Opportunity for improvement',
        details: 'Data on districts may be bought for it.',
        owner: 'Priya Raman',
        dueOn: '2026-10-01',
        state: due('in action'),
        actions: [{ code: 'ACT-0006', title: 'Buy the data', state: met('verified') }],
      },
    ],
  }
}

export function comparison(): ComparisonInput {
  return {
    ...frame,
    from: '2025-12-01T00:00:00Z',
    to: null,
    fates: [
      { fate: 'added', label: 'Added' },
      { fate: 'changed', label: 'Changed' },
      { fate: 'closed', label: 'Closed' },
    ],
    registers: [
      {
        name: 'Risks',
        clause: '6.1.2',
        counts: { added: 1, changed: 1, closed: 0 },
        records: [
          {
            code: 'RSK-0012',
            title: 'Letters in small languages wait longer',
            fate: { label: 'changed', tone: 'accent' },
            states: [due('assessed'), met('treated')],
            differences: [
              { label: 'Residual impact', before: '', after: '2 Minor' },
              { label: 'Owner', before: 'Maya Lind', after: 'Jonas Weber' },
            ],
          },
          {
            code: 'RSK-0033',
            title: 'The booking agent commits members to costs',
            fate: met('added'),
            states: [due('identified')],
            differences: [],
          },
        ],
      },
    ],
  }
}
