import { type Role, roleNames } from '../access/actor.ts'
import { addDays } from '../calendar.ts'
import type { Tone } from '../fields/field.ts'
import type { Named, State } from './state.ts'

/**
 * Something somebody has to do. It is derived, never stored: do the work and it is gone. It falls to
 * the person `ownerId`, and to everybody with one of `roles` who is not among `except`.
 */
export type Obligation = {
  /** Stable: the same obligation has the same id tomorrow. */
  id: string
  says: string
  /** Clause or control that asks for it. */
  why: string
  register: string
  /** The record; null where it is about many, which `query` then finds in the register's list. */
  recordId: string | null
  query: string | null
  code: string
  title: string
  /** The day it is due, `YYYY-MM-DD`, where there is one. */
  dueOn: string | null
  ownerId: string | null
  roles: readonly Role[]
  /** People who may not do it, having written or done what is to be decided on. */
  except: readonly string[]
  tone: Tone
  /** What is said once the day is past, where that reads better than what is to be done. */
  late?: string
  /** The field of the record's form that mends it, where it is one. */
  field?: string
}

type Given = Pick<Obligation, 'says' | 'why'> &
  Partial<Pick<Obligation, 'dueOn' | 'ownerId' | 'roles' | 'except' | 'tone' | 'late' | 'field'>>

/** Days before a day from which on it is said. */
const nearDays = 30

/** An obligation on one record; its tone follows from its day unless it is told. */
export function obligation(
  { today }: Pick<State, 'today'>,
  kind: string,
  record: Named,
  given: Given,
): Obligation {
  const dueOn = given.dueOn ?? null
  return {
    id: `${kind}:${record.id}`,
    register: record.register,
    recordId: record.id,
    query: null,
    code: record.code,
    title: record.title,
    ownerId: null,
    roles: [],
    except: [],
    tone: toneOf(dueOn, today),
    ...given,
    dueOn,
  }
}

/** An obligation on every record that a list finds by `query`, such as `scope=undecided`. */
export function obligationOnMany(
  kind: string,
  { register, query, title }: { register: string; query: string; title: string },
  given: Given,
): Obligation {
  return {
    id: kind,
    register,
    recordId: null,
    query,
    code: '',
    title,
    ownerId: null,
    roles: [],
    except: [],
    tone: 'due',
    dueOn: null,
    ...given,
  }
}

/** Where the work is done: a path of this application. */
export function hrefOf(one: Pick<Obligation, 'register' | 'code' | 'query' | 'field'>): string {
  if (one.query !== null) return `/${one.register}?${one.query}`
  const record = `/${one.register}/${one.code}`
  return one.field ? hrefOfField(record, one.field) : record
}

/** A field in the form of a record, which opens with its section. */
export function hrefOfField(record: string, field: string): string {
  return `${record}/edit#f-${field}`
}

/** Whose it is, in words: a person, or those with a role. */
export function holderOf(
  { ownerId, roles }: Pick<Obligation, 'ownerId' | 'roles'>,
  users: State['users'],
): string {
  const owner = users.find((user) => user.id === ownerId)
  return owner?.name ?? (roles.map((role) => roleNames[role]).join(' or ') || 'nobody')
}

/** Red when the day is past, amber when it is near or there is none, plain when it is far. */
export function toneOf(dueOn: string | null, today: string): Tone {
  if (dueOn === null) return 'due'
  if (dueOn < today) return 'bad'
  return isNear(dueOn, today) ? 'due' : 'plain'
}

/** Days that something new may wait for somebody's word before an auditor would ask why. */
const patience = 30

/** Whether a record that waits for a decision has been left as it is for more than thirty days. */
export function waitsLong({ updatedAt }: { updatedAt: string }, today: string): boolean {
  return updatedAt.slice(0, 10) < addDays(today, -patience)
}

/** Whether a day is past or within thirty days. */
export function isNear(day: string | null, today: string): day is string {
  return day !== null && day <= addDays(today, nearDays)
}

/** Whether there is a day and it is past. */
export function isPast(day: string | null, today: string): day is string {
  return day !== null && day < today
}

/** Those whom something falls to: its owner, or a role as long as it has none. */
export function ownerOr(
  ownerId: string | null,
  ...roles: Role[]
): Pick<Obligation, 'ownerId' | 'roles'> {
  return ownerId ? { ownerId, roles: [] } : { ownerId: null, roles }
}

/** To the owner, who knows, and to the governance lead, who may write where an owner only reads. */
export function ownerAndLead(ownerId: string | null): Pick<Obligation, 'ownerId' | 'roles'> {
  return { ownerId, roles: ['governance-lead'] }
}
