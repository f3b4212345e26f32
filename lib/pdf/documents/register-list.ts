import { countOf, inSentence } from '../../registers/wording.ts'
import type { Block, Column, Inline, PdfDocument } from '../document.ts'
import { type DocumentFrame, heading, inFrame, orDash } from './frame.ts'

export type RegisterListInput = DocumentFrame & {
  register: string
  /** One record of it, such as 'Risk'. */
  one: string
  many: string
  clause?: string
  /** Filter, search and sort in words; empty when everything is shown. */
  filter: string
  columns: { label: string; align?: 'left' | 'right'; code?: boolean }[]
  rows: Inline[][]
}

/** Up to here columns fit a sheet; beyond, each record is printed as a list of its fields. */
const most = 11

/** Any register's list, as it is shown: its columns, its rows, its filter. */
export function buildRegisterList(input: RegisterListInput): PdfDocument {
  const weights = input.columns.map((column, index) => weigh(column.label, input.rows, index))
  const wide = weights.reduce((sum, weight) => sum + weight, 0) > 105 || input.columns.length > 6
  return inFrame(input, {
    title: input.register,
    kind: input.clause ? `Register · ISO/IEC 42001:2023, ${input.clause}` : 'Register',
    contents: input.columns.length > most ? 'auto' : 'never',
    orientation: wide ? 'landscape' : 'portrait',
    cover: {
      style: 'block',
      facts: [
        {
          term: 'Shows',
          text: countOf(input, input.rows.length),
        },
        { term: 'Filter', text: input.filter.trim() ? input.filter : 'None: the whole register' },
      ],
    },
    body: input.columns.length > most ? entries(input) : [table(input, weights)],
  })
}

function table(input: RegisterListInput, weights: number[]): Block {
  return {
    kind: 'table',
    empty: `No ${inSentence(input.many)} match this filter.`,
    columns: input.columns.map(
      (column, index): Column => ({ ...column, weight: weights[index] ?? 10 }),
    ),
    rows: input.rows,
  }
}

function entries(input: RegisterListInput): Block[] {
  return input.rows.flatMap((row, index): Block[] => [
    heading(2, `${index + 1}. ${wordsOf(row[0] ?? '')} ${wordsOf(row[1] ?? '')}`.trim()),
    {
      kind: 'definitions',
      items: input.columns.map((column, at) => ({
        term: column.label,
        text: row[at] ?? orDash(''),
      })),
    },
  ])
}

/** Width by what the column holds: its usual text, on one line while short, its longest word, its label. */
function weigh(label: string, rows: Inline[][], index: number): number {
  const sample = rows.slice(0, 200).map((row) => wordsOf(row[index] ?? ''))
  const lengths = sample.map((text) => Math.min(text.length, 90)).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length * 0.85)] ?? 0
  const word = Math.max(
    0,
    ...sample.flatMap((text) =>
      text
        .slice(0, 400)
        .split(/\s+/)
        .map((part) => Math.min(part.length, 16)),
    ),
  )
  const full = Math.max(0, ...sample.map((text) => (text.length <= oneLine ? text.length : 0)))
  const heading = Math.max(...label.split(' ').map((part) => part.length), label.length * 0.55)
  return Math.max(6, Math.min(40, Math.max(full, usual * 0.62, word * 1.05, heading) + 2))
}

/** Names, days and states up to here, in characters, are not broken. */
const oneLine = 20

function wordsOf(text: Inline): string {
  return typeof text === 'string'
    ? text
    : text.map((run) => ('chip' in run ? `${run.chip.label}  ` : run.text)).join('')
}
