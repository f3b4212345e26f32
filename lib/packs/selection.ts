import type { Actor } from '../access/actor.ts'
import { reach, requirePermission } from '../access/reach.ts'
import type { Moment } from '../audit-trail/log.ts'
import { type State, stateLists, systemsOf } from '../checks/state.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden } from '../errors.ts'
import type { Filters } from '../records/query.ts'
import { eachRecord, recordsWhere } from '../records/read.ts'
import { registers } from '../registers/index.ts'
import { type PackKind, purposes } from './purposes.ts'
import type { TrailScope } from './trail.ts'

/** Which records are asked for: by a filter of systems, or those of one audit or one system. */
export type Wanted = { kind: PackKind; filters: Filters; subjectId: string | null }

/** Which records a pack tells whole. `everything` is the whole management system. */
export type Selection = {
  everything: boolean
  ids: ReadonlySet<string>
  systemIds: readonly string[]
  /** Records of confidential registers: of them, and of what hangs on them, nothing but hashes. */
  confidentialIds: ReadonlySet<string>
}

/** Registers that belong to the management system itself, and are told whole in every pack. */
const ofTheSystem = new Set(
  registers
    .filter((one) => ['governing', 'documents', 'reviews', 'readiness'].includes(one.access))
    .map((one) => one.key),
)
/** Registers and tables of which a pack tells hashes alone. */
const confidential = new Set([
  ...registers.filter((one) => one.access === 'confidential').map((one) => one.key),
  'concern-messages',
])
/** Registers whose records follow what they come from or show. */
const comesFromOthers = new Set(['actions', 'evidence', 'audit-questions', 'audit-samples'])
/** Registers about people rather than systems: told whole in packs of everything only. */
const ofPeople = new Set(['training-records'])
/** Tables that hang on records and follow them. */
const hanging = [
  'comments',
  'incident-entries',
  'links',
  'approvals',
  'acknowledgements',
  'legal-holds',
  'erasures',
]
/** Tables without personal data that every pack tells whole. */
const always = ['installation', 'organisations', 'reading-batches']

/** Whether packs of a kind can tell records of a register whole; which ones is for `selectRecords`. */
export function canTell(kind: PackKind, register: string): boolean {
  const { about, registers: told } = purposes[kind]
  if (confidential.has(register) || (about && ofPeople.has(register))) return false
  return told === null || told.includes(register) || ofTheSystem.has(register)
}

/**
 * The records of a pack for the systems that a filter finds: these systems and what hangs on them,
 * and the management system around them; of one audit, its sample. Without a filter: everything. Throws Forbidden for
 * somebody who may not read all that is not confidential: a pack with holes that nobody sees would mislead.
 */
export async function selectRecords(
  actor: Actor,
  { kind, filters, subjectId }: Wanted,
  state: State,
  asOf: Moment,
): Promise<Selection> {
  requirePermission(actor, 'packs.build', 'build evidence packs')
  for (const register of registers) {
    if (confidential.has(register.key)) continue
    const where = reach(actor, register, 'read')
    if (!('all' in where && where.all.length === 0)) {
      throw new Forbidden(
        `You do not see all ${register.name.many.toLowerCase()}, so you can't build a pack.`,
      )
    }
  }
  const { about, registers: told } = purposes[kind]
  const everything = !about && told === null && Object.values(filters).every((value) => !value)
  const drawn = about === 'audits' ? drawnFor(state, subjectId) : null
  const systemIds = drawn ? drawn.systemIds : about ? [subjectId ?? ''] : []
  if (!about)
    for await (const system of eachRecord(actor, 'systems', { filters, asOf }))
      systemIds.push(system.id)
  const confidentialIds = await confidentialRecords()
  if (everything) return { everything, systemIds, confidentialIds, ids: new Set() }

  const ids = new Set(systemIds)
  const isOfSystem = (ofIds: readonly string[]) => ofIds.some((id) => ids.has(id))
  const own = new Set(systemIds)
  for (const [register, list] of Object.entries(stateLists)) {
    if (comesFromOthers.has(register) || ofPeople.has(register) || register === 'systems') continue
    if (confidential.has(register)) continue
    if (told && !told.includes(register) && !ofTheSystem.has(register)) continue
    for (const one of state[list]) {
      const of = systemsOf(one)
      const isAsked = drawn ? drawn.ids.has(one.id) : of.length === 0 || isOfSystem(of)
      if (ofTheSystem.has(register) || isAsked) own.add(one.id)
    }
  }
  for (const one of [...state.auditQuestions, ...state.auditSamples]) {
    if (one.auditId !== null && own.has(one.auditId)) own.add(one.id)
  }
  // Of one audit and of stage 1 only what was drawn, or comes from what is there.
  const isNear = (ofIds: readonly string[]) => !drawn && !told && isOfSystem(ofIds)
  for (const { id, systemIds, originId } of state.actions) {
    const comesFrom = originId !== null && own.has(originId)
    if (drawn?.ids.has(id) || isNear(systemIds) || comesFrom) own.add(id)
  }
  const shown = new Set(state.links.filter((link) => own.has(link.toId)).map((link) => link.fromId))
  for (const { id, systemIds } of told ? [] : state.evidence)
    if (drawn?.ids.has(id) || shown.has(id) || isNear(systemIds)) own.add(id)
  return { everything, systemIds, confidentialIds, ids: own }
}

/** An audit's own records, what was drawn for it and found in it, and the systems these are about. */
function drawnFor(state: State, auditId: string | null) {
  const audit = state.audits.find((one) => one.id === auditId)
  const questions = state.auditQuestions.filter((one) => one.auditId === auditId)
  const found = state.nonconformities.filter((one) => one.originId === auditId)
  const ids = new Set<string>(auditId ? [auditId] : [])
  for (const { subjectId } of questions) if (subjectId !== null) ids.add(subjectId)
  for (const { id } of found) ids.add(id)
  const systemIds = new Set(audit?.systemIds ?? [])
  for (const list of Object.values(stateLists))
    for (const one of state[list]) {
      if (!ids.has(one.id) || one.id === auditId) continue
      for (const system of systemsOf(one)) systemIds.add(system)
    }
  for (const one of state.systems) if (ids.has(one.id)) systemIds.add(one.id)
  return { ids, systemIds: [...systemIds] }
}

/** All there ever were: a record never leaves its table, so this holds for every earlier moment. */
async function confidentialRecords(): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const register of registers) {
    if (register.access !== 'confidential') continue
    const records = await recordsWhere(sqlOf(pool()), register, undefined, { columns: ['id'] })
    for (const { id } of records) ids.add(id)
  }
  return ids
}

/** How much of each event the pack tells: its records whole, of the rest that something happened. */
export function trailScope(selection: Selection): TrailScope {
  const isRegister = new Set(registers.map((register) => register.key))
  const includes = (id: string) => selection.everything || selection.ids.has(id)
  return ({ register, recordId, subjectId }) => {
    if (confidential.has(register)) return 'leaf'
    if (subjectId !== null && selection.confidentialIds.has(subjectId)) return 'leaf'
    if (always.includes(register)) return 'whole'
    if (isRegister.has(register)) {
      return ofTheSystem.has(register) || includes(recordId) ? 'whole' : 'header'
    }
    if (hanging.includes(register)) {
      return subjectId !== null && (selection.everything || selection.ids.has(subjectId))
        ? 'whole'
        : 'header'
    }
    return 'header'
  }
}

/** Keys of what is told whole in part or in full, in the order in which a pack lists them. */
export const toldRegisters = [
  ...registers.map((register) => register.key).filter((key) => !confidential.has(key)),
  ...hanging,
  'organisations',
  'reading-batches',
]
