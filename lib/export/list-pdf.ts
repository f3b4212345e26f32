import { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { reach, reachOfPast } from '../access/reach.ts'
import { TooLarge } from '../errors.ts'
import type { Inline } from '../pdf/document.ts'
import { dash } from '../pdf/documents/frame.ts'
import { buildRegisterList } from '../pdf/documents/register-list.ts'
import { renderPdf } from '../pdf/render.ts'
import { readCriteria } from '../records/criteria.ts'
import { namesIn } from '../records/names.ts'
import { eachRecord, type ListQuery } from '../records/read.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { designedReadiness, designedRisks, type RiskDocument } from '../reports/designed.ts'
import { printed } from './cells-pdf.ts'
import { documentFrame } from './frame-pdf.ts'

/** More rows than this nobody reads on paper; a spreadsheet holds them. */
const mostRows = 10_000

/**
 * The list as it is shown, as PDF: the same rows and columns, with the filter in words; of risks, `as`
 * chooses another document. Throws TooLarge above 10,000 rows.
 */
export async function listPdf(
  actor: Actor,
  key: string,
  {
    query = {},
    columns,
    filter,
    as,
  }: { query?: ListQuery; columns?: readonly string[]; filter: string; as?: RiskDocument },
): Promise<Readable> {
  const definition = registerOf(key)
  const isWhole = !columns && !query.archived
  if (
    key === 'readiness' &&
    isWhole &&
    !query.q &&
    !Object.values(query.filters ?? {}).some(Boolean)
  )
    return Readable.from(renderPdf(await designedReadiness(actor, query.asOf)))
  const where = (query.asOf ? reachOfPast : reach)(actor, definition, 'export')
  const records: AnyRecord[] = []
  for await (const record of eachRecord(actor, key, { ...query, where })) {
    if (records.length === mostRows) {
      throw new TooLarge(
        `A PDF holds at most ${mostRows.toLocaleString('en')} rows. Filter the list, or take CSV or XLSX.`,
      )
    }
    records.push(record)
  }
  const printing = {
    names: await namesIn(actor, definition, records, query.asOf),
    criteria: await readCriteria(query.asOf),
    compact: true,
  }
  const keys = columns ?? definition.list.columns
  const code = (record: AnyRecord): Inline => [{ text: record.code, code: true }]
  const told = as ?? (key === 'risks' && isWhole ? 'risk-register' : undefined)
  const document = told
    ? await designedRisks(actor, records, { as: told, filter, asOf: query.asOf })
    : buildRegisterList({
        ...(await documentFrame(query.asOf)),
        register: definition.name.many,
        one: definition.name.one,
        many: definition.name.many,
        ...(definition.clauses[0] ? { clause: definition.clauses[0] } : {}),
        filter,
        columns: [
          { label: 'Code', code: true },
          ...keys.map((column) => {
            const field = definition.fields[column]
            const isNumber =
              field?.kind === 'number' || (field?.kind === 'score' && field.scale !== 'level')
            return {
              label: field?.label ?? ownLabels[column] ?? column,
              ...(isNumber ? { align: 'right' as const } : {}),
            }
          }),
        ],
        rows: records.map((record) => [
          code(record),
          ...keys.map((column) => {
            const cell = printed(definition, record, column, printing)
            return cell === '' ? [dash] : cell
          }),
        ]),
      })
  return Readable.from(renderPdf(document))
}

const ownLabels: Record<string, string> = {
  state: 'State',
  ownerId: 'Owner',
  reviewAt: 'Review by',
  createdAt: 'Recorded',
  updatedAt: 'Last changed',
}
