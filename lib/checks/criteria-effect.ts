import { type Band, bandOf, type Criteria } from '../criteria/shape.ts'
import { proposeSystemTier } from '../criteria/tiers.ts'
import { toneWords } from '../criteria/words.ts'
import { riskStanding, standingLevel } from './risk-standing.ts'
import type { Seen } from './seen.ts'

/** So many records that stand at `from` now and would stand at `to`. */
export type Shift = { from: string; to: string; n: number }

/** What other criteria would do to the records that are there. */
export type CriteriaEffect = {
  /** Live risks with a level, and those of them that would fall into another band. */
  risks: { of: number; shifts: Shift[] }
  /** Live risks that would need treatment or acceptance and don't now, and the other way round. */
  needsDecision: number
  needsNone: number
  /** Live risks scored on a step that the new scales don't have. */
  offScale: number
  /** Systems, and those whose tier would be another. */
  systems: { of: number; shifts: Shift[] }
}

/**
 * What putting `after` into force in place of `before` would do (ISO/IEC 42001, 6.1.1, 6.1.2):
 * computed from the records, before anybody decides. A band that only gets another name moves no
 * risk; a tier that somebody chose by hand stays.
 */
export function criteriaEffect(
  {
    today,
    risks,
    systems,
  }: { today: string; risks: readonly Seen<'risks'>[]; systems: readonly Seen<'systems'>[] },
  before: Criteria,
  after: Criteria,
): CriteriaEffect {
  const live = risks.filter((risk) => risk.state !== 'closed')
  const levels = live.flatMap((risk) => standingLevel(risk) ?? [])
  const settled = (risk: Seen<'risks'>, criteria: Criteria) =>
    riskStanding(risk, { today, criteria }) === 'settled'
  return {
    risks: {
      of: levels.length,
      shifts: shifts(
        levels.flatMap((level) => {
          const [from, to] = [bandOf(level, before.bands), bandOf(level, after.bands)]
          return isSame({ from, to, before, after }) ? [] : [{ from: nameOf(from), to: nameOf(to) }]
        }),
      ),
    },
    needsDecision: live.filter((risk) => settled(risk, before) && !settled(risk, after)).length,
    needsNone: live.filter((risk) => !settled(risk, before) && settled(risk, after)).length,
    offScale: live.filter((risk) => isOffScale(risk, after)).length,
    systems: {
      of: systems.length,
      shifts: shifts(
        systems.flatMap((system) => {
          const from = system.tier ?? 'unclassified'
          const to = system.tierOverride ?? proposeSystemTier(system, after.tierRules).tier
          return from === to ? [] : [{ from, to }]
        }),
      ),
    },
  }
}

/** The effect in sentences, without those about nothing; one that says so when nothing moves. */
export function describeEffect(effect: CriteriaEffect): string[] {
  const { risks, systems, needsDecision, needsNone, offScale } = effect
  const moved = (all: readonly Shift[]) => all.reduce((sum, { n }) => sum + n, 0)
  const some = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
  const inBand = moved(risks.shifts)
  const inTier = moved(systems.shifts)
  const says = [
    inBand &&
      `${some(inBand, 'risk')} of ${risks.of.toLocaleString('en')} would fall into another band.`,
    needsDecision &&
      `${some(needsDecision, 'risk')} would need treatment or an executive’s acceptance.`,
    needsNone && `${some(needsNone, 'risk')} would need no decision any more.`,
    offScale &&
      `${some(offScale, 'risk')} would have to be scored again: the new scales don’t have their step.`,
    inTier &&
      `${some(inTier, 'system')} of ${systems.of.toLocaleString('en')} would get another tier.`,
  ].filter((one) => typeof one === 'string')
  return says.length ? says : ['No risk would change its band, no system its tier.']
}

function shifts(moves: readonly { from: string; to: string }[]): Shift[] {
  const found: Shift[] = []
  for (const { from, to } of moves) {
    const known = found.find((one) => one.from === from && one.to === to)
    if (known) known.n += 1
    else found.push({ from, to, n: 1 })
  }
  return found.sort((a, b) => b.n - a.n)
}

function isSame({
  from,
  to,
  before,
  after,
}: {
  from: Band | undefined
  to: Band | undefined
  before: Criteria
  after: Criteria
}): boolean {
  if (!from || !to) return from === to
  if (from.tone !== to.tone) return false
  if (from.label === to.label) return true
  return from.from === to.from && endOf(from, before.bands) === endOf(to, after.bands)
}

function nameOf(band: Band | undefined): string {
  return band ? `${band.label} (${toneWords[band.tone]})` : 'no band'
}

function endOf(band: Band, bands: readonly Band[]): number | null {
  return bands.find((one) => one.from > band.from)?.from ?? null
}

function isOffScale(risk: Seen<'risks'>, { likelihoodScale, impactScale }: Criteria): boolean {
  const beyond = (scores: (number | null)[], most: number) =>
    scores.some((score) => score !== null && score > most)
  return (
    beyond(
      [risk.likelihood, risk.currentLikelihood, risk.residualLikelihood],
      likelihoodScale.length,
    ) || beyond([risk.impact, risk.currentImpact, risk.residualImpact], impactScale.length)
  )
}
