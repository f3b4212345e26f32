import type {
  Block,
  Chip,
  Definition,
  Inline,
  PdfDocument,
  Proof,
  Run,
  TextRun,
} from '../document.ts'
import { formatDate } from '../format.ts'

/** What every document is given besides its own content. Names are resolved, dates are ISO. */
export type DocumentFrame = {
  organisation: string
  classification: string
  /** ISO instant. */
  asOf: string
  /** 'en-GB' when absent. */
  language?: string
  /** 'Demo installation' or 'Test installation'; absent in production. */
  notice?: string
  proof?: Proof
}

/** A record as others mention it. */
export type Mention = { code: string; title: string; state?: Chip }

export type Field = { label: string; value: Inline }

/** One sentence of a record's history. */
export type Happening = {
  at: string
  who: string
  what: string
  differences?: { label: string; before: string; after: string }[]
}

/** Joins the frame with a document's own parts. */
export function inFrame(
  frame: DocumentFrame,
  own: Pick<PdfDocument, 'title' | 'cover' | 'body' | 'contents'> &
    Pick<Partial<PdfDocument>, 'kind' | 'orientation'>,
): PdfDocument {
  return {
    ...own,
    organisation: frame.organisation,
    classification: frame.classification,
    asOf: frame.asOf,
    language: frame.language ?? 'en-GB',
    notice: frame.notice,
    proof: frame.proof,
  }
}

export function heading(
  level: 1 | 2 | 3,
  text: string,
  more: { anchor?: string; aside?: Inline } = {},
): Block {
  return { kind: 'heading', level, text, ...more }
}

export function paragraph(text: Inline, style?: 'body' | 'lead' | 'small'): Block {
  return { kind: 'paragraph', text, style }
}

/** Said of what is not done though its day is past. */
export const overdue: Chip = { label: 'overdue', tone: 'bad' }

/** A cell that holds states. */
export function chips(...items: (Chip | undefined)[]): Run[] {
  return items.flatMap((chip, index) =>
    chip ? [...(index > 0 ? [{ text: ' ' }] : []), { chip }] : [],
  )
}

/** Codes one under another, or a dash. */
export function codes(items: string[]): Inline {
  return items.length > 0 ? [{ text: items.join('\n'), code: true }] : [dash]
}

/** Code and title on one line each, with the state behind. */
export function mentions(items: Mention[], none = 'None'): Inline {
  if (items.length === 0) return [{ text: none, muted: true }]
  return items.flatMap((item, index): Run[] => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    { text: item.code, code: true, muted: true },
    { text: ` ${item.title} ` },
    ...(item.state ? [{ chip: item.state }] : []),
  ])
}

export const dash: TextRun = { text: '–', muted: true }

/** The text, or a muted dash where there is none. */
export function orDash(value: string | null | undefined): Inline {
  return value?.trim() ? value : [dash]
}

export function fieldsBlock(fields: Field[], termWidth?: number): Block {
  return {
    kind: 'definitions',
    termWidth,
    items: fields.map((field): Definition => ({ term: field.label, text: field.value })),
  }
}

/** Newest first, as given: day, sentence, and what changed from what to what. */
export function historyBlocks(history: Happening[]): Block[] {
  if (history.length === 0)
    return [paragraph([{ text: 'Nothing has been recorded yet.', muted: true }])]
  return [
    {
      kind: 'definitions',
      termWidth: 84,
      items: history.map((happening) => ({
        term: formatDate(happening.at),
        text: [
          { text: happening.who, bold: true },
          { text: ` ${happening.what}` },
          ...(happening.differences ?? []).flatMap((difference): Run[] => [
            { text: `\n${difference.label}: `, muted: true },
            ...change(difference.before, difference.after),
          ]),
        ],
      })),
    },
  ]
}

/** “before” → “after”. */
export function change(before: string, after: string): Run[] {
  const shown = (value: string): TextRun =>
    value.trim() ? { text: `“${value}”` } : { text: 'nothing', muted: true }
  return [shown(before), { text: ' → ' }, shown(after)]
}
