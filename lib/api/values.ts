import { Invalid } from '../errors.ts'

/** Characters of a reason. */
export const longestReason = 4000

/**
 * Splits the body of a create or update: `changeReason` goes to the audit trail (no register has a
 * field of that name), everything else is values. Throws Invalid.
 */
export function splitReason(body: Record<string, unknown>): {
  values: Record<string, unknown>
  reason: string | undefined
} {
  const { changeReason, ...values } = body
  if (changeReason === undefined || changeReason === null) return { values, reason: undefined }
  if (typeof changeReason === 'string' && changeReason.length <= longestReason) {
    return { values, reason: changeReason }
  }
  throw new Invalid({ changeReason: 'Say why in at most 4,000 characters.' })
}
