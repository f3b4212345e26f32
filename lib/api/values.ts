import { Invalid } from '../errors.ts'
import type { RegisterDefinition } from '../registers/define.ts'

/**
 * Splits the body of a create or update: `reason` goes to the audit trail (no register has a field
 * of that name), everything else is values. Throws Invalid.
 */
export function splitReason(
  definition: RegisterDefinition,
  body: Record<string, unknown>,
): { values: Record<string, unknown>; reason: string | undefined } {
  const { reason, ...values } = body
  if (reason === undefined || reason === null) return { values, reason: undefined }
  if (typeof reason === 'string' && reason.length <= longestReason) return { values, reason }
  throw new Invalid({
    reason: `Say why you change the ${definition.name.one.toLowerCase()} in at most 4,000 characters.`,
  })
}

/** Characters of a reason. */
export const longestReason = 4000
