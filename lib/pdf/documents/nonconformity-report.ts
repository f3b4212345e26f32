import type {
  Approval,
  Block,
  Chip,
  Figure,
  Inline,
  ListItem,
  PdfDocument,
  Run,
} from '../document.ts'
import { countOf, formatDate } from '../format.ts'
import {
  chips,
  type DocumentFrame,
  dash,
  fieldsBlock,
  type Happening,
  heading,
  historyBlocks,
  inFrame,
  type Mention,
  mentions,
  orDash,
  paragraph,
} from './frame.ts'
import { type EvidenceMention, evidenceTable } from './system-dossier.ts'

export type NonconformityReportInput = DocumentFrame & {
  code: string
  title: string
  grade: Chip
  state: Chip
  owner: string
  noticedIn: string
  foundBy: string
  /** ISO date, as all days here. */
  foundOn: string
  causeFoundOn: string | null
  actedOn: string | null
  /** From when on it may be judged whether it works. */
  judgedFrom: string | null
  /** Days between the actions and the judgement. */
  wait: number | null
  verifiedOn: string | null
  verifiedBy: string
  dueOn: string | null
  /** Days after `dueOn` on which it was closed, or for which it has been open; 0 in time. */
  daysLate: number
  /** What it comes from, with the kind of record that is, such as 'Audit'. */
  origin: (Mention & { kind: string }) | null
  /** What was asked where it was found, and seen. */
  questions: {
    code: string
    title: string
    requirement: string
    verdict: Chip
    notes: string
    by: string
    on: string | null
  }[]
  requirements: { id: string; title: string }[]
  systems: Mention[]
  description: string
  correction: string
  cause: string
  similar: string
  /** Who found the cause or put it right, and so does not judge it. */
  workedOnBy: string[]
  actions: CorrectiveAction[]
  effectiveness: string
  approvals: Approval[]
  /** What was said each time before it was opened again, and why it was. */
  rounds: { ended: string; said: string; reopenedBy: string; reopenedOn: string; why: string }[]
  /** Meetings whose inputs told of it, and decisions made about it. */
  meetings: (Mention & { on: string | null; says: string })[]
  links: { title: string; items: Mention[] }[]
  evidence: EvidenceMention[]
  history: Happening[]
}

export type CorrectiveAction = {
  code: string
  title: string
  details: string
  owner: string
  due: string | null
  state: Chip
  result: string
  doneOn: string | null
  doneBy: string
  verifiedOn: string | null
  verifiedBy: string
}

/** One nonconformity from the finding to the judgement that its correction works (10.2). */
export function buildNonconformityReport(input: NonconformityReportInput): PdfDocument {
  return inFrame(input, {
    title: input.title,
    kind: `Nonconformity report · ${input.code} · ISO/IEC 42001:2023, 10.2`,
    contents: 'never',
    cover: {
      style: 'block',
      facts: [
        { term: 'Grade and state', text: chips(input.grade, input.state) },
        { term: 'Owner', text: orDash(input.owner) },
        {
          term: 'Requirement not met',
          text: orDash(input.requirements.map((one) => `${one.id} ${one.title}`).join('\n')),
        },
        ...(input.systems.length > 0 ? [{ term: 'Systems', text: mentions(input.systems) }] : []),
      ],
    },
    body: [
      { kind: 'figures', items: course(input) },
      ...found(input),
      ...told('What was put right at once', input.correction),
      heading(2, 'Why it happened'),
      ...causeBlocks(input.cause),
      ...told('Where else it could be so', input.similar),
      ...actionBlocks(input.actions),
      ...effectiveness(input),
      ...(input.rounds.length > 0
        ? [
            heading(2, 'Opened again', {
              aside: input.rounds.length === 1 ? 'once' : `${input.rounds.length} times`,
            }),
            ...input.rounds.flatMap(roundBlocks),
          ]
        : []),
      ...(input.meetings.length > 0
        ? [heading(2, 'Meetings that dealt with it'), meetingTable(input.meetings)]
        : []),
      ...input.links.flatMap(({ title, items }) => [
        heading(2, title),
        fieldsBlock(
          items.map((item) => ({
            label: item.code,
            value: [{ text: `${item.title} ` }, ...(item.state ? [{ chip: item.state }] : [])],
          })),
          84,
        ),
      ]),
      ...(input.evidence.length > 0 ? [heading(2, 'Evidence'), evidenceTable(input.evidence)] : []),
      heading(2, 'History'),
      ...historyBlocks(input.history),
    ],
  })
}

/** The four steps of the clause with their days, and the day that was promised. */
function course(input: NonconformityReportInput): Figure[] {
  const since = (from: string | null, to: string | null): { note?: string } =>
    from && to ? { note: `after ${countOf(days(from, to), 'day')}` } : {}
  const judged: Pick<Figure, 'note' | 'tone'> = input.verifiedOn
    ? since(input.actedOn, input.verifiedOn)
    : input.judgedFrom
      ? { note: `from ${formatDate(input.judgedFrom)}`, tone: 'due' }
      : {}
  const step = (label: string, day: string | null, more: Partial<Figure> = {}): Figure => ({
    label,
    value: day ? formatDate(day) : '–',
    ...more,
  })
  return [
    step('Found', input.foundOn, input.noticedIn ? { note: input.noticedIn } : {}),
    step('Cause found', input.causeFoundOn, since(input.foundOn, input.causeFoundOn)),
    step('Actions done', input.actedOn, since(input.causeFoundOn, input.actedOn)),
    step('Found to work', input.verifiedOn, judged),
    step('To be closed by', input.dueOn, lateness(input)),
  ]
}

function lateness({ dueOn, daysLate, verifiedOn }: NonconformityReportInput): Partial<Figure> {
  if (!dueOn) return {}
  if (daysLate > 0)
    return verifiedOn
      ? { note: `${countOf(daysLate, 'day')} late`, tone: 'due' }
      : { note: `overdue for ${countOf(daysLate, 'day')}`, tone: 'bad' }
  return verifiedOn ? { note: 'closed in time', tone: 'met' } : {}
}

function days(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
}

function found(input: NonconformityReportInput): Block[] {
  const { origin, questions } = input
  const by = [input.foundBy, formatDate(input.foundOn)].filter(Boolean).join(', ')
  return [
    heading(2, 'What was found'),
    ...text(input.description),
    fieldsBlock(
      [
        { label: 'Recorded by', value: orDash(by) },
        { label: 'Noticed in', value: orDash(input.noticedIn) },
        {
          label: 'Comes from',
          value: origin
            ? [
                { text: `${origin.kind} `, muted: true },
                { text: origin.code, code: true },
                { text: ` ${origin.title} ` },
                ...(origin.state ? [{ chip: origin.state }] : []),
              ]
            : [{ text: 'No record', muted: true }],
        },
      ],
      104,
    ),
    ...(questions.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { label: 'Asked in the audit', weight: 36 },
              { label: 'Verdict', weight: 18 },
              { label: 'What was seen, by whom', weight: 46 },
            ],
            rows: questions.map((one) => [
              [
                {
                  text: [one.code, one.requirement].filter(Boolean).join(' · '),
                  code: true,
                  muted: true,
                },
                { text: `\n${one.title}` },
              ],
              chips(one.verdict),
              [
                { text: one.notes || '–', muted: !one.notes },
                ...(one.by || one.on
                  ? [
                      {
                        text: `\n${[one.by, formatDate(one.on)].filter(Boolean).join(', ')}`,
                        muted: true,
                      },
                    ]
                  : []),
              ],
            ]),
          } satisfies Block,
        ]
      : []),
  ]
}

const text = (words: string): Block[] =>
  words.trim() ? [paragraph(words)] : [paragraph([{ text: 'Not written down yet.', muted: true }])]

const told = (title: string, words: string): Block[] => [heading(2, title), ...text(words)]

/** Lines as the form gives them to ask why five times. */
const why = /^\s*(\d{1,2})\.\s*Why\?\s*(.*)$/

/** The answers to each why in their order; said freely, as it was said. */
function causeBlocks(cause: string): Block[] {
  const items: ListItem[] = []
  const before: string[] = []
  for (const line of cause.split('\n')) {
    const [, number, answer] = why.exec(line) ?? []
    const last = items.at(-1)
    if (number) items.push({ marker: `${number}.`, text: answer ?? '' })
    else if (last) last.text = `${String(last.text)}\n${line}`
    else before.push(line)
  }
  const asked = items.flatMap((item) => {
    const answer = String(item.text).trim()
    return answer ? [{ ...item, text: [{ text: 'Why? ', muted: true }, { text: answer }] }] : []
  })
  if (asked.length === 0) return text(items.length > 0 ? before.join('\n') : cause)
  return [
    ...(before.join('').trim() ? [paragraph(before.join('\n').trim())] : []),
    { kind: 'list', ordered: true, items: asked },
  ]
}

function actionBlocks(actions: CorrectiveAction[]): Block[] {
  return [
    heading(2, 'What keeps it from happening again', { aside: countOf(actions.length, 'action') }),
    {
      kind: 'table',
      empty: 'No action comes from it.',
      columns: [
        { label: 'Action', weight: 36 },
        { label: 'Owner, by when', weight: 19 },
        { label: 'State', weight: 13 },
        { label: 'What came of it', weight: 32 },
      ],
      rows: actions.map((action) => [
        [
          { text: action.code, code: true, muted: true },
          { text: ` ${action.title}`, bold: true },
          ...(action.details ? [{ text: `\n${action.details}` }] : []),
        ],
        orDash([action.owner, formatDate(action.due)].filter(Boolean).join('\n')),
        chips(action.state),
        outcome(action),
      ]),
    },
  ]
}

function outcome(action: CorrectiveAction): Inline {
  const lines: Run[][] = [
    ...(action.result ? [[{ text: action.result }]] : []),
    ...by('Done', action.doneOn, action.doneBy),
    ...by('Verified', action.verifiedOn, action.verifiedBy),
  ]
  if (lines.length === 0) return [dash]
  return lines.flatMap((line, place) => (place > 0 ? [{ text: '\n' }, ...line] : line))
}

function by(what: string, on: string | null, who: string): Run[][] {
  if (!on && !who) return []
  const words = [on ? `on ${formatDate(on)}` : '', who ? `by ${who}` : ''].filter(Boolean).join(' ')
  return [[{ text: `${what} ${words}`, muted: true }]]
}

function effectiveness(input: NonconformityReportInput): Block[] {
  const wait =
    input.wait === null
      ? ''
      : `${countOf(input.wait, 'day')}${input.judgedFrom ? `, until ${formatDate(input.judgedFrom)}` : ''}`
  return [
    heading(2, 'Whether it works'),
    ...(input.effectiveness.trim()
      ? [paragraph(input.effectiveness)]
      : [
          paragraph([
            {
              text: input.judgedFrom
                ? `Not judged yet; it can be from ${formatDate(input.judgedFrom)} on.`
                : 'Not judged yet; the wait begins when its actions are done.',
              muted: true,
            },
          ]),
        ]),
    fieldsBlock(
      [
        { label: 'Wait', value: orDash(wait) },
        { label: 'Worked on by', value: orDash(input.workedOnBy.join(', ')) },
        {
          label: 'Judged by',
          value: orDash(
            [input.verifiedBy, formatDate(input.verifiedOn)].filter(Boolean).join(', '),
          ),
        },
      ],
      104,
    ),
    {
      kind: 'approvals',
      items: input.approvals,
      none: 'Nobody has signed that it works. Whoever owns it or worked on it may not.',
    },
  ]
}

function roundBlocks(round: NonconformityReportInput['rounds'][number]): Block[] {
  const again = [
    round.reopenedOn ? `on ${formatDate(round.reopenedOn)}` : '',
    round.reopenedBy ? `by ${round.reopenedBy}` : '',
  ].filter(Boolean)
  return [
    {
      kind: 'callout',
      tone: 'due',
      title: round.ended,
      text: [
        { text: round.said },
        ...(again.length > 0 || round.why
          ? [
              { text: `${round.said ? '\n' : ''}Opened again ${again.join(' ')}`, bold: true },
              { text: round.why ? `: “${round.why}”` : '.' },
            ]
          : []),
      ],
    },
  ]
}

function meetingTable(meetings: NonconformityReportInput['meetings']): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Number', weight: 13, code: true },
      { label: 'Meeting or decision', weight: 45 },
      { label: 'On', weight: 14, code: true },
      { label: 'How it stood then', weight: 28 },
    ],
    rows: meetings.map((one) => [
      one.code,
      [{ text: `${one.title} ` }, ...(one.state ? [{ chip: one.state }] : [])],
      orDash(formatDate(one.on)),
      orDash(one.says),
    ]),
  }
}
