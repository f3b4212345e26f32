import { addMonths } from '../../calendar.ts'
import { recordIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { type Objective, objectives } from './definition.ts'

/** Rules of objectives (ISO/IEC 42001, 6.2). */
export const objectiveRules = defineRules(objectives, {
  /** 9.1: where it reads a monitor, it stands where the monitor's last reading is. */
  derive: async ({ record, context }) => {
    if (!['draft', 'pursued'].includes(record.state)) return {}
    const monitor = await recordIn(context, 'monitors', record.monitorId)
    if (!monitor) return {}
    return {
      current: monitor.lastValue,
      measuredOn: monitor.lastReadingAt?.slice(0, 10) ?? null,
      measuredNote: null,
      reviewAt: null,
    }
  },

  check: async ({ record, context }) => {
    const problems: Problems = {}
    const { baseline, target, direction } = record
    if (baseline !== null && target !== null && direction !== null) {
      const rises = direction === 'at-least'
      if (rises ? baseline > target : baseline < target)
        problems.target = `The baseline is already ${rises ? 'above' : 'below'} the target.`
    }
    const monitor = await recordIn(context, 'monitors', record.monitorId)
    if (monitor?.unit && record.unit && monitor.unit !== record.unit)
      problems.monitorId = `${monitor.code} is read in ${monitor.unit}, this in ${record.unit}.`
    return problems
  },

  transitions: {
    /** 6.2: what, with what, who, until when, and how it is judged is all said before it counts. */
    pursue: {
      label: 'Set the objective',
      says: 'set the objective',
      from: ['draft'],
      to: 'pursued',
      needs: 'approve',
      requires: ['measure', 'direction', 'target', 'how', 'ownerId', 'dueOn'],
      decides: { as: 'approved', means: 'sets the objective' },
      change: ({ record, context }) => ({
        reviewAt: record.reviewAt ?? addMonths(context.today, 3),
      }),
    },
    /** 9.1: each measurement stays with it. */
    measure: {
      label: 'Record a measurement',
      says: 'measured it',
      from: ['pursued'],
      needs: 'update',
      asks: ['current', 'measuredOn', 'measuredNote', 'reviewAt'],
      asksAnew: true,
      requires: ['current'],
      refuse: ({ record, context }) => {
        if (record.monitorId) return 'It is read from its monitor.'
        return (
          record.measuredOn !== null &&
          record.measuredOn > context.today &&
          'It cannot be measured in the future.'
        )
      },
      change: ({ actor, record, context }) => {
        const on = record.measuredOn ?? context.today
        const note = record.measuredNote?.trim() ?? ''
        const reading = { on, value: record.current ?? 0, note, byId: actor.id }
        const readings = [...(record.readings ?? []), reading].sort((a, b) =>
          a.on.localeCompare(b.on),
        )
        const last = readings.at(-1) ?? reading
        return {
          readings,
          current: last.value,
          measuredOn: last.on,
          measuredNote: last.note || null,
          reviewAt: later(record.reviewAt, context.today) ?? addMonths(context.today, 3),
        }
      },
    },
    reach: {
      label: 'Reached',
      says: 'found it reached',
      from: ['pursued'],
      to: 'reached',
      needs: 'approve',
      reason: 'optional',
      refuse: ({ record }) => !isReached(record) && 'The last measurement is short of the target.',
      change: () => ({ reviewAt: null }),
    },
    miss: {
      label: 'Not reached',
      says: 'found it not reached',
      from: ['pursued'],
      to: 'missed',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: () => ({ reviewAt: null }),
    },
    drop: {
      label: 'Drop',
      says: 'dropped it',
      from: ['draft', 'pursued'],
      to: 'dropped',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: () => ({ reviewAt: null }),
    },
  },
})

function isReached({ current, target, direction }: Objective): boolean {
  if (current === null || target === null) return false
  return direction === 'at-most' ? current <= target : current >= target
}

function later(day: string | null, than: string): string | null {
  return day !== null && day > than ? day : null
}
