import type { Role } from '../access/actor.ts'

/** Roles as the catalogue writes them, as this product names them. */
export const roleOfHint: Record<string, Role> = {
  governance_lead: 'governance-lead',
  ai_risk_owner: 'risk-owner',
  model_owner: 'model-owner',
  data_owner: 'data-owner',
  compliance_lead: 'compliance-lead',
  executive: 'executive',
}
