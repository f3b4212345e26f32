import type { AccessClass } from '../registers/define.ts'
import type { Role } from './actor.ts'

/** What a person can do to a record. Transitions name the one they need. */
export type Action =
  | 'read'
  | 'create'
  | 'update'
  | 'archive'
  | 'comment'
  | 'import'
  | 'export'
  | 'submit'
  | 'treat'
  | 'approve'
  | 'accept'

/**
 * How far a right reaches: every record, own ones (owner, author, or hanging on an own system),
 * published ones (effective documents), or none.
 */
export type Reach = 'all' | 'own' | 'published'

type Grants = Partial<Record<Action, Reach>>

const readAll: Grants = { read: 'all', export: 'all' }
const readAndComment: Grants = { ...readAll, comment: 'all' }
const maintain: Grants = {
  ...readAndComment,
  create: 'all',
  update: 'all',
  archive: 'all',
  submit: 'all',
  treat: 'all',
}
const maintainOwn: Grants = {
  read: 'own',
  export: 'own',
  comment: 'own',
  create: 'own',
  update: 'own',
  submit: 'own',
  treat: 'own',
}

/**
 * The one table of rights: role × class of register × action. What is not named here is not
 * allowed. Separation of duties (no one approves what they wrote) is a rule of each transition.
 */
export const rights: Record<AccessClass, Partial<Record<Role, Grants>>> = {
  systems: {
    'governance-lead': { ...maintain, import: 'all', approve: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': { ...maintainOwn, archive: 'own' },
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
  },
  assessments: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all', import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
  },
  operational: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': { ...maintain, approve: 'all', import: 'all' },
    'data-owner': { ...readAndComment, create: 'own', update: 'own', treat: 'own', submit: 'own' },
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
  },
  governing: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': { read: 'all', comment: 'all' },
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
  },
  documents: {
    administrator: { read: 'published' },
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all' },
    'risk-owner': { ...readAndComment },
    'data-owner': { ...readAndComment },
    'model-owner': { read: 'published', export: 'published' },
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
    staff: { read: 'published', export: 'published' },
  },
  evidence: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': { ...maintain, archive: 'own', update: 'own' },
    'data-owner': { ...maintain, archive: 'own', update: 'own' },
    'model-owner': maintainOwn,
    executive: readAndComment,
    auditor: readAll,
  },
  data: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all', import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': { ...maintain, archive: 'own', import: 'all' },
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all' },
    auditor: readAll,
  },
  readiness: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    executive: readAndComment,
    auditor: readAll,
  },
}

/** Rights that are not about a register's records. */
export type Permission =
  | 'users.manage'
  | 'settings.manage'
  | 'packs.build'
  | 'trail.read'
  | 'overview.read'
  | 'readings.add'
  | 'soa.approve'

export const permissions: Record<Permission, readonly Role[]> = {
  'users.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'packs.build': ['governance-lead', 'compliance-lead', 'auditor'],
  'trail.read': ['administrator', 'governance-lead', 'compliance-lead', 'auditor', 'executive'],
  'overview.read': [
    'governance-lead',
    'compliance-lead',
    'risk-owner',
    'data-owner',
    'auditor',
    'executive',
  ],
  'readings.add': ['governance-lead', 'risk-owner', 'data-owner', 'model-owner'],
  'soa.approve': ['governance-lead', 'compliance-lead', 'executive'],
}
