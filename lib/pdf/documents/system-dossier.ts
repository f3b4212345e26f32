import type { EuDuty } from '../../eu-act/duties.ts'
import type { Approval, Block, Chip, LineChart, PdfDocument } from '../document.ts'
import {
  countOf,
  formatColumn,
  formatDate,
  formatInstant,
  formatPeriod,
  shortHash,
} from '../format.ts'
import {
  chips,
  type DocumentFrame,
  dash,
  type Field,
  fieldsBlock,
  type Happening,
  heading,
  historyBlocks,
  inFrame,
  type Mention,
  mentions,
  orDash,
  paragraph,
} from './frame.ts'
import { actions, type RiskEntry } from './risk-register.ts'

export type SystemDossierInput = DocumentFrame & {
  code: string
  name: string
  stage: Chip
  inScope: Chip
  tier: Chip
  tierReasons: string[]
  owner: string
  purpose: string
  identity: Field[]
  use: Field[]
  people: Field[]
  roles: Field[]
  data: Field[]
  /** Null where nothing on the EU AI Act is said of it. */
  euAct: EuActSummary | null
  /** Null once nothing will run any more. */
  gate: { question: string; verdict: string; conditions: GateCondition[] } | null
  /** Exceptions from its gate, and its retirement. */
  signatures: Approval[]
  assessment: AssessmentSummary | null
  risks: (Mention & {
    inherent: Chip | null
    residual: Chip | null
    treatment: string
    owner: string
  })[]
  actions: RiskEntry['actions']
  monitors: DossierMonitor[]
  /** What else is about it, by register. */
  related: { label: string; items: Mention[] }[]
  evidence: EvidenceMention[]
  history: Happening[]
  /** The source's own columns, as imported. */
  source: { file: string; importedAt: string; cells: { column: string; value: string }[] } | null
}

export type GateCondition = { state: Chip; condition: string; detail: string; clause: string }

export type EuActSummary = {
  class: Chip
  /** What the answers lead to, or what is still open. */
  says: string
  reasons: { says: string; article: string; leadsTo: string }[]
  /** Why the class is another than proposed. */
  reason: string
  answers: Field[]
  duties: EuDuty[]
  /** What to check before a day is relied on. */
  caution: string
}

export type AssessmentSummary = {
  code: string
  title: string
  state: Chip
  tier: Chip
  decision: string
  approvedBy: string | null
  approvedAt: string | null
  validUntil: string | null
  residual: Chip | null
  mitigations: string[]
  /** Earlier ones, and those under way. */
  others: Mention[]
}

export type DossierMonitor = {
  code: string
  name: string
  metric: string
  state: Chip
  owner: string
  interval: string
  chart: Omit<LineChart, 'kind' | 'title'>
  /** Newest last; `threshold` in words, as it was at the time. */
  breaches: { at: string; value: number; threshold: string; note: string }[]
  /** What the last review of a breach found. */
  review: string
}

export type EvidenceMention = {
  code: string
  title: string
  from: string | null
  until: string | null
  file: string
  sha256: string | null
}

/** Everything on one AI system (A.4.2, A.6): what it is, what it needs, what is known about it. */
export function buildSystemDossier(input: SystemDossierInput): PdfDocument {
  return inFrame(input, {
    title: input.name,
    kind: `System dossier · ${input.code}`,
    contents: 'auto',
    cover: {
      style: 'page',
      subtitle: input.purpose,
      facts: [
        { term: 'State', text: chips(input.stage, input.tier, input.inScope) },
        { term: 'Model owner', text: input.owner || [{ text: 'Nobody named', muted: true }] },
        { term: 'Why this tier', text: orDash(input.tierReasons.join('\n')) },
      ],
    },
    body: [
      ...(input.gate ? gate(input.gate) : []),
      ...(input.signatures.length > 0
        ? [
            heading(1, 'Signatures'),
            { kind: 'approvals', items: input.signatures, none: '' } as const,
          ]
        : []),
      heading(1, 'The system'),
      ...group('Identity', input.identity),
      ...group('Purpose and use', input.use),
      ...group('People affected', input.people),
      ...group('Roles', input.roles),
      ...group('Data', input.data),
      ...euAct(input.euAct),
      ...assessment(input.assessment),
      ...risks(input),
      heading(1, 'Monitoring', { aside: countOf(input.monitors.length, 'monitor') }),
      ...(input.monitors.length > 0
        ? input.monitors.flatMap(monitor)
        : [paragraph([{ text: 'This system has no monitor.', muted: true }])]),
      ...(input.related.length > 0
        ? [
            heading(1, 'Changes, data and partners'),
            fieldsBlock(
              input.related.map(({ label, items }) => ({ label, value: mentions(items) })),
            ),
          ]
        : []),
      heading(1, 'Evidence'),
      evidenceTable(input.evidence),
      heading(1, 'History'),
      ...historyBlocks(input.history),
      ...source(input.source),
    ],
  })
}

function group(title: string, fields: Field[]): Block[] {
  return [
    heading(2, title),
    fields.length > 0
      ? fieldsBlock(fields)
      : paragraph([{ text: 'Nothing recorded.', muted: true }]),
  ]
}

function gate({ question, verdict, conditions }: NonNullable<SystemDossierInput['gate']>): Block[] {
  return [
    heading(1, question),
    paragraph(verdict, 'lead'),
    {
      kind: 'table',
      empty: 'No conditions apply at this stage.',
      columns: [
        { label: 'State', weight: 16 },
        { label: 'Condition', weight: 68 },
        { label: 'Clause', weight: 16, align: 'right' },
      ],
      rows: conditions.map((item) => [
        chips(item.state),
        [
          { text: item.condition, bold: true },
          { text: item.detail ? `\n${item.detail}` : '', muted: true },
        ],
        [{ text: item.clause, code: true, muted: true }],
      ]),
    },
  ]
}

/** The class under the EU AI Act, why, and what applies from when. */
function euAct(summary: EuActSummary | null): Block[] {
  if (!summary) {
    const words = 'No country of the Union is among its jurisdictions, and no class is recorded.'
    return [heading(1, 'EU AI Act'), paragraph([{ text: words, muted: true }])]
  }
  return [
    heading(1, 'EU AI Act', { aside: chips(summary.class) }),
    paragraph(summary.says, 'lead'),
    ...(summary.reasons.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { label: 'Answer', weight: 58 },
              { label: 'Leads to', weight: 26 },
              { label: 'Article', weight: 16, align: 'right', code: true },
            ],
            rows: summary.reasons.map(({ says, leadsTo, article }) => [says, leadsTo, article]),
          } satisfies Block,
        ]
      : []),
    ...(summary.reason
      ? [paragraph([{ text: 'Why this class: ', muted: true }, { text: summary.reason }])]
      : []),
    ...(summary.duties.length > 0
      ? [
          heading(2, 'What applies from when'),
          {
            kind: 'table',
            columns: [
              { label: 'Article', weight: 13, code: true },
              { label: 'Duty', weight: 47 },
              { label: 'Applies from', weight: 20, code: true },
              { label: 'Before amendment', weight: 20, code: true },
            ],
            rows: summary.duties.map((duty) => [
              duty.article,
              [
                { text: duty.title, bold: true },
                { text: `\nas ${duty.roles.join(', ')}`, muted: true },
                { text: duty.note ? `\n${duty.note}` : '', muted: true },
              ],
              formatDate(duty.from),
              duty.before === null ? [{ text: 'new', muted: true }] : formatDate(duty.before),
            ]),
          } satisfies Block,
          paragraph(summary.caution, 'small'),
        ]
      : []),
    ...(summary.answers.length > 0
      ? [heading(2, 'Questions and answers'), fieldsBlock(summary.answers)]
      : []),
  ]
}

function assessment(summary: AssessmentSummary | null): Block[] {
  const title = heading(1, 'Impact assessment')
  if (!summary)
    return [
      title,
      paragraph([{ text: 'No impact assessment has been filed for this system.', muted: true }]),
    ]
  const approved = summary.approvedBy
    ? `${summary.approvedBy}, ${formatDate(summary.approvedAt)}`
    : ''
  return [
    title,
    fieldsBlock([
      {
        label: 'Assessment',
        value: [
          { text: summary.code, code: true, muted: true },
          { text: ` ${summary.title}  ` },
          { chip: summary.state },
        ],
      },
      { label: 'Tier', value: chips(summary.tier) },
      { label: 'Decision', value: orDash(summary.decision) },
      { label: 'Approved by', value: orDash(approved) },
      { label: 'Valid until', value: orDash(formatDate(summary.validUntil)) },
      { label: 'Mitigations', value: orDash(summary.mitigations.join('\n')) },
      { label: 'Residual impact', value: summary.residual ? chips(summary.residual) : [dash] },
      ...(summary.others.length > 0
        ? [{ label: 'Other assessments', value: mentions(summary.others) }]
        : []),
    ]),
  ]
}

function risks(input: SystemDossierInput): Block[] {
  return [
    heading(1, 'Risks and actions', { aside: countOf(input.risks.length, 'risk') }),
    {
      kind: 'table',
      empty: 'No risks are linked to this system.',
      columns: [
        { label: 'Code', weight: 12, code: true },
        { label: 'Risk', weight: 34 },
        { label: 'Inherent', weight: 15 },
        { label: 'Residual', weight: 15 },
        { label: 'Treatment', weight: 12 },
        { label: 'State', weight: 14 },
      ],
      rows: input.risks.map((risk) => [
        risk.code,
        [{ text: risk.title }, { text: risk.owner ? `\n${risk.owner}` : '', muted: true }],
        risk.inherent ? chips(risk.inherent) : [dash],
        risk.residual ? chips(risk.residual) : [dash],
        orDash(risk.treatment),
        chips(risk.state),
      ]),
    },
    heading(2, 'Actions'),
    actions(input.actions),
  ]
}

function monitor(item: DossierMonitor): Block[] {
  const isNoted = item.breaches.some((breach) => breach.note)
  const values = formatColumn(item.breaches.map(({ value }) => value))
  return [
    {
      kind: 'together',
      blocks: [
        heading(2, `${item.code} ${item.name}`, { aside: chips(item.state) }),
        paragraph([item.metric, item.interval, item.owner].filter(Boolean).join(' · '), 'small'),
        { kind: 'line', title: 'Readings', ...item.chart },
      ],
    },
    ...(item.breaches.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { label: `Breach of ${item.code}`, weight: 24, code: true },
              { label: 'Value', weight: 12, align: 'right', code: true },
              { label: 'Threshold broken', weight: isNoted ? 22 : 64 },
              ...(isNoted ? [{ label: 'Note', weight: 42 }] : []),
            ],
            rows: item.breaches.map((breach, index) => [
              formatInstant(breach.at),
              values[index] ?? '',
              breach.threshold,
              ...(isNoted ? [orDash(breach.note)] : []),
            ]),
          } satisfies Block,
        ]
      : item.chart.points.length > 0
        ? [paragraph([{ text: 'No breach in this period.', muted: true }])]
        : []),
    ...(item.review
      ? [paragraph([{ text: 'Outcome of the last review: ', muted: true }, { text: item.review }])]
      : []),
  ]
}

/** Evidence with the period it covers and the hash it can be recognised by. */
export function evidenceTable(items: EvidenceMention[]): Block {
  return {
    kind: 'table',
    empty: 'No evidence is linked.',
    columns: [
      { label: 'Code', weight: 11, code: true },
      { label: 'Evidence', weight: 27 },
      { label: 'Covers', weight: 22 },
      { label: 'File', weight: 18 },
      { label: 'SHA-256', weight: 23, code: true },
    ],
    rows: items.map((item) => [
      item.code,
      item.title,
      orDash(formatPeriod(item.from, item.until)),
      orDash(item.file),
      item.sha256 ? shortHash(item.sha256) : [dash],
    ]),
  }
}

function source(imported: SystemDossierInput['source']): Block[] {
  if (!imported) return []
  return [
    heading(1, 'Imported source data'),
    paragraph(
      `As it came in ${imported.file}, imported ${formatDate(imported.importedAt)}; nothing has been changed or left out.`,
    ),
    {
      kind: 'table',
      empty: 'The source had no further columns.',
      columns: [
        { label: 'Column', weight: 34 },
        { label: 'Value', weight: 66 },
      ],
      rows: imported.cells.map((cell) => [cell.column, orDash(cell.value)]),
    },
  ]
}
