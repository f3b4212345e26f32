import type { Moment } from '../audit-trail/log.ts'

/** Every role of the installation; a person may hold several. */
export const roles = [
  'administrator',
  'governance-lead',
  'compliance-lead',
  'risk-owner',
  'data-owner',
  'model-owner',
  'auditor',
  'executive',
  'staff',
  'external-auditor',
] as const

export type Role = (typeof roles)[number]

/** Words for roles, as screens and PDFs show them. */
export const roleNames = {
  administrator: 'Administrator',
  'governance-lead': 'Governance lead',
  'compliance-lead': 'Compliance lead',
  'risk-owner': 'AI risk owner',
  'data-owner': 'Data owner',
  'model-owner': 'Model owner',
  auditor: 'Auditor',
  executive: 'Executive',
  staff: 'Staff',
  'external-auditor': 'External auditor',
} satisfies Record<Role, string>

/** What an auditor's place on audits lets them reach. */
export type AuditReach = {
  /** Audits they are on, but for cancelled ones. */
  auditIds: readonly string[]
  /** For external auditors: systems in scope of these, and records drawn or shown there. */
  systemIds: readonly string[]
  recordIds: readonly string[]
}

/** A moment that somebody reads at in place of now, and how they named it. */
export type PastMoment = { chosen: string; moment: Moment }

/** Whoever acts: the person, their roles, and the systems they own (ownership is a right). */
export type Actor = {
  id: string
  name: string
  email: string
  roles: readonly Role[]
  timeZone: string
  ownSystemIds: readonly string[]
  /** Only auditors have it. */
  audits?: AuditReach | null
  via: 'web' | 'api' | 'cli'
  /** The moment that their browser reads at, if it is not now; nothing is changed from there. */
  past?: PastMoment | undefined
}

/** Who the trail names for what the product does by itself, by the clock or on the way to a pack. */
export const plumbline: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Plumbline',
  email: '',
  roles: [],
  timeZone: 'UTC',
  ownSystemIds: [],
  via: 'cli',
}

/**
 * Who the trail names for whatever comes in by the public form of concerns: nobody in particular,
 * also when whoever sends it has an account and is signed in.
 */
export const publicForm: Actor = {
  ...plumbline,
  id: '00000000-0000-0000-0000-000000000001',
  name: 'Public form',
  via: 'web',
}
