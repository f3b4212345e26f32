import { expect, test } from 'vitest'
import { monthInWords, weeksOf } from '../../lib/calendar.ts'

test('a month is a sheet of whole weeks that begin on Monday', () => {
  const november = weeksOf('2026-11')
  expect(november).toHaveLength(6)
  expect(november[0]?.[0]).toBe('2026-10-26')
  expect(november.at(-1)?.at(-1)).toBe('2026-12-06')
  expect(november.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30)
})

test('a February of four weeks has four, and a leap day is there', () => {
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2028-02').flat()).toContain('2028-02-29')
  expect(weeksOf('2026-12').flat()).toContain('2027-01-03')
  expect(monthInWords('2028-02')).toBe('February 2028')
})
