import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { monitors } from './definition.ts'

/** Rules of monitoring (ISO/IEC 42001, 9.1 and A.6.2.6). */
export const monitorRules = defineRules(monitors, {
  check: ({ record }) => {
    const problems: Problems = {}
    const { thresholdKind, thresholdLow, thresholdHigh } = record
    const needsHigh = thresholdKind === 'above' || thresholdKind === 'outside'
    const needsLow = thresholdKind === 'below' || thresholdKind === 'outside'
    if (needsHigh && thresholdHigh === null) problems.thresholdHigh = 'Give the upper value.'
    if (needsLow && thresholdLow === null) problems.thresholdLow = 'Give the lower value.'
    if (thresholdKind === 'outside' && thresholdLow !== null && thresholdHigh !== null) {
      if (thresholdLow >= thresholdHigh)
        problems.thresholdHigh = 'It must be above the lower value.'
    }
    return problems
  },

  /** 9.1: objectives that read it stand where it does. */
  effects: async ({ record, before, context }) => {
    if (!before || record.lastReadingAt === before.lastReadingAt) return
    const day = record.lastReadingAt?.slice(0, 10) ?? null
    const reading = await recordsIn(context, 'objectives', { field: 'monitorId', is: record.id })
    for (const one of reading.filter(({ state }) => ['draft', 'pursued'].includes(state))) {
      if (one.current !== record.lastValue || one.measuredOn !== day)
        await context.change('objectives', one.id, {})
    }
  },

  transitions: {
    /** A reading broke the threshold; only readings do this. */
    breach: {
      label: 'Break the threshold',
      says: 'took a reading that broke its threshold',
      from: ['active'],
      to: 'breached',
      needs: 'update',
      automatic: true,
    },
    /** Somebody has looked at the breach and says what it was (A.6.2.6). */
    review: {
      label: 'Close the review',
      says: 'reviewed the breach',
      from: ['breached'],
      to: 'active',
      needs: 'treat',
      asks: ['reviewNote'],
      requires: ['reviewNote'],
      change: () => ({ breachedThreshold: null, breachedAt: null }),
    },
    /** An open breach is reviewed first: pausing would hide it. */
    pause: {
      label: 'Pause',
      says: 'paused it',
      from: ['active'],
      to: 'paused',
      needs: 'update',
      reason: 'required',
    },
    resume: {
      label: 'Resume',
      says: 'resumed it',
      from: ['paused'],
      to: 'active',
      needs: 'update',
    },
    retire: {
      label: 'Retire',
      says: 'retired it',
      from: ['active', 'breached', 'paused'],
      to: 'retired',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})
