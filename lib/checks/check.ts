import type { AnyRecord } from '../registers/define.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import type { Obligation } from './obligation.ts'
import type { Seen } from './seen.ts'
import { type Named, named, type State, stateLists } from './state.ts'

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
  },
): Check {
  const { of: register, applies, holds, asks, ...common } = given
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
        if (asks) obligations.push(...listed(asks(record, state, isHeld)))
      }
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
  },
): Check {
  const { begins, applies, holds, asks, ...common } = given
  const check: Check = {
    ...common,
    register: begins,
    judge: (state) => {
      if (applies && !applies(state)) {
        return { check, verdict: 'na', looked: 0, faults: [], obligations: [] }
      }
      const isHeld = holds(state)
      const obligations = asks ? listed(asks(state, isHeld)) : []
      return { check, verdict: isHeld ? 'holds' : 'fails', looked: 1, faults: [], obligations }
    },
  }
  return check
}

type Known<K extends keyof RecordTypes> = Seen<K> &
  Pick<AnyRecord, 'id' | 'code'> & { title: string | null }

function recordsOf<K extends keyof RecordTypes>(state: State, register: K): readonly Known<K>[] {
  return state[stateLists[register]] as unknown as readonly Known<K>[]
}

function listed(asked: Asked): readonly Obligation[] {
  if (asked === null) return []
  return 'id' in asked ? [asked] : asked
}
