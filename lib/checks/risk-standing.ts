import type { Criteria } from '../criteria/shape.ts'
import type { Seen } from './seen.ts'

/** How a risk stands towards the criteria (ISO/IEC 42001, 6.1.3, 8.3). */
export type RiskStanding =
  | 'closed'
  /** Treated, accepted in date, or so low that nothing is asked. */
  | 'settled'
  | 'unscored'
  /** Above the acceptance level, with nothing decided or a treatment under way. */
  | 'open'
  | 'in-treatment'
  /** Accepted once, but the date is past. */
  | 'expired'
  /** Treated, yet what remains is above the acceptance level and not accepted. */
  | 'above'

type Scored = Pick<
  Seen<'risks'>,
  'state' | 'level' | 'currentLevel' | 'residualLevel' | 'acceptedUntil'
>

/**
 * The level that counts now: what remains once the risk is treated or accepted, before that the
 * current one, else the inherent; null when nobody has scored it.
 */
export function standingLevel(risk: Scored): number | null {
  const decided = ['treated', 'accepted', 'closed'].includes(risk.state)
  if (decided && risk.residualLevel !== null) return risk.residualLevel
  return risk.currentLevel ?? risk.level
}

/** How the risk stands on a day, measured by the criteria. */
export function riskStanding(
  risk: Scored,
  { today, criteria }: { today: string; criteria: Pick<Criteria, 'acceptanceLevel'> },
): RiskStanding {
  if (risk.state === 'closed') return 'closed'
  const level = standingLevel(risk)
  if (level === null) return 'unscored'
  if (risk.state === 'accepted') {
    return risk.acceptedUntil !== null && risk.acceptedUntil >= today ? 'settled' : 'expired'
  }
  if (level <= criteria.acceptanceLevel) return 'settled'
  if (risk.state === 'treated') return 'above'
  return risk.state === 'in-treatment' ? 'in-treatment' : 'open'
}
