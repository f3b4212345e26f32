import { recordIn, recordsIn } from '../record-types.ts'
import { defineRules, type EffectContext, type Problems, type Transition } from '../rules.ts'
import { clocksOf, type Duty } from './clocks.ts'
import { type Incident, incidents } from './definition.ts'

/** Rules of incidents (ISO/IEC 42001, A.8.4, 10.2). */
export const incidentRules = defineRules(incidents, {
  derive: ({ record, context }) => ({
    ownerId: record.ownerId ?? context.actor.id,
    ...(record.seriousIncident ? { seriousKind: record.seriousKind ?? 'other' } : {}),
    reportDueOn: reportDueOn(record),
  }),

  check: ({ record, context }) => {
    const problems: Problems = {}
    if (record.detectedOn && record.detectedOn > context.today)
      problems.detectedOn = 'It cannot be known before it is.'
    if (record.occurredOn && record.detectedOn && record.occurredOn > record.detectedOn)
      problems.occurredOn = 'It happened before it was known, or on the same day.'
    return problems
  },

  /** 10.2: what seriously harmed people is corrected as a nonconformity, and not only reported. */
  effects: async ({ record, before, context }) => {
    if (record.seriousIncident !== true || before?.seriousIncident === true) return
    const known = await recordsIn(context, 'nonconformities', { field: 'originId', is: record.id })
    if (known.length > 0) return
    await context.create('nonconformities', {
      title: `Serious incident: ${record.title}`.slice(0, 300),
      grade: 'major',
      noticedIn: 'incident',
      originId: record.id,
      systemIds: record.systemIds,
      description: record.description,
      ownerId: record.ownerId,
    })
  },

  transitions: {
    contain: {
      label: 'Contained',
      says: 'contained it',
      from: ['open'],
      to: 'contained',
      needs: 'update',
      asks: ['containment'],
      requires: ['containment'],
    },
    reportAiAct: reported('ai-act', ['aiActReportedAt', 'aiActReport'], {
      label: 'Reported under the AI Act',
      says: 'reported it under the AI Act',
    }),
    reportData: reported('data', ['dataReportedAt', 'dataReport'], {
      label: 'Reported under the GDPR',
      says: 'reported it under the GDPR',
    }),
    reportOwn: reported('own', ['ownReportedAt', 'ownReport'], {
      label: 'Management was told',
      says: 'told management',
    }),
    /** 10.2, 8.2: what was learned becomes a risk, or the scores of one, and the link stays. */
    learn: {
      label: 'Put a lesson into a risk',
      says: 'put a lesson into a risk',
      from: ['open', 'contained', 'resolved'],
      needs: 'update',
      asks: ['lesson', 'lessonRiskId', 'lessonRiskTitle', 'lessonLikelihood', 'lessonImpact'],
      requires: ['lesson', 'lessonLikelihood', 'lessonImpact'],
      refuse: async ({ record, context }) => {
        if (record.lessonRiskId === null)
          return (
            record.lesson !== null &&
            !record.lessonRiskTitle?.trim() &&
            'Choose the risk to score again, or name a new one.'
          )
        const risk = await recordIn(context, 'risks', record.lessonRiskId)
        return risk?.state === 'closed' && `${risk.code} is closed; take it up again first.`
      },
      effects: async ({ record, context }) => {
        const riskId = await taught(record, context)
        await context.change('incidents', record.id, {
          riskIds: [...new Set([...record.riskIds, riskId])],
          lessons: [record.lessons, record.lesson].filter(Boolean).join('\n\n'),
          lesson: null,
          lessonRiskId: null,
          lessonRiskTitle: null,
          lessonLikelihood: null,
          lessonImpact: null,
        })
      },
    },
    resolve: {
      label: 'Resolved',
      says: 'resolved it',
      from: ['contained'],
      to: 'resolved',
      needs: 'update',
      asks: ['cause', 'lessons'],
      requires: ['severity', 'cause', 'lessons'],
    },
    /** 10.2: nothing that it led to is open, and whoever has to hear of it has heard. */
    close: {
      label: 'Close',
      says: 'closed it',
      from: ['resolved'],
      to: 'closed',
      needs: 'approve',
      decides: { as: 'accepted', means: 'finds that the incident is dealt with' },
      reason: 'optional',
      refuse: async ({ actor, record, context }) => {
        if (actor.id === record.ownerId) return 'An incident is not closed by who led it.'
        const [clock] = clocksOf(record).filter((one) => one.reportedAt === null)
        if (clock) return `It has to be reported first: ${clock.law}.`
        const actions = await recordsIn(context, 'actions', { field: 'originId', is: record.id })
        const open = actions.find((one) => ['open', 'in-progress'].includes(one.state))
        return open ? `${open.code} is still open.` : false
      },
      change: ({ context }) => ({ closedOn: context.today }),
    },
    reopen: {
      label: 'Open again',
      says: 'opened it again',
      from: ['resolved', 'closed'],
      to: 'open',
      needs: 'update',
      reason: 'required',
      change: () => ({ closedOn: null }),
    },
  },
})

/** The risk that a lesson opened or scored again; what was settled about it is open again (8.2). */
async function taught(record: Incident, context: EffectContext): Promise<string> {
  const scores = {
    currentLikelihood: record.lessonLikelihood,
    currentImpact: record.lessonImpact,
  }
  if (record.lessonRiskId === null) {
    const risk = await context.create('risks', {
      title: record.lessonRiskTitle,
      systemIds: record.systemIds,
      cause: record.cause,
      event: record.lesson,
      likelihood: record.lessonLikelihood,
      impact: record.lessonImpact,
    })
    return risk.id
  }
  const risk = await recordIn(context, 'risks', record.lessonRiskId)
  if (risk && ['in-treatment', 'treated', 'accepted'].includes(risk.state))
    await context.move('risks', risk.id, 'reopen')
  await context.change('risks', record.lessonRiskId, scores)
  return record.lessonRiskId
}

type ReportedAt = 'aiActReportedAt' | 'dataReportedAt' | 'ownReportedAt'
type Report = 'aiActReport' | 'dataReport' | 'ownReport'

/** A duty is met by one report; the clock does not wait, whatever state the incident is in (A.8.4). */
function reported(
  duty: Duty,
  [at, what]: [ReportedAt, Report],
  named: Pick<Transition<Incident, Incident['state']>, 'label' | 'says'>,
): Transition<Incident, Incident['state']> {
  return {
    ...named,
    from: ['open', 'contained', 'resolved'],
    needs: 'update',
    asks: [at, what],
    requires: [what],
    refuse: ({ record, context }) => {
      if (!clocksOf(record).some((clock) => clock.duty === duty))
        return 'The incident has no such duty.'
      const given = record[at]
      if (given === null) return false
      const moment = momentOf(given)
      if (moment === null) return 'Write the time as in 2026-11-30 14:30.'
      return moment > context.now && 'It cannot be reported in the future.'
    },
    change: ({ record, context }) => ({
      [at]: (record[at] === null ? null : momentOf(record[at])) ?? context.now,
    }),
  }
}

/** A time as people write it, in UTC, as ISO; null when it is none. */
function momentOf(text: string): string | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)/.exec(text.trim()) ?? []
  if (!day) return null
  const moment = new Date(`${day}T${time}:00Z`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** The day on which the first clock ends that nobody has met, or null. */
function reportDueOn(record: Incident): string | null {
  const ends = clocksOf(record).flatMap((one) => (one.reportedAt === null ? [one.end] : []))
  return ends.sort()[0]?.slice(0, 10) ?? null
}
