import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import { type SignedWith, sign } from '../access/signing.ts'
import { matches } from '../access/where.ts'
import { takeCheckpoint } from '../audit-trail/checkpoint.ts'
import { signingKey } from '../audit-trail/keys.ts'
import { dayInWords } from '../calendar.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { Conflict, Forbidden, Invalid } from '../errors.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { Decision, Foretold, StatesOfDays, Transition } from '../registers/rules.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { contentHash } from './content-hash.ts'
import { effectContext } from './effects.ts'
import { stateAtEndOf } from './load-state.ts'
import { requireRecord } from './read.ts'
import { emptyValues, parseValues, requireFilled, type Values } from './values.ts'
import { ruleContext, todayHere, type Work, working } from './work.ts'
import { changeIn, deedOf, requireIn, requireRevision } from './write.ts'

export type Move = {
  id: string
  revision: number
  transition: string
  values?: Values
  reason?: string | undefined
  /** A step that decides is signed with it by whoever takes it in the browser. */
  password?: string | undefined
}

/** A step that the record's state offers, for the screen: with the sentence why not, if not. */
export type OfferedTransition = {
  name: string
  label: string
  to: string
  allowed: boolean
  refusal: string | null
  asks: string[]
  requires: string[]
  /** The dialog begins empty. */
  asksAnew: boolean
  reason: 'required' | 'optional' | null
  /** What the signature says, behind the person's name; null where nothing is signed. */
  signs: string | null
  tone: 'danger' | null
  /** What it would do beside the record itself, or leave as it is. */
  foretells: readonly Foretold[]
}

/**
 * Moves a record along its lifecycle by a named transition, in one transaction with its approval
 * and effects. Throws Forbidden (right, or separation of duties), Invalid (what is missing, or not
 * the person's password) or Conflict (not at that revision, or not in a state the step starts from).
 */
export async function moveRecord(actor: Actor, key: string, move: Move): Promise<AnyRecord> {
  const definition = registerOf(key)
  const step = transitionOf(definition, move.transition)
  const deed = { action: deedOf(definition, move.transition), reason: move.reason }
  const signedWith = step.decides ? await signStep(actor, definition, step, move) : null
  const states = await statesFor(actor, key, step, move)
  const { transition, values, reason } = move
  return working(actor, deed, async (work) => {
    const before = await requireIn(work, definition, move.id, step.needs)
    requireRevision(definition, before, move.revision)
    return moveIn(work, definition, before, { transition, values, reason, states, signedWith })
  })
}

/**
 * Signs before the transaction: comparing passwords is slow, and a wrong one counts whatever comes of
 * it. Whoever may not take the step, or saw an earlier revision, hears that first.
 */
async function signStep(
  actor: Actor,
  definition: RegisterDefinition,
  step: Transition<AnyRecord, string>,
  { id, revision, password }: Move,
): Promise<SignedWith> {
  const before = await requireIn({ actor, sql: sqlOf(pool()) }, definition, id, step.needs)
  requireRevision(definition, before, revision)
  return sign(actor, password)
}

/** The registers at the days that the step looks at, by day. */
async function statesFor(
  actor: Actor,
  key: string,
  step: Transition<AnyRecord, string>,
  { id }: Move,
): Promise<StatesOfDays> {
  if (!step.looksAt) return new Map()
  const days = step.looksAt(await requireRecord(actor, key, id))
  return new Map(
    await Promise.all(days.map(async (day) => [day, await stateAtEndOf(day)] as const)),
  )
}

type MoveInside = Omit<Move, 'id' | 'revision' | 'password'> & {
  trusted?: boolean
  states?: StatesOfDays
  signedWith?: SignedWith | null
}

/**
 * The transition inside a transaction; `trusted` when the right was settled by what set it off.
 * Nothing decides unsigned.
 */
export async function moveIn(
  work: Work,
  definition: RegisterDefinition,
  before: AnyRecord,
  {
    transition,
    values = {},
    reason,
    trusted = false,
    states = new Map(),
    signedWith = null,
  }: MoveInside,
): Promise<AnyRecord> {
  const step = transitionOf(definition, transition)
  if (before.archivedAt) throw new Forbidden(`${before.code} is archived; restore it first.`)
  if (step.automatic && !trusted) throw new Forbidden(`“${step.label}” happens by itself only.`)
  if (!step.from.includes(before.state)) {
    throw new Conflict(
      `${before.code} is ${before.state}: “${step.label}” is not possible from there.`,
      before,
    )
  }
  if (step.reason === 'required' && !reason?.trim() && !trusted) {
    throw new Invalid({ reason: 'Give the reason; it stays on record.' })
  }
  const given = trusted ? values : parseValues(definition, values, step.asks ?? [])
  const asked = step.asksAnew ? { ...emptyValues(definition, step.asks), ...given } : given
  const context = ruleContext(work.actor, work.sql, work.today, work.now)
  const wanted = { ...before, ...asked }
  requireFilled(
    definition,
    wanted,
    step.requires ?? [],
    (field) => `${field.label} is needed for this step.`,
  )
  const refusal = await step.refuse?.({ actor: work.actor, record: wanted, context })
  if (refusal) throw new Forbidden(refusal)
  const changed =
    (await step.change?.({ actor: work.actor, record: wanted, context, states })) ?? {}
  const record = await changeIn(
    work,
    definition,
    before,
    { ...asked, ...changed },
    { state: step.to ?? before.state },
  )
  if (step.decides) {
    if (!signedWith) throw new Error(`${definition.key}.${transition} decides, and nobody signed`)
    const { decides, asks } = step
    await keepApproval(work, definition, record, {
      transition,
      decides,
      asks,
      signedWith,
      remarks: reason,
    })
  }
  await step.effects?.({ record, context: effectContext(work) })
  return record
}

/** The steps a record's state offers this person; a right they lack leaves the step out. */
export async function offeredTransitions(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
): Promise<OfferedTransition[]> {
  const sql = sqlOf(pool())
  const context = ruleContext(actor, sql, await todayHere(sql), now().toISOString())
  const offered: OfferedTransition[] = []
  for (const [name, step] of Object.entries(rulesOf(definition.key).transitions)) {
    if (step.automatic || !step.from.includes(record.state) || record.archivedAt) continue
    if (!matches(reach(actor, definition, step.needs), record)) continue
    const refusal = (await step.refuse?.({ actor, record, context })) || null
    const foretold = refusal === null ? await step.foretells?.({ record, context }) : undefined
    offered.push({
      name,
      label: step.label,
      to: step.to ?? record.state,
      allowed: refusal === null,
      refusal,
      asks: [...(step.asks ?? [])],
      requires: [...(step.requires ?? [])],
      asksAnew: step.asksAnew ?? false,
      reason: step.reason ?? null,
      signs: step.decides?.means ?? null,
      tone: step.tone ?? null,
      foretells: typeof foretold === 'string' ? [{ says: foretold }] : (foretold ?? []),
    })
  }
  return offered
}

/** The transitions that people set off, by the name that addresses of the API use. */
export function manualTransitions(
  definition: RegisterDefinition,
): Map<string, Transition<AnyRecord, string>> {
  const steps = Object.entries(rulesOf(definition.key).transitions)
  return new Map(steps.filter(([, step]) => !step.automatic))
}

function transitionOf(definition: RegisterDefinition, name: string): Transition<AnyRecord, string> {
  const steps = rulesOf(definition.key).transitions
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined
  if (!step) throw new Invalid({ '': `${definition.name.many} have no step “${name}”.` })
  return step
}

/** Fields that say until when a decision holds, where its step asks for one. */
const lasting = ['acceptedUntil', 'validUntil', 'gateOverrideUntil']

/** Keeps the decision, and a signed checkpoint of the trail that holds it: both or neither. */
async function keepApproval(
  work: Work,
  definition: RegisterDefinition,
  record: AnyRecord,
  {
    transition,
    decides,
    asks,
    signedWith,
    remarks = '',
  }: {
    transition: string
    decides: Decision
    asks?: readonly string[] | undefined
    signedWith: SignedWith
    remarks?: string | undefined
  },
) {
  const until = lasting.filter((one) => asks?.includes(one)).map((one) => record[one])[0]
  const day = typeof until === 'string' ? until : null
  await work.tx.approval.create({
    data: {
      id: crypto.randomUUID(),
      register: definition.key,
      recordId: record.id,
      revision: record.revision,
      transition,
      decision: decides.as,
      meaning: day ? `${decides.means} until ${dayInWords(day)}` : decides.means,
      contentHash: contentHash(definition, record),
      remarks,
      until: day ? new Date(day) : null,
      byId: work.actor.id,
      byName: work.actor.name,
      byRoles: [...work.actor.roles],
      signedWith,
      at: new Date(work.now),
    },
  })
  await takeCheckpoint(work.sql, await signingKey(env().DATA_DIR), 'approval')
}
