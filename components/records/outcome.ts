import type { NamesById } from '../fields/form-field'

/** What became of something a person asked for, when it could not simply be done. */
export type Refused =
  | { kind: 'problems'; problems: Record<string, string> }
  | { kind: 'refused'; message: string }
  | { kind: 'conflict'; message: string; theirs: Theirs | null }

/** The record as somebody else left it. */
export type Theirs = {
  revision: number
  byName: string
  at: string
  values: Record<string, unknown>
  names: NamesById
}

/** `next` is where to go on, when that is not the record's own page. */
export type Done = { kind: 'done'; code: string; revision: number; next?: string }
export type Outcome = Done | Refused
