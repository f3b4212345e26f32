import { expect, test } from 'vitest'
import { filterLibrary, noFilters, takenFor } from '../../components/risks/library-filters.ts'
import { riskLibrary } from '../../lib/catalogue/risk-library.ts'

test('without a filter the whole library is there', () => {
  expect(filterLibrary(riskLibrary, noFilters)).toHaveLength(60)
})

test('words are found in titles, texts and measures alike, all of them', () => {
  const found = filterLibrary(riskLibrary, { ...noFilters, words: 'prompt INJECTION' })
  expect(found.map((risk) => risk.id)).toContain('AIR-014')
  expect(found.length).toBeLessThan(10)
})

test('filters narrow together', () => {
  const found = filterLibrary(riskLibrary, {
    ...noFilters,
    category: 'technical',
    tag: 'drift',
    stage: 'operation',
  })
  expect(found.length).toBeGreaterThan(0)
  for (const risk of found) {
    expect(risk).toMatchObject({ category: 'technical' })
    expect(risk.tags).toContain('drift')
    expect(risk.lifecycleStages).toContain('operation')
  }
})

test('a risk counts as recorded for the systems chosen, or for any when none is', () => {
  const taken = [{ libraryId: 'AIR-001', code: 'RSK-0001', systemIds: ['a'] }]
  expect(takenFor(taken, 'AIR-001', ['a', 'b'])).toHaveLength(1)
  expect(takenFor(taken, 'AIR-001', ['b'])).toEqual([])
  expect(takenFor(taken, 'AIR-001', [])).toHaveLength(1)
})
