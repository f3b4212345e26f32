import { type MarkdownBlock, type MarkdownInline, parseMarkdown } from '../../documents/markdown.ts'
import type { Approval, Block, Chip, Inline, PdfDocument, Run } from '../document.ts'
import { countOf, formatDate, formatInstant } from '../format.ts'
import { chips, type DocumentFrame, heading, inFrame, orDash, paragraph } from './frame.ts'

export type PolicyDocumentInput = DocumentFrame & {
  code: string
  title: string
  documentType: string
  version: string
  state: Chip
  owner: string
  effectiveFrom: string | null
  reviewAt: string | null
  /** ISO date; null for the version in force and those to come. */
  supersededAt: string | null
  /** The light Markdown of `lib/documents/markdown.ts`; absent when the version is a file. */
  text: string | null
  file: { name: string; sha256: string } | null
  approvals: Approval[]
  versions: {
    version: string
    state: Chip
    effectiveFrom: string | null
    supersededAt: string | null
    summary: string
    approvedBy: string
  }[]
  acknowledgements: { name: string; role: string; at: string | null }[]
}

/** One version of a policy or procedure (5.2, 7.5, A.2) with its approval and who has read it. */
export function buildPolicyDocument(input: PolicyDocumentInput): PdfDocument {
  return inFrame(input, {
    title: input.title,
    kind: `${input.documentType} · ${input.code} · version ${input.version}`,
    contents: 'auto',
    cover: {
      style: 'page',
      facts: [
        {
          term: 'Version',
          text: [{ text: `${input.version}  `, code: true }, { chip: input.state }],
        },
        { term: 'Effective from', text: orDash(formatDate(input.effectiveFrom)) },
        input.supersededAt
          ? { term: 'In force until', text: formatDate(input.supersededAt) }
          : { term: 'Next review', text: orDash(formatDate(input.reviewAt)) },
        { term: 'Owner', text: orDash(input.owner) },
      ],
      approvals: {
        kind: 'approvals',
        items: input.approvals,
        none: 'This version has not been approved.',
      },
    },
    body: [...text(input), ...about(input)],
  })
}

function text(input: PolicyDocumentInput): Block[] {
  if (input.text === null) {
    const { file } = input
    return [
      heading(1, 'Text'),
      file
        ? paragraph([
            { text: 'This version is kept as a file: ' },
            { text: file.name, bold: true },
            { text: `\nSHA-256 ${file.sha256}`, code: true, muted: true },
          ])
        : paragraph([{ text: 'This version has no text yet.', muted: true }]),
    ]
  }
  const blocks = parseMarkdown(input.text).map(toBlock)
  if (blocks.length === 0)
    return [heading(1, 'Text'), paragraph([{ text: 'This version has no text yet.', muted: true }])]
  return blocks[0]?.kind === 'heading' ? blocks : [heading(1, 'Text'), ...blocks]
}

const blockOf: {
  [K in MarkdownBlock['kind']]: (block: Extract<MarkdownBlock, { kind: K }>) => Block
} = {
  heading: (block) => heading(block.level, plain(block.text)),
  paragraph: (block) => paragraph(inline(block.text)),
  list: (block) => ({
    kind: 'list',
    ordered: block.ordered,
    items: block.items.map((item) => ({
      text: inline(item.text),
      depth: item.depth,
      marker: item.marker ?? (item.depth % 2 === 0 ? '•' : '–'),
    })),
  }),
  table: (block) => ({
    kind: 'table',
    columns: block.header.map((cell, index) => ({
      label: plain(cell),
      weight: Math.max(
        8,
        Math.min(
          40,
          ...[
            Math.max(
              plain(cell).length,
              ...block.rows.map((row) => plain(row[index] ?? []).length),
            ),
          ],
        ),
      ),
    })),
    rows: block.rows.map((row) => block.header.map((_, index) => inline(row[index] ?? []))),
  }),
}

function toBlock(block: MarkdownBlock): Block {
  return (blockOf[block.kind] as (block: MarkdownBlock) => Block)(block)
}

const inline = (runs: MarkdownInline[]): Inline => runs.map((run): Run => ({ ...run }))
const plain = (runs: MarkdownInline[]): string => runs.map((run) => run.text).join('')

function about(input: PolicyDocumentInput): Block[] {
  const of = input.acknowledgements.length
  const read = input.acknowledgements.filter((item) => item.at !== null).length
  return [
    heading(1, 'Versions'),
    {
      kind: 'table',
      empty: 'No versions yet.',
      columns: [
        { label: 'Version', weight: 10, code: true },
        { label: 'State', weight: 15 },
        { label: 'Effective', weight: 14, code: true },
        { label: 'Superseded', weight: 14, code: true },
        { label: 'Approved by', weight: 17 },
        { label: 'What changed', weight: 34 },
      ],
      rows: input.versions.map((item) => [
        item.version,
        chips(item.state),
        orDash(formatDate(item.effectiveFrom)),
        orDash(formatDate(item.supersededAt)),
        orDash(item.approvedBy),
        orDash(item.summary),
      ]),
    },
    heading(
      1,
      'Acknowledgements',
      of > 0 ? { aside: `${read} of ${countOf(of, 'person', 'people')}` } : {},
    ),
    {
      kind: 'table',
      empty: 'Nobody has been asked to acknowledge this version.',
      columns: [
        { label: 'Person', weight: 34 },
        { label: 'Role', weight: 30 },
        { label: 'Acknowledged', weight: 36 },
      ],
      rows: input.acknowledgements.map((item) => [
        item.name,
        orDash(item.role),
        item.at
          ? [
              { chip: { label: 'read', tone: 'met' } },
              { text: `  ${formatInstant(item.at)}`, code: true },
            ]
          : input.supersededAt
            ? chips({ label: 'not acknowledged', tone: 'na' })
            : chips({ label: 'asked', tone: 'due' }),
      ]),
    },
  ]
}
