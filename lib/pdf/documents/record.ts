import type { Approval, Block, Chip, PdfDocument } from '../document.ts'
import {
  type DocumentFrame,
  type Field,
  fieldsBlock,
  type Happening,
  heading,
  historyBlocks,
  inFrame,
  type Mention,
  paragraph,
} from './frame.ts'

export type RecordInput = DocumentFrame & {
  /** One record of the register, such as 'Supplier'. */
  one: string
  clause?: string
  code: string
  title: string
  states: Chip[]
  owner?: string
  /** What is asked for and still missing. */
  missing: string[]
  sections: RecordSection[]
  /** What its register shows besides fields, such as the readings of a monitor. */
  more?: Block[]
  links: { title: string; items: Mention[] }[]
  approvals: Approval[]
  history: Happening[]
}

export type RecordSection = {
  title: string
  fields: Field[]
  /** Fields with a shape of their own, drawn below the others. */
  blocks?: Block[]
  /** Labels of what people could fill and have not. */
  unfilled?: string[]
}

/** Any record of any register: its fields by section, its links, its history. */
export function buildRecord(input: RecordInput): PdfDocument {
  return inFrame(input, {
    title: input.title,
    kind: `${input.one} · ${input.code}${input.clause ? ` · ISO/IEC 42001:2023, ${input.clause}` : ''}`,
    contents: 'never',
    cover: {
      style: 'block',
      facts: [
        ...(input.states.length > 0
          ? [
              {
                term: 'State',
                text: input.states.flatMap((chip, index) => [
                  ...(index > 0 ? [{ text: ' ' }] : []),
                  { chip },
                ]),
              },
            ]
          : []),
        ...(input.owner ? [{ term: 'Owner', text: input.owner }] : []),
      ],
    },
    body: [
      ...(input.missing.length > 0
        ? [
            {
              kind: 'callout',
              tone: 'due',
              title: 'Still missing',
              text: input.missing.join('\n'),
            } as const,
          ]
        : []),
      ...input.sections.flatMap(sectionBlocks),
      ...(input.more ?? []),
      ...input.links.flatMap((group): Block[] => [
        heading(2, group.title),
        {
          kind: 'table',
          empty: 'None.',
          columns: [
            { label: 'Code', weight: 14, code: true },
            { label: 'Title', weight: 66 },
            { label: 'State', weight: 20 },
          ],
          rows: group.items.map((item) => [
            item.code,
            item.title,
            item.state ? [{ chip: item.state }] : '',
          ]),
        },
      ]),
      ...(input.approvals.length > 0
        ? [
            heading(2, 'Signatures'),
            { kind: 'approvals', items: input.approvals, none: '' } as const,
          ]
        : []),
      heading(2, 'History'),
      ...historyBlocks(input.history),
    ],
  })
}

function sectionBlocks({ title, fields, blocks = [], unfilled = [] }: RecordSection): Block[] {
  const isEmpty = fields.length === 0 && blocks.length === 0
  const missing =
    unfilled.length > 0
      ? `Not filled yet: ${unfilled.join(', ')}.`
      : isEmpty
        ? 'Nothing recorded.'
        : ''
  return [
    heading(2, title),
    ...(fields.length > 0 ? [fieldsBlock(fields)] : []),
    ...blocks,
    ...(missing ? [paragraph(missing, 'small')] : []),
  ]
}
