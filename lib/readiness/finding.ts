import type { CheckResult } from '../checks/check.ts'
import { checkResults } from '../checks/conformity.ts'
import type { Seen } from '../checks/seen.ts'
import { type Named, named, recordsOf, type State } from '../checks/state.ts'
import type { RecordTypes } from '../registers/record-types.ts'

/** What records say to a question; `na` where there was nothing to look at. */
export type Verdict = 'yes' | 'partly' | 'no' | 'na'

/** One thing looked at for a question, and what was found. */
export type Finding = {
  /** The sentence that is true where the verdict is yes. */
  says: string
  /** The check that found it, where it was one. */
  checkId: string | null
  /** Where a fault is mended. */
  register: string
  verdict: Verdict
  looked: number
  /** How many of these fall short. */
  short: number
  /** Records that answer the question. */
  records: readonly Named[]
  /** Records at fault. */
  faults: readonly Named[]
}

/** Looks at a state. */
export type Source = ((state: State) => Finding) & { checkId?: string }

/** What a check says (`lib/checks`). Throws for a check that does not exist. */
export function check(checkId: string): Source {
  const source: Source = (state) => {
    const result = resultsById(state).get(checkId)
    if (!result) throw new Error(`there is no check ${checkId}`)
    return {
      says: result.check.says,
      checkId,
      register: result.check.register,
      verdict: verdictOf(result),
      looked: result.looked,
      short: result.faults.length,
      records: [],
      faults: result.faults,
    }
  }
  source.checkId = checkId
  return source
}

/** That there is at least one such record; those there are answer the question. */
export function some<K extends keyof RecordTypes>(
  register: K,
  says: string,
  where: (record: Seen<K>, state: State) => boolean,
): Source {
  return (state) => {
    const records = recordsOf(state, register).filter((one) => where(one, state))
    return {
      says,
      checkId: null,
      register,
      verdict: records.length > 0 ? 'yes' : 'no',
      looked: records.length,
      short: 0,
      records: records.map((one) => named(register, one)),
      faults: [],
    }
  }
}

/** That it holds for each record to which it applies. */
export function each<K extends keyof RecordTypes>(
  register: K,
  says: string,
  applies: (record: Seen<K>, state: State) => boolean,
  holds: (record: Seen<K>, state: State) => boolean,
): Source {
  return (state) => {
    const asked = recordsOf(state, register).filter((one) => applies(one, state))
    const records = asked.filter((one) => holds(one, state))
    const held = new Set(records.map((one) => one.id))
    return {
      says,
      checkId: null,
      register,
      verdict: shareOf(asked.length, asked.length - records.length),
      looked: asked.length,
      short: asked.length - records.length,
      records: records.map((one) => named(register, one)),
      faults: asked.filter((one) => !held.has(one.id)).map((one) => named(register, one)),
    }
  }
}

/** That a document with this outline, or about this clause or control, is in force and in date. */
export function document(says: string, kept: { outlines?: string[]; about?: string }): Source {
  return (state) => {
    const found = state.documents.filter(
      (one) =>
        one.state === 'effective' &&
        ((one.outlineId !== null && kept.outlines?.includes(one.outlineId)) ||
          (kept.about !== undefined && one.requirements.includes(kept.about))),
    )
    const late = found.filter((one) => one.reviewAt !== null && one.reviewAt < state.today)
    const stale = found.length > 0 && late.length === found.length
    return {
      says,
      checkId: null,
      register: 'documents',
      verdict: found.length === 0 ? 'no' : stale ? 'partly' : 'yes',
      looked: found.length,
      short: stale ? late.length : 0,
      records: found.filter((one) => !late.includes(one)).map((one) => named('documents', one)),
      faults: stale ? late.map((one) => named('documents', one)) : [],
    }
  }
}

const results = new WeakMap<State, ReadonlyMap<string, CheckResult>>()

function resultsById(state: State): ReadonlyMap<string, CheckResult> {
  const known = results.get(state) ?? new Map(checkResults(state).map((one) => [one.check.id, one]))
  results.set(state, known)
  return known
}

function verdictOf({ verdict, looked, faults }: CheckResult): Verdict {
  if (verdict === 'na') return 'na'
  return verdict === 'holds' ? 'yes' : faults.length > 0 ? shareOf(looked, faults.length) : 'no'
}

/** How far it holds, by how many were looked at and how many of them fall short. */
export function shareOf(looked: number, faults: number): Verdict {
  if (looked === 0) return 'na'
  return faults === 0 ? 'yes' : faults < looked ? 'partly' : 'no'
}
