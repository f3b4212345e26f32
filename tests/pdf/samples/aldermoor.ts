import { assessmentScales, assessmentSections } from '../../../lib/catalogue/assessment-template.ts'
import { catalogueControls, controlAreas } from '../../../lib/catalogue/controls.ts'
import { riskLibrary } from '../../../lib/catalogue/risk-library.ts'
import type { Chip, Tone } from '../../../lib/pdf/document.ts'
import type { AuditReportInput } from '../../../lib/pdf/documents/audit-report.ts'
import type { DocumentFrame, Happening, Mention } from '../../../lib/pdf/documents/frame.ts'
import type {
  AssessmentSection,
  ImpactAssessmentInput,
} from '../../../lib/pdf/documents/impact-assessment.ts'
import type { PackIndexInput } from '../../../lib/pdf/documents/pack-index.ts'
import type { PolicyDocumentInput } from '../../../lib/pdf/documents/policy-document.ts'
import type { ReadinessInput } from '../../../lib/pdf/documents/readiness.ts'
import type { RecordInput } from '../../../lib/pdf/documents/record.ts'
import type { RegisterListInput } from '../../../lib/pdf/documents/register-list.ts'
import type { RiskEntry, RiskRegisterInput } from '../../../lib/pdf/documents/risk-register.ts'
import type { StatementOfApplicabilityInput } from '../../../lib/pdf/documents/statement-of-applicability.ts'
import type { SystemDossierInput } from '../../../lib/pdf/documents/system-dossier.ts'
import { aiPolicy } from './ai-policy.ts'

/** An insurer's management system, as the builders are given it: names resolved, dates ISO. */
export const frame = {
  organisation: 'Aldermoor Mutual',
  classification: 'Internal',
  asOf: '2026-11-21T09:40:00Z',
  notice: 'Demo installation',
  proof: {
    logSize: 48_213,
    logRoot: '3f9a1c2d77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7890',
    keyFingerprint: 'SHA256:qK3hV9t2mXwZ4pLr8sYdN1aB6cEfG7jH0iUoT5vWxQ0',
  },
} satisfies DocumentFrame

const met = (label: string): Chip => ({ label, tone: 'met' })
const due = (label: string): Chip => ({ label, tone: 'due' })
const bad = (label: string): Chip => ({ label, tone: 'bad' })
const na = (label: string): Chip => ({ label, tone: 'na' })

const people = ['Jonas Weber', 'Maya Lind', 'Priya Raman', 'Elena Rossi', 'Tom Okafor'] as const
const person = (index: number) => people[index % people.length] ?? 'Maya Lind'

const systems: Mention[] = [
  { code: 'AIS-0003', title: 'Claims triage', state: met('operation') },
  { code: 'AIS-0007', title: 'Motor damage estimation from photographs', state: met('operation') },
  { code: 'AIS-0009', title: 'Fraud signals', state: due('validation') },
  { code: 'AIS-0012', title: 'Customer letter drafting', state: due('development') },
]
const system = (index: number): Mention =>
  systems[index % systems.length] ?? { code: 'AIS-0003', title: 'Claims triage' }

export function statementOfApplicability(): StatementOfApplicabilityInput {
  const excluded = new Set(['A.6.1.2', 'A.7.3', 'A.10.4'])
  const states = [
    met('implemented'),
    met('implemented'),
    met('implemented'),
    due('in part'),
    met('implemented'),
    due('planned'),
    bad('not started'),
  ]
  return {
    ...frame,
    version: '1.1',
    state: met('approved'),
    roles: 'Developer of two systems, deployer of all.',
    summary: 'Two controls more are implemented since the first statement.',
    scope:
      'All AI systems that Aldermoor Mutual develops, buys or uses for claims, underwriting and customer service in the United Kingdom and Ireland.',
    approvals: [
      {
        meaning: 'approves this for use',
        name: 'Tom Okafor',
        role: 'chief risk officer',
        at: '2026-11-03T09:40:00Z',
        contentHash: '9c1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e210',
        remark: 'A.6.2.4 to be finished before the surveillance audit in March.',
      },
    ],
    areas: controlAreas.map((area) => ({ code: area.id, name: area.title })),
    controls: catalogueControls.map((control, index) => {
      const applicable = !excluded.has(control.id)
      return {
        code: control.id,
        title: control.title,
        area: control.area,
        applicable,
        reason: applicable
          ? ([
              `Treats ${1 + (index % 4)} risks of systems in operation.`,
              'Asked for by the EU AI Act for systems of high risk and by our own policy.',
              'Contractual duty towards the reinsurer; expected by the supervisor.',
            ][index % 3] ?? '')
          : 'No system of ours is offered to customers under their own name; Aldermoor is a deployer only. Reviewed each year.',
        state: states[index % states.length] ?? met('implemented'),
        implementation: applicable ? control.description : '',
        owner: applicable ? person(index) : '',
        risks: applicable
          ? Array.from(
              { length: index % 4 },
              (_, n) => `RSK-${String(12 + index + n * 7).padStart(4, '0')}`,
            )
          : [],
        documents:
          applicable && index % 3 === 0 ? [`DOC-${String(3 + index).padStart(4, '0')}`] : [],
        evidence: applicable
          ? Array.from(
              { length: (index * 2) % 3 },
              (_, n) => `EVD-${String(101 + index * 2 + n).padStart(4, '0')}`,
            )
          : [],
      }
    }),
    changes: {
      previousVersion: '1.0',
      items: [
        {
          code: 'A.5.5',
          title: 'Assessing societal impacts of AI systems',
          kind: 'changed',
          fields: [
            { label: 'Status', before: 'planned', after: 'in part' },
            {
              label: 'Implementation',
              before: '',
              after:
                'Societal impact is assessed for systems of high tier, with the ombudsman’s annual report as input.',
            },
          ],
        },
        {
          code: 'A.10.4',
          title: 'Customers',
          kind: 'changed',
          fields: [
            { label: 'Applies', before: 'yes', after: 'no' },
            {
              label: 'Reason',
              before: 'Brokers use the quotation service.',
              after: 'The quotation service was retired on 30 September 2026.',
            },
          ],
        },
        {
          code: 'B.1',
          title: 'Review of letters by a lawyer before they leave the house',
          kind: 'added',
          fields: [],
        },
      ],
    },
  }
}

const level = (value: number): Chip => ({
  label: `${value} ${value >= 15 ? 'high' : value >= 8 ? 'medium' : 'low'}`,
  tone: value >= 15 ? 'bad' : value >= 8 ? 'due' : 'met',
})
const likelihoods = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Frequent']
const impacts = ['Minor', 'Limited', 'Serious', 'Severe', 'Extreme']
const toneAt = (value: number): Tone => (value >= 15 ? 'bad' : value >= 8 ? 'due' : 'met')
const heat = likelihoods.map((_, l) => impacts.map((_, i) => toneAt((l + 1) * (i + 1))))

export function riskRegister(count = 24): RiskRegisterInput {
  const inherent = likelihoods.map(() => impacts.map(() => 0))
  const residual = likelihoods.map(() => impacts.map(() => 0))
  const bump = (matrix: number[][], l: number, i: number) => {
    const row = matrix[l - 1]
    if (row) row[i - 1] = (row[i - 1] ?? 0) + 1
  }
  const risks = Array.from({ length: count }, (_, index): RiskEntry => {
    const source = riskLibrary[index % riskLibrary.length]
    const [l, i] = [1 + ((index * 7) % 5), 1 + ((index * 3 + 1) % 5)]
    const [rl, ri] = [Math.max(1, l - 1 - (index % 2)), Math.max(1, i - (index % 2))]
    const scored = index % 6 !== 5
    bump(inherent, l, i)
    if (scored) bump(residual, rl, ri)
    const accepted = index % 5 === 2
    return {
      code: `RSK-${String(12 + index).padStart(4, '0')}`,
      title: source?.title ?? 'Risk',
      state: accepted ? met('accepted') : scored ? met('treated') : due('assessed'),
      owner: person(index + 2),
      category: source?.category ?? 'technical',
      tags: source?.tags ?? [],
      harmTo: source?.harmsTo ?? [],
      systems: [system(index), ...(index % 3 === 0 ? [system(index + 1)] : [])],
      cause:
        'Letters of small claims are under-represented in the supplier’s training data, and the supplier does not say which letters it used.',
      event: source?.description ?? '',
      consequence:
        'Claims of some groups wait longer than others; complaints to the ombudsman; a finding by the supervisor.',
      inherent: {
        likelihood: likelihoods[l - 1] ?? '',
        impact: impacts[i - 1] ?? '',
        level: level(l * i),
        confidence: 'medium',
      },
      residual: scored
        ? {
            likelihood: likelihoods[rl - 1] ?? '',
            impact: impacts[ri - 1] ?? '',
            level: level(rl * ri),
          }
        : null,
      treatment: accepted ? 'accept' : index % 4 === 3 ? 'transfer' : 'mitigate',
      treatmentPlan: (source?.suggestedTreatments ?? []).join('. '),
      controls: source?.controls ?? [],
      actions: (source?.suggestedTreatments ?? []).slice(0, index % 3).map((title, n) => ({
        code: `ACT-${String(40 + index * 3 + n).padStart(4, '0')}`,
        title,
        owner: person(index + n),
        due: `2026-${n === 0 ? '12' : '10'}-0${1 + (index % 8)}`,
        state: n === 0 ? due('in progress') : met('done'),
      })),
      acceptance: accepted
        ? {
            rationale:
              'Two people read every letter that the model puts in the lowest class; the remaining delay is under a day.',
            signatures: [
              {
                name: 'Tom Okafor',
                meaning: 'accepts the residual risk until 30 Apr 2027',
                role: 'Executive',
                at: '2026-10-12T09:40:00Z',
                how: 'Signed with the password',
                entry: 1_208,
                contentHash: '3a1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2a2',
              },
            ],
          }
        : null,
      reviewAt: `2027-0${1 + (index % 6)}-15`,
      isReviewOverdue: index % 9 === 4,
    }
  })
  return {
    ...frame,
    scope: 'All risks of systems in scope of the AI management system',
    criteria: {
      name: 'Criteria for AI risks',
      version: 'CRI-0002',
      approved: { by: 'Henrik Solberg', on: '2026-02-11' },
      likelihood: likelihoods.map((label, index) => ({
        label,
        meaning:
          [
            'Not expected in ten years',
            'Once in three to ten years',
            'Once in one to three years',
            'Several times a year',
            'Every month or more often',
          ][index] ?? '',
      })),
      impact: impacts.map((label, index) => ({
        label,
        meaning:
          [
            'An annoyance, put right the same day',
            'Small loss, easily put right',
            'Money, time or dignity lost; put right with effort',
            'Lasting harm to health, rights or livelihood',
            'Death, or harm that cannot be undone',
          ][index] ?? '',
      })),
      tones: heat,
      bands: [
        {
          chip: { label: 'low', tone: 'met' },
          range: '1 to 7',
          meaning: 'May stay as it is; reviewed once a year.',
        },
        {
          chip: { label: 'medium', tone: 'due' },
          range: '8 to 14',
          meaning: 'Treated, or accepted by the owner’s director until a date.',
        },
        {
          chip: { label: 'high', tone: 'bad' },
          range: '15 to 25',
          meaning:
            'Treated. Accepted only by the chief risk officer, for six months at most, with a reason.',
        },
      ],
    },
    inherent,
    residual,
    risks,
  }
}

const history: Happening[] = [
  {
    at: '2026-11-18T14:02:00Z',
    who: 'Jonas Weber',
    what: 'released major change CHG-0017: supplier model 2024-08 → 2026-01; validation and oversight became stale.',
  },
  {
    at: '2026-11-03T09:40:00Z',
    who: 'Maya Lind',
    what: 'approved impact assessment AIA-0012, written by Jonas Weber.',
  },
  {
    at: '2026-10-27T06:00:00Z',
    who: 'Monitor',
    what: 'drift of document classes: 0.21 broke its threshold 0.20.',
  },
  {
    at: '2026-10-26T16:11:00Z',
    who: 'Jonas Weber',
    what: 'changed two fields.',
    differences: [
      { label: 'People affected', before: 'claimants', after: 'claimants, witnesses' },
      {
        label: 'Foreseeable misuse',
        before: '',
        after: 'Using urgency as a proxy for claim value.',
      },
    ],
  },
  {
    at: '2025-06-02T08:15:00Z',
    who: 'Maya Lind',
    what: 'imported the system from inventory-2025.csv.',
  },
]

const evidence = [
  {
    code: 'EVD-0131',
    title: 'Red-team report, first quarter',
    from: '2026-01-01',
    until: '2026-03-31',
    file: 'red-team-2026-q1.pdf',
    sha256: 'a1f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7890',
  },
  {
    code: 'EVD-0144',
    title: 'Bias evaluation by language of the letter',
    from: '2026-04-01',
    until: '2026-06-30',
    file: 'bias-by-language.xlsx',
    sha256: 'b2f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7891',
  },
  {
    code: 'EVD-0150',
    title: 'Minutes of the oversight meeting',
    from: '2026-09-14',
    until: '2026-09-14',
    file: 'oversight-minutes.docx',
    sha256: 'c3f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7892',
  },
  {
    code: 'EVD-0162',
    title: 'Supplier’s statement on training data',
    from: null,
    until: null,
    file: '',
    sha256: null,
  },
]

export function systemDossier(): SystemDossierInput {
  return {
    ...frame,
    code: 'AIS-0003',
    name: 'Claims triage',
    stage: met('operation'),
    inScope: met('in AIMS scope'),
    tier: due('high tier'),
    tierReasons: [
      'Health data of claimants (special category).',
      'Recommendation a person decides on, for more than 100,000 people a year.',
    ],
    owner: 'Jonas Weber',
    purpose:
      'Sorts incoming claims by document class and urgency, so that urgent ones are read the same day.',
    identity: [
      { label: 'Code', value: [{ text: 'AIS-0003', code: true }] },
      {
        label: 'Model and version',
        value: 'Document classifier 2.4, bought from Lexa Systems GmbH',
      },
      { label: 'Origin', value: 'Bought model, own configuration' },
      { label: 'In use since', value: '12 May 2025' },
      { label: 'EU AI Act', value: 'Limited risk; duties of Article 50 apply since 2 August 2026' },
    ],
    use: [
      {
        label: 'Intended use',
        value:
          'Sorts incoming claims by document class and urgency, so that urgent ones are read the same day.',
      },
      { label: 'Ruled out', value: 'Deciding a claim; estimating damages; judging credibility.' },
      { label: 'Foreseeable misuse', value: 'Using urgency as a proxy for claim value.' },
      { label: 'Decisions influenced', value: 'Order in which claims are read' },
      { label: 'Autonomy', value: 'Recommendation a person decides on' },
    ],
    people: [
      { label: 'People affected', value: 'Claimants, witnesses' },
      { label: 'How many', value: '140,000 a year' },
      {
        label: 'Vulnerable groups',
        value: 'People after an accident; people writing in a language that is not their first',
      },
    ],
    roles: [
      { label: 'Aldermoor is', value: 'Deployer' },
      { label: 'Provider', value: 'Lexa Systems GmbH, Leipzig' },
      { label: 'Oversight', value: 'Priya Raman; two readers each day' },
    ],
    data: [
      { label: 'Personal data', value: 'Yes: health data (special category)' },
      {
        label: 'Datasets',
        value: [
          { text: 'DAT-0006', code: true, muted: true },
          { text: ' Claims letters 2019–2025 ' },
          { chip: met('approved') },
          { text: '\nDAT-0011', code: true, muted: true },
          { text: ' Supplier training data ' },
          { chip: due('provenance open') },
        ],
      },
    ],
    euAct: {
      class: { label: 'Transparency duties', tone: 'plain' },
      says: 'The answers lead to this class.',
      reasons: [
        {
          says: 'Transparency: Talks or writes with people directly',
          leadsTo: 'Transparency duties',
          article: 'Art. 50(1)',
        },
      ],
      reason: '',
      answers: [{ label: 'Annex III area', value: 'None of these' }],
      duties: [
        {
          article: 'Art. 50',
          title: 'Transparency towards people',
          summary: 'People are told when they deal with AI.',
          roles: ['deployer'],
          from: '2026-08-02',
          before: '2026-08-02',
          note: null,
        },
      ],
      caution: 'Check EUR-Lex before you rely on a day.',
    },
    gate: {
      question: 'May it stay in operation?',
      verdict:
        'Four of six conditions hold. One must be met by 2 December, or the system is escalated to the executive sponsor.',
      conditions: [
        {
          state: met('met'),
          condition: 'Impact assessment approved and in date',
          detail: 'AIA-0012, until 3 May 2027',
          clause: '8.4 · A.5.2',
        },
        {
          state: met('met'),
          condition: 'Risks treated or accepted',
          detail: '6 of 6',
          clause: '6.1.3',
        },
        {
          state: bad('not met'),
          condition: 'Validation passed for the current version',
          detail: 'VAL-0021 covers 2.3; the system runs 2.4 since CHG-0017',
          clause: 'A.6.2.4',
        },
        {
          state: due('due soon'),
          condition: 'Oversight plan reviewed',
          detail: 'OVS-0005, due 4 Dec 2026',
          clause: 'A.9.2',
        },
        {
          state: met('met'),
          condition: 'Monitor with thresholds',
          detail: '3 monitors, no open breach',
          clause: 'A.6.2.6',
        },
        {
          state: met('met'),
          condition: 'Information for users published',
          detail: 'COM-0009',
          clause: 'A.8.2',
        },
      ],
    },
    signatures: [
      {
        name: 'Tom Okafor',
        meaning: 'lets the system go into operation by exception until 2 Dec 2026',
        role: 'Executive',
        at: '2026-11-02T08:30:00Z',
        how: 'Signed with the password',
        entry: 2_279,
        contentHash: '801423f2bf6241d5116b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2',
        stale: true,
        changes: [
          [{ text: 'Model version: ', muted: true }, { text: '“2024-08” → “2026-01”' }],
          [{ text: 'Number of people: ', muted: true }, { text: 'nothing → “More than 100,000”' }],
        ],
      },
    ],
    assessment: {
      code: 'AIA-0012',
      title: 'Reassessment after new data',
      state: met('approved'),
      tier: due('high'),
      decision: 'Go on, with conditions',
      approvedBy: 'Maya Lind',
      approvedAt: '2026-11-03T09:40:00Z',
      validUntil: '2027-05-03',
      residual: met('4 Low'),
      mitigations: [
        'Two people read every letter in the lowest class.',
        'Weekly sample of 200 letters by language.',
      ],
      others: [{ code: 'AIA-0004', title: 'First assessment', state: na('superseded') }],
    },
    risks: riskRegister(6).risks.map((risk) => ({
      code: risk.code,
      title: risk.title,
      state: risk.state,
      inherent: risk.inherent?.level ?? null,
      residual: risk.residual?.level ?? null,
      treatment: risk.treatment,
      owner: risk.owner,
    })),
    actions: riskRegister(6).risks.flatMap((risk) => risk.actions),
    related: [
      {
        label: 'Changes',
        items: [{ code: 'CHG-0017', title: 'Supplier model 2026-01', state: met('released') }],
      },
      {
        label: 'Datasets',
        items: [
          { code: 'DAT-0006', title: 'Claims letters 2019–2025', state: met('approved') },
          { code: 'DAT-0011', title: 'Supplier training data', state: due('proposed') },
        ],
      },
    ],
    monitors: [
      {
        code: 'MON-0004',
        name: 'Drift of document classes',
        metric: 'Population stability index against the first quarter of 2026',
        state: bad('breach under review'),
        owner: 'Jonas Weber',
        interval: 'daily',
        chart: {
          points: Array.from({ length: 26 }, (_, week) => ({
            at: new Date(Date.UTC(2026, 4, 29) + week * 7 * 86_400_000).toISOString(),
            broke: week >= 21 && week !== 22,
            value:
              week === 11
                ? null
                : Math.round(
                    (0.08 + 0.045 * Math.sin(week / 3) + week * 0.0035 + (week === 21 ? 0.06 : 0)) *
                      1000,
                  ) / 1000,
          })),
          thresholds: [{ label: 'at most', value: 0.2 }],
        },
        breaches: [
          {
            at: '2026-10-27T06:00:00Z',
            value: 0.21,
            threshold: 'above 0.2',
            note: 'First reading after the supplier’s update.',
          },
        ],
        review:
          'Supplier update moved “witness statement” into “other”; classes mapped anew on 29 Oct.',
      },
      {
        code: 'MON-0005',
        name: 'Letters overruled by a reader',
        metric: 'Share of recommendations that a reader changed',
        state: met('within limits'),
        owner: 'Priya Raman',
        interval: 'weekly',
        chart: {
          unit: '%',
          points: Array.from({ length: 20 }, (_, week) => ({
            at: new Date(Date.UTC(2026, 6, 6) + week * 7 * 86_400_000).toISOString(),
            value: Math.round((6.2 + 1.3 * Math.cos(week / 2)) * 10) / 10,
          })),
          thresholds: [
            { label: 'at most', value: 9 },
            { label: 'at least', value: 1 },
          ],
        },
        breaches: [],
        review: '',
      },
    ],
    evidence,
    history,
    source: {
      file: 'inventory-2025.csv',
      importedAt: '2025-06-02',
      cells: [
        { column: 'Use Case Name', value: 'Claims triage' },
        { column: 'Bureau / Department', value: 'Claims, Dublin' },
        {
          column:
            'Is the AI use case found in the below list of general commercial AI products and services?',
          value: 'None of the above.',
        },
        {
          column: 'What is the intended purpose and expected benefits of the AI?',
          value:
            'Letters of claimants are read on the day they arrive when they are urgent. Before, letters waited four days on average, whatever they said.',
        },
        { column: 'Date Initiated', value: '01/2025' },
        { column: 'Contract number', value: '' },
      ],
    },
  }
}

export function impactAssessment(): ImpactAssessmentInput {
  const sections = assessmentSections.map(
    (section, at): AssessmentSection => ({
      title: section.title,
      skipped: at === 11 ? 'Not asked for at this tier.' : undefined,
      answers:
        at === 11
          ? []
          : section.questions.map((question, index) => {
              if (question.answerType === 'scale') {
                const steps = assessmentScales.severity
                const step = steps[(at + index) % steps.length]
                return {
                  question: question.prompt,
                  answer: '',
                  scale: step
                    ? {
                        value: step.value,
                        of: steps.length,
                        label: step.label.toLowerCase(),
                        meaning: step.meaning ?? '',
                        tone:
                          step.value >= 4
                            ? ('bad' as const)
                            : step.value === 3
                              ? ('due' as const)
                              : ('met' as const),
                      }
                    : undefined,
                }
              }
              return {
                question: question.prompt,
                answer:
                  (at + index) % 9 === 8
                    ? ''
                    : ([
                        'Claimants and witnesses whose letters are sorted; about 140,000 people a year in two countries.',
                        'Yes, with human involvement',
                        'A letter of an injured person is put in the lowest class and read four days late. Most often: a letter about a small matter is read a day early. Both are noticed by the second reader, who sees every letter of the lowest class; the share of letters overruled is monitored each week.',
                      ][(at + index) % 3] ?? ''),
                note: index === 1 && at % 4 === 0 ? 'Evidence: EVD-0144' : undefined,
              }
            }),
    }),
  )
  return {
    ...frame,
    classification: 'Confidential',
    code: 'AIA-0012',
    title: 'Claims triage: reassessment after new data',
    state: met('approved'),
    system: { code: 'AIS-0003', name: 'Claims triage' },
    author: 'Jonas Weber',
    submittedAt: '2026-10-29',
    validUntil: '2027-05-03',
    isExpired: false,
    isBeforeMeasures: false,
    tier: due('high tier'),
    tierReasons: [
      'Special-category data (question 7.1).',
      'Severity of harm to a person rated 4 of 5 (question 3.2).',
    ],
    sections,
    mitigations: 'Delays are noticed within a day and put right; no lasting harm is expected.',
    actions: [
      {
        title: 'Two people read every letter that the model puts in the lowest class',
        owner: 'Priya Raman',
        due: '2026-10-01',
        state: met('done'),
      },
      {
        title: 'Weekly sample of 200 letters, by language, with the share of late ones',
        owner: 'Jonas Weber',
        due: '2026-12-15',
        state: due('in progress'),
      },
    ],
    residual: level(6),
    decision: {
      outcome: 'Go on, with conditions',
      rationale:
        'The benefit to injured claimants is large and measured; what remains is short delay.',
      conditions: [
        'Validation of version 2.4 by 2 December 2026.',
        'Reassessment when the supplier’s model changes again.',
      ],
    },
    approvals: [
      {
        meaning: 'approves this for use',
        name: 'Maya Lind',
        role: 'governance lead',
        at: '2026-11-03T09:40:00Z',
        contentHash: '5b1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2c4',
      },
      {
        meaning: 'reviews this',
        name: 'Elena Rossi',
        role: 'compliance lead',
        at: '2026-11-02T15:05:00Z',
        contentHash: '4a1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2b3',
        stale: true,
        how: 'Signed with an API token',
        entry: 2_104,
        remark: 'Legal basis checked; see DOC-0014.',
      },
    ],
    attachments: [
      {
        name: 'bias-by-language.xlsx',
        size: 183_220,
        sha256: 'b2f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7891',
      },
      {
        name: 'supplier-model-card-2026-01.pdf',
        size: 2_408_112,
        sha256: 'd4f29c0b77e091ab5c0f4d1e8a2b6c3d9e7f10214365870912ab34cd56ef7893',
      },
    ],
  }
}

export function auditReport(): AuditReportInput {
  const conforms = { label: 'Conforms', tone: 'met' as const }
  return {
    ...frame,
    code: 'AUD-0001',
    title: 'First internal audit of the management system',
    kind: 'Internal',
    state: met('signed'),
    outcome: { label: 'Conforms but for its findings', tone: 'due' },
    leadAuditor: 'Henrik Solberg',
    auditors: ['Ida Berg'],
    reportedTo: ['Maya Lind', 'Tom Okafor'],
    startsOn: '2025-12-01',
    endsOn: '2025-12-15',
    plan: [
      { label: 'Scope', value: 'All of the management system.' },
      { label: 'Criteria', value: 'ISO/IEC 42001:2023, and our own procedures.' },
    ],
    requirements: [
      { id: '7.2', title: 'Competence' },
      { id: 'A.2.2', title: 'AI policy' },
    ],
    systems: [{ code: 'AIS-0001', title: 'Claims triage', state: met('operation') }],
    conclusion: 'The management system conforms but for one minor nonconformity.',
    findings: [
      {
        code: 'NCR-0001',
        title: 'Two people who assess impacts had no training for it on record',
        state: met('closed'),
        grade: { label: 'Minor', tone: 'due' },
        requirement: '7.2',
        dueOn: '2026-03-01',
        owner: 'Elena Rossi',
      },
    ],
    samples: [
      {
        code: 'AUS-0001',
        title: 'Risks are looked at again in time (8 of 14)',
        facts: [
          { label: 'Seed', value: 'Leeds, first Monday of the audit' },
          { label: 'Position in the audit trail', value: '1204' },
        ],
        items: [{ title: 'RSK-0003 Drift after storms', verdict: conforms, notes: 'Read.' }],
      },
    ],
    parts: [
      {
        title: '7.2 Competence',
        answers: [
          {
            title: 'Is the competence that each role needs written down?',
            verdict: conforms,
            notes: 'Seen for six roles.',
            by: 'Henrik Solberg',
            finding: null,
          },
          {
            title: 'Is there a record of training?',
            verdict: { label: 'Minor nonconformity', tone: 'due' },
            notes: 'Two of six people could not show it.',
            by: 'Ida Berg',
            finding: 'NCR-0001',
          },
        ],
      },
    ],
    approvals: [
      {
        meaning: 'approves this for use',
        name: 'Henrik Solberg',
        at: '2025-12-15T11:20:00Z',
        contentHash: '7d1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2d5',
      },
    ],
  }
}

export function policyDocument(): PolicyDocumentInput {
  return {
    ...frame,
    code: 'DOC-0001',
    title: 'AI policy',
    documentType: 'Policy',
    version: '2.0',
    state: met('effective'),
    owner: 'Maya Lind',
    effectiveFrom: '2026-07-01',
    reviewAt: '2027-06-30',
    supersededAt: null,
    text: aiPolicy,
    file: null,
    approvals: [
      {
        meaning: 'approves this for use',
        name: 'Tom Okafor',
        role: 'chief risk officer',
        at: '2026-06-18T11:20:00Z',
        contentHash: '7d1e77ab3f20d4516b8a0e9d4c2f71358e6ab90d12cf44e7753b1f0a9d86e2d5',
      },
    ],
    versions: [
      {
        version: '2.0',
        state: met('effective'),
        effectiveFrom: '2026-07-01',
        supersededAt: null,
        summary: 'Generative systems; uses ruled out; reporting of concerns.',
        approvedBy: 'Tom Okafor',
      },
      {
        version: '1.0',
        state: na('superseded'),
        effectiveFrom: '2025-06-01',
        supersededAt: '2026-07-01',
        summary: 'First version.',
        approvedBy: 'Tom Okafor',
      },
    ],
    acknowledgements: Array.from({ length: 9 }, (_, index) => ({
      name:
        index < 5
          ? person(index)
          : `${['Aoife', 'Samuel', 'Ingrid', 'Mateo'][index - 5]} ${['Byrne', 'Adeyemi', 'Sørensen', 'García'][index - 5]}`,
      role:
        ['Model owner', 'Governance lead', 'AI risk owner', 'Auditor', 'Executive'][index] ??
        'Staff',
      at: index === 6 ? null : `2026-07-0${1 + index}T08:1${index}:00Z`,
    })),
  }
}

export function packIndex(): PackIndexInput {
  return {
    ...frame,
    purpose: 'Surveillance audit 2026, for Northway Certification',
    filter: 'Systems of high tier in scope, and what hangs on them',
    packName: 'plumbline-2026-11-21.zip',
    period: '1 Jan 2026 – 21 Nov 2026',
    registers: [
      'AI systems',
      'Risks',
      'Impact assessments',
      'Controls',
      'Documents',
      'Monitors',
      'Evidence',
      'Actions',
    ].map((name, index) => ({
      name,
      records: [6, 31, 9, 38, 14, 11, 52, 44][index] ?? 0,
      files: [
        `data/registers/${name.toLowerCase().replaceAll(' ', '-')}.json`,
        `data/registers/${name.toLowerCase().replaceAll(' ', '-')}.csv`,
      ],
    })),
    documents: [
      {
        path: 'data/documents/statement-of-applicability.pdf',
        title: 'Statement of Applicability 1.1',
        pages: 14,
      },
      { path: 'data/documents/risk-register.pdf', title: 'Risk register', pages: 17 },
      ...systems.map((item) => ({
        path: `data/documents/systems/${item.code}.pdf`,
        title: `System dossier: ${item.title}`,
        pages: 7,
      })),
      { path: 'data/documents/policies/DOC-0001-2.0.pdf', title: 'AI policy 2.0', pages: 4 },
    ],
    evidence: [
      ...evidence,
      ...evidence.map((item, index) => ({ ...item, code: `EVD-02${10 + index}` })),
    ],
    trail: { whole: 11_402, headerOnly: 36_771, hashOnly: 40 },
    remarks: ['Two pieces of evidence cover a time before the period: EVD-0131 and EVD-0144.'],
  }
}

export function registerList(rows = 40): RegisterListInput {
  return {
    ...frame,
    register: 'Risks',
    one: 'Risk',
    many: 'Risks',
    clause: '6.1.2',
    filter: 'Category technical or ethical · level at least medium · sorted by level',
    columns: [
      { label: 'Code', code: true },
      { label: 'Title' },
      { label: 'Level' },
      { label: 'Treatment' },
      { label: 'Owner' },
      { label: 'Review', code: true },
    ],
    rows: Array.from({ length: rows }, (_, index) => [
      `RSK-${String(index + 1).padStart(4, '0')}`,
      riskLibrary[index % riskLibrary.length]?.title ?? '',
      [{ chip: level(1 + ((index * 7) % 25)) }],
      ['mitigate', 'accept', 'transfer'][index % 3] ?? '',
      person(index),
      '15 Jan 2027',
    ]),
  }
}

export function record(): RecordInput {
  return {
    ...frame,
    one: 'Supplier',
    clause: 'A.10.3',
    code: 'SUP-0002',
    title: 'Lexa Systems GmbH',
    states: [due('review due'), { label: 'critical', tone: 'plain' }],
    owner: 'Elena Rossi',
    missing: [
      'A statement on the origin of the training data',
      'The date of the next due diligence',
    ],
    sections: [
      {
        title: 'Service',
        fields: [
          { label: 'Provides', value: 'Document classifier, hosted in Leipzig' },
          { label: 'Contract', value: 'C-2025-114, until 31 Dec 2027' },
          { label: 'Criticality', value: 'High: claims would wait four days' },
        ],
      },
      {
        title: 'Shared responsibilities',
        fields: [
          { label: 'Supplier', value: 'Training, model card, notice of changes 30 days ahead' },
          { label: 'Aldermoor', value: 'Oversight, monitoring, information for claimants' },
        ],
      },
    ],
    links: [
      { title: 'Systems', items: systems.slice(0, 2) },
      { title: 'Evidence', items: [] },
    ],
    approvals: [],
    history,
  }
}

export function readiness(): ReadinessInput {
  const due: Chip = { label: 'partly met', tone: 'due' }
  return {
    ...frame,
    figures: {
      questions: 242,
      asked: 239,
      met: 150,
      partly: 70,
      notMet: 11,
      open: 8,
      notApplicable: 3,
      computed: 88,
    },
    parts: controlAreas.map(({ id, title }) => ({
      code: id,
      name: title,
      requirements: catalogueControls
        .filter((control) => control.area === id)
        .map((control, index) => ({
          code: control.id,
          title: control.title,
          tone: (['met', 'due', 'bad', 'plain'] as const)[index % 4] ?? 'na',
          says: '2 of 3 met, 1 partly met',
          answered: '3 of 3',
        })),
    })),
    documents: [
      {
        requirement: '5.2',
        name: 'AI policy',
        isRequired: true,
        state: { label: 'present', tone: 'met' },
        where: ['DOC-0001'],
      },
      {
        requirement: '7.4',
        name: 'Communication plan and log',
        isRequired: false,
        state: { label: 'absent', tone: 'bad' },
        where: [],
      },
    ],
    conditions: [
      {
        says: 'Each objective is measured by its day.',
        state: { label: 'in part', tone: 'due' },
        faults: ['OBJ-0002', 'OBJ-0003'],
      },
    ],
    gaps: catalogueControls.slice(0, 12).map((control, index) => ({
      code: `${control.id}-q1`,
      requirement: `${control.id} ${control.title}`,
      question: control.questions[0]?.question ?? '',
      state: due,
      missing:
        index % 2
          ? [
              {
                says: 'The control is implemented, and evidence in date or a test shows it.',
                except: index % 4 === 1 ? ['CTL-0007', 'CTL-0012'] : [],
              },
            ]
          : [],
      answer:
        index % 3
          ? { said: 'Partly', by: person(index), on: '2026-05-16', remark: 'For two of three.' }
          : null,
      actions: index % 2 ? [{ code: 'ACT-0016', due: '2026-12-09', state: due }] : [],
    })),
    roadmap: [
      {
        code: 'ACT-0016',
        title: 'Look for risks to the two objectives that have none',
        closes: '6.1.2-q3',
        owner: person(1),
        due: '2026-12-09',
        state: { label: 'open', tone: 'due' },
      },
    ],
  }
}
