import type { Approval, Block, Chip, Matrix, PdfDocument, Run } from '../document.ts'
import { countOf, formatDate, formatNumber } from '../format.ts'
import {
  chips,
  codes,
  type DocumentFrame,
  dash,
  fieldsBlock,
  heading,
  inFrame,
  type Mention,
  mentions,
  orDash,
  overdue,
  paragraph,
} from './frame.ts'

export type RiskRegisterInput = DocumentFrame & {
  /** The filter the risks were taken by, in words. */
  scope: string
  criteria: RiskCriteria
  inherent: number[][]
  residual: number[][]
  risks: RiskEntry[]
}

export type RiskCriteria = {
  name: string
  version: string
  approved?: { by: string; on: string }
  /** From least to most likely, and from least to most grave. */
  likelihood: { label: string; meaning: string }[]
  impact: { label: string; meaning: string }[]
  tones: Matrix['tones']
  /** What each band of levels asks for. */
  bands: { chip: Chip; range: string; meaning: string }[]
}

export type RiskEntry = {
  code: string
  title: string
  state: Chip
  owner: string
  category: string
  tags: string[]
  harmTo: string[]
  systems: Mention[]
  cause: string
  event: string
  consequence: string
  inherent: RiskScore | null
  residual: RiskScore | null
  treatment: string
  treatmentPlan: string
  controls: string[]
  actions: { code: string; title: string; owner: string; due: string | null; state: Chip }[]
  acceptance: { rationale: string; signatures: Approval[] } | null
  /** ISO date of the next review. */
  reviewAt: string | null
  isReviewOverdue: boolean
}
export type RiskScore = { likelihood: string; impact: string; level: Chip; confidence?: string }

/** With more risks than these nobody turns the pages of each: the overview stands for all of them. */
export const mostInFull = 1_000

/**
 * The risk register (6.1.2, 6.1.3, 8.2, 8.3): criteria, picture, overview, and every risk in full, up
 * to a thousand; of more, the overview, which says where the rest is.
 */
export function buildRiskRegister(input: RiskRegisterInput): PdfDocument {
  const { risks } = input
  const inFull = risks.length <= mostInFull
  return inFrame(input, {
    title: 'Risk register',
    kind: 'ISO/IEC 42001:2023, 6.1.2, 6.1.3, 8.2 and 8.3',
    contents: risks.length > 0 ? 'always' : 'auto',
    cover: {
      style: 'page',
      subtitle:
        'Risks from AI systems to the organisation, to people and to society, and what is done about them.',
      facts: [
        { term: 'Scope', text: orDash(input.scope) },
        { term: 'Holds', text: countOf(risks.length, 'risk') },
        { term: 'Criteria', text: criteriaName(input.criteria) },
      ],
    },
    body: [
      ...summary(input),
      ...criteriaBlocks(input.criteria),
      { kind: 'page-break', orientation: 'landscape' },
      heading(1, 'All risks'),
      ...(inFull
        ? []
        : [
            paragraph(
              `More than ${formatNumber(mostInFull, 0)} risks: causes, consequences, plans and actions of each stand in the data beside this document, and in the document of each risk.`,
            ),
          ]),
      overview(risks, inFull),
      ...(inFull && risks.length > 0
        ? [{ kind: 'page-break', orientation: 'portrait' } as const, heading(1, 'Each risk')]
        : []),
      ...(inFull ? risks.map(riskBlocks) : []),
    ],
  })
}

/** The criteria by name and version, with who approved them. */
export const criteriaName = (criteria: Pick<RiskCriteria, 'name' | 'version' | 'approved'>) =>
  `${criteria.name} (${criteria.version})${criteria.approved ? `, approved by ${criteria.approved.by} on ${formatDate(criteria.approved.on)}` : ''}`

function summary({ risks, criteria, inherent, residual }: RiskRegisterInput): Block[] {
  const accepted = risks.filter((risk) => risk.acceptance).length
  const high = risks.filter((risk) => risk.residual?.level.tone === 'bad').length
  const untreated = risks.filter((risk) => !risk.residual).length
  const axes = {
    likelihood: criteria.likelihood.map((step) => step.label),
    impact: criteria.impact.map((step) => step.label),
    tones: criteria.tones,
  }
  return [
    heading(1, 'Summary'),
    {
      kind: 'figures',
      items: [
        { label: 'Risks', value: formatNumber(risks.length, 0) },
        {
          label: 'Residual level high',
          value: formatNumber(high, 0),
          tone: high > 0 ? 'bad' : 'met',
          note: high > 0 ? 'above acceptance' : 'none above acceptance',
        },
        {
          label: 'Not yet scored after treatment',
          value: formatNumber(untreated, 0),
          tone: untreated > 0 ? 'due' : undefined,
        },
        { label: 'Accepted by a named person', value: formatNumber(accepted, 0) },
      ],
    },
    {
      kind: 'columns',
      columns: [
        {
          weight: 1,
          blocks: [
            { kind: 'matrix', title: 'Inherent: before treatment', ...axes, counts: inherent },
          ],
        },
        {
          weight: 1,
          blocks: [
            { kind: 'matrix', title: 'Residual: after treatment', ...axes, counts: residual },
          ],
        },
      ],
    },
    paragraph('Closed risks, and risks not scored, are not counted in the pictures.', 'small'),
  ]
}

function criteriaBlocks(criteria: RiskCriteria): Block[] {
  const scale = (title: string, steps: RiskCriteria['likelihood']): Block[] => [
    heading(3, title),
    scaleTable(steps),
  ]
  return [
    heading(1, 'Criteria used'),
    paragraph(criteriaName(criteria), 'small'),
    {
      kind: 'columns',
      columns: [
        { weight: 1, blocks: scale('Likelihood', criteria.likelihood) },
        { weight: 1, blocks: scale('Impact', criteria.impact) },
      ],
    },
    heading(3, 'Acceptance'),
    {
      kind: 'table',
      columns: [
        { label: 'Level', weight: 18 },
        { label: 'Likelihood × impact', weight: 20 },
        { label: 'What it asks for', weight: 62 },
      ],
      rows: criteria.bands.map((band) => [chips(band.chip), band.range, band.meaning]),
    },
  ]
}

/** The steps of a scale, from the lowest. */
export function scaleTable(steps: RiskCriteria['likelihood']): Block {
  return {
    kind: 'table',
    columns: [
      { label: '', weight: 7, align: 'right' },
      { label: 'Step', weight: 27 },
      { label: 'Meaning', weight: 66 },
    ],
    rows: steps.map((step, index) => [
      [{ text: String(index + 1), code: true, muted: true }],
      [{ text: step.label, bold: true }],
      step.meaning,
    ]),
  }
}

function overview(risks: RiskEntry[], linked: boolean): Block {
  return {
    kind: 'table',
    empty: 'No risks match this filter.',
    columns: [
      { label: 'Code', weight: 8.5, code: true },
      { label: 'Risk', weight: 31 },
      { label: 'Systems', weight: 10, code: true },
      { label: 'Inherent', weight: 10 },
      { label: 'Residual', weight: 10 },
      { label: 'Treatment', weight: 9 },
      { label: 'State', weight: 11 },
      { label: 'Owner', weight: 11 },
      { label: 'Review', weight: 9.5, code: true },
    ],
    rows: risks.map((risk) => [
      [{ text: risk.code, code: true, ...(linked ? { link: `#${risk.code}` } : {}) }],
      risk.title,
      codes(risk.systems.map((system) => system.code)),
      risk.inherent ? chips(risk.inherent.level) : orDash(''),
      risk.residual ? chips(risk.residual.level) : orDash(''),
      orDash(risk.treatment),
      chips(risk.state),
      orDash(risk.owner),
      risk.isReviewOverdue
        ? [{ text: `${formatDate(risk.reviewAt)}\n`, code: true }, { chip: overdue }]
        : orDash(formatDate(risk.reviewAt)),
    ]),
  }
}

/** On one page when it fits: who accepted a risk should not have to be looked for overleaf. */
function riskBlocks(risk: RiskEntry): Block {
  const { acceptance } = risk
  const ownerAndReview = [risk.owner, risk.reviewAt ? `review by ${formatDate(risk.reviewAt)}` : '']
    .filter(Boolean)
    .join(', ')
  return {
    kind: 'together',
    blocks: [
      heading(2, `${risk.code} ${risk.title}`, { anchor: risk.code, aside: chips(risk.state) }),
      fieldsBlock(
        [
          { label: 'Cause', value: orDash(risk.cause) },
          { label: 'Event', value: orDash(risk.event) },
          { label: 'Consequence', value: orDash(risk.consequence) },
          { label: 'Harm to', value: orDash(risk.harmTo.join(', ')) },
          {
            label: 'Category',
            value: orDash([risk.category, ...risk.tags].filter(Boolean).join(' · ')),
          },
          { label: 'Systems', value: mentions(risk.systems) },
          { label: 'Inherent', value: score(risk.inherent) },
          {
            label: 'Treatment',
            value: [
              { text: risk.treatment || 'Not chosen', bold: true },
              ...(risk.treatmentPlan ? [{ text: '\n' }] : []),
              ...plannedTreatment(risk.treatmentPlan, risk.treatment !== ''),
            ],
          },
          { label: 'Controls', value: orDash(risk.controls.join(', ')) },
          { label: 'Residual', value: score(risk.residual) },
          ...(acceptance ? [{ label: 'Why acceptable', value: orDash(acceptance.rationale) }] : []),
          {
            label: 'Owner and review',
            value: [
              ownerAndReview === '' ? dash : { text: ownerAndReview },
              ...(risk.isReviewOverdue ? [{ text: ' ' }, { chip: overdue }] : []),
            ],
          },
        ],
        104,
      ),
      ...(risk.actions.length > 0 ? [actions(risk.actions)] : []),
      ...(acceptance
        ? [
            {
              kind: 'approvals',
              items: acceptance.signatures,
              none: 'The acceptance is not signed.',
            } as const,
          ]
        : []),
    ],
  }
}

/** What is planned about a risk; before a treatment is chosen it is a suggestion, from the library perhaps. */
export function plannedTreatment(plan: string, isChosen: boolean): Run[] {
  if (!plan.trim()) return []
  const text = plan.replaceAll(/^[-*] /gm, '• ')
  return isChosen ? [{ text }] : [{ text: `Suggested, not decided:\n${text}`, muted: true }]
}

const score = (value: RiskScore | null) =>
  value
    ? [
        { text: `${value.likelihood} × ${value.impact}  ` },
        { chip: value.level },
        { text: value.confidence ? `  confidence ${value.confidence}` : '', muted: true },
      ]
    : orDash('')

/** The actions that treat something, with owner and date. */
export function actions(items: RiskEntry['actions']): Block {
  return {
    kind: 'table',
    empty: 'No actions.',
    columns: [
      { label: 'Action', weight: 12, code: true },
      { label: 'What is to be done', weight: 46 },
      { label: 'Owner', weight: 17 },
      { label: 'Due', weight: 13, code: true },
      { label: 'State', weight: 14 },
    ],
    rows: items.map((action) => [
      action.code,
      action.title,
      orDash(action.owner),
      orDash(formatDate(action.due)),
      chips(action.state),
    ]),
  }
}
