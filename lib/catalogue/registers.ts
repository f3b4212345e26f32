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
  context: 'context',
  interestedParties: 'parties',
  scope: 'scope',
  roles: 'roles',
  objectives: 'objectives',
  changes: 'changes',
  resources: 'resources',
  training: 'trainings',
  communications: 'communications',
  operations: null,
  audits: 'audits',
  managementReviews: 'management-reviews',
  nonconformities: 'nonconformities',
  incidents: 'incidents',
  suppliers: 'suppliers',
  datasets: 'datasets',
  oversight: 'oversight',
  validations: 'validations',
}
