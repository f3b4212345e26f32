import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { exportFormats } from '../export/export-records.ts'
import { columnTypes } from '../records/columns.ts'
import { readMoment } from '../records/moment.ts'
import type { Moment } from '../records/source.ts'
import type { RegisterDefinition } from '../registers/define.ts'

const formats = [...exportFormats, 'pdf'] as const
type Format = (typeof formats)[number]

/** Where the shell keeps the moment that somebody reads at (`components/shell/as-of.ts`). */
const asOfCookie = 'plumbline-as-of'

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

/** What a browser reads as of without saying so in the address: the moment chosen in the shell. */
export async function chosenMoment(request: Request, actor: Actor): Promise<Moment | undefined> {
  const cookies = actor.via === 'web' ? (request.headers.get('cookie') ?? '') : ''
  const kept = cookies.split(/;\s*/).find((one) => one.startsWith(`${asOfCookie}=`))
  if (!kept) return undefined
  try {
    return await readMoment(decodeURIComponent(kept.slice(asOfCookie.length + 1)), actor.timeZone)
  } catch (error) {
    // As the screens take it: a cookie from another installation, or typed by hand, is the present.
    if (error instanceof Invalid || error instanceof URIError) return undefined
    throw error
  }
}

/** Throws Forbidden unless the person may export something of the register. */
export function requireExport(actor: Actor, definition: RegisterDefinition) {
  if (hasReach(actor, definition, 'export')) return
  throw new Forbidden(
    `Your role does not allow you to export ${definition.name.many.toLowerCase()}.`,
  )
}
