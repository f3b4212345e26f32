import type { Actor } from '../access/actor.ts'
import { addDays, daysBetween } from '../calendar.ts'
import { fallsTo, maySee, myWork, obligationById, obligationsOf } from '../checks/my-work.ts'
import type { Obligation } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'

/** Days before the day from which on the person is reminded. */
export const soonDays = 14
/** Days past the day after which the governance lead is told. */
export const leadAfterDays = 7
/** Days past the day after which the executive is told. */
export const executiveAfterDays = 21
/** From this hour on, in the organisation's time zone, everybody is told what the day brings. */
export const reminderHour = 7

/** How urgent it was when the person was told; each is told once for each day something is due. */
export type Step = 'soon' | 'due' | 'overdue' | 'open' | 'to-lead' | 'to-executive'

/** One obligation and the step at which it stands for a person. */
export type Reminder = { obligation: Obligation; step: Step }

/**
 * What this person is to know of today: of their own work what is due or near, and as governance
 * lead or executive what is long overdue with others. Only of what they may see.
 */
export function remindersOf(actor: Actor, state: State): Reminder[] {
  const escalated = obligationsOf(state).flatMap((obligation) => {
    const step = escalation(actor, obligation, state.today)
    return step && maySee(actor, state, obligation) ? [{ obligation, step }] : []
  })
  const known = new Set(escalated.map(({ obligation }) => obligation))
  const own = myWork(actor, state).flatMap((obligation) => {
    const step = known.has(obligation) ? null : ownStep(obligation, state.today)
    return step ? [{ obligation, step }] : []
  })
  return [...escalated, ...own]
}

/**
 * The obligation that somebody was told of, while it still stands for them with the same day; null
 * when it is done, moved, or no longer theirs to see.
 */
export function standing(
  actor: Actor,
  state: State,
  told: { subject: string; step: string; day: string },
): Obligation | null {
  const obligation = obligationById(state, told.subject)
  if (!obligation || (obligation.dueOn ?? '') !== told.day) return null
  const isTheirs = isEscalated(told.step)
    ? escalation(actor, obligation, state.today) !== null
    : fallsTo(actor, obligation)
  return isTheirs && maySee(actor, state, obligation) ? obligation : null
}

/** Whether a step tells of somebody else's work. */
export function isEscalated(step: string): boolean {
  return step === 'to-lead' || step === 'to-executive'
}

function ownStep({ dueOn, tone }: Obligation, today: string): Step | null {
  if (dueOn === null) return tone === 'due' || tone === 'bad' ? 'open' : null
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'due'
  return dueOn <= addDays(today, soonDays) ? 'soon' : null
}

function escalation(actor: Actor, one: Obligation, today: string): Step | null {
  if (one.dueOn === null || one.ownerId === actor.id) return null
  // Who has it by their role alone is told that it is theirs, not that another is late.
  if (one.ownerId === null && fallsTo(actor, one)) return null
  const late = daysBetween(one.dueOn, today)
  if (late >= executiveAfterDays && actor.roles.includes('executive')) return 'to-executive'
  return late >= leadAfterDays && actor.roles.includes('governance-lead') ? 'to-lead' : null
}
