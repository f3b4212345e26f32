/**
 * The catalogue's own names of registers, as hints, and the registers of this product that
 * keep such records.
 */
export const registersOfHint: Record<string, readonly string[]> = {
  systems: ['systems'],
  risks: ['risks'],
  riskCriteria: ['risk-criteria'],
  impactAssessments: ['impact-assessments'],
  soa: ['controls'],
  policy: ['documents'],
  documents: ['documents'],
  monitoring: ['monitors'],
  correctiveActions: ['actions'],
  context: ['context'],
  interestedParties: ['parties'],
  scope: ['scope'],
  roles: ['roles'],
  objectives: ['objectives'],
  changes: ['changes'],
  resources: ['resources'],
  training: ['trainings', 'training-records'],
  communications: ['communications'],
  operations: ['evidence'],
  audits: ['audits', 'audit-questions', 'audit-samples'],
  managementReviews: ['management-reviews', 'review-decisions'],
  nonconformities: ['nonconformities'],
  incidents: ['incidents'],
  suppliers: ['suppliers'],
  datasets: ['datasets'],
  oversight: ['oversight'],
  validations: ['validations'],
}
