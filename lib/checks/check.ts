import type { RecordTypes } from '../registers/record-types.ts'
import { isNear, isPast, type Obligation, obligation } from './obligation.ts'
import type { Seen } from './seen.ts'
import { type Known, type Named, named, recordsOf, type State } from './state.ts'

type Asked = Obligation | readonly Obligation[] | null

type Common = {
  /** Stable: `assessment-before-operation`. */
  id: string
  /** Sub-clauses and controls it is a part of; the first is the one people are told. */
  requirements: readonly [string, ...string[]]
  /** What an auditor would raise where it fails. */
  severity: 'major' | 'minor'
  /** The sentence that is true where it holds. */
  says: string
}

/** What a check found in a state. */
export type CheckResult = {
  check: Check
  /** `na` where it looked at nothing. */
  verdict: 'holds' | 'fails' | 'na'
  /** How many records it looked at; one where it is about the organisation. */
  looked: number
  /** The records at fault; none where the organisation itself is. */
  faults: readonly Named[]
  /** What it asks of whom, of records that hold and of those that don't. */
  obligations: readonly Obligation[]
}

/** A part of a requirement as a pure function over the state. */
export type Check = Common & {
  /** The register it looks at; for one about the organisation, where a fault is mended. */
  register: string
  judge: (state: State) => CheckResult
}

/**
 * A check on every record of a register to which it applies. `asks` is called for each of these and
 * told whether it holds, so that what ends soon can be asked for before it fails.
 */
export function recordCheck<K extends keyof RecordTypes>(
  given: Common & {
    of: K
    applies: (record: Seen<K>, state: State) => boolean
    holds: (record: Seen<K>, state: State) => boolean
    asks?: (record: Seen<K>, state: State, holds: boolean) => Asked
    /** Asked once, about all records at fault. */
    asksOfAll?: (faults: readonly Named[]) => Asked
  },
): Check {
  const { of: register, applies, holds, asks, asksOfAll, ...common } = given
  const check: Check = {
    ...common,
    register,
    judge: (state) => {
      const faults: Named[] = []
      const obligations: Obligation[] = []
      let looked = 0
      for (const record of recordsOf(state, register)) {
        if (!applies(record, state)) continue
        looked += 1
        const isHeld = holds(record, state)
        if (!isHeld) faults.push(named(register, record))
        const asked = asks?.(record, state, isHeld)
        if (asked) obligations.push(...listed(asked))
      }
      if (asksOfAll && faults.length > 0) obligations.push(...listed(asksOfAll(faults)))
      const verdict = looked === 0 ? 'na' : faults.length === 0 ? 'holds' : 'fails'
      return { check, verdict, looked, faults, obligations }
    },
  }
  return check
}

/** A check on the organisation as a whole: that something is there at all. */
export function organisationCheck(
  given: Common & {
    /** Where a fault is mended. */
    begins: string
    applies?: (state: State) => boolean
    holds: (state: State) => boolean
    asks?: (state: State, holds: boolean) => Asked
    /** The records at fault where it fails, if there are any. */
    faults?: (state: State) => readonly Named[]
  },
): Check {
  const { begins, applies, holds, asks, faults: faultsOf, ...common } = given
  const check: Check = {
    ...common,
    register: begins,
    judge: (state) => {
      if (applies && !applies(state)) {
        return { check, verdict: 'na', looked: 0, faults: [], obligations: [] }
      }
      const isHeld = holds(state)
      const obligations = asks ? listed(asks(state, isHeld)) : []
      const faults = isHeld ? [] : (faultsOf?.(state) ?? [])
      return { check, verdict: isHeld ? 'holds' : 'fails', looked: 1, faults, obligations }
    },
  }
  return check
}

/**
 * A check that records are looked at again by a day, their review day unless told, which asks for it
 * as the day comes near. Where `falls` answers null nobody is asked, but a day that is past is said.
 */
export function reviewCheck<K extends keyof RecordTypes>(
  given: Omit<Common, 'severity'> & {
    of: K
    applies: (record: Seen<K>, state: State) => boolean
    day?: (record: Seen<K>) => string | null
    /** The obligation: its kind, what is to be done, and how it reads once the day is past. */
    kind: string
    asks: string
    why: string
    late: string
    falls: (record: Seen<K>, state: State) => Falls | null
  },
): Check {
  const { kind, asks, why, late, falls, day: dayOf = reviewDay, ...common } = given
  return recordCheck<K>({
    ...common,
    severity: 'minor',
    holds: (record, { today }) => !isPast(dayOf(record), today),
    asks: (record, state) => {
      const day = dayOf(record)
      if (!isNear(day, state.today)) return null
      const whose = falls(record, state)
      if (whose === null && !isPast(day, state.today)) return null
      const about = named(given.of, record as unknown as Known<K>)
      return obligation(state, kind, about, { says: asks, why, dueOn: day, late, ...whose })
    },
  })
}

type Falls = Partial<Pick<Obligation, 'ownerId' | 'roles' | 'except'>>

function reviewDay<K extends keyof RecordTypes>(record: Seen<K>): string | null {
  return (record as unknown as { reviewAt: string | null }).reviewAt
}

function listed(asked: Asked): readonly Obligation[] {
  if (asked === null) return []
  return 'id' in asked ? [asked] : asked
}
