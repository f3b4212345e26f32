import { type Role, roleNames } from './actor.ts'

/** What each role is for, in a sentence, where roles are given. */
export const roleHelp = {
  administrator: 'Manages users and settings. Reads no register by this role alone.',
  'governance-lead': 'Runs the management system: inventory, controls, documents, approvals.',
  'compliance-lead': 'Maintains registers and documents, approves assessments and documents.',
  'risk-owner': 'Maintains risks, treatments, monitors and evidence across systems.',
  'data-owner': 'Reads the registers and works on what they own; maintains evidence.',
  'model-owner': 'Works on the systems they own and everything that hangs on these.',
  auditor: 'Reads everything, carries out the audits they are on, builds evidence packs.',
  executive: 'Reads everything, accepts risks and approves.',
  staff: 'Reads and acknowledges effective documents.',
  'external-auditor':
    'Sees the audits they are on, the systems in their scope and what was drawn; draws samples of these, answers and signs. Give the account a last day.',
} satisfies Record<Role, string>

/** Roles within a sentence: `governance lead, AI risk owner`. */
export function describeRoles(roles: readonly Role[]): string {
  return roles
    .map((role) => roleNames[role].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()))
    .join(', ')
}
