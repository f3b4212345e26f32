import type { Seen } from './seen.ts'

/**
 * The latest major change of a system that was released after a day and not rolled back: what was
 * assessed before it is stale (ISO/IEC 42001, 8.1, 8.4). Undefined when there is none.
 */
export function majorChangeSince(
  changes: readonly Seen<'changes'>[],
  day: string | null,
): Seen<'changes'> | undefined {
  if (day === null) return undefined
  return changes
    .filter(
      (one) =>
        one.state === 'released' &&
        one.size === 'major' &&
        one.releasedOn !== null &&
        one.releasedOn > day,
    )
    .sort((a, b) => ((a.releasedOn ?? '') < (b.releasedOn ?? '') ? 1 : -1))[0]
}
