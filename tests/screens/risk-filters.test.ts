import { expect, test } from 'vitest'
import { matches } from '../../lib/access/where.ts'
import { riskMatrix, risksAboveAcceptance } from '../../lib/checks/posture.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { whereOfFilters } from '../../lib/records/query.ts'
import { registerOf } from '../../lib/registers/index.ts'
import type { Risk } from '../../lib/registers/risks/definition.ts'
import { aRecord, aState, day } from '../registers/literal.ts'

const risks = everyKindOfRisk()
const state = aState({ risks })
async function found(filters: Record<string, string>): Promise<string[]> {
  const where = await whereOfFilters(registerOf('risks'), filters)
  return risks
    .filter((risk) => matches(where, risk))
    .map((risk) => risk.id)
    .sort()
}

test('each cell of the risk matrix leads to exactly the risks it counts', async () => {
  const matrix = riskMatrix(state)
  let counted = 0
  for (const likelihood of [1, 2, 3, 4, 5]) {
    for (const impact of [1, 2, 3, 4, 5]) {
      const ids = [...(matrix[likelihood]?.[impact] ?? [])].sort()
      expect(await found({ standing: `${likelihood}x${impact}` })).toEqual(ids)
      counted += ids.length
    }
  }
  expect(counted).toBeGreaterThan(40)
})

test('the figure of risks above acceptance leads to exactly the risks it counts', async () => {
  const ids = risksAboveAcceptance(state)
    .map((risk) => risk.id)
    .sort()
  expect(ids.length).toBeGreaterThan(10)
  expect(await found({ above: `${defaultCriteria.acceptanceLevel},${day}` })).toEqual(ids)
})

/** Risks of every state with and without current and residual scores, accepted in date and not. */
function everyKindOfRisk(): Risk[] {
  const scores = [null, [2, 2], [4, 3], [5, 5]] as const
  const all: Risk[] = []
  for (const one of [
    'identified',
    'assessed',
    'in-treatment',
    'treated',
    'accepted',
    'closed',
  ] as const) {
    for (const inherent of scores) {
      for (const current of scores) {
        for (const residual of scores) {
          for (const acceptedUntil of one === 'accepted'
            ? [null, '2026-01-01', '2027-01-01']
            : [null]) {
            all.push(
              aRecord('risks', {
                state: one,
                likelihood: inherent?.[0] ?? null,
                impact: inherent?.[1] ?? null,
                level: inherent ? inherent[0] * inherent[1] : null,
                currentLikelihood: current?.[0] ?? null,
                currentImpact: current?.[1] ?? null,
                currentLevel: current ? current[0] * current[1] : null,
                residualLikelihood: residual?.[0] ?? null,
                residualImpact: residual?.[1] ?? null,
                residualLevel: residual ? residual[0] * residual[1] : null,
                acceptedUntil,
              }),
            )
          }
        }
      }
    }
  }
  return all
}
