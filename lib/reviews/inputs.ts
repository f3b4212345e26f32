import { addDays, addMonths, dayInWords } from '../calendar.ts'
import { capital } from '../capital.ts'
import { conformity } from '../checks/conformity.ts'
import { isPast } from '../checks/obligation.ts'
import { riskMatrix, risksAboveAcceptance } from '../checks/posture.ts'
import type { Seen } from '../checks/seen.ts'
import { named, type State } from '../checks/state.ts'
import { levelTone } from '../criteria/shape.ts'
import type { Tone } from '../fields/field.ts'
import { audits as auditRegister } from '../registers/audits/definition.ts'
import { standingOf } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { type FrozenRecord, type InputKey, inputKeys, type ReviewInput } from './shape.ts'

/** Records an input names at most; the others are counted. */
const mostNamed = 30

/** The registers at both ends of the period; `before` is null where there was nothing yet. */
type Period = { reviewId: string; before: State | null; now: State; from: string; to: string }

type Computed = Omit<ReviewInput, 'key' | 'more' | 'figures'> & {
  figures: [label: string, value: number, before?: number | null, tone?: Tone][]
}

/**
 * Every input of a management review (ISO/IEC 42001, 9.3.2) from the registers as they stood before
 * the period and at its end; a pure function, whose result the review keeps.
 */
export function reviewInputs(period: Period): ReviewInput[] {
  return inputKeys.map((key) => {
    const { says, figures, records, ...rest } = compute[key](period)
    return {
      key,
      says: capital(says),
      ...rest,
      figures: figures.map(([label, value, before = null, tone = 'plain']) => ({
        label,
        value,
        before,
        tone: value === 0 ? 'plain' : tone,
      })),
      records: records.slice(0, mostNamed),
      more: Math.max(0, records.length - mostNamed),
    }
  })
}

const compute: Record<InputKey, (period: Period) => Computed> = {
  actions: fromEarlierReviews,
  issues: changesOfIssues,
  parties: changesOfParties,
  nonconformities: nonconformitiesAndActions,
  monitoring,
  audits,
  objectives,
  risks,
  incidents,
  opportunities,
}

/** 9.3.2 a: what earlier reviews decided and was not done when the period began. */
function fromEarlierReviews({ reviewId, before, now, to }: Period): Computed {
  const reviews = now.managementReviews.filter(
    (one) =>
      one.id !== reviewId &&
      ['held', 'signed'].includes(one.state) &&
      (one.heldOn === null || one.heldOn <= to),
  )
  const ofReviews = new Set(reviews.map((one) => one.id))
  const wasOver = <R extends { id: string; state: string }>(list: readonly R[] | undefined) =>
    new Set((list ?? []).filter((one) => isOver(one.state)).map((one) => one.id))
  const decidedAndOver = wasOver(before?.reviewDecisions)
  const doneBefore = wasOver(before?.actions)
  const taken = now.reviewDecisions.filter((one) => ofReviews.has(one.reviewId ?? ''))
  const decisions = taken.filter((one) => !decidedAndOver.has(one.id))
  const origins = new Set([...ofReviews, ...taken.map((one) => one.id)])
  const actions = now.actions.filter(
    (one) => origins.has(one.originId ?? '') && !doneBefore.has(one.id),
  )
  const overdue = (one: Due) => !isOver(one.state) && isPast(one.dueOn, now.today)
  const row = (label: string, list: readonly Due[]) => ({
    label,
    counts: {
      done: list.filter((one) => isOver(one.state)).length,
      'in-time': list.filter((one) => !isOver(one.state) && !overdue(one)).length,
      overdue: list.filter(overdue).length,
    },
  })
  const late = [...decisions, ...actions].filter(overdue).length
  const open = [...decisions, ...actions].filter((one) => !isOver(one.state)).length
  return {
    says:
      reviews.length === 0
        ? 'There is no earlier review on record.'
        : open === 0
          ? 'Everything that earlier reviews decided is carried out.'
          : `${count(open, 'decision or action', 'decisions and actions')} of earlier reviews ${open === 1 ? 'is' : 'are'} still open, ${none(late)} of them overdue.`,
    figures: [
      ['Open decisions', decisions.filter((one) => !isOver(one.state)).length],
      ['Open actions', actions.filter((one) => !isOver(one.state)).length],
      ['Done in the period', [...decisions, ...actions].filter((one) => isOver(one.state)).length],
      ['Overdue', late, null, 'bad'],
    ],
    chart:
      decisions.length + actions.length === 0
        ? null
        : {
            kind: 'bars',
            title: 'Decisions and actions of earlier reviews',
            keys: [
              { key: 'done', label: 'Done' },
              { key: 'in-time', label: 'Open, in time' },
              { key: 'overdue', label: 'Overdue' },
            ],
            rows: [row('Decisions', decisions), row('Actions', actions)],
          },
    records: openFirst([
      ...decisions.map((one) => withDay('review-decisions', one, now)),
      ...actions.map((one) => withDay('actions', one, now)),
    ]),
  }
}

/** 9.3.2 b: issues that came, went or weigh otherwise than before. */
function changesOfIssues({ before, now }: Period): Computed {
  const changes = changesOf(before?.contextIssues, now.contextIssues, [
    'title',
    'side',
    'relevance',
  ])
  return {
    says: sentenceOfChanges(changes, 'issue', 'issues'),
    figures: [
      ['Current', current(now.contextIssues), before && current(before.contextIssues)],
      ['New', changes.fresh.length],
      ['Changed', changes.changed.length],
      ['No longer relevant', changes.gone.length],
    ],
    chart: bothEnds('Issues by where they lie', before, now, {
      external: ['External', (state) => sided(state, 'external')],
      internal: ['Internal', (state) => sided(state, 'internal')],
    }),
    records: changedRecords('context', changes),
  }
}

/** 9.3.2 c: parties and needs that came, went or read otherwise than before. */
function changesOfParties({ before, now }: Period): Computed {
  const changes = changesOf(before?.parties, now.parties, ['title', 'needs', 'addressed'])
  const met = (state: State, addressed: string) =>
    state.parties.filter((one) => one.state === 'current' && one.addressed === addressed).length
  return {
    says: sentenceOfChanges(changes, 'interested party', 'interested parties'),
    figures: [
      ['Current', current(now.parties), before && current(before.parties)],
      ['New', changes.fresh.length],
      ['Needs changed', changes.changed.length],
      ['No longer concerned', changes.gone.length],
    ],
    chart: bothEnds('Needs met by the management system', before, now, {
      yes: ['Met', (state) => met(state, 'yes')],
      partly: ['In part', (state) => met(state, 'partly')],
      no: ['Not met, with a reason', (state) => met(state, 'no')],
    }),
    records: changedRecords('parties', changes),
  }
}

/** 9.3.2 d: nonconformities and corrective actions, and whether they become fewer. */
function nonconformitiesAndActions(period: Period): Computed {
  const { before, now } = period
  const all = findings(now)
  const open = all.filter((one) => one.state !== 'closed')
  const wasOpen = before && findings(before).filter((one) => one.state !== 'closed')
  const raised = all.filter((one) => isSince(period, one.createdAt))
  const closed = all.filter((one) => one.state === 'closed' && isSince(period, one.verifiedOn))
  const ids = new Set(all.map((one) => one.id))
  const actions = now.actions.filter((one) => ids.has(one.originId ?? '') && !isOver(one.state))
  const late = open.filter((one) => isPast(one.dueOn, now.today)).length
  const touched = new Set([...open, ...raised, ...closed])
  const points = monthEnds(period).map((day) => ({
    day,
    value: all.filter(
      (one) =>
        one.createdAt.slice(0, 10) <= day &&
        !(one.state === 'closed' && one.verifiedOn !== null && one.verifiedOn <= day),
    ).length,
  }))
  return {
    says: `${count(raised.length, 'nonconformity was', 'nonconformities were')} raised in the period and ${none(closed.length)} closed; ${are(open.length)} open${late ? `, ${late} of them overdue` : ''}.`,
    figures: [
      ['Open', open.length, wasOpen?.length],
      ['Major, open', open.filter((one) => one.grade === 'major').length, null, 'bad'],
      ['Raised', raised.length],
      ['Closed, found effective', closed.length],
      ['Open corrective actions', actions.length],
    ],
    chart: points.some(({ value }) => value > 0)
      ? { kind: 'line', title: 'Open nonconformities', points }
      : null,
    records: openFirst([...touched].map((one) => withDay('nonconformities', one, now))),
  }
}

/** 9.3.2 d: what monitors show, and how far the requirements are met. */
function monitoring({ before, now }: Period): Computed {
  const watching = (state: State) => state.monitors.filter((one) => one.state !== 'retired')
  const breached = (state: State) => state.monitors.filter((one) => one.state === 'breached')
  const standing = (state: State, met: string) =>
    conformity(state).filter((one) => one.met === met).length
  const notMet = conformity(now).length - standing(now, 'na')
  return {
    says: `${standing(now, 'met')} of ${notMet} requirements that apply are met${before ? `, ${standing(before, 'met')} at the start of the period` : ''}. ${count(breached(now).length, 'monitor is', 'monitors are')} beyond a threshold.`,
    figures: [
      ['Requirements met', standing(now, 'met'), before && standing(before, 'met')],
      ['Monitors in use', watching(now).length, before && watching(before).length],
      ['Beyond a threshold', breached(now).length, before && breached(before).length, 'bad'],
    ],
    chart: bothEnds('Requirements of ISO/IEC 42001', before, now, {
      met: ['Met', (state) => standing(state, 'met')],
      partly: ['Partly', (state) => standing(state, 'partly')],
      'not-met': ['Not met', (state) => standing(state, 'not-met')],
      na: ['Not applicable', (state) => standing(state, 'na')],
    }),
    records: watching(now)
      .filter((one) => one.state !== 'active')
      .map((one) => frozen('monitors', one)),
  }
}

/** 9.3.2 d: which audits were done of those planned, what they found, and where certificates stand. */
function audits(period: Period): Computed {
  const { now } = period
  const signed = now.audits.filter((one) => one.state === 'signed' && isSince(period, one.signedOn))
  const waiting = now.audits.filter((one) => isAhead(one) && isSince(period, one.startsOn))
  const ofSigned = new Set(signed.map((one) => one.id))
  const reported = new Set(
    now.auditQuestions
      .filter((one) => ofSigned.has(one.auditId ?? ''))
      .flatMap((one) => one.findingId ?? []),
  )
  const found = now.nonconformities.filter(
    (one) =>
      reported.has(one.id) ||
      (['internal-audit', 'external-audit'].includes(one.noticedIn ?? '') &&
        (one.state !== 'closed' || isSince(period, one.createdAt))),
  )
  const raised = found.filter((one) => reported.has(one.id) || isSince(period, one.createdAt))
  const open = found.filter((one) => one.state !== 'closed')
  const certificates = now.certificates.filter((one) => one.state !== 'ended')
  const row = (label: string, where: string) => ({
    label,
    counts: Object.fromEntries(
      grades.map(({ key }) => [
        key,
        found.filter((one) => one.noticedIn === where && one.grade === key).length,
      ]),
    ),
  })
  return {
    says: `${count(signed.length, 'audit was', 'audits were')} signed in the period${waiting.length ? `; ${waiting.length} planned for it ${waiting.length === 1 ? 'is' : 'are'} not finished` : ''}. Audits raised ${count(raised.length, 'finding', 'findings')}; ${are(open.length)} open.`,
    figures: [
      ['Audits signed', signed.length],
      ['Planned, not signed', waiting.length, null, 'due'],
      ['Findings of the period', raised.length],
      ['Open findings', open.length, null, 'due'],
      ['Major, open', open.filter((one) => one.grade === 'major').length, null, 'bad'],
    ],
    chart:
      found.length === 0
        ? null
        : {
            kind: 'bars',
            title: 'Findings of audits by grade',
            keys: grades,
            rows: [
              row('Internal audits', 'internal-audit'),
              row('External audits', 'external-audit'),
            ],
          },
    records: openFirst([
      ...found.map((one) => withDay('nonconformities', one, now)),
      ...waiting.map((one) => {
        const isLate = isPast(one.endsOn, now.today)
        return {
          ...frozen('audits', one),
          says: `${words(one.state)}${one.endsOn ? `, ${isLate ? 'was to end' : 'ends'} ${dayInWords(one.endsOn)}` : ''}`,
          ...(isLate ? { tone: 'bad' as const } : {}),
        }
      }),
      ...signed.map((one) => {
        const outcome = auditRegister.fields.outcome.options.find(
          ({ value }) => value === one.outcome,
        )
        return {
          ...frozen('audits', one),
          says: outcome?.label ?? words(one.state),
          ...(outcome?.tone ? { tone: outcome.tone } : {}),
        }
      }),
      ...certificates.map((one) => ({
        ...frozen('certificates', one),
        says: one.validUntil ? `valid until ${dayInWords(one.validUntil)}` : words(one.state),
      })),
    ]),
  }
}

/** 9.3.2 d: how far the objectives are reached. */
function objectives({ before, now }: Period): Computed {
  const all = now.objectives.filter((one) => !['draft', 'dropped'].includes(one.state))
  const inState = (state: State, stage: string) =>
    state.objectives.filter((one) => one.state === stage).length
  const late = all.filter((one) => one.state === 'pursued' && isPast(one.dueOn, now.today))
  return {
    says:
      all.length === 0
        ? 'No objective is set.'
        : `Of ${count(all.length, 'objective', 'objectives')}, ${are(inState(now, 'reached'))} reached and ${inState(now, 'pursued')} on the way${late.length ? `, ${late.length} of them late` : ''}.`,
    figures: [
      ['Reached', inState(now, 'reached'), before && inState(before, 'reached')],
      ['On the way', inState(now, 'pursued'), before && inState(before, 'pursued')],
      ['Late', late.length, null, 'bad'],
      ['Missed', inState(now, 'missed'), before && inState(before, 'missed'), 'bad'],
    ],
    chart: bothEnds('Objectives', before, now, {
      reached: ['Reached', (state) => inState(state, 'reached')],
      pursued: ['On the way', (state) => inState(state, 'pursued')],
      missed: ['Missed', (state) => inState(state, 'missed')],
    }),
    records: openFirst(
      all.map((one) => {
        const unit = one.unit ? ` ${one.unit}` : ''
        const measured = one.current === null ? 'not measured' : `at ${one.current}${unit}`
        const stands =
          one.state === 'pursued'
            ? `${measured}, target ${one.target ?? 'open'}${one.target === null ? '' : unit}`
            : `${words(one.state)}${one.current === null ? '' : `, ${measured}`}`
        const isLate = late.includes(one)
        return {
          ...frozen('objectives', one),
          says: isLate && one.dueOn ? `${stands}; was due ${dayInWords(one.dueOn)}` : stands,
          tone: isLate ? 'bad' : toneOf('objectives', one.state),
        }
      }),
    ),
  }
}

/** 9.3.2, 8.2, 8.3: risks as they stand, and whether their treatment is in time. */
function risks({ before, now }: Period): Computed {
  const { likelihoodScale, impactScale, bands } = now.criteria
  const live = (state: State) => state.risks.filter((one) => one.state !== 'closed').length
  const above = risksAboveAcceptance(now)
  const known = new Set(before?.risks.map((one) => one.id))
  const fresh = now.risks.filter((one) => !known.has(one.id)).length
  const late = now.risks.filter(
    (one) => one.state === 'in-treatment' && isPast(one.treatmentDueOn, now.today),
  ).length
  const matrix = riskMatrix(now)
  const untreated = above.filter((one) => !one.isTreated).length
  const shown = Object.values(matrix).flatMap((row) => Object.values(row ?? {}).flat()).length
  const unscored = live(now) - shown
  const notShown = unscored
    ? ` ${count(unscored, 'live risk has', 'live risks have')} no score yet and ${unscored === 1 ? 'is' : 'are'} not in the picture.`
    : ''
  return {
    says: `${count(above.length, 'risk is', 'risks are')} above what can be lived with, ${none(untreated)} of them without a treatment; ${count(late, 'treatment is', 'treatments are')} overdue.${notShown}`,
    figures: [
      ['Live risks', live(now), before && live(before)],
      [
        'Above acceptance',
        above.length,
        before && risksAboveAcceptance(before).length,
        untreated ? 'bad' : 'due',
      ],
      ['New in the period', fresh],
      ['Treatments overdue', late, null, 'bad'],
    ],
    chart: {
      kind: 'matrix',
      title: 'Live risks as they stand',
      likelihood: likelihoodScale.map(({ value, label }) => ({ value, label })),
      impact: impactScale.map(({ value, label }) => ({ value, label })),
      counts: likelihoodScale.map((row) =>
        impactScale.map((column) => matrix[row.value]?.[column.value]?.length ?? 0),
      ),
      tones: likelihoodScale.map((row) =>
        impactScale.map((column) => levelTone(row.value * column.value, bands)),
      ),
    },
    records: above.map((one) => ({
      ...frozenAs(one),
      says: `level ${one.level}, ${one.isTreated ? 'under treatment' : 'without a treatment'}`,
      tone: one.isTreated ? 'due' : 'bad',
    })),
  }
}

/** 9.3.2, A.8.4, A.3.3: what went wrong for whom; confidential concerns count, but are not named. */
function incidents(period: Period): Computed {
  const { now } = period
  const all = now.incidents.filter(
    (one) => one.state !== 'closed' || isSince(period, one.detectedOn),
  )
  const ofPeriod = all.filter((one) => isSince(period, one.detectedOn))
  const open = all.filter((one) => one.state !== 'closed')
  const late = open.filter((one) => isPast(one.reportDueOn, now.today)).length
  const severities = ['critical', 'high', 'medium', 'low']
  const received = now.concerns.filter((one) => isSince(period, one.receivedOn))
  const answered = now.concerns.filter((one) => isSince(period, one.answeredOn))
  const inTime = answered.filter((one) => !isPast(one.answerDueOn, one.answeredOn ?? now.today))
  const appealed = now.concerns.filter((one) => isSince(period, one.appealedOn))
  const answeredLate = answered.length - inTime.length
  const saysOfConcerns =
    received.length + answered.length === 0
      ? 'No concern was received.'
      : `Of concerns, ${received.length > 1 ? `${received.length} were` : `${none(received.length)} was`} received and ${none(answered.length)} answered${answeredLate ? `, ${answeredLate} of them late` : ''}.`
  return {
    says: `${count(ofPeriod.length, 'incident', 'incidents')} became known in the period; ${are(open.length)} still open. ${saysOfConcerns}`,
    figures: [
      ['Incidents of the period', ofPeriod.length],
      [
        'High or critical',
        ofPeriod.filter((one) => ['critical', 'high'].includes(one.severity ?? '')).length,
        null,
        'bad',
      ],
      ['Not closed', open.length, null, 'due'],
      ['Reports overdue', late, null, 'bad'],
      ['Concerns received', received.length],
      ['Concerns answered in time', inTime.length],
      ['Answers appealed', appealed.length, null, 'due'],
    ],
    chart:
      all.length === 0
        ? null
        : {
            kind: 'bars',
            title: 'Incidents by severity',
            keys: [
              { key: 'closed', label: 'Closed' },
              { key: 'open', label: 'Not closed' },
            ],
            rows: severities.map((severity) => {
              const own = all.filter((one) => one.severity === severity)
              return {
                label: capital(words(severity)),
                counts: {
                  closed: own.filter((one) => one.state === 'closed').length,
                  open: own.filter((one) => one.state !== 'closed').length,
                },
              }
            }),
          },
    records: openFirst(
      all.map((one) => ({
        ...frozen('incidents', one),
        says: `${words(one.state)}${one.severity ? `, ${one.severity}` : ''}`,
      })),
    ),
  }
}

/** 9.3.2 e, 10.1: what could be better, whoever noticed it. */
function opportunities(period: Period): Computed {
  const { before, now } = period
  const noticed = (state: State) =>
    state.nonconformities.filter((one) => one.grade === 'opportunity')
  const improving = (state: State) => state.actions.filter((one) => one.kind === 'improvement')
  const overBefore = new Set(
    (before ? [...noticed(before), ...improving(before)] : [])
      .filter((one) => isOver(one.state))
      .map((one) => one.id),
  )
  const found = noticed(now).filter((one) => !overBefore.has(one.id))
  const actions = improving(now).filter((one) => !overBefore.has(one.id))
  const open = [...found, ...actions].filter((one) => !isOver(one.state)).length
  const row = (label: string, list: readonly Due[]) => ({
    label,
    counts: {
      done: list.filter((one) => isOver(one.state)).length,
      open: list.filter((one) => !isOver(one.state)).length,
    },
  })
  return {
    says:
      found.length + actions.length === 0
        ? 'No opportunity for improvement is on record; the meeting may name some.'
        : `${count(open, 'opportunity or improvement is', 'opportunities and improvements are')} open, ${none(found.length + actions.length - open)} taken.`,
    figures: [
      ['Opportunities noticed', found.length],
      ['Improvements under way', actions.filter((one) => !isOver(one.state)).length],
      ['Taken in the period', found.length + actions.length - open],
    ],
    chart:
      found.length + actions.length === 0
        ? null
        : {
            kind: 'bars',
            title: 'Opportunities and improvements',
            keys: [
              { key: 'done', label: 'Taken' },
              { key: 'open', label: 'Open' },
            ],
            rows: [row('Opportunities', found), row('Improvements', actions)],
          },
    records: openFirst([
      ...found.map((one) => withDay('nonconformities', one, now)),
      ...actions.map((one) => withDay('actions', one, now)),
    ]),
  }
}

function isAhead({ state }: Seen<'audits'>): boolean {
  return state === 'planned' || state === 'under-way'
}

type Due = { id: string; state: string; dueOn: string | null }
type Titled = { id: string; code: string; title: string | null; state: string }

const grades = [
  { key: 'major', label: 'Major' },
  { key: 'minor', label: 'Minor' },
  { key: 'observation', label: 'Observation' },
  { key: 'opportunity', label: 'Opportunity' },
]

/** Nonconformities proper: opportunities are an input of their own. */
function findings(state: State): Seen<'nonconformities'>[] {
  return state.nonconformities.filter((one) => one.grade !== 'opportunity')
}

/** In the words of the registers concerned: nothing is to be done any more. */
function isOver(state: string): boolean {
  return ['done', 'verified', 'cancelled', 'carried-out', 'dropped', 'closed'].includes(state)
}

function isSince({ from, to }: Period, at: string | null): boolean {
  return at !== null && at.slice(0, 10) >= from && at.slice(0, 10) <= to
}

/** The day before the period, the ends of its months, and its last day; the last two years of them. */
function monthEnds({ from, to }: Period): string[] {
  const days = [addDays(from, -1)]
  for (let first = `${from.slice(0, 7)}-01`; ; ) {
    first = addMonths(first, 1)
    const end = addDays(first, -1)
    if (end >= to) break
    if (end >= from) days.push(end)
  }
  return [...days, to].slice(-25)
}

type Changes = { fresh: Titled[]; changed: Titled[]; gone: Titled[] }

/** What became of records that are kept until they are closed, by the columns that matter. */
function changesOf<R extends Titled>(
  before: readonly R[] | undefined,
  now: readonly R[],
  columns: readonly (keyof R)[],
): Changes {
  const was = new Map((before ?? []).map((one) => [one.id, one]))
  const is = now.filter((one) => one.state === 'current')
  const isKnown = (one: R) => was.get(one.id)?.state === 'current'
  return {
    fresh: is.filter((one) => !isKnown(one)),
    changed: is.filter(
      (one) => isKnown(one) && columns.some((column) => was.get(one.id)?.[column] !== one[column]),
    ),
    gone: (before ?? []).filter(
      (one) => one.state === 'current' && !is.some((other) => other.id === one.id),
    ),
  }
}

function changedRecords(register: string, { fresh, changed, gone }: Changes): FrozenRecord[] {
  const as = (says: string, tone: Tone) => (one: Titled) => ({
    ...frozen(register, one),
    says,
    tone,
  })
  return [
    ...fresh.map(as('new', 'plain')),
    ...changed.map(as('changed', 'plain')),
    ...gone.map(as('no longer', 'na')),
  ]
}

function sentenceOfChanges({ fresh, changed, gone }: Changes, one: string, many: string): string {
  if (fresh.length + changed.length + gone.length === 0)
    return `No ${one} came, went or changed in the period.`
  return `${count(fresh.length, `${one} is`, `${many} are`)} new, ${none(changed.length)} changed, ${none(gone.length)} no longer there.`
}

function current(list: readonly { state: string }[]): number {
  return list.filter((one) => one.state === 'current').length
}

function sided(state: State, side: string): number {
  return state.contextIssues.filter((one) => one.state === 'current' && one.side === side).length
}

/** Counts before the period and at its end, one bar each. */
function bothEnds(
  title: string,
  before: State | null,
  now: State,
  parts: Record<string, [label: string, of: (state: State) => number]>,
): ReviewInput['chart'] {
  const row = (label: string, state: State) => ({
    label,
    counts: Object.fromEntries(Object.entries(parts).map(([key, [, of]]) => [key, of(state)])),
  })
  const rows = [...(before ? [row('At the start', before)] : []), row('At the end', now)]
  if (rows.every(({ counts }) => Object.values(counts).every((n) => n === 0))) return null
  return {
    kind: 'bars',
    title,
    keys: Object.entries(parts).map(([key, [label]]) => ({ key, label })),
    rows,
  }
}

/** A record as it is called and stands now. */
function frozen(register: string, record: Titled): FrozenRecord {
  return {
    ...frozenAs(named(register, record)),
    says: words(record.state),
    tone: toneOf(register, record.state),
  }
}

function frozenAs({ register, code, title }: { register: string; code: string; title: string }) {
  return { register, code, title }
}

/** The same with the day by which it is to be done, red when that is past. */
function withDay(register: string, record: Titled & { dueOn: string | null }, now: State) {
  const it = frozen(register, record)
  if (isOver(record.state) || record.dueOn === null) return it
  const isLate = record.dueOn < now.today
  return {
    ...it,
    says: `${it.says}, ${isLate ? 'was due' : 'due'} ${dayInWords(record.dueOn)}`,
    tone: isLate ? ('bad' as const) : it.tone,
  }
}

function toneOf(register: string, state: string): Tone {
  return standingOf(registerOf(register), state) ?? 'plain'
}

function words(value: string): string {
  return value.replaceAll('-', ' ')
}

function count(n: number, one: string, many: string): string {
  return `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`
}

function none(n: number): string {
  return n === 0 ? 'none' : String(n)
}

function are(n: number): string {
  return n > 1 ? `${n} are` : `${none(n)} is`
}

const urgency: Tone[] = ['bad', 'due', 'plain', 'met', 'na']

function openFirst(records: FrozenRecord[]): FrozenRecord[] {
  return records.sort((a, b) => urgency.indexOf(a.tone) - urgency.indexOf(b.tone))
}
