import type { Actor } from '../access/actor.ts'
import { hasReach, reach } from '../access/reach.ts'
import { everything, matches } from '../access/where.ts'
import type { Tone } from '../fields/field.ts'
import { registerOf } from '../registers/index.ts'
import { checkResults } from './conformity.ts'
import type { Obligation } from './obligation.ts'
import { recordOf, type State } from './state.ts'

/**
 * What this person has to do, most urgent first: what is theirs, and what waits for one of their
 * roles, unless they wrote or did what is to be decided on. What they may not see is not named.
 */
export function myWork(actor: Actor, state: State): Obligation[] {
  const { all, ofOwner, ofRole } = workOf(state)
  const places = new Set(ofOwner.get(actor.id))
  for (const role of actor.roles) {
    for (const place of ofRole.get(role) ?? []) {
      if (!all[place]?.except.includes(actor.id)) places.add(place)
    }
  }
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((place) => all[place] ?? [])
    .filter((one) => maySee(actor, state, one))
}

/** How much of this person's work is due or overdue; counted once for each state. */
export function dueOf(actor: Actor, state: State): number {
  const { due } = workOf(state)
  const key = [actor.id, ...actor.roles].join(' ')
  const known = due.get(key)
  if (known !== undefined) return known
  const count = myWork(actor, state).filter(
    (one) => one.tone === 'bad' || one.tone === 'due',
  ).length
  due.set(key, count)
  return count
}

/** Whether the person may see what an obligation is about. */
export function maySee(actor: Actor, state: State, { register, recordId }: Obligation): boolean {
  const where = reach(actor, registerOf(register), 'read')
  if (where === everything) return true
  if (recordId === null) return hasReach(actor, registerOf(register), 'read')
  const record = recordOf(state, register, recordId)
  return record !== undefined && matches(where, record)
}

/** What anybody has to do, most urgent first, as far as everybody who reads the overview may know. */
export function obligationsOf(state: State): readonly Obligation[] {
  return workOf(state).all.filter(({ register }) => registerOf(register).access !== 'confidential')
}

/** The obligation with this id, whomever it falls to, while there is one. */
export function obligationById(state: State, id: string): Obligation | undefined {
  return workOf(state).byId.get(id)
}

/** Whether an obligation falls to this person. */
export function fallsTo(actor: Actor, { ownerId, roles, except }: Obligation): boolean {
  if (ownerId === actor.id) return true
  return !except.includes(actor.id) && roles.some((role) => actor.roles.includes(role))
}

/** Everybody's work, and at which places of it what falls to whom. */
type Work = {
  all: readonly Obligation[]
  byId: Map<string, Obligation>
  ofOwner: Map<string, number[]>
  ofRole: Map<string, number[]>
  due: Map<string, number>
}

const computed = new WeakMap<State, Work>()

/** Computed once for each state. */
function workOf(state: State): Work {
  const known = computed.get(state)
  if (known) return known
  const all = checkResults(state)
    .flatMap(({ obligations }) => obligations)
    .sort(byUrgency)
  const byId = new Map(all.map((one) => [one.id, one]))
  const work: Work = { all, byId, ofOwner: new Map(), ofRole: new Map(), due: new Map() }
  all.forEach(({ ownerId, roles }, place) => {
    if (ownerId) put(work.ofOwner, ownerId, place)
    for (const role of roles) put(work.ofRole, role, place)
  })
  computed.set(state, work)
  return work
}

function put(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key)
  if (known) known.push(place)
  else places.set(key, [place])
}

const urgency: Tone[] = ['bad', 'due', 'plain', 'met', 'na']

function byUrgency(a: Obligation, b: Obligation): number {
  const byTone = urgency.indexOf(a.tone) - urgency.indexOf(b.tone)
  if (byTone !== 0) return byTone
  const [left, right] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  if (left !== right) return left < right ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
