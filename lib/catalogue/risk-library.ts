import source from './json/ai-risk-library.json' with { type: 'json' }

/** A starter risk to copy into the register and tailor; it carries no scores. */
export type LibraryRisk = {
  id: string
  title: string
  description: string
  category: string
  tags: string[]
  lifecycleStages: string[]
  primaryStage: string
  harmsTo: string[]
  appliesToGenerativeOrAgentic: boolean
  suggestedTreatments: string[]
  /** Numbers of controls of Annex A. */
  controls: string[]
}

/** The 60 starter risks. */
export const riskLibrary = source.risks as LibraryRisk[]

/** Fields of a new record of the risk register that the library fills in. */
export function riskFromLibrary(risk: LibraryRisk) {
  return {
    title: risk.title,
    event: risk.description,
    category: risk.category,
    tags: risk.tags,
    harmsTo: risk.harmsTo,
    libraryId: risk.id,
    treatmentPlan: risk.suggestedTreatments.map((treatment) => `- ${treatment}`).join('\n'),
  }
}
