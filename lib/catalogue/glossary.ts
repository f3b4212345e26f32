import source from './json/glossary.json' with { type: 'json' }

/** A term of the standard in our own words. */
export type GlossaryTerm = { id: string; term: string; definition: string; refs: string[] }

/** The 46 terms. */
export const glossary = source.terms as GlossaryTerm[]

const byTerm = new Map(glossary.map((entry) => [entry.term.toLowerCase(), entry]))

/** The explanation of a term, whatever its case; undefined when the glossary has none. */
export function explainTerm(term: string): GlossaryTerm | undefined {
  return byTerm.get(term.toLowerCase())
}
