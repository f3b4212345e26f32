import { describe, expect, it } from 'vitest'
import { frameworkOf, frameworks } from '../../lib/catalogue/frameworks.ts'
import { type Conformity, conformity } from '../../lib/checks/conformity.ts'
import { countCoverage, frameworkCoverage } from '../../lib/checks/framework-coverage.ts'
import { frameworkTable } from '../../lib/export/framework-table.ts'
import { aState } from './literal.ts'

const nist = frameworkOf('nist-ai-rmf') ?? frameworks[0]
const all = (met: Conformity['met']): Conformity[] =>
  conformity(aState()).map((one) => ({ ...one, met }))
const except = (standings: Conformity[], requirement: string, met: Conformity['met']) =>
  standings.map((one) => (one.requirement === requirement ? { ...one, met } : one))

describe('coverage of other frameworks', () => {
  it('is that of nothing in an empty installation', () => {
    for (const framework of frameworks) {
      const { covered, partly } = countCoverage(frameworkCoverage(framework, all('not-met')))
      expect({ covered, partly }, framework.key).toEqual({ covered: 0, partly: 0 })
    }
  })

  it('never says that an article of the EU AI Act is covered, however well all is kept', () => {
    const act = frameworkOf('eu-ai-act')
    const counts = act && countCoverage(frameworkCoverage(act, all('met')))
    expect(counts?.covered).toBe(0)
    expect(counts?.partly).toBeGreaterThan(0)
  })

  it('is full by one requirement that helps in full and is met, and partly while it is only partly met', () => {
    if (!nist) throw new Error('no NIST AI RMF')
    const of = (standings: Conformity[]) =>
      frameworkCoverage(nist, standings).find(({ item }) => item.id === 'MAP-1.3')
    expect(of(all('not-met'))?.coverage).toBe('not-yet')
    expect(of(except(all('not-met'), '4.1', 'partly'))?.coverage).toBe('partly')
    const covered = of(except(all('not-met'), '4.1', 'met'))
    expect(covered?.coverage).toBe('covered')
    expect(covered?.through[0]).toMatchObject({ mapping: { from: '4.1', strength: 'full' } })
  })

  it('does not count a control that was left out', () => {
    for (const framework of frameworks) {
      const { covered, partly } = countCoverage(frameworkCoverage(framework, all('na')))
      expect({ covered, partly }, framework.key).toEqual({ covered: 0, partly: 0 })
    }
  })

  it('knows each item that the crosswalk speaks of, and exports each with its reasons', () => {
    for (const framework of frameworks) {
      const items = frameworkCoverage(framework, all('met'))
      expect(items.filter(({ through }) => through.length === 0)).toEqual([])
      const { columns, rows } = frameworkTable(framework, items)
      expect(rows).toHaveLength(items.reduce((sum, { through }) => sum + through.length, 0))
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
    const mapped = frameworks.flatMap((one) => frameworkCoverage(one, all('met')))
    expect(mapped.reduce((sum, { through }) => sum + through.length, 0)).toBe(525)
  })
})
