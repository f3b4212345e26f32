import { describe, expect, it } from 'vitest'
import { breaks, thresholdInWords } from '../../lib/registers/monitors/threshold.ts'
import { changeOf, problemsOf, stepOf } from './apply.ts'
import { aRecord, contextOf, people } from './literal.ts'

const byJonas = contextOf(people.jonas)
const threshold = (
  thresholdKind: string,
  thresholdLow: number | null,
  thresholdHigh: number | null,
) => ({
  thresholdKind,
  thresholdLow,
  thresholdHigh,
})

describe('a reading', () => {
  it('breaks an upper threshold only above it', () => {
    expect(breaks(threshold('above', null, 0.2), 0.21)).toBe('above 0.2')
    expect(breaks(threshold('above', null, 0.2), 0.2)).toBe('')
  })

  it('breaks a lower threshold only below it, and a range on either side', () => {
    expect(breaks(threshold('below', 0.9, null), 0.89)).toBe('below 0.9')
    expect(breaks(threshold('below', 0.9, null), 1)).toBe('')
    expect(breaks(threshold('outside', 0.4, 0.6), 0.39)).toBe('below 0.4')
    expect(breaks(threshold('outside', 0.4, 0.6), 0.61)).toBe('above 0.6')
    expect(breaks(threshold('outside', 0.4, 0.6), 0.5)).toBe('')
  })

  it('breaks nothing where no threshold is set, and minds only the side it names', () => {
    expect(breaks(aRecord('monitors'), 1e9)).toBe('')
    expect(breaks(threshold('above', 5, 10), 1)).toBe('')
  })
})

describe('a monitor', () => {
  it('says its threshold in words', () => {
    expect(thresholdInWords(threshold('outside', 0.4, 0.6))).toBe('outside 0.4 to 0.6')
    expect(thresholdInWords(threshold('above', null, 0.2))).toBe('above 0.2')
    expect(thresholdInWords(aRecord('monitors'))).toBe('')
  })

  it('needs the values that its kind of threshold compares with', async () => {
    const of = (values: ReturnType<typeof threshold>) =>
      problemsOf('monitors', aRecord('monitors', values), byJonas)
    expect(await of(threshold('above', null, null))).toHaveProperty('thresholdHigh')
    expect(await of(threshold('outside', 0.6, 0.4))).toHaveProperty('thresholdHigh')
    expect(await of(threshold('below', 0, null))).toEqual({})
  })

  it('is breached by readings alone, and active again once somebody has said what it was', async () => {
    expect(stepOf('monitors', 'breach').automatic).toBe(true)
    expect(stepOf('monitors', 'review').requires).toEqual(['reviewNote'])
    expect(await changeOf('monitors', 'review', aRecord('monitors'), byJonas)).toEqual({
      breachedThreshold: null,
      breachedAt: null,
    })
  })
})
