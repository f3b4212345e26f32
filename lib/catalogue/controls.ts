import source from './json/iso42001-annex-a.json' with { type: 'json' }

/** How much a control usually matters to an organisation in a role. */
export type Relevance = 'core' | 'conditional' | 'limited'

/** A control of Annex A in our own words. */
export type CatalogueControl = {
  id: string
  area: string
  subArea: string | null
  title: string
  objective: string
  description: string
  questions: { id: string; question: string }[]
  typicalEvidence: string[]
  suggestedOwnerRole: string
  evidenceRegisters: string[]
  /** Whether the control itself asks for a document, or auditors merely expect one. */
  documentationBasis: 'explicit' | 'expected'
  relevance: { developer: Relevance; provider: Relevance; user: Relevance }
  exclusionNote: string
}

/** One of the nine areas of Annex A, A.2 to A.10. */
export type ControlArea = { id: string; title: string; objective: string; controlIds: string[] }

/** The 38 controls of ISO/IEC 42001 Annex A, in order. */
export const catalogueControls = source.controls as CatalogueControl[]

/** The nine areas, in order. */
export const controlAreas = source.objectives as ControlArea[]

const byId = new Map(catalogueControls.map((control) => [control.id, control]))

/** The control of Annex A with this number, or undefined for one of the organisation's own. */
export function catalogueControl(id: string): CatalogueControl | undefined {
  return byId.get(id)
}

/** Position of a control in the statement: Annex A in its order, own controls after it. */
export function controlPosition(id: string): number {
  const position = catalogueControls.findIndex((control) => control.id === id)
  return position < 0 ? catalogueControls.length : position
}
