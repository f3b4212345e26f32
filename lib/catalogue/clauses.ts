import source from './json/iso42001-clauses.json' with { type: 'json' }

/** A requirement-bearing sub-clause of clauses 4 to 10, in our own words. */
export type SubClause = {
  id: string
  parent: string
  title: string
  displayTitle: string
  summary: string
  requirements: { id: string; question: string }[]
  documentedInformation: {
    /** Whether the standard itself asks for documented information here. */
    required: boolean
    items: { name: string; kind: string; basis: string }[]
  }
  evidenceRegisters: string[]
}

export type Clause = { id: string; title: string; summary: string; subclauses: SubClause[] }

/** Clauses 4 to 10 with their 32 sub-clauses, in order. */
export const clauses = source.clauses as Clause[]

/** The 32 sub-clauses, in order. */
export const subClauses: SubClause[] = clauses.flatMap((clause) => clause.subclauses)

const byId = new Map(subClauses.map((one) => [one.id, one]))

/** The sub-clause with this number, or undefined. */
export function subClause(id: string): SubClause | undefined {
  return byId.get(id)
}
