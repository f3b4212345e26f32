import type { Block, Chip, Inline, PdfDocument, Run } from '../document.ts'
import { countOf, formatDate, formatInstant } from '../format.ts'
import { change, chips, type DocumentFrame, dash, heading, inFrame, paragraph } from './frame.ts'

export type ComparisonInput<Fate extends string = string> = DocumentFrame & {
  /** ISO instant. */
  from: string
  /** ISO instant; null for the time the document is made. */
  to: string | null
  fates: { fate: Fate; label: string }[]
  /** Those in which something changed. */
  registers: {
    name: string
    clause?: string
    counts: Record<Fate, number>
    records: {
      code: string
      title: string
      fate: Chip
      /** Before and after, or the state alone where that is the same. */
      states: Chip[]
      differences: { label: string; before: string; after: string }[]
    }[]
  }[]
}

/** What changed between two moments, register by register (9.2, 9.3.2). */
export function buildComparison(input: ComparisonInput): PdfDocument {
  const { registers } = input
  const until = input.to ?? input.asOf
  const records = registers.reduce((sum, one) => sum + one.records.length, 0)
  return inFrame(input, {
    title: 'What changed',
    kind: 'Comparison of two moments',
    contents: 'never',
    orientation: 'portrait',
    cover: {
      style: 'block',
      subtitle: `From ${formatDate(input.from)} to ${formatDate(until)}`,
      facts: [
        { term: 'From', text: formatInstant(input.from) },
        { term: 'To', text: formatInstant(until) },
        { term: 'Read from', text: 'The audit trail, which the database keeps by itself' },
      ],
    },
    body: [
      paragraph(
        records === 0
          ? 'Nothing changed in any register.'
          : `${countOf(records, 'record was', 'records were')} added, changed, closed or archived in ${countOf(registers.length, 'register', 'registers')}. Each counts once, by how it stood at the end.`,
        'lead',
      ),
      ...(records > 0 ? [summary(input)] : []),
      ...registers.flatMap(registerBlocks),
    ],
  })
}

function summary({ registers, fates }: ComparisonInput): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Register', weight: 44 },
      ...fates.map(({ label }) => ({ label, weight: 14, align: 'right' as const })),
    ],
    rows: registers.map(({ name, counts }) => [
      name,
      ...fates.map(({ fate }): Inline => (counts[fate] ? String(counts[fate]) : [dash])),
    ]),
  }
}

type Compared = ComparisonInput['registers'][number]['records'][number]

/** Records of which nothing more is to be said take a line each, below the others. */
function registerBlocks({ name, records }: ComparisonInput['registers'][number]): Block[] {
  const told = records.filter((one) => one.differences.length > 0)
  const short = records.filter((one) => one.differences.length === 0)
  return [
    heading(1, name),
    ...(told.length > 0 ? [differing(told)] : []),
    ...(short.length > 0 ? [inShort(short)] : []),
  ]
}

function differing(records: Compared[]): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Record', weight: 34 },
      { label: 'What became of it', weight: 20 },
      { label: 'What differs', weight: 46 },
    ],
    rows: records.map((one) => [
      [{ text: one.code, code: true, bold: true }, { text: `\n${one.title}` }],
      [...chips(one.fate), { text: '\n' }, ...chips(...one.states)],
      one.differences.flatMap((difference, place): Run[] => [
        { text: `${place > 0 ? '\n' : ''}${difference.label}: `, muted: true },
        ...change(difference.before, difference.after),
      ]),
    ]),
  }
}

function inShort(records: Compared[]): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Code', weight: 12, code: true },
      { label: 'Record', weight: 60 },
      { label: 'What became of it', weight: 28 },
    ],
    rows: records.map((one) => [
      one.code,
      one.title,
      [...chips(one.fate), { text: ' ' }, ...chips(...one.states)],
    ]),
  }
}
