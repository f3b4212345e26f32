import { Forbidden } from '../errors.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import type { Actor } from './actor.ts'
import { type Action, type Permission, permissions, type Reach, rights } from './rights.ts'
import { everything, nothing, type Where } from './where.ts'

/**
 * The records of a register on which this person has this right, as a filter that is part of every
 * query: list, item, export, PDF, API and pack alike.
 */
export function reach(actor: Actor, definition: RegisterDefinition, action: Action): Where {
  const granted = new Set<Reach>()
  for (const role of actor.roles) {
    const reachOfRole = rights[definition.access][role]?.[action]
    if (reachOfRole) granted.add(reachOfRole)
  }
  if (granted.has('all')) return everything
  const parts = [...granted].map((one) => {
    if (one === 'named') return named(actor)
    if (one === 'audit') return audited(actor, definition)
    return one === 'own' ? own(actor, definition) : published(definition)
  })
  return parts.length ? { any: parts } : nothing
}

/**
 * The same for what records were at an earlier moment. Ownership is that of today: who takes a record
 * over sees its past, and who gave it away no longer does. What was not published at the time stays
 * with those who see more than is published.
 */
export function reachOfPast(actor: Actor, definition: RegisterDefinition, action: Action): Where {
  const today = reach(actor, definition, action)
  if (today === everything) return everything
  return { all: [toldOf(actor, definition, action), { now: today, table: definition.table }] }
}

/** What a record must have been for that to be told, now that the person may see the record. */
export function toldOf(actor: Actor, definition: RegisterDefinition, action: Action): Where {
  const granted = actor.roles.map((role) => rights[definition.access][role]?.[action])
  return granted.some((one) => one !== undefined && one !== 'published')
    ? everything
    : published(definition)
}

/** Whether the person has the right on any record at all: decides what the navigation offers. */
export function hasReach(actor: Actor, definition: RegisterDefinition, action: Action): boolean {
  return actor.roles.some((role) => rights[definition.access][role]?.[action])
}

/** Whether one of the person's roles carries the permission. */
export function hasPermission(actor: Actor, permission: Permission): boolean {
  return actor.roles.some((role) => permissions[permission].includes(role))
}

/** Throws Forbidden, with what it takes, unless the person has the permission. */
export function requirePermission(actor: Actor, permission: Permission, what: string) {
  if (!hasPermission(actor, permission)) throw new Forbidden(`You are not allowed to ${what}.`)
}

/** Own: owner, author, or hanging on a system that the person owns. */
function own(actor: Actor, definition: RegisterDefinition): Where {
  const parts: Where[] = [
    { field: 'ownerId', is: actor.id },
    { field: 'createdById', is: actor.id },
  ]
  const systems = [...actor.ownSystemIds]
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind === 'reference' && field.to === 'systems')
      parts.push({ field: key, in: systems })
    if (field.kind === 'references' && field.to === 'systems')
      parts.push({ field: key, hasAny: systems })
  }
  return { any: parts }
}

/**
 * Of audits the person is on: these, what belongs to them or came of them, the systems in their scope
 * with what hangs on these, and what was drawn or shown (ISO/IEC 42001, 9.2.2).
 */
function audited(actor: Actor, definition: RegisterDefinition): Where {
  if (definition.key === 'audits') {
    return {
      any: [
        { field: 'leadAuditorId', is: actor.id },
        { field: 'auditorIds', has: actor.id },
      ],
    }
  }
  const { auditIds = [], systemIds = [], recordIds = [] } = actor.audits ?? {}
  const parts: Where[] = [{ field: 'id', in: recordIds }]
  if (definition.key === 'systems') parts.push({ field: 'id', in: systemIds })
  if (definition.access === 'evidence') parts.push({ field: 'createdById', is: actor.id })
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind === 'anyReference' && key === 'originId')
      parts.push({ field: key, in: auditIds })
    if (field.kind === 'reference' && field.to === 'audits')
      parts.push({ field: key, in: auditIds })
    if (field.kind === 'reference' && field.to === 'systems')
      parts.push({ field: key, in: systemIds })
    if (field.kind === 'references' && field.to === 'systems')
      parts.push({ field: key, hasAny: systemIds })
  }
  return { any: parts }
}

/** Named: leading it, or among those who may read it. */
function named(actor: Actor): Where {
  return {
    any: [
      { field: 'ownerId', is: actor.id },
      { field: 'readerIds', has: actor.id },
    ],
  }
}

/** Published: in a state that everybody who works here is to follow. */
function published(definition: RegisterDefinition): Where {
  const states = Object.keys(definition.lifecycle).filter((state) =>
    ['effective', 'superseded', 'offered'].includes(state),
  )
  return { field: 'state', in: states }
}
