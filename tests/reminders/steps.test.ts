import { describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { addDays } from '../../lib/calendar.ts'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import {
  executiveAfterDays,
  leadAfterDays,
  remindersOf,
  soonDays,
  standing,
} from '../../lib/reminders/steps.ts'
import { aRecord, aState, day, people } from '../registers/literal.ts'

/** A state in which Jonas has an action due on a day, and nothing else is asked of anybody. */
const actionDue = (dueOn: string | null) =>
  aState({
    actions: [
      aRecord('actions', { id: 'retrain', code: 'ACT-1', dueOn, ownerId: 'jonas', state: 'open' }),
    ],
  })
const stepsOf = (who: Actor, dueOn: string | null) =>
  remindersOf(who, actionDue(dueOn)).map(({ step }) => step)

describe('a person is reminded of their own work', () => {
  test('from fourteen days before its day on, on it, and when it is past', () => {
    const { jonas } = people
    expect(stepsOf(jonas, addDays(day, soonDays + 1))).toEqual([])
    expect(stepsOf(jonas, addDays(day, soonDays))).toEqual(['soon'])
    expect(stepsOf(jonas, addDays(day, 1))).toEqual(['soon'])
    expect(stepsOf(jonas, day)).toEqual(['due'])
    expect(stepsOf(jonas, addDays(day, -1))).toEqual(['overdue'])
    expect(stepsOf(jonas, addDays(day, -100))).toEqual(['overdue'])
  })

  test('of what has no day once it is there', () => {
    expect(stepsOf(people.jonas, null)).toEqual(['open'])
  })

  test('and of nobody else’s', () => {
    expect(stepsOf(people.priya, day)).toEqual([])
    expect(stepsOf(people.sam, addDays(day, -100))).toEqual([])
  })
})

describe('what is long overdue', () => {
  const late = (days: number) => addDays(day, -days)

  test('is told to the governance lead after a week, and to the executive after three', () => {
    expect(stepsOf(people.maya, late(leadAfterDays - 1))).toEqual([])
    expect(stepsOf(people.maya, late(leadAfterDays))).toEqual(['to-lead'])
    expect(stepsOf(people.tom, late(executiveAfterDays - 1))).toEqual([])
    expect(stepsOf(people.tom, late(executiveAfterDays))).toEqual(['to-executive'])
  })

  test('is not told as somebody else’s to the lead who has it', () => {
    const own = aState({
      actions: [aRecord('actions', { dueOn: late(30), ownerId: 'maya', state: 'open' })],
    })
    expect(remindersOf(people.maya, own).map(({ step }) => step)).toEqual(['overdue'])
  })

  test('is not told to who may not see it', () => {
    const blind: Actor = { ...people.sam, roles: ['administrator'] }
    expect(stepsOf(blind, late(100))).toEqual([])
  })
})

describe('what a person was told stands', () => {
  const told = { subject: 'x', step: 'due', day }

  test('while the obligation is theirs, with the same day', () => {
    const state = actionDue(day)
    const [one] = obligationsOf(state)
    const subject = one?.id ?? ''
    expect(standing(people.jonas, state, { ...told, subject })).toBe(one)
    expect(standing(people.priya, state, { ...told, subject })).toBeNull()
    expect(standing(people.jonas, state, { ...told, subject, day: late(1) })).toBeNull()
    expect(standing(people.jonas, aState({}), { ...told, subject })).toBeNull()
  })

  test('for the lead as long as it is overdue enough', () => {
    const state = actionDue(late(8))
    const subject = obligationsOf(state)[0]?.id ?? ''
    const toLead = { subject, step: 'to-lead', day: late(8) }
    expect(standing(people.maya, state, toLead)).not.toBeNull()
    expect(standing(people.tom, state, { ...toLead, step: 'to-executive' })).toBeNull()
  })

  function late(days: number) {
    return addDays(day, -days)
  }
})
