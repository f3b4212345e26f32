import type { Approval, Block, Chip, PdfDocument } from '../document.ts'
import { countOf, formatDate, formatNumber } from '../format.ts'
import {
  chips,
  type DocumentFrame,
  type Field,
  fieldsBlock,
  heading,
  inFrame,
  type Mention,
  orDash,
  paragraph,
} from './frame.ts'

export type AuditReportInput = DocumentFrame & {
  code: string
  title: string
  kind: string
  state: Chip
  outcome: Chip | null
  leadAuditor: string
  auditors: string[]
  reportedTo: string[]
  startsOn: string | null
  endsOn: string | null
  plan: Field[]
  requirements: { id: string; title: string }[]
  systems: Mention[]
  conclusion: string
  findings: (Mention & { grade: Chip; requirement: string; dueOn: string | null; owner: string })[]
  samples: {
    code: string
    title: string
    facts: Field[]
    items: { title: string; verdict: Chip; notes: string }[]
  }[]
  parts: {
    title: string
    answers: { title: string; verdict: Chip; notes: string; by: string; finding: string | null }[]
  }[]
  approvals: Approval[]
}

/** The report of an audit: plan, team, conclusion, findings, samples, and every answer (9.2.1, 9.2.2). */
export function buildAuditReport(input: AuditReportInput): PdfDocument {
  const answers = [
    ...input.parts.flatMap((part) => part.answers),
    ...input.samples.flatMap((one) => one.items),
  ]
  return inFrame(input, {
    title: input.title,
    kind: `Audit report · ${input.kind} · ${input.code}`,
    contents: 'auto',
    cover: {
      style: 'page',
      facts: [
        {
          term: 'Outcome',
          text: input.outcome ? chips(input.outcome) : chips(input.state),
        },
        { term: 'Lead auditor', text: orDash(input.leadAuditor) },
        { term: 'Further auditors', text: orDash(input.auditors.join(', ')) },
        {
          term: 'Audited',
          text: orDash(
            [input.startsOn, input.endsOn]
              .map((day) => formatDate(day))
              .filter(Boolean)
              .join(' to '),
          ),
        },
        { term: 'Reported to', text: orDash(input.reportedTo.join(', ')) },
      ],
      approvals: {
        kind: 'approvals',
        items: input.approvals,
        none: 'The lead auditor has not signed this report.',
      },
    },
    body: [
      heading(1, 'Conclusion'),
      paragraph(input.conclusion || 'Not written yet.', 'lead'),
      {
        kind: 'figures',
        items: [
          { label: 'Questions and records', value: formatNumber(answers.length, 0) },
          {
            label: 'Answered',
            value: formatNumber(
              answers.filter((one) => one.verdict.label !== 'No verdict').length,
              0,
            ),
          },
          { label: 'Findings', value: formatNumber(input.findings.length, 0) },
          { label: 'Samples', value: formatNumber(input.samples.length, 0) },
        ],
      },
      heading(1, 'Findings', { aside: countOf(input.findings.length, 'finding') }),
      {
        kind: 'table',
        empty: 'Nothing was found that does not conform.',
        columns: [
          { label: 'Number', weight: 12, code: true },
          { label: 'Grade', weight: 16 },
          { label: 'At', weight: 10, code: true },
          { label: 'Finding', weight: 34 },
          { label: 'Owner, by when', weight: 16 },
          { label: 'State', weight: 12 },
        ],
        rows: input.findings.map((one) => [
          one.code,
          chips(one.grade),
          orDash(one.requirement),
          one.title,
          [one.owner, formatDate(one.dueOn)].filter(Boolean).join('\n') || '–',
          chips(one.state),
        ]),
      },
      heading(1, 'Plan'),
      fieldsBlock(input.plan),
      // What was asked says it once more, with the answers.
      ...(input.parts.length
        ? []
        : [
            heading(2, 'Clauses and controls'),
            {
              kind: 'table' as const,
              empty: 'None were chosen.',
              columns: [
                { label: 'Number', weight: 12, code: true },
                { label: 'Title', weight: 88 },
              ],
              rows: input.requirements.map((one) => [one.id, one.title]),
            },
          ]),
      ...(input.systems.length
        ? [
            heading(2, 'Systems in scope'),
            {
              kind: 'table' as const,
              columns: [
                { label: 'Number', weight: 14, code: true },
                { label: 'System', weight: 66 },
                { label: 'State', weight: 20 },
              ],
              rows: input.systems.map((one) => [one.code, one.title, chips(one.state)]),
            },
          ]
        : []),
      ...(input.samples.length ? [heading(1, 'Samples')] : []),
      ...input.samples.flatMap(sampleBlocks),
      ...(input.parts.length ? [heading(1, 'What was asked and seen')] : []),
      ...input.parts.flatMap(partBlocks),
    ],
  })
}

function sampleBlocks(sample: AuditReportInput['samples'][number]): Block[] {
  return [
    heading(2, `${sample.code} ${sample.title}`),
    fieldsBlock(sample.facts),
    {
      kind: 'table',
      empty: 'Nothing was drawn.',
      columns: [
        { label: 'Record', weight: 40 },
        { label: 'Verdict', weight: 20 },
        { label: 'What was seen', weight: 40 },
      ],
      rows: sample.items.map((one) => [one.title, chips(one.verdict), orDash(one.notes)]),
    },
  ]
}

function partBlocks(part: AuditReportInput['parts'][number]): Block[] {
  return [
    heading(2, part.title),
    {
      kind: 'table',
      columns: [
        { label: 'Question', weight: 38 },
        { label: 'Verdict', weight: 18 },
        { label: 'What was seen, by whom', weight: 44 },
      ],
      rows: part.answers.map((one) => [
        one.title,
        chips(one.verdict),
        [
          { text: one.notes || '–', muted: !one.notes },
          ...(one.by ? [{ text: `\n${one.by}`, muted: true }] : []),
          ...(one.finding ? [{ text: `\n${one.finding}`, code: true }] : []),
        ],
      ]),
    },
  ]
}
