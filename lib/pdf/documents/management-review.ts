import type { Approval, Block, Chip, Inline, PdfDocument, Row, Tone } from '../document.ts'
import { formatDate, formatInstant } from '../format.ts'
import { chips, type DocumentFrame, heading, inFrame, orDash, paragraph } from './frame.ts'

export type ManagementReviewInput = DocumentFrame & {
  code: string
  title: string
  /** 'Management review' or 'Committee meeting'. */
  kind: string
  state: Chip
  period: string
  heldOn: string | null
  chair: string
  participants: string[]
  preparedBy: string
  approvals: Approval[]
  notes: string
  /** Null where nothing was frozen. */
  frozenAt: string | null
  inputs: MinutedInput[]
  decisions: MinutedDecision[]
}

export type MinutedInput = {
  title: string
  says: string
  figures: { label: string; value: string; note?: string }[]
  chart: Block | null
  records: { code: string; title: string; says: string; tone: Tone }[]
  more: number
  discussion: string
}

export type MinutedDecision = {
  code: string
  title: string
  about: string
  details: string
  owner: string
  dueOn: string | null
  state: Chip
  actions: { code: string; title: string; state: Chip }[]
}

/** Minutes of a management review or a committee meeting (9.3): decisions first, then every input. */
export function buildManagementReview(input: ManagementReviewInput): PdfDocument {
  return inFrame(input, {
    title: input.title,
    kind: `${input.kind} · ISO/IEC 42001:2023, 9.3 · ${input.code}`,
    contents: 'auto',
    cover: {
      style: 'page',
      facts: [
        { term: 'State', text: chips(input.state) },
        { term: 'Held on', text: orDash(formatDate(input.heldOn)) },
        ...(input.period ? [{ term: 'Period', text: input.period }] : []),
        { term: 'Chair', text: orDash(input.chair) },
        { term: 'Participants', text: orDash(input.participants.join(', ')) },
        { term: 'Prepared by', text: orDash(input.preparedBy) },
      ],
      approvals: {
        kind: 'approvals',
        items: input.approvals,
        none: 'The minutes are not signed.',
      },
    },
    body: [...decisions(input), ...minutes(input), ...inputs(input)],
  })
}

function decisions({ decisions }: ManagementReviewInput): Block[] {
  return [
    heading(1, 'Decisions'),
    {
      kind: 'table',
      empty: 'No decision was recorded.',
      columns: [
        { label: 'Decision', weight: 46 },
        { label: 'Owner', weight: 16 },
        { label: 'Due', weight: 14, code: true },
        { label: 'What became of it', weight: 24 },
      ],
      rows: decisions.map((one) => [
        [
          { text: one.code, code: true, muted: true },
          { text: ` ${one.title}`, bold: true },
          { text: `\n${one.about}`, muted: true },
          ...(one.details ? [{ text: `\n${one.details}` }] : []),
        ],
        orDash(one.owner),
        orDash(formatDate(one.dueOn)),
        [
          { chip: one.state },
          ...one.actions.flatMap((action) => [
            { text: `\n${action.code} `, code: true, muted: true },
            { chip: action.state },
          ]),
        ],
      ]),
    },
  ]
}

function minutes({ notes }: ManagementReviewInput): Block[] {
  return notes.trim() ? [heading(1, 'Agenda and minutes'), paragraph(notes)] : []
}

function inputs({ inputs, frozenAt, period }: ManagementReviewInput): Block[] {
  if (inputs.length === 0) return []
  return [
    heading(1, 'Inputs'),
    paragraph(
      `Computed from the registers for ${period} and frozen on ${formatInstant(frozenAt ?? '')}; later changes of the records don’t reach them.`,
      'small',
    ),
    ...inputs.flatMap(inputBlocks),
  ]
}

function inputBlocks(input: MinutedInput): Block[] {
  return [
    {
      kind: 'together',
      blocks: [
        heading(2, input.title),
        paragraph(input.says),
        { kind: 'figures', items: input.figures },
        ...(input.chart ? [input.chart] : []),
        ...(input.records.length === 0 ? discussed(input.discussion) : []),
      ],
    },
    ...(input.records.length === 0 ? [] : [recordsTable(input), ...discussed(input.discussion)]),
  ]
}

function discussed(text: string): Block[] {
  return text ? [{ kind: 'callout', tone: 'plain', title: 'Discussed', text }] : []
}

function recordsTable({ records, more }: MinutedInput): Block {
  const rows: Row[] = records.map((one): Inline[] => [
    one.code,
    one.title,
    chips({ label: one.says, tone: one.tone }),
  ])
  return {
    kind: 'table',
    columns: [
      { label: 'Record', weight: 13, code: true },
      { label: 'What it is', weight: 52 },
      { label: 'How it stood', weight: 35 },
    ],
    rows: more > 0 ? [...rows, { group: `and ${more} more` }] : rows,
  }
}
