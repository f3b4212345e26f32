import { type Role, roleNames } from './actor.ts'

/** The one password of every demo account. */
export const demoPassword = 'plumbline-demo'

const account = (name: string, role: Role, plays: string = roleNames[role]) => ({
  email: `${name}@demo.test`,
  role,
  plays,
})

/** The accounts of a demo installation, as its sign-in page offers them. */
export const demoAccounts = [
  account('lead', 'governance-lead'),
  account('compliance', 'compliance-lead'),
  account('risk', 'risk-owner'),
  account('data', 'data-owner'),
  account('owner', 'model-owner'),
  account('owner2', 'model-owner', 'Another model owner'),
  account('auditor', 'auditor'),
  account('assessor', 'external-auditor'),
  account('exec', 'executive'),
  account('staff', 'staff'),
  account('admin', 'administrator'),
] as const
