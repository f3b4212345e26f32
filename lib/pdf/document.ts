/**
 * The tree a PDF is drawn from: plain data, no functions, no database. Two equal trees give equal
 * bytes. Texts may hold anything a person or an import can have typed; drawing makes them safe.
 */
export type PdfDocument = {
  title: string
  /** Shown above the title on the cover: what kind of document this is. */
  kind?: string
  organisation: string
  classification: string
  /** ISO instant the content is as of; also the file's creation date, so that bytes repeat. */
  asOf: string
  /** BCP 47 language of the text. */
  language: string
  /** Words printed on every page, such as 'Demo installation'. */
  notice?: string
  proof?: Proof
  cover: Cover
  /** A contents page with page numbers; 'auto' when there is enough to find one's way in. */
  contents: 'auto' | 'always' | 'never'
  orientation?: Orientation
  body: Block[]
}

/** Where the content sits in the audit trail and whose key vouches for it. */
export type Proof = { logSize: number; logRoot: string; keyFingerprint: string }

export type Orientation = 'portrait' | 'landscape'

export type Cover = {
  /** A page of its own, or a block on top of the first page for short papers. */
  style: 'page' | 'block'
  subtitle?: Inline
  facts: Definition[]
  approvals?: Approvals
}

export type Tone = 'met' | 'due' | 'bad' | 'na' | 'plain' | 'accent'

/** A state: always a word; shape and colour only repeat what the word says. */
export type Chip = { label: string; tone: Tone; shape?: boolean }

export type TextRun = {
  text: string
  bold?: boolean
  italic?: boolean
  muted?: boolean
  /** Codes, hashes and figures: tabular digits. */
  code?: boolean
  tone?: Tone
  /** `https:`, `http:`, `mailto:` or `#anchor`; anything else is printed, not linked. */
  link?: string
}
export type Run = TextRun | { chip: Chip }
/** A text with line breaks (`\n`) where the author put them. */
export type Inline = string | Run[]

export type Definition = { term: string; text: Inline }

export type Heading = {
  kind: 'heading'
  level: 1 | 2 | 3
  text: string
  anchor?: string
  aside?: Inline
}
export type Paragraph = { kind: 'paragraph'; text: Inline; style?: 'body' | 'lead' | 'small' }
export type List = { kind: 'list'; ordered?: boolean; items: ListItem[] }
export type ListItem = { text: Inline; depth?: number; marker?: string }
export type Definitions = { kind: 'definitions'; items: Definition[]; termWidth?: number }
export type Column = { label: string; weight: number; align?: 'left' | 'right'; code?: boolean }
export type Row = Inline[] | { group: string }
export type Table = {
  kind: 'table'
  columns: Column[]
  rows: Row[]
  /** What to say when there are no rows. */
  empty?: string
  zebra?: boolean
}
export type Callout = { kind: 'callout'; tone: Tone; title?: string; text: Inline }
export type Approval = {
  name: string
  /** Behind the name: 'approves the scope'. */
  meaning: string
  role?: string
  /** ISO instant. */
  at: string
  /** How it was signed. */
  how?: string
  /** Its entry in the audit trail. */
  entry?: number
  /** Hash of what was approved, hexadecimal. */
  contentHash?: string
  /** A decision that lets nothing stand, such as one that returns it. */
  returned?: boolean
  /** True when the content changed after the approval. */
  stale?: boolean
  /** What changed since, each from what to what. */
  changes?: Inline[]
  remark?: string
}
export type Approvals = { kind: 'approvals'; items: Approval[]; none: string }
export type Figure = { label: string; value: string; note?: string; tone?: Tone }
export type Figures = { kind: 'figures'; items: Figure[] }
export type Matrix = {
  kind: 'matrix'
  title: string
  /** From least to most likely. */
  likelihood: string[]
  /** From least to most grave. */
  impact: string[]
  /** `counts[likelihood][impact]`. */
  counts: number[][]
  tones: Tone[][]
}
export type Bars = {
  kind: 'bars'
  title: string
  items: { label: string; value: number; tone?: Tone; note?: string }[]
}
export type LineChart = {
  kind: 'line'
  title: string
  unit?: string
  /**
   * Dates or instants in ISO form, ascending; a value that is no number interrupts the line. `broke`
   * marks what was beyond the threshold of its day.
   */
  points: { at: string; value: number | null; broke?: boolean }[]
  thresholds: { label: string; value: number }[]
}
export type Coverage = {
  kind: 'coverage'
  title: string
  areas: { code: string; name: string; cells: { code: string; tone: Tone }[] }[]
  /** What each tone stands for, in the order to be printed. */
  legend: { tone: Tone; label: string }[]
}
export type Columns = { kind: 'columns'; columns: { weight: number; blocks: Block[] }[] }
export type Together = { kind: 'together'; blocks: Block[] }
export type PageBreak = { kind: 'page-break'; orientation?: Orientation }

export type Block =
  | Heading
  | Paragraph
  | List
  | Definitions
  | Table
  | Callout
  | Approvals
  | Figures
  | Matrix
  | Bars
  | LineChart
  | Coverage
  | Columns
  | Together
  | PageBreak

/** Rows of all tables. */
export function rowsIn(blocks: Block[]): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'table') return sum + block.rows.length
    if (block.kind === 'together') return sum + rowsIn(block.blocks)
    if (block.kind === 'columns')
      return sum + block.columns.reduce((all, column) => all + rowsIn(column.blocks), 0)
    return sum
  }, 0)
}
