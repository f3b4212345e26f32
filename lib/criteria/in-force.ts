import { defaultCriteria } from './defaults.ts'
import type { Criteria } from './shape.ts'

/** Criteria as a record holds them: parts may be missing. */
type CriteriaRecord = { state: string } & { [K in keyof Criteria]?: Criteria[K] | null }

/** The approved criteria among these records, completed by the defaults; the defaults if none is. */
export function criteriaInForce(records: readonly CriteriaRecord[]): Criteria {
  const approved = approvedAmong(records)
  return approved ? completeCriteria(approved) : defaultCriteria
}

/** The record that is in force, if one is. */
export function approvedAmong<R extends { state: string }>(records: readonly R[]): R | undefined {
  return records.find((record) => record.state === 'approved')
}

/** Criteria with the defaults wherever a part is missing. */
export function completeCriteria(
  record: Partial<{ [K in keyof Criteria]: Criteria[K] | null }>,
): Criteria {
  return {
    likelihoodScale: record.likelihoodScale ?? defaultCriteria.likelihoodScale,
    impactScale: record.impactScale ?? defaultCriteria.impactScale,
    confidenceScale: record.confidenceScale ?? defaultCriteria.confidenceScale,
    bands: record.bands ?? defaultCriteria.bands,
    acceptanceLevel: record.acceptanceLevel ?? defaultCriteria.acceptanceLevel,
    tierRules: record.tierRules ?? defaultCriteria.tierRules,
    intervals: record.intervals ?? defaultCriteria.intervals,
  }
}
