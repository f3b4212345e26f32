import type { ImportMapping } from '../mapping.ts'
import { usFederalAiUseCases2024 } from './us-federal-ai-use-cases-2024.ts'

/** Mappings that ship with the product, by the name that `npm run import -- --mapping` takes. */
export const shippedMappings: Record<string, ImportMapping> = {
  'us-federal-ai-use-cases-2024': usFederalAiUseCases2024,
}
