import type { Block, Chip, Inline, PdfDocument, Run, Tone } from '../document.ts'
import { countOf, formatDate, formatNumber } from '../format.ts'
import { chips, type DocumentFrame, dash, heading, inFrame, orDash, paragraph } from './frame.ts'

export type ReadinessInput = DocumentFrame & {
  figures: {
    questions: number
    /** Questions that apply. */
    asked: number
    met: number
    partly: number
    notMet: number
    open: number
    notApplicable: number
    /** Answered by records alone. */
    computed: number
  }
  parts: ReadinessPart[]
  /** The stage 1 list. */
  documents: {
    requirement: string
    name: string
    isRequired: boolean
    state: Chip
    where: string[]
  }[]
  /** What has to be so before stage 2. */
  conditions: { says: string; state: Chip; faults: string[] }[]
  gaps: ReadinessGap[]
  /** Actions that close gaps, by their day. */
  roadmap: {
    code: string
    title: string
    closes: string
    owner: string
    due: string | null
    state: Chip
  }[]
}

/** A clause or an area of Annex A. */
export type ReadinessPart = {
  code: string
  name: string
  requirements: { code: string; title: string; tone: Tone; says: string; answered: string }[]
}

export type ReadinessGap = {
  code: string
  requirement: string
  question: string
  state: Chip
  /** What records don't show, and the codes of those that are at fault. */
  missing: { says: string; except: string[] }[]
  answer: { said: string; by: string; on: string | null; remark: string } | null
  actions: { code: string; due: string | null; state: Chip }[]
}

/** The gap report (4.4, 9.1): how far the system is, what is missing, and when it will be there. */
export function buildReadiness(input: ReadinessInput): PdfDocument {
  const { figures } = input
  return inFrame(input, {
    title: 'Gap report',
    kind: 'ISO/IEC 42001:2023, clauses 4 to 10 and Annex A',
    contents: 'always',
    orientation: 'portrait',
    cover: {
      style: 'page',
      subtitle:
        'How far the AI management system does what the standard asks, question by question, and what closes the gaps.',
      facts: [
        { term: 'Asked', text: `${figures.questions} questions, ${figures.asked} of which apply` },
        {
          term: 'Met',
          text: `${percent(figures.met, figures.asked)} of those that apply`,
        },
        {
          term: 'Answered',
          text: `${figures.computed} by records alone; the others by people, whose answers count no better than what records show`,
        },
      ],
    },
    body: [
      ...summary(input),
      heading(1, 'Clauses and controls'),
      ...input.parts.flatMap(partBlocks),
      { kind: 'page-break', orientation: 'landscape' },
      heading(1, 'Gaps'),
      gapTable(input),
      { kind: 'page-break', orientation: 'portrait' },
      heading(1, 'Roadmap'),
      roadmap(input),
      heading(1, 'Stage 1: documents'),
      ...stageOne(input),
      heading(1, 'Stage 2: before it begins'),
      stageTwo(input),
    ],
  })
}

function percent(part: number, whole: number): string {
  return `${whole > 0 ? Math.round((part / whole) * 100) : 0}%`
}

function summary({ figures, parts, gaps }: ReadinessInput): Block[] {
  const planned = gaps.filter((one) => one.actions.length > 0).length
  const open =
    figures.open > 0
      ? ` ${countOf(figures.open, 'question waits', 'questions wait')} for an answer.`
      : ''
  return [
    heading(1, 'Summary'),
    paragraph(
      figures.met === 0
        ? `None of the ${figures.asked} questions that apply is met.${open}`
        : `${figures.met} of the ${figures.asked} questions that apply are met.${open} ${gaps.length === 0 ? 'No gap is known.' : `${countOf(gaps.length, 'gap is', 'gaps are')} known; ${planned} of them ${planned === 1 ? 'has' : 'have'} an action.`}`,
      'lead',
    ),
    {
      kind: 'figures',
      items: [
        {
          label: 'Met',
          value: percent(figures.met, figures.asked),
          note: `${figures.met} of ${figures.asked}`,
        },
        {
          label: 'Partly met',
          value: formatNumber(figures.partly, 0),
          tone: figures.partly ? 'due' : undefined,
        },
        {
          label: 'Not met',
          value: formatNumber(figures.notMet, 0),
          tone: figures.notMet ? 'bad' : undefined,
        },
        {
          label: 'Open',
          value: formatNumber(figures.open, 0),
          tone: figures.open ? 'due' : undefined,
        },
        { label: 'Not applicable', value: formatNumber(figures.notApplicable, 0) },
      ],
    },
    {
      kind: 'coverage',
      title: 'Clauses and areas of Annex A',
      areas: parts.map(({ code, name, requirements }) => ({
        code,
        name,
        cells: requirements.map((one) => ({ code: one.code, tone: one.tone })),
      })),
      legend: [
        { tone: 'met', label: 'every question met' },
        { tone: 'due', label: 'some met, or in part' },
        { tone: 'bad', label: 'none met' },
        { tone: 'plain', label: 'not yet answered' },
        { tone: 'na', label: 'not applicable' },
      ],
    },
  ]
}

function partBlocks({ code, name, requirements }: ReadinessPart): Block[] {
  return [
    heading(2, `${code} ${name}`),
    {
      kind: 'table',
      columns: [
        { label: 'Number', weight: 10, code: true },
        { label: 'Clause or control', weight: 44 },
        { label: 'Answered', weight: 12 },
        { label: 'How it stands', weight: 34 },
      ],
      rows: requirements.map((one) => [
        one.code,
        one.title,
        one.answered,
        chips({ label: one.says, tone: one.tone }),
      ]),
    },
  ]
}

function gapTable({ gaps }: ReadinessInput): Block {
  const byRequirement = Map.groupBy(gaps, (one) => one.requirement)
  return {
    kind: 'table',
    empty: 'No gap is known.',
    columns: [
      { label: 'Question', weight: 36 },
      { label: 'Stands', weight: 11 },
      { label: 'What records do not show', weight: 24 },
      { label: 'What people say', weight: 29 },
      { label: 'Action', weight: 13 },
    ],
    rows: [...byRequirement].flatMap(([group, own]) => [
      { group },
      ...own.map((gap) => [
        [{ text: gap.code, code: true, bold: true }, { text: `\n${gap.question}` }],
        chips(gap.state),
        gap.missing.length ? gap.missing.flatMap(notShown) : [dash],
        gap.answer
          ? [
              { text: `${gap.answer.said}. `, bold: true },
              ...(gap.answer.remark ? [{ text: gap.answer.remark }] : []),
              {
                text: `\n${gap.answer.by}${gap.answer.on ? `, ${formatDate(gap.answer.on)}` : ''}`,
                muted: true,
              },
            ]
          : [dash],
        gap.actions.length
          ? gap.actions.flatMap((one, index) => [
              { text: `${index > 0 ? '\n' : ''}${one.code}`, code: true },
              ...(one.due ? [{ text: `\n${formatDate(one.due)}`, muted: true }] : []),
              { text: '\n' },
              { chip: one.state },
            ])
          : [{ text: 'none yet', muted: true }],
      ]),
    ]),
  }
}

/** What would have to be so, and what is at fault that it is not. */
function notShown({ says, except }: ReadinessGap['missing'][number], place: number): Run[] {
  const fault = except.length > 0 ? `Not so: ${except.join(', ')}` : 'Not so'
  return [{ text: `${place > 0 ? '\n' : ''}${says}` }, { text: `\n${fault}`, tone: 'bad' }]
}

function roadmap({ roadmap: actions }: ReadinessInput): Block {
  return {
    kind: 'table',
    empty: 'No action comes from a question yet.',
    columns: [
      { label: 'Due', weight: 15 },
      { label: 'Action', weight: 45 },
      { label: 'Closes', weight: 12, code: true },
      { label: 'Owner', weight: 15 },
      { label: 'State', weight: 13 },
    ],
    rows: actions.map((one) => [
      one.due ? formatDate(one.due) : [dash],
      [{ text: one.code, code: true, muted: true }, { text: ` ${one.title}` }],
      one.closes,
      orDash(one.owner),
      chips(one.state),
    ]),
  }
}

function stageOne({ documents }: ReadinessInput): Block[] {
  const table = (rows: ReadinessInput['documents']): Block => ({
    kind: 'table',
    columns: [
      { label: 'Clause', weight: 11, code: true },
      { label: 'Document or record', weight: 52 },
      { label: 'State', weight: 15 },
      { label: 'Where it is', weight: 22 },
    ],
    rows: rows.map((one) => [one.requirement, one.name, chips(one.state), inLine(one.where)]),
  })
  return [
    heading(2, 'What the standard itself asks for'),
    table(documents.filter((one) => one.isRequired)),
    heading(2, 'What is usual besides'),
    table(documents.filter((one) => !one.isRequired)),
  ]
}

/** Codes beside one another, or a dash. */
function inLine(items: string[]): Inline {
  return items.length > 0 ? [{ text: items.join('  '), code: true }] : [dash]
}

function stageTwo({ conditions }: ReadinessInput): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'What has to be so', weight: 60 },
      { label: 'State', weight: 18 },
      { label: 'At fault', weight: 22 },
    ],
    rows: conditions.map((one) => [one.says, chips(one.state), inLine(one.faults)]),
  }
}
