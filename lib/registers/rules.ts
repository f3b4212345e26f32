import type { Actor } from '../access/actor.ts'
import type { Action } from '../access/rights.ts'
import type { Where } from '../access/where.ts'
import type { State } from '../checks/state.ts'
import type { AnyRecord, RecordOf, RegisterDefinition } from './define.ts'

/** What rules may look at while they decide: records of any register, inside the same transaction. */
export type RuleContext = {
  actor: Actor
  /** Today in the organisation's time zone, `YYYY-MM-DD`. */
  today: string
  /** The moment of the write, ISO. */
  now: string
  find(register: string, id: string): Promise<AnyRecord | null>
  list(register: string, where: Where): Promise<AnyRecord[]>
  /** A record of whichever register has this id. */
  locate(id: string): Promise<{ register: string; record: AnyRecord } | null>
  /**
   * What passes a filter of a register's list, of what the actor may see, as it stood in the trail now
   * or at the end of a day, with the position. Throws Invalid for `filter` when it can't be read.
   */
  freeze(
    register: string,
    filter: string,
    day: string | null,
  ): Promise<{ seq: number; at: string; records: AnyRecord[] }>
  /** Names of people, by their id. */
  namesOf(ids: readonly string[]): Promise<Map<string, string>>
  /** Current evidence attached to records, by the record's id. */
  evidenceOf(ids: readonly string[]): Promise<Map<string, AnyRecord[]>>
  /**
   * The records that a piece of evidence is attached to, without the archived ones; `readable` where
   * the actor may see them.
   */
  shownBy(evidenceId: string): Promise<{ register: string; record: AnyRecord; readable: boolean }[]>
}

/** What rules may do beside the record itself; each call is a governed write of its own. */
export type EffectContext = RuleContext & {
  /** Creates a record in another register on behalf of the same actor. */
  create(register: string, values: Record<string, unknown>): Promise<AnyRecord>
  /** Moves another record along its lifecycle; its own refusals apply except the right itself. */
  move(
    register: string,
    id: string,
    transition: string,
    values?: Record<string, unknown>,
  ): Promise<AnyRecord>
  /** Changes managed fields of another record. */
  change(register: string, id: string, values: Record<string, unknown>): Promise<AnyRecord>
  /** Attaches a piece of evidence to a record. */
  attach(evidenceId: string, to: { register: string; id: string }): Promise<void>
  /** Tells people in the application that what rests on this evidence is to be looked at. */
  tellOfEvidence(evidenceId: string, people: readonly string[]): Promise<void>
}

/** All registers at the end of a day, or now where it has not ended; null before there was anything. */
export type StatesOfDays = ReadonlyMap<string, State | null>

/** Messages by field; the key '' is for the record as a whole. */
export type Problems = Record<string, string>

/** What a step would do or leave behind, in a sentence, and the records it speaks of. */
export type Foretold = {
  says: string
  records?: readonly { register: string; code: string; title: string }[]
}

/** What a signature says: `means` follows the person's name, 'approves the scope'. */
export type Decision = { as: 'approved' | 'returned' | 'accepted'; means: string }

export type Transition<R, S extends string> = {
  /** The button's own words: 'Accept the residual risk'. */
  label: string
  /** What the history says: 'accepted the residual risk'. */
  says: string
  from: readonly S[]
  /** Left out, the record stays in the state it is in. */
  to?: S
  /** Which right it takes. */
  needs: Action
  /** Set off by other records or readings only; nobody is offered it. */
  automatic?: true
  /** Fields asked for in the dialog and written with the move. */
  asks?: readonly Extract<keyof R, string>[]
  /** What is asked is something new each time: the dialog begins empty, and nothing is kept. */
  asksAnew?: true
  /** Fields that must be filled, before or by the dialog. */
  requires?: readonly Extract<keyof R, string>[]
  /** Whether a sentence of reason is asked for. */
  reason?: 'required' | 'optional'
  /** Whoever takes it signs: the decision is kept as an approval bound to the hash of the content. */
  decides?: Decision
  /** A dangerous move is shown apart and in red. */
  tone?: 'danger'
  /** A sentence why this person may not do it now, or false. */
  refuse?: (input: {
    actor: Actor
    record: R
    context: RuleContext
  }) => Promise<string | false> | string | false
  /** What it would do beside the record itself, or leave as it is; shown before it is done. */
  foretells?: (input: {
    record: R
    context: RuleContext
  }) => Promise<string | readonly Foretold[]> | string | readonly Foretold[]
  /**
   * Days at whose end it looks at all registers. They are read before the transaction begins: inside
   * it nobody else could write for as long as that takes.
   */
  looksAt?: (record: R) => readonly string[]
  /** Fields that change with the move. */
  change?: (input: {
    actor: Actor
    record: R
    context: RuleContext
    states: StatesOfDays
  }) => Promise<Partial<R>> | Partial<R>
  /** What else happens, in the same transaction. */
  effects?: (input: { record: R; context: EffectContext }) => Promise<void>
}

/** Behaviour of a register: derived values, checks across fields, named transitions. Server only. */
export type RegisterRules<R = AnyRecord, S extends string = string> = {
  /** What the form of a new record begins with. */
  start?: (input: { context: RuleContext }) => Promise<Partial<R>> | Partial<R>
  /** Computed fields, after every write. */
  derive?: (input: {
    record: R
    before: R | null
    context: RuleContext
  }) => Promise<Partial<R>> | Partial<R>
  /** What is wrong across fields; nothing is written while there is any. */
  check?: (input: {
    record: R
    before: R | null
    context: RuleContext
  }) => Promise<Problems> | Problems
  /** What archiving it would do beside the record itself, in sentences, shown before it is done. */
  foretellsArchive?: (input: { record: R; context: RuleContext }) => Promise<string | null>
  transitions: Record<string, Transition<R, S>>
  /** After a create or update, in the same transaction. */
  effects?: (input: { record: R; before: R | null; context: EffectContext }) => Promise<void>
}

/** Binds rules to their definition, so that fields and states are checked by the compiler. */
export function defineRules<D extends RegisterDefinition>(
  _definition: D,
  rules: RegisterRules<RecordOf<D>, Extract<keyof D['lifecycle'], string>>,
): RegisterRules {
  return rules as unknown as RegisterRules
}
