/**
 * The catalogue's own names of registers, as hints, and the register of this product that keeps
 * such records; null where it has none of its own yet.
 */
export const registerOfHint: Record<string, string | null> = {
  systems: 'systems',
  risks: 'risks',
  riskCriteria: 'risk-criteria',
  impactAssessments: 'impact-assessments',
  soa: 'controls',
  policy: 'documents',
  documents: 'documents',
  monitoring: 'monitors',
  correctiveActions: 'actions',
  context: null,
  interestedParties: null,
  scope: null,
  roles: null,
  objectives: null,
  changes: null,
  resources: null,
  training: null,
  communications: null,
  operations: null,
  audits: null,
  managementReviews: null,
  nonconformities: null,
  incidents: null,
  suppliers: null,
  datasets: null,
  oversight: null,
  validations: null,
}
