import type { Approval, Block, Chip, Inline, PdfDocument } from '../document.ts'
import { countOf, formatBytes, formatDate } from '../format.ts'
import {
  chips,
  type DocumentFrame,
  dash,
  fieldsBlock,
  heading,
  inFrame,
  orDash,
  paragraph,
} from './frame.ts'

export type ImpactAssessmentInput = DocumentFrame & {
  code: string
  title: string
  state: Chip
  system: { code: string; name: string }
  author: string
  submittedAt: string | null
  validUntil: string | null
  /** Approved, and its last day is past. */
  isExpired: boolean
  tier: Chip
  tierReasons: string[]
  /** In the order of the questionnaire; sections the tier does not need carry `skipped`. */
  sections: AssessmentSection[]
  /** What is to be done because of it. */
  actions: { title: string; owner: string; due: string | null; state: Chip }[]
  mitigations: string
  residual: Chip | null
  /** What remains was not asked, so that the residual is the impact before measures. */
  isBeforeMeasures: boolean
  decision: { outcome: string; rationale: string; conditions: string[] }
  approvals: Approval[]
  attachments: { name: string; size: number; sha256: string }[]
}

export type AssessmentSection = {
  title: string
  skipped?: string
  answers: AssessmentAnswer[]
}

export type AssessmentAnswer = {
  question: string
  answer: string
  /** A scale in words: '4 of 5, serious: lasting harm'. */
  scale?: { value: number; of: number; label: string; meaning: string; tone: Chip['tone'] }
  note?: string
}

/** An AI system impact assessment (6.1.4, 8.4, A.5) with every question that was asked. */
export function buildImpactAssessment(input: ImpactAssessmentInput): PdfDocument {
  const answered = input.sections.reduce(
    (sum, section) =>
      sum + section.answers.filter((item) => item.answer.trim() || item.scale).length,
    0,
  )
  const asked = input.sections.reduce((sum, section) => sum + section.answers.length, 0)
  return inFrame(input, {
    title: input.title,
    kind: `Impact assessment · ${input.code}`,
    contents: 'auto',
    cover: {
      style: 'page',
      subtitle: [
        { text: input.system.code, code: true, muted: true },
        { text: ` ${input.system.name}` },
      ],
      facts: [
        { term: 'State', text: chips(input.state) },
        { term: 'Tier', text: chips(input.tier) },
        {
          term: 'Written by',
          text: orDash(
            [input.author, input.submittedAt ? `submitted ${formatDate(input.submittedAt)}` : '']
              .filter(Boolean)
              .join(', '),
          ),
        },
        {
          term: 'Valid until',
          text: [
            input.validUntil ? { text: formatDate(input.validUntil) } : dash,
            ...(input.isExpired
              ? [{ text: '  ' }, { chip: { label: 'expired', tone: 'bad' as const } }]
              : []),
          ],
        },
        { term: 'Answered', text: `${answered} of ${asked} questions` },
      ],
      approvals: {
        kind: 'approvals',
        items: input.approvals,
        none: 'This assessment has not been approved.',
      },
    },
    body: [
      heading(1, 'Result'),
      fieldsBlock([
        {
          label: 'Tier',
          value: [
            { chip: input.tier },
            { text: input.tierReasons.length > 0 ? `\n${input.tierReasons.join('\n')}` : '' },
          ],
        },
        {
          label: 'Decision',
          value: [
            { text: input.decision.outcome || 'Not decided', bold: true },
            { text: input.decision.rationale ? `\n${input.decision.rationale}` : '' },
          ],
        },
        { label: 'Conditions', value: orDash(input.decision.conditions.join('\n')) },
        {
          label: 'Mitigations',
          value: orDash(input.mitigations),
        },
        {
          label: 'Residual impact',
          value: input.residual
            ? [
                { chip: input.residual },
                {
                  text: input.isBeforeMeasures
                    ? '  as before measures: at this tier it is not asked what remains'
                    : '',
                  muted: true,
                },
              ]
            : [dash],
        },
        {
          label: 'Attachments',
          value:
            input.attachments.length > 0
              ? `${countOf(input.attachments.length, 'file')}, at the end`
              : 'None',
        },
      ]),
      heading(2, 'Actions'),
      actions(input.actions),
      heading(1, 'Questions and answers'),
      ...input.sections.flatMap((section, index) => sectionBlocks(section, index + 1)),
      ...(input.attachments.length > 0
        ? [heading(1, 'Attachments'), attachments(input.attachments)]
        : []),
    ],
  })
}

function actions(items: ImpactAssessmentInput['actions']): Block {
  return {
    kind: 'table',
    empty: 'No actions come from this assessment.',
    columns: [
      { label: 'Action', weight: 50 },
      { label: 'Owner', weight: 20 },
      { label: 'Due', weight: 14, code: true },
      { label: 'State', weight: 16 },
    ],
    rows: items.map((item) => [
      item.title,
      orDash(item.owner),
      orDash(formatDate(item.due)),
      chips(item.state),
    ]),
  }
}

function sectionBlocks(section: AssessmentSection, number: number): Block[] {
  const title = heading(2, `${number}. ${section.title}`)
  if (section.skipped) return [title, paragraph([{ text: section.skipped, muted: true }])]
  if (section.answers.length === 0)
    return [title, paragraph([{ text: 'No questions in this section.', muted: true }])]
  return [
    title,
    {
      kind: 'table',
      columns: [
        { label: 'Question', weight: 38 },
        { label: 'Answer', weight: 62 },
      ],
      rows: section.answers.map((item) => [[{ text: item.question }], answer(item)]),
    },
  ]
}

function answer(item: AssessmentAnswer): Inline {
  const { scale } = item
  const parts: Inline & object = [
    ...(scale
      ? [
          { chip: { label: `${scale.value} of ${scale.of} · ${scale.label}`, tone: scale.tone } },
          { text: ` ${scale.meaning}`, muted: true },
        ]
      : []),
    ...(item.answer.trim()
      ? [{ text: `${scale ? '\n' : ''}${item.answer}` }]
      : scale
        ? []
        : [{ text: 'Not answered', muted: true }]),
    ...(item.note ? [{ text: `\n${item.note}`, muted: true }] : []),
  ]
  return parts
}

function attachments(items: ImpactAssessmentInput['attachments']): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'File', weight: 38 },
      { label: 'Size', weight: 12, align: 'right', code: true },
      { label: 'SHA-256', weight: 50, code: true },
    ],
    rows: items.map((item) => [
      item.name,
      formatBytes(item.size),
      item.sha256 ? [{ text: item.sha256, code: true, muted: true }] : [dash],
    ]),
  }
}
