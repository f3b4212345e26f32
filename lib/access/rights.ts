import type { AccessClass } from '../registers/define.ts'
import { type Role, roles } from './actor.ts'

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
 * published ones (effective documents, trainings offered), those of audits the person is on, those on
 * which the person is named, or none.
 */
export type Reach = 'all' | 'own' | 'published' | 'audit' | 'named'

type Grants = Partial<Record<Action, Reach>>

const readAll: Grants = { read: 'all', export: 'all' }
const readPublished: Grants = { read: 'published', export: 'published' }
const readOwn: Grants = { read: 'own', export: 'own' }
const readAndComment: Grants = { ...readAll, comment: 'all' }
const maintain: Grants = {
  ...readAndComment,
  create: 'all',
  update: 'all',
  archive: 'all',
  submit: 'all',
  treat: 'all',
}
/** What an external auditor sees of a register. */
const readAudit: Grants = { read: 'audit', export: 'audit' }
const maintainOwn: Grants = {
  read: 'own',
  export: 'own',
  comment: 'own',
  create: 'own',
  update: 'own',
  submit: 'own',
  treat: 'own',
}
const workWhereNamed: Grants = { read: 'named', comment: 'named', update: 'named', treat: 'named' }

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
    'external-auditor': readAudit,
  },
  assessments: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all', import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
    'external-auditor': readAudit,
  },
  operational: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': { ...maintain, approve: 'all', import: 'all' },
    'data-owner': { ...readAndComment, create: 'own', update: 'own', treat: 'own', submit: 'own' },
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
    'external-auditor': readAudit,
  },
  governing: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': { read: 'all', comment: 'all' },
    executive: { ...readAndComment, approve: 'all', accept: 'all' },
    auditor: readAll,
    'external-auditor': readAudit,
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
    'external-auditor': readAudit,
    staff: { read: 'published', export: 'published' },
  },
  /** Reviews by top management: prepared by the lead, signed by executives; owners of systems don't see them. */
  reviews: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': readAndComment,
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    executive: { ...readAndComment, approve: 'all' },
    auditor: readAll,
  },
  evidence: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': { ...maintain, archive: 'own', update: 'own' },
    'data-owner': { ...maintain, archive: 'own', update: 'own' },
    'model-owner': maintainOwn,
    executive: readAndComment,
    auditor: { ...readAll, create: 'own', update: 'own' },
    'external-auditor': { ...readAudit, create: 'own', update: 'own' },
  },
  data: {
    'governance-lead': { ...maintain, approve: 'all', import: 'all' },
    'compliance-lead': { ...maintain, approve: 'all', import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': { ...maintain, archive: 'own', import: 'all' },
    'model-owner': maintainOwn,
    executive: { ...readAndComment, approve: 'all' },
    auditor: readAll,
    'external-auditor': readAudit,
  },
  audits: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': { read: 'own', export: 'own', comment: 'own' },
    executive: readAndComment,
    auditor: { ...readAndComment, create: 'audit', update: 'audit', submit: 'audit' },
    'external-auditor': { ...readAudit, comment: 'audit', submit: 'audit' },
  },
  // What was asked and seen is the auditors' until they sign; then it is in the audit.
  fieldwork: {
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    executive: readAndComment,
    auditor: {
      ...readAndComment,
      create: 'audit',
      update: 'audit',
      archive: 'audit',
      treat: 'audit',
    },
    'external-auditor': {
      ...readAudit,
      create: 'audit',
      update: 'audit',
      comment: 'audit',
      treat: 'audit',
    },
  },
  trainings: {
    administrator: readPublished,
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': readAndComment,
    'data-owner': readAndComment,
    'model-owner': readAndComment,
    executive: readAndComment,
    auditor: readAll,
    'external-auditor': readAudit,
    staff: readPublished,
  },
  // Whose record it is owns it: everybody sees their own, and nobody writes it.
  'training-records': {
    administrator: readOwn,
    'governance-lead': { ...maintain, import: 'all' },
    'compliance-lead': { ...maintain, import: 'all' },
    'risk-owner': readOwn,
    'data-owner': readOwn,
    'model-owner': readOwn,
    executive: readAll,
    auditor: readAll,
    'external-auditor': readAudit,
    staff: readOwn,
  },
  // Whatever else somebody is: without being named they see nothing of it, not even that it exists.
  // Whoever comes from outside for an audit is not named.
  confidential: {
    ...Object.fromEntries(
      roles.filter((role) => role !== 'external-auditor').map((role) => [role, workWhereNamed]),
    ),
    'compliance-lead': { ...maintain, import: 'all' },
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
  | 'retention.manage'
  | 'erasures.approve'

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
  // Who says how long things are kept is not who says that one of them goes.
  'retention.manage': ['administrator', 'governance-lead'],
  'erasures.approve': ['compliance-lead', 'executive'],
}
