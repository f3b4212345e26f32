import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import type { Action } from '../access/rights.ts'
import { matches } from '../access/where.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { applies } from '../fields/condition.ts'
import { type AnyRecord, initialState, type RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { RuleContext } from '../registers/rules.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { effectContext } from './effects.ts'
import { findOne } from './read.ts'
import { insertRow, takeCodes, updateRow } from './store.ts'
import { tellOwner } from './tell-people.ts'
import {
  completeValues,
  parseValues,
  requireFilled,
  settleReferences,
  type Values,
} from './values.ts'
import { ruleContext, type Work, working } from './work.ts'

export type Change = {
  /** Without it a new record is made. */
  id?: string
  /** The revision the person saw; demanded with `id`. */
  revision?: number
  values: Values
  reason?: string | undefined
}

/**
 * Creates or changes a record in the actor's name: parses, authorises, derives, checks, writes and
 * logs in one transaction. Throws Invalid, Forbidden, NotFound, or Conflict when the record is no
 * longer at `revision` (then with the record as it is now).
 */
export async function writeRecord(actor: Actor, key: string, change: Change): Promise<AnyRecord> {
  const definition = registerOf(key)
  const values = parseValues(definition, change.values)
  const verb = change.id ? 'update' : 'create'
  const deed = { action: deedOf(definition, verb), reason: change.reason }
  return working(actor, deed, async (work) => {
    if (!change.id) return createIn(work, definition, values)
    const before = await requireIn(work, definition, change.id, 'update')
    requireRevision(definition, before, change.revision)
    requireOpen(definition, before)
    return changeIn(work, definition, before, values)
  })
}

/** `risk.accept`, `impact-assessment.submit`: how the trail names what was done. */
export function deedOf(definition: RegisterDefinition, verb: string): string {
  const model = definition.model.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase()
  return `${model}.${verb.replaceAll(/([A-Z])/g, '-$1').toLowerCase()}`
}

/** A record that the actor may see (else NotFound) and on which they have the right (else Forbidden). */
export async function requireIn(
  work: Pick<Work, 'actor' | 'sql'>,
  definition: RegisterDefinition,
  id: string,
  action: Action,
): Promise<AnyRecord> {
  const record = await findOne(work.sql, definition, reach(work.actor, definition, 'read'), id)
  if (!record)
    throw new NotFound(`There is no ${definition.name.one.toLowerCase()} ${id} that you may see.`)
  if (!matches(reach(work.actor, definition, action), record)) {
    throw new Forbidden(`Your role does not allow you to ${action} ${record.code}.`)
  }
  return record
}

/** Throws Conflict, with the record as it is now, unless it is still at the revision seen. */
export function requireRevision(
  definition: RegisterDefinition,
  record: AnyRecord,
  seen: number | undefined,
) {
  if (seen === undefined) {
    throw new Invalid({
      '': `Say which revision of the ${definition.name.one.toLowerCase()} you change.`,
    })
  }
  if (record.revision !== seen) throw new Conflict(`${record.code} was changed meanwhile.`, record)
}

/** Throws Forbidden when the record is archived or its state closes it to edits. */
export function requireOpen(definition: RegisterDefinition, record: AnyRecord) {
  if (record.archivedAt) throw new Forbidden(`${record.code} is archived; restore it first.`)
  if (definition.sealed?.includes(record.state)) {
    throw new Forbidden(
      `${record.code} is ${record.state.replaceAll('-', ' ')} and can't be edited any more.`,
    )
  }
}

/** Creates inside a transaction; `trusted` skips the actor's right (effects, imports, first set-up). */
export async function createIn(
  work: Work,
  definition: RegisterDefinition,
  values: Values,
  { trusted = false, state }: { trusted?: boolean; state?: string } = {},
): Promise<AnyRecord> {
  const [taken] = await takeCodes(work.sql, definition, 1)
  if (!taken) throw new Error('no code was taken')
  const draft = newRecord(work, definition, values, { ...taken, ...(state ? { state } : {}) })
  const record = await settle(work, definition, draft, null)
  if (!trusted && !matches(reach(work.actor, definition, 'create'), record)) {
    throw new Forbidden(
      `Your role does not allow you to add this to ${definition.name.many.toLowerCase()}.`,
    )
  }
  const stored = await insertRow(work.sql, definition, record)
  await tellOwner(work, stored, null)
  await rulesOf(definition.key).effects?.({
    record: stored,
    before: null,
    context: effectContext(work),
  })
  return stored
}

/** A record not yet stored, with its base columns filled. */
export function newRecord(
  work: Work,
  definition: RegisterDefinition,
  values: Values,
  base: {
    id: string
    code: string
    state?: string
    source?: Record<string, string> | null
    sourceKey?: string | null
  },
): AnyRecord {
  return {
    ownerId: null,
    reviewAt: null,
    ...completeValues(definition, values),
    revision: 1,
    createdAt: work.now,
    createdById: work.actor.id,
    updatedAt: work.now,
    updatedById: work.actor.id,
    archivedAt: null,
    archivedReason: null,
    source: base.source ?? null,
    sourceKey: base.sourceKey ?? null,
    id: base.id,
    code: base.code,
    state: base.state ?? initialState(definition),
  }
}

/** Changes fields (and state) of a record inside a transaction, with everything that follows. */
export async function changeIn(
  work: Work,
  definition: RegisterDefinition,
  before: AnyRecord,
  values: Values,
  { state }: { state?: string } = {},
): Promise<AnyRecord> {
  const draft: AnyRecord = {
    ...before,
    ...values,
    state: state ?? before.state,
    revision: before.revision + 1,
    updatedAt: work.now,
    updatedById: work.actor.id,
  }
  const record = await settle(work, definition, draft, before)
  const stored = await updateRow(work.sql, definition, record, before.revision)
  if (!stored) throw new Conflict(`${before.code} was changed meanwhile.`, before)
  await tellOwner(work, stored, before)
  await rulesOf(definition.key).effects?.({ record: stored, before, context: effectContext(work) })
  return stored
}

/** Derives and checks; throws Invalid with a sentence per field. */
export async function settle(
  work: Work,
  definition: RegisterDefinition,
  draft: AnyRecord,
  before: AnyRecord | null,
  context: RuleContext = ruleContext(work.actor, work.sql, work.today, work.now),
): Promise<AnyRecord> {
  const rules = rulesOf(definition.key)
  const derived: AnyRecord = {
    ...draft,
    ...(await rules.derive?.({ record: draft, before, context })),
  }
  const required = Object.entries(definition.fields).filter(
    ([, field]) => field.required && applies(field, derived),
  )
  requireFilled(
    definition,
    derived,
    required.map(([key]) => key),
    (field) => `${field.label} is needed.`,
  )
  const record = await settleReferences(work, definition, { draft, derived }, before)
  const problems = (await rules.check?.({ record, before, context })) ?? {}
  if (Object.keys(problems).length) throw new Invalid(problems)
  return record
}
