import { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { TooLarge } from '../errors.ts'
import { buildComparison, type ComparisonInput } from '../pdf/documents/comparison.ts'
import { renderPdf } from '../pdf/render.ts'
import {
  type ComparedRecord,
  comparedRecords,
  compareMoments,
  fates,
  fateTones,
  fateWords,
  type Span,
} from '../records/compare.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { stateChip } from '../reports/context.ts'
import { documentFrame } from './frame-pdf.ts'

/** More records than this nobody reads on paper. */
const mostRecords = 5_000

/**
 * What changed between two moments in the registers that the caller may export, as PDF. Throws
 * TooLarge when that is more than 5,000 records.
 */
export async function comparisonPdf(actor: Actor, span: Span): Promise<Readable> {
  const asked = { ...span, for: 'export' } as const
  const found = await compareMoments(actor, asked)
  const total = found.flatMap(({ counts }) => Object.values(counts)).reduce((sum, n) => sum + n, 0)
  if (total > mostRecords)
    throw new TooLarge(
      `${total.toLocaleString('en')} records changed; a PDF holds at most ${mostRecords.toLocaleString('en')}. Choose a shorter time.`,
    )
  const registers: ComparisonInput['registers'] = []
  for (const { register, counts } of found) {
    const records = await allOf(actor, register, asked)
    registers.push({
      name: register.name.many,
      ...(register.clauses[0] ? { clause: register.clauses[0] } : {}),
      counts,
      records: records.map((one) => ({
        code: one.code,
        title: one.title,
        fate: { label: fateWords[one.fate], tone: fateTones[one.fate] },
        states: [one.stateBefore, one.state]
          .filter((state, place) => state !== null && (place === 1 || state !== one.state))
          .map((state) => stateChip(register.key, String(state))),
        differences: one.differences,
      })),
    })
  }
  const frame = await documentFrame(span.to)
  return Readable.from(
    renderPdf(
      buildComparison({
        ...frame,
        from: span.from.at,
        to: span.to?.at ?? null,
        fates: fates.map((fate) => ({ fate, label: fateWords[fate] })),
        registers,
      }),
    ),
  )
}

async function allOf(
  actor: Actor,
  register: RegisterDefinition,
  span: Span,
): Promise<ComparedRecord[]> {
  const records: ComparedRecord[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof comparedRecords>> = await comparedRecords(
      actor,
      register,
      span,
      { limit: 500, ...(after ? { after } : {}) },
    )
    records.push(...page.records)
    after = page.next
  } while (after)
  return records
}
