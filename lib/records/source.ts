import type { Moment } from '../audit-trail/log.ts'
import type { RegisterDefinition } from '../registers/define.ts'

export type { Moment } from '../audit-trail/log.ts'

/**
 * What a query over a register reads from, as alias `r`: the live table, or the rows as the trail
 * had them at a moment. Both have the same columns, so the same filters, sorts and rights apply.
 */
export function sourceOf(
  definition: RegisterDefinition,
  asOf: Moment | undefined,
  params: unknown[],
): string {
  if (!asOf) return `"${definition.table}" r`
  params.push(definition.key, asOf.seq)
  const [register, seq] = [`$${params.length - 1}::text`, `$${params.length}::bigint`]
  // As a table of one row: `(jsonb_populate_record(…)).*` would be computed once for each column.
  return `(
    SELECT p.* FROM (
      SELECT DISTINCT ON ("recordId") content, operation FROM audit_events
      WHERE register = ${register} AND seq < ${seq} ORDER BY "recordId", seq DESC
    ) e CROSS JOIN LATERAL jsonb_populate_record(NULL::"${definition.table}", e.content::jsonb -> 'row') p
    WHERE e.operation <> 'delete'
  ) r`
}

/** The record as JSON, in the very shape that the trail keeps. */
export const rowAsJson = `to_jsonb(r) - 'searchText'`

/** The same without imported cells, for lists. */
export const listRowAsJson = `to_jsonb(r) - 'searchText' - 'source'`
