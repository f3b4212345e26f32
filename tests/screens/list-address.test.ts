import { expect, test } from 'vitest'
import { hrefOfList, queryOfList, readListState } from '../../components/records/list-query.ts'
import { describeDay, relativeDays } from '../../components/ui/dates.ts'
import { registerOf } from '../../lib/registers/index.ts'

const risks = registerOf('risks')

test('an address is read and written back to the same list', () => {
  const address = 'state=assessed,treated&level=8..&q=drift&sort=-level&columns=title,state'
  const params = Object.fromEntries(new URLSearchParams(address))
  expect(queryOfList(risks, readListState(risks, params))).toBe(address)
})

test('checkboxes and ranges of a plain form become one filter each', () => {
  const state = readListState(risks, {
    state: ['assessed', 'treated'],
    'level.from': '8',
    'level.to': '',
  })
  expect(state.filters).toEqual({ state: 'assessed,treated', level: '8..' })
})

test('narrowing a list starts at its first page', () => {
  const state = readListState(risks, { cursor: 'abc', start: '51' })
  expect(hrefOfList(risks, state, { filters: { treatment: 'mitigate' } })).toBe(
    '/risks?treatment=mitigate',
  )
})

test('columns that the register does not have are left out', () => {
  expect(readListState(risks, { columns: 'title,password' }).columns).toEqual(['title'])
})

test('days are said absolutely and relatively', () => {
  expect(describeDay('2026-12-04')).toBe('4 Dec 2026')
  expect(relativeDays('2026-12-04', '2026-11-21')).toBe('in 13 days')
  expect(relativeDays('2026-11-20', '2026-11-21')).toBe('yesterday')
})
