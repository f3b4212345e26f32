import { assessmentScales } from '../catalogue/assessment-template.ts'
import type { Criteria, Intervals } from './shape.ts'

const steps = (scale: 'likelihood' | 'severity') =>
  assessmentScales[scale].map(({ value, label, meaning }) => ({
    value,
    label,
    meaning: meaning ?? '',
  }))

/**
 * What an organisation starts from until it has approved criteria of its own (ISO/IEC 42001,
 * 6.1.1); scales and bands are those of the catalogue's assessment template.
 */
export const defaultCriteria: Criteria = {
  likelihoodScale: steps('likelihood'),
  impactScale: steps('severity'),
  confidenceScale: [
    { value: 1, label: 'Guess', meaning: 'No data; opinions differ' },
    { value: 2, label: 'Informed', meaning: 'Some data, or people who know the field agree' },
    { value: 3, label: 'Measured', meaning: 'Test, monitoring or incident data' },
  ],
  bands: [
    { from: 1, label: 'Low', tone: 'met' },
    { from: 5, label: 'Medium', tone: 'due' },
    { from: 10, label: 'High', tone: 'bad' },
    { from: 15, label: 'Very high', tone: 'bad' },
  ],
  acceptanceLevel: 9,
  tierRules: {
    high: [
      { field: 'impactClass', is: ['rights', 'safety', 'both'] },
      { field: 'autonomy', is: ['automatic-decision'] },
      { field: 'personalData', is: ['special'] },
      { field: 'euAiActClass', is: ['prohibited', 'high-risk'] },
    ],
    medium: [
      { field: 'autonomy', is: ['recommendation', 'overrulable-decision'] },
      { field: 'personalData', is: ['ordinary'] },
      { field: 'euAiActClass', is: ['transparency', 'general-purpose'] },
      { field: 'peopleNumber', is: ['more'] },
      { field: 'explainability', is: ['opaque'] },
    ],
  },
  intervals: {
    assessmentMonths: { low: 24, medium: 18, high: 12 },
    riskReviewMonths: 6,
    acceptanceMonths: 12,
    inventoryMonths: 3,
    evidenceMonths: 12,
    auditMonths: 12,
  },
}

/** Months within which every clause is audited, also by criteria that don't say. */
export function auditMonthsOf({ auditMonths }: Pick<Intervals, 'auditMonths'>): number {
  return auditMonths ?? 12
}
