import type { Where } from '../access/where.ts'
import type { Stales } from '../checks/stale.ts'
import { Invalid } from '../errors.ts'
import { isDay } from './scalar.ts'
import type { Moment } from './source.ts'
import { staleRecords } from './stale-records.ts'

/**
 * Filters that are not about one field, by register and name; addresses, exports and the API take
 * them like any other.
 */
export const specialFilters: Record<string, Record<string, SpecialFilter>> = {
  risks: { standing: standingCell, above: aboveAcceptance, stale: stale('risks') },
  'impact-assessments': { stale: stale('impact-assessments') },
  validations: { stale: stale('validations') },
  oversight: { stale: stale('oversight') },
}

type SpecialFilter = (text: string, asOf?: Moment) => Where | Promise<Where>

/** What a major change made stale, or (`no`) what none did. */
function stale(register: Stales): SpecialFilter {
  return async (text, asOf) => {
    if (text !== 'yes' && text !== 'no') throw new Invalid({ stale: 'Write yes or no.' })
    const where = await staleRecords(register, asOf)
    return text === 'yes' ? where : { not: where }
  }
}

/**
 * A cell of the risk matrix, `likelihood x impact` such as `4x3`: live risks by the scores that
 * count now, as `riskMatrix` in lib/checks counts them.
 */
function standingCell(text: string): Where {
  const [, likelihood, impact] = /^(\d{1,2})x(\d{1,2})$/.exec(text) ?? []
  if (!likelihood || !impact)
    throw new Invalid({ standing: 'Write likelihood and impact as in 4x3.' })
  const decided: Where = {
    all: [
      { field: 'state', in: ['treated', 'accepted'] },
      { not: { field: 'residualLevel', is: null } },
    ],
  }
  const before = (current: string, inherent: string, value: number): Where => ({
    any: [
      { field: current, is: value },
      {
        all: [
          { field: current, is: null },
          { field: inherent, is: value },
        ],
      },
    ],
  })
  const [row, column] = [Number(likelihood), Number(impact)]
  return {
    all: [
      { not: { field: 'state', is: 'closed' } },
      {
        any: [
          {
            all: [
              decided,
              { field: 'residualLikelihood', is: row },
              { field: 'residualImpact', is: column },
            ],
          },
          {
            all: [
              { not: decided },
              before('currentLikelihood', 'likelihood', row),
              before('currentImpact', 'impact', column),
            ],
          },
        ],
      },
    ],
  }
}

/**
 * Risks above an acceptance level on a day, `level,day` such as `9,2026-11-30`: what
 * `risksAboveAcceptance` in lib/checks counts.
 */
function aboveAcceptance(text: string): Where {
  const [, level, day] = /^(\d{1,3}),(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (!level || !day || !isDay(day))
    throw new Invalid({ above: 'Write level and day as in 9,2026-11-30.' })
  const first = Number(level) + 1
  const missing = (field: string): Where => ({ field, is: null })
  const now: Where = {
    any: [
      { field: 'currentLevel', atLeast: first },
      { all: [missing('currentLevel'), { field: 'level', atLeast: first }] },
    ],
  }
  const scored: Where = {
    not: { all: [missing('residualLevel'), missing('currentLevel'), missing('level')] },
  }
  return {
    any: [
      { all: [{ field: 'state', in: ['identified', 'assessed', 'in-treatment'] }, now] },
      {
        all: [
          { field: 'state', is: 'treated' },
          {
            any: [
              { field: 'residualLevel', atLeast: first },
              { all: [missing('residualLevel'), now] },
            ],
          },
        ],
      },
      {
        all: [
          { field: 'state', is: 'accepted' },
          scored,
          { not: { field: 'acceptedUntil', atLeast: day } },
        ],
      },
    ],
  }
}
