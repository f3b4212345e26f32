import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { exportFormats } from '../export/export-records.ts'
import { columnTypes } from '../records/columns.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { type RiskDocument, riskDocuments } from '../reports/designed.ts'

const formats = [...exportFormats, 'pdf'] as const
type Format = (typeof formats)[number]

/** The format an address asks for, among those offered there; throws Invalid. */
export function formatOf<F extends Format>(params: URLSearchParams, offered: readonly F[]): F {
  const format = offered.find((one) => one === (params.get('format') ?? offered[0]))
  if (!format) throw new Invalid({ format: `format is one of ${offered.join(', ')}.` })
  return format
}

/** The columns of the list as it is shown; unknown ones are left out, as on screen. */
export function columnsOf(
  definition: RegisterDefinition,
  params: URLSearchParams,
): string[] | undefined {
  const known = columnTypes(definition)
  const wanted = params.getAll('columns').join(',').split(',')
  const columns = wanted.filter((one) => one !== 'code' && Object.hasOwn(known, one))
  return columns.length ? columns : undefined
}

/** Which document of a list an address asks for, where there are several; throws Invalid. */
export function documentOf(
  { key }: RegisterDefinition,
  format: Format,
  params: URLSearchParams,
): RiskDocument | undefined {
  const asked = params.get('document')
  if (asked === null) return undefined
  const offered = key === 'risks' && format === 'pdf' ? Object.keys(riskDocuments) : []
  const found = offered.find((one): one is RiskDocument => one === asked)
  if (found) return found
  throw new Invalid({
    document: offered.length
      ? `document is one of ${offered.join(', ')}.`
      : 'There is no choice of documents here.',
  })
}

/** Throws Forbidden unless the person may export something of the register. */
export function requireExport(actor: Actor, definition: RegisterDefinition) {
  if (hasReach(actor, definition, 'export')) return
  throw new Forbidden(
    `Your role does not allow you to export ${definition.name.many.toLowerCase()}.`,
  )
}
