import type { Check } from './check.ts'
import { contextChecks } from './context.ts'

/** Every check, in the order of the standard. */
export const checks: readonly Check[] = [...contextChecks]
