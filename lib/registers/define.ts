import type { Fields, Tone, ValuesOf } from '../fields/field.ts'

/** Which row of the table of rights a register follows (`lib/access/rights.ts`). */
export type AccessClass =
  | 'systems'
  | 'assessments'
  | 'operational'
  | 'governing'
  | 'documents'
  | 'reviews'
  | 'evidence'
  | 'data'
  | 'audits'
  | 'fieldwork'
  | 'trainings'
  | 'training-records'
  | 'confidential'
  | 'readiness'

/** Where a register stands in the Plan-Do-Check-Act cycle, and so in the navigation. */
export type Phase = 'plan' | 'do' | 'check' | 'act'

/**
 * A register as data: fields, sections, columns, filters, lifecycle. Browser-safe; behaviour is in
 * the register's `rules.ts`. Keys of `fields` are the columns of the register's table.
 */
export type RegisterDefinition<F extends Fields = Fields, S extends string = string> = {
  /** Address and name of the register: `risks`, `impact-assessments`. */
  key: string
  /** The Prisma model, and by its `@@map` the table. */
  model: string
  table: string
  prefix: string
  access: AccessClass
  name: { one: string; many: string }
  /** Shown in the navigation when it differs from `name.many`. */
  navigation?: string
  /** Position in the cycle; a register without one is reached from its parent or a page of its own. */
  phase?: Phase
  /** Clauses and controls, for people: '6.1.2, 8.2'. The first is shown in the navigation. */
  clauses: string[]
  /** What belongs here and why, in one or two sentences; shown above the list and when it is empty. */
  about: string
  /**
   * A register whose records live on the page of another record. `closes` is what that one closes
   * with itself when it is sealed: the fields of these records, or all of their steps too with what
   * hangs on them and is said on them.
   */
  parent?: { register: string; field: string; closes?: 'fields' | 'everything' }
  fields: F
  /** Headings and the fields below each, in reading order. */
  sections: Record<string, Extract<keyof F, string>[]>
  /** The field that names a record; `title` unless told. */
  title?: Extract<keyof F, string>
  list: {
    columns: ColumnKey<F>[]
    filters: (Extract<keyof F, string> | 'state')[]
    /** `-level` sorts downwards. */
    sort?: string
  }
  /** States in order, each with how it reads; a record starts in the first. */
  lifecycle: Record<S, Tone>
  /** States in which the record's own fields are closed to edits; only transitions move it. */
  sealed?: NoInfer<S>[]
}

type ColumnKey<F extends Fields> =
  | Extract<keyof F, string>
  | 'state'
  | 'code'
  | 'updatedAt'
  | 'createdAt'
  | 'reviewAt'

/** Columns every register has; `searchText` stays outside the trail. */
export type RecordBase<S extends string = string> = {
  id: string
  code: string
  revision: number
  state: S
  ownerId: string | null
  reviewAt: string | null
  createdAt: string
  createdById: string
  updatedAt: string
  updatedById: string
  archivedAt: string | null
  archivedReason: string | null
  /** Imported cells that have no field, by column name. */
  source: Record<string, string> | null
  sourceKey: string | null
}

/** A record of a register as everything outside the database sees it. */
export type RecordOf<D> =
  D extends RegisterDefinition<infer F, infer S> ? RecordBase<S> & ValuesOf<F> : never

/** A record of a register not known at compile time. */
export type AnyRecord = RecordBase & Record<string, unknown>

/** Names the register's data once; the type of its fields and states follows from it. */
export function defineRegister<const S extends string, F extends Fields>(
  definition: RegisterDefinition<F, S>,
): RegisterDefinition<F, S> {
  return definition
}

/** The field that names a record of this register. */
export function titleField(definition: RegisterDefinition): string {
  return definition.title ?? 'title'
}

/**
 * How a state reads beside the days of its record: one in which work ended badly for good (an
 * objective missed, a validation failed) is over, so nothing of it is overdue.
 */
export function standingOf(definition: RegisterDefinition, state: string): Tone | undefined {
  const tone = definition.lifecycle[state]
  return tone === 'bad' && definition.sealed?.includes(state) ? 'na' : tone
}

/** First state of the lifecycle: where every new record starts. */
export function initialState(definition: RegisterDefinition): string {
  const first = Object.keys(definition.lifecycle)[0]
  if (!first) throw new Error(`register ${definition.key} has no lifecycle`)
  return first
}
