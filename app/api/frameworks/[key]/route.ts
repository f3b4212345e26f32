import { hasPermission } from '@/lib/access/reach'
import { dated, download } from '@/lib/api/download'
import { formatOf } from '@/lib/api/export-query'
import { handle } from '@/lib/api/handle'
import { frameworkOf } from '@/lib/catalogue/frameworks'
import { conformity } from '@/lib/checks/conformity'
import { frameworkCoverage } from '@/lib/checks/framework-coverage'
import { NotFound } from '@/lib/errors'
import { exportTypes } from '@/lib/export/export-records'
import { frameworkTable } from '@/lib/export/framework-table'
import { toCsv } from '@/lib/export/to-csv'
import { toXlsx } from '@/lib/export/to-xlsx'
import { loadState } from '@/lib/records/load-state'

/** How far a framework is covered, through which requirements and why, as a file. */
export const GET = handle<{ key: string }>(async ({ actor, request, params }) => {
  const framework = frameworkOf(params.key)
  if (!framework || !hasPermission(actor, 'overview.read'))
    throw new NotFound(`There is no framework ${params.key} that you may see.`)
  const format = formatOf(new URL(request.url).searchParams, ['csv', 'xlsx'])
  const asOf = actor.past?.moment
  const standings = conformity(await loadState({ asOf }))
  const { columns, rows } = frameworkTable(framework, frameworkCoverage(framework, standings))
  const name = dated(framework.key, format, asOf)
  if (format === 'csv') return download(toCsv(columns, rows), { type: exportTypes.csv, name })
  const sheet = await toXlsx(columns, rows, { sheet: framework.short })
  return download(sheet, { type: exportTypes.xlsx, name })
})
