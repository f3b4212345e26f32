import type { Approval, Block, Chip, Inline, PdfDocument, Row, Run } from '../document.ts'
import { countOf, formatDate, formatNumber } from '../format.ts'
import {
  chips,
  codes,
  type DocumentFrame,
  dash,
  fieldsBlock,
  heading,
  inFrame,
  orDash,
  overdue,
  paragraph,
} from './frame.ts'
import { criteriaName, mostInFull, plannedTreatment, type RiskCriteria } from './risk-register.ts'

export type TreatmentPlanInput = DocumentFrame & {
  /** The filter the risks were taken by, in words. */
  scope: string
  criteria: Pick<RiskCriteria, 'name' | 'version' | 'approved'>
  /** Closed risks, which ask for nothing more and are not listed. */
  closed: number
  /** Every level, the lowest first, with the risks that stand at it. */
  levels: { chip: Chip; before: number; today: number; after: number }[]
  /** Risks not yet scored. */
  unscored: { before: number; today: number; after: number }
  /** Risks whose level after treatment is one that has to be accepted. */
  aboveAcceptance: number
  /** What is done about risks, in the order in which the plan tells it. */
  treatments: { name: string; isChosen: boolean; risks: TreatmentEntry[] }[]
}

export type TreatmentEntry = {
  code: string
  title: string
  state: Chip
  owner: string
  /** Codes. */
  systems: string[]
  before: Chip | null
  today: Chip | null
  after: Chip | null
  plan: string
  controls: string[]
  /** ISO date. */
  due: string | null
  /** Decided on, and not yet carried out. */
  isUnderWay: boolean
  isOverdue: boolean
  /** Who decided on the treatment; `entry` is where the audit trail has it. */
  decided: { by: string; on: string; entry: number } | null
  actions: PlannedAction[]
  accepted: { by: string; until: string | null; rationale: string; signatures: Approval[] } | null
}

export type PlannedAction = {
  code: string
  title: string
  owner: string
  due: string | null
  doneOn: string | null
  state: Chip
  isOpen: boolean
  isOverdue: boolean
}

/**
 * The risk treatment plan (6.1.3, 8.3): what is done about each risk, by whom and by when, and what
 * is to remain; the actions by their days; who lives knowingly with what. Of more than a thousand
 * risks a line each.
 */
export function buildTreatmentPlan(input: TreatmentPlanInput): PdfDocument {
  const risks = input.treatments.flatMap((one) => one.risks)
  const actions = risks.flatMap((risk) => risk.actions)
  const inFull = risks.length <= mostInFull
  const accepted = risks.filter((risk) => risk.accepted)
  return inFrame(input, {
    title: 'Risk treatment plan',
    kind: 'ISO/IEC 42001:2023, 6.1.3 and 8.3',
    contents: 'auto',
    cover: {
      style: 'page',
      subtitle:
        'What is done about each risk from AI systems, by whom and by when, and what is to remain.',
      facts: [
        { term: 'Scope', text: orDash(input.scope) },
        {
          term: 'Holds',
          text: `${countOf(risks.length, 'risk')} with ${countOf(actions.length, 'action')}${input.closed > 0 ? `; ${countOf(input.closed, 'closed risk is', 'closed risks are')} left out` : ''}`,
        },
        { term: 'Criteria', text: criteriaName(input.criteria) },
      ],
    },
    body: [
      ...summary(input, risks, actions),
      { kind: 'page-break', orientation: 'landscape' },
      heading(1, 'The plan', { aside: countOf(risks.length, 'risk') }),
      ...(inFull
        ? [
            plan(input),
            heading(1, 'Actions by their day', { aside: countOf(actions.length, 'action') }),
            schedule(risks),
          ]
        : [
            paragraph(
              `More than ${formatNumber(mostInFull, 0)} risks: what is done about each, the actions and the signatures of those accepted stand in the data beside this document, and in the document of each risk.`,
            ),
            shortPlan(input),
          ]),
      ...(inFull && accepted.length > 0
        ? [
            { kind: 'page-break', orientation: 'portrait' } as const,
            heading(1, 'Risks lived with', { aside: countOf(accepted.length, 'risk') }),
            paragraph(
              'What remains of these is accepted by somebody who does not own the risk, until a set day.',
            ),
            ...accepted.map(acceptance),
          ]
        : []),
    ],
  })
}

function summary(
  { treatments, levels, unscored, closed, aboveAcceptance }: TreatmentPlanInput,
  risks: TreatmentEntry[],
  actions: PlannedAction[],
): Block[] {
  const undecided = treatments.flatMap((one) => (one.isChosen ? [] : one.risks)).length
  const lateRisks = risks.filter((risk) => risk.isOverdue).length
  const lateActions = actions.filter((action) => action.isOverdue).length
  const open = actions.filter((action) => action.isOpen)
  return [
    heading(1, 'Summary'),
    paragraph(says({ risks: risks.length, undecided, lateRisks, lateActions }), 'lead'),
    {
      kind: 'figures',
      items: [
        {
          label: 'Risks in the plan',
          value: formatNumber(risks.length, 0),
          ...(closed > 0 ? { note: `and ${formatNumber(closed, 0)} closed` } : {}),
        },
        {
          label: 'Treatment not chosen',
          value: formatNumber(undecided, 0),
          ...(undecided > 0 ? { tone: 'due', note: 'still to decide' } : {}),
        },
        {
          label: 'Actions open',
          value: formatNumber(open.length, 0),
          note: `of ${formatNumber(actions.length, 0)}`,
        },
        {
          label: 'Overdue',
          value: formatNumber(lateRisks + lateActions, 0),
          ...(lateRisks + lateActions > 0
            ? {
                tone: 'bad',
                note: late({ lateRisks, lateActions }).join(', '),
              }
            : { note: 'nothing' }),
        },
        {
          label: 'Above acceptance once carried out',
          value: formatNumber(aboveAcceptance, 0),
          ...(aboveAcceptance > 0 ? { tone: 'bad', note: 'to be accepted' } : { note: 'none' }),
        },
      ],
    },
    {
      kind: 'columns',
      columns: [
        {
          weight: 1,
          blocks: [
            {
              kind: 'bars',
              title: 'Risks by treatment',
              items: treatments.map(({ name, risks: those }) => ({
                label: name,
                value: those.length,
              })),
            },
          ],
        },
        {
          weight: 1,
          blocks: [{ kind: 'bars', title: 'Actions by state', items: byState(actions) }],
        },
      ],
    },
    heading(2, 'What the plan achieves'),
    {
      kind: 'table',
      empty: 'The criteria have no levels.',
      columns: [
        { label: 'Level', weight: 40 },
        { label: 'Without measures', weight: 20, align: 'right', code: true },
        { label: 'Today', weight: 20, align: 'right', code: true },
        { label: 'Once carried out', weight: 20, align: 'right', code: true },
      ],
      rows: [
        ...levels
          .toReversed()
          .map((one): Row => [chips(one.chip), ...counts(one.before, one.today, one.after)]),
        [
          [{ text: 'Not scored', muted: true }],
          ...counts(unscored.before, unscored.today, unscored.after),
        ],
      ],
    },
    ...comesNext(risks),
  ]
}

function says(of: {
  risks: number
  undecided: number
  lateRisks: number
  lateActions: number
}): string {
  if (of.risks === 0) return 'The plan holds no risk.'
  const decided = of.risks - of.undecided
  const begin =
    of.undecided === 0
      ? `For ${of.risks === 1 ? 'the one risk' : `each of the ${formatNumber(of.risks, 0)} risks`} it is decided what is done.`
      : `For ${formatNumber(decided, 0)} of ${countOf(of.risks, 'risk')} it is decided what is done.`
  const parts = late(of)
  const isOne = of.lateRisks + of.lateActions === 1
  return `${begin} ${parts.length > 0 ? `${parts.join(' and ')} ${isOne ? 'is' : 'are'} overdue.` : 'Nothing is overdue.'}`
}

function late({ lateRisks, lateActions }: { lateRisks: number; lateActions: number }): string[] {
  return [
    lateRisks > 0 ? countOf(lateRisks, 'treatment') : '',
    lateActions > 0 ? countOf(lateActions, 'action') : '',
  ].filter(Boolean)
}

/** Rows of what is to be done next, the earliest day first. */
const nextRows = 8

/** Treatments and actions under way that have a day, so that one page says what comes next. */
function comesNext(risks: TreatmentEntry[]): Block[] {
  const all = risks.flatMap((risk) => [
    ...(risk.isUnderWay && risk.due
      ? [{ due: risk.due, code: risk.code, title: risk.title, of: risk }]
      : []),
    ...risk.actions.flatMap((action) =>
      action.isOpen && action.due
        ? [{ due: action.due, code: action.code, title: action.title, of: action }]
        : [],
    ),
  ])
  const next = all.toSorted((a, b) => a.due.localeCompare(b.due, 'en')).slice(0, nextRows)
  return [
    heading(2, 'What comes next'),
    {
      kind: 'table',
      empty: 'Nothing under way has a day.',
      columns: [
        { label: 'Due', weight: 15, code: true },
        { label: 'Number', weight: 13, code: true },
        { label: 'Treatment or action', weight: 40 },
        { label: 'Owner', weight: 17 },
        { label: 'State', weight: 15 },
      ],
      rows: next.map(({ due, code, title, of }) => [
        formatDate(due),
        code,
        title,
        orDash(of.owner),
        chips(of.isOverdue ? overdue : of.state),
      ]),
    },
  ]
}

const counts = (...numbers: number[]): Inline[] =>
  numbers.map((count) => (count > 0 ? formatNumber(count, 0) : [dash]))

/** Overdue ones first. */
function byState(actions: PlannedAction[]) {
  const late = actions.filter((action) => action.isOverdue)
  const others = actions.filter((action) => !action.isOverdue)
  return [...Map.groupBy([...late, ...others], (action) => action.state.label)].map(
    ([label, those]) => ({
      label,
      value: those.length,
      ...(those[0] ? { tone: those[0].state.tone } : {}),
    }),
  )
}

function plan({ treatments }: TreatmentPlanInput): Block {
  return {
    kind: 'table',
    empty: 'No risks match this filter.',
    columns: [
      { label: 'Risk', weight: 21 },
      { label: 'Level today', weight: 10 },
      { label: 'What is done', weight: 31 },
      { label: 'Actions', weight: 26 },
      { label: 'Due', weight: 10.5, code: true },
      { label: 'To remain', weight: 10 },
      { label: 'State', weight: 11 },
    ],
    rows: treatments.flatMap(({ name, isChosen, risks }): Row[] =>
      risks.length > 0
        ? [
            { group: `${name}: ${countOf(risks.length, 'risk')}` },
            ...risks.map((risk) => planRow(risk, isChosen)),
          ]
        : [],
    ),
  }
}

/** The plan in a line a risk: what it says of each stands elsewhere. */
function shortPlan({ treatments }: TreatmentPlanInput): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Risk', weight: 48 },
      { label: 'Owner', weight: 15 },
      { label: 'Level today', weight: 11 },
      { label: 'Actions open', weight: 9, align: 'right', code: true },
      { label: 'Due', weight: 11, code: true },
      { label: 'To remain', weight: 11 },
      { label: 'State', weight: 11 },
    ],
    rows: treatments.flatMap(({ name, risks }): Row[] =>
      risks.length > 0
        ? [{ group: `${name}: ${countOf(risks.length, 'risk')}` }, ...risks.map(shortRow)]
        : [],
    ),
  }
}

function shortRow(risk: TreatmentEntry): Inline[] {
  return [
    [{ text: risk.code, code: true, muted: true }, { text: ` ${risk.title}` }],
    risk.owner || [dash],
    chips(risk.today ?? risk.before ?? undefined),
    formatNumber(risk.actions.filter((action) => action.isOpen).length, 0),
    risk.due
      ? [{ text: formatDate(risk.due), code: true }, ...(risk.isOverdue ? [{ chip: overdue }] : [])]
      : [dash],
    risk.after ? chips(risk.after) : [dash],
    chips(risk.state),
  ]
}

function planRow(risk: TreatmentEntry, isChosen: boolean): Inline[] {
  return [
    [
      { text: risk.code, code: true, muted: true },
      { text: ` ${risk.title}`, bold: true },
      { text: `\n${risk.owner || 'Nobody answers for it'}`, muted: true },
      ...(risk.systems.length > 0
        ? [{ text: `\n${risk.systems.join(', ')}`, code: true, muted: true }]
        : []),
    ],
    levelNow(risk),
    whatIsDone(risk, isChosen),
    risk.actions.length > 0 ? risk.actions.flatMap(actionRuns) : [dash],
    dueOf(risk),
    risk.after ? chips(risk.after) : [dash],
    chips(risk.state),
  ]
}

/** The level today, which is that without measures until somebody has judged them. */
function levelNow({ before, today }: TreatmentEntry): Inline {
  if (!before && !today) return [{ text: 'Not scored', muted: true }]
  if (!today || !before || today.label === before.label) return chips(today ?? before ?? undefined)
  return [{ chip: today }, { text: '\nof ', muted: true }, { text: before.label, muted: true }]
}

function whatIsDone(
  { plan: planned, controls, decided, accepted }: TreatmentEntry,
  isChosen: boolean,
): Inline {
  const lines: Run[][] = [
    ...(planned.trim() ? [plannedTreatment(planned, isChosen)] : []),
    ...(accepted
      ? [
          [
            {
              text: `Accepted${accepted.by ? ` by ${accepted.by}` : ''}${accepted.until ? ` until ${formatDate(accepted.until)}` : ''}.`,
            },
          ],
        ]
      : []),
    ...(controls.length > 0
      ? [
          [
            { text: 'Controls ', muted: true },
            { text: controls.join(', '), code: true, muted: true },
          ],
        ]
      : []),
    ...(decided
      ? [
          [
            {
              text: `Decided by ${decided.by}, ${formatDate(decided.on)} (entry\u00a0${formatNumber(decided.entry, 0)})`,
              muted: true,
            },
          ],
        ]
      : []),
  ]
  if (lines.length === 0) return [dash]
  return lines.flatMap((line, place) => (place > 0 ? [{ text: '\n' }, ...line] : line))
}

function actionRuns(action: PlannedAction, place: number): Run[] {
  const who = [action.owner || 'nobody', action.due ? formatDate(action.due) : 'no day']
  return [
    { text: `${place > 0 ? '\n' : ''}${action.code} `, code: true, muted: true },
    { text: action.title },
    { text: `\n${who.join(', ')} `, muted: true },
    { chip: action.state },
  ]
}

function dueOf({ due, isOverdue }: Pick<TreatmentEntry, 'due' | 'isOverdue'>): Inline {
  if (!due) return [dash]
  return [
    { text: formatDate(due), code: true },
    ...(isOverdue ? [{ text: '\n' }, { chip: overdue }] : []),
  ]
}

/** Every action once, the earliest day first, those without a day last. */
function schedule(risks: TreatmentEntry[]): Block {
  const all = risks.flatMap((risk) => risk.actions.map((action) => ({ action, risk })))
  const day = (one: (typeof all)[number]) => one.action.due ?? '9999'
  return {
    kind: 'table',
    empty: 'No action comes from these risks.',
    columns: [
      { label: 'Due', weight: 11, code: true },
      { label: 'Action', weight: 9, code: true },
      { label: 'What is to be done', weight: 40 },
      { label: 'Treats', weight: 10, code: true },
      { label: 'Owner', weight: 15 },
      { label: 'State', weight: 13 },
      { label: 'Done on', weight: 11, code: true },
    ],
    rows: all
      .toSorted((a, b) => day(a).localeCompare(day(b), 'en'))
      .map(({ action, risk }) => [
        action.due ? formatDate(action.due) : [dash],
        action.code,
        action.title,
        codes([risk.code]),
        orDash(action.owner),
        chips(action.state),
        orDash(formatDate(action.doneOn)),
      ]),
  }
}

/** Who accepted what remains should not have to be looked for overleaf. */
function acceptance(risk: TreatmentEntry): Block {
  return {
    kind: 'together',
    blocks: [
      heading(2, `${risk.code} ${risk.title}`, risk.after ? { aside: chips(risk.after) } : {}),
      fieldsBlock(
        [
          { label: 'Why acceptable', value: orDash(risk.accepted?.rationale) },
          { label: 'Until', value: orDash(formatDate(risk.accepted?.until)) },
          { label: 'Risk owner', value: orDash(risk.owner) },
        ],
        104,
      ),
      {
        kind: 'approvals',
        items: risk.accepted?.signatures ?? [],
        none: 'The acceptance is not signed.',
      },
    ],
  }
}
