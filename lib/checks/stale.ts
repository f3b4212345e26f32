import { dayInWords } from '../calendar.ts'
import type { RecordTypes } from '../registers/record-types.ts'
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

/** What a major change makes stale, and how each is renewed, in words. */
export const renewals = {
  'impact-assessments': 'File a new assessment for the change and have it approved.',
  risks: 'Score it again, or say that its scores still hold.',
  validations: 'Plan a validation of what runs now and carry it out.',
  oversight: 'Somebody else than its author finds that it still fits, or it is reworked.',
} as const

export type Stales = keyof typeof renewals

/**
 * The major change that made a record stale, out of the changes of its systems (8.1): an approved
 * assessment, a risk that somebody judged, a validation passed, a plan of oversight in force. A
 * validation that was done for a change, before its release, is not made stale by it.
 */
export function staleBy<K extends Stales>(
  register: K,
  record: RecordTypes[K] | Seen<K>,
  changes: readonly Seen<'changes'>[],
): Seen<'changes'> | undefined {
  const { day, meant = [] } = judgedOn[register](record as never)
  return majorChangeSince(
    changes.filter((one) => !meant.includes(one.id)),
    day,
  )
}

/** Which change made it so, in a sentence: 'It is from before CHG-0003, a major change of 3 May 2026'. */
export function staleInWords(change: Pick<Seen<'changes'>, 'code' | 'releasedOn'>): string {
  return `from before ${change.code}, a major change of ${dayInWords(change.releasedOn ?? '')}`
}

type Judged = { day: string | null; meant?: readonly string[] }

const judgedOn: { [K in Stales]: (record: Seen<K>) => Judged } = {
  'impact-assessments': (one) => ({ day: one.state === 'approved' ? one.approvedOn : null }),
  risks: (one) => ({ day: one.state === 'closed' ? null : one.assessedOn }),
  validations: (one) => ({
    day: one.state === 'passed' ? one.concludedOn : null,
    meant: one.changeIds,
  }),
  oversight: (one) => ({ day: one.state === 'in-force' ? one.approvedOn : null }),
}
