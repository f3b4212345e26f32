import type { Approval, Block, Chip, PdfDocument, Run, Tone } from '../document.ts'
import { countOf } from '../format.ts'
import {
  change,
  chips,
  codes,
  type DocumentFrame,
  dash,
  heading,
  inFrame,
  orDash,
  paragraph,
} from './frame.ts'

export type StatementOfApplicabilityInput = DocumentFrame & {
  version: string
  /** The version's own state: draft, in review, approved, superseded. */
  state: Chip
  scope: string
  /** What the organisation is towards AI systems: developer, provider, user. */
  roles: string
  /** What changed against the version before, and why, in its author's words. */
  summary: string
  approvals: Approval[]
  areas: { code: string; name: string }[]
  controls: StatementControl[]
  /** Absent for the first version. */
  changes?: { previousVersion: string; items: StatementChange[] }
}

export type StatementControl = {
  code: string
  title: string
  /** Code of its area; controls of the organisation's own may have an area that is not listed. */
  area: string
  applicable: boolean
  /** Why it applies, or why it is excluded. */
  reason: string
  state: Chip
  implementation: string
  owner: string
  risks: string[]
  documents: string[]
  evidence: string[]
}

export type StatementChange = {
  code: string
  title: string
  kind: 'added' | 'removed' | 'changed'
  fields: FieldChange[]
}

/** What a field said before and says now; for codes, which came and which went. */
export type FieldChange =
  | { label: string; before: string; after: string }
  | { label: string; added: string[]; removed: string[] }

/** The Statement of Applicability (6.1.3): summary, differences, and every control by area. */
export function buildStatementOfApplicability(input: StatementOfApplicabilityInput): PdfDocument {
  const areas = withOwnAreas(input)
  return inFrame(input, {
    title: 'Statement of Applicability',
    kind: `ISO/IEC 42001:2023, 6.1.3 · version ${input.version}`,
    contents: 'always',
    orientation: 'portrait',
    cover: {
      style: 'page',
      subtitle: 'Which controls apply, why, and how each of them is implemented.',
      facts: [
        { term: 'Scope', text: orDash(input.scope) },
        ...(input.roles ? [{ term: 'Roles', text: input.roles }] : []),
        {
          term: 'Version',
          text: [{ text: `${input.version}  `, code: true }, { chip: input.state }],
        },
      ],
      approvals: {
        kind: 'approvals',
        items: input.approvals,
        none: 'This version has not been approved.',
      },
    },
    body: [
      ...summary(input, areas),
      ...differences(input),
      { kind: 'page-break', orientation: 'landscape' },
      heading(1, 'Controls'),
      ...areas.flatMap((area) => areaBlocks(area, input.controls)),
    ],
  })
}

type Area = StatementOfApplicabilityInput['areas'][number]

function withOwnAreas({ areas, controls }: StatementOfApplicabilityInput): Area[] {
  const known = new Set(areas.map((area) => area.code))
  const own = [...new Set(controls.map((control) => control.area))].filter(
    (code) => !known.has(code),
  )
  return [...areas, ...own.map((code) => ({ code, name: 'Controls of our own' }))]
}

const toneOf = (control: StatementControl): Tone => (control.applicable ? control.state.tone : 'na')

function summary(input: StatementOfApplicabilityInput, areas: Area[]): Block[] {
  const { controls } = input
  const applicable = controls.filter((control) => control.applicable)
  const implemented = applicable.filter((control) => control.state.tone === 'met')
  const open = applicable.length - implemented.length
  return [
    heading(1, 'Summary'),
    paragraph(
      `${countOf(controls.length, 'control was', 'controls were')} considered. ${applies(applicable.length, controls.length)} ${implemented.length} ${implemented.length === 1 ? 'is' : 'are'} implemented.`,
      'lead',
    ),
    {
      kind: 'figures',
      items: [
        { label: 'Controls considered', value: String(controls.length) },
        { label: 'Applicable', value: String(applicable.length) },
        {
          label: 'Excluded',
          value: String(controls.length - applicable.length),
          note:
            applicable.length < controls.length ? 'each with its reason' : 'every control applies',
        },
        {
          label: 'Implemented',
          value: String(implemented.length),
          note: `of ${applicable.length} that apply`,
        },
        {
          label: 'Still open',
          value: String(open),
          tone: open > 0 ? 'due' : 'met',
          note: open > 0 ? 'planned or in part' : 'nothing open',
        },
      ],
    },
    {
      kind: 'coverage',
      title: 'The controls by area',
      areas: areas.map((area) => ({
        code: area.code,
        name: area.name,
        cells: controls
          .filter((control) => control.area === area.code)
          .map((control) => ({ code: control.code, tone: toneOf(control) })),
      })),
      legend: [
        { tone: 'met', label: 'implemented' },
        { tone: 'due', label: 'in part or planned' },
        { tone: 'bad', label: 'not implemented' },
        { tone: 'na', label: 'not applicable' },
      ],
    },
  ]
}

function applies(applicable: number, all: number): string {
  const excluded = all - applicable
  if (excluded === 0) return 'All of them apply.'
  return `${applicable} ${applicable === 1 ? 'applies' : 'apply'}, ${excluded} ${excluded === 1 ? 'is excluded with its reason' : 'are excluded, each with its reason'}.`
}

function differences(input: StatementOfApplicabilityInput): Block[] {
  const { changes } = input
  const why = input.summary ? [paragraph(input.summary, 'lead')] : []
  if (!changes) return why.length > 0 ? [heading(1, 'What changed and why'), ...why] : []
  const title = heading(1, `Changes since version ${changes.previousVersion}`)
  if (changes.items.length === 0) return [title, ...why, paragraph('No control has changed.')]
  return [
    title,
    ...why,
    {
      kind: 'table',
      columns: [
        { label: 'Control', weight: 30 },
        { label: 'Change', weight: 12 },
        { label: 'What changed', weight: 58 },
      ],
      rows: changes.items.map((item) => [
        [{ text: item.code, code: true, bold: true }, { text: `\n${item.title}` }],
        chips({ label: item.kind, tone: item.kind === 'changed' ? 'accent' : 'plain' }),
        item.fields.length === 0
          ? [dash]
          : item.fields.flatMap((field, index) => [
              { text: `${index > 0 ? '\n' : ''}${field.label}: `, muted: true },
              ...('added' in field ? cameAndWent(field) : change(field.before, field.after)),
            ]),
      ]),
    },
  ]
}

function cameAndWent({ added, removed }: { added: string[]; removed: string[] }): Run[] {
  const words = [
    ...(added.length > 0 ? [`added ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.join(', ')}`] : []),
  ]
  return [{ text: words.join('; ') }]
}

function areaBlocks(area: Area, controls: StatementControl[]): Block[] {
  const own = controls.filter((control) => control.area === area.code)
  const applicable = own.filter((control) => control.applicable).length
  return [
    heading(2, `${area.code} ${area.name}`, { aside: `${applicable} of ${own.length} apply` }),
    {
      kind: 'table',
      empty: 'No controls in this area.',
      columns: [
        // Wide enough for their words in every area, so that columns stand under one another.
        { label: 'Control', weight: 16 },
        { label: 'Applies', weight: 6 },
        { label: 'Reason', weight: 16 },
        { label: 'Status', weight: 13.8 },
        { label: 'How it is implemented', weight: 21.7 },
        { label: 'Owner', weight: 9.5 },
        { label: 'Risks', weight: 7.3, code: true },
        { label: 'Documents', weight: 7.7, code: true },
        { label: 'Evidence', weight: 7.3, code: true },
      ],
      rows: own.map((control) => [
        [{ text: control.code, code: true, bold: true }, { text: `\n${control.title}` }],
        [{ text: control.applicable ? 'Yes' : 'No', bold: true, muted: !control.applicable }],
        orDash(control.reason),
        control.applicable ? chips(control.state) : chips({ label: 'not applicable', tone: 'na' }),
        orDash(control.implementation),
        orDash(control.owner),
        codes(control.risks),
        codes(control.documents),
        codes(control.evidence),
      ]),
    },
  ]
}
