import source from './json/crosswalk.json' with { type: 'json' }
import nist from './json/nist-ai-rmf.json' with { type: 'json' }

export type Framework = 'nist-ai-rmf' | 'eu-ai-act' | 'iso27001' | 'soc2' | 'gdpr'

/** One clause or control set against one item of another framework; our own judgement. */
export type Mapping = {
  id: string
  from: string
  fromType: 'clause' | 'control'
  to: string
  framework: Framework
  strength: 'full' | 'partial' | 'related'
  rationale: string
}

/** A subcategory of the NIST AI RMF; the number is NIST's, the short title ours. */
export type NistSubcategory = {
  id: string
  code: string
  function: string
  category: string
  title: string
}

/** The 525 mappings. */
export const mappings = source.mappings as Mapping[]

/** The 72 subcategories of the NIST AI RMF 1.0. */
export const nistSubcategories = nist.subcategories as NistSubcategory[]

/** What a clause or control helps with in other frameworks. */
export function mappingsFrom(requirement: string): Mapping[] {
  return mappings.filter((mapping) => mapping.from === requirement)
}
