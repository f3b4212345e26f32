import type { Actor } from '../access/actor.ts'
import { Invalid } from '../errors.ts'
import { readMoment } from '../records/moment.ts'
import type { ListQuery } from '../records/read.ts'
import type { Moment } from '../records/source.ts'

const ours = ['limit', 'cursor', 'sort', 'q', 'asOf', 'archived']
const [fewest, most] = [1, 500]

/**
 * What a list's address asks for; whatever is not one of our own parameters is a filter, which the
 * register judges. `also` names parameters of the caller. A browser that reads the past goes on doing
 * so. Throws Invalid for a parameter given twice or one that can't be read.
 */
export async function listQueryOf(
  params: URLSearchParams,
  actor: Actor,
  also: readonly string[] = [],
): Promise<ListQuery> {
  const given: Record<string, string> = {}
  for (const [name, value] of params) {
    if (Object.hasOwn(given, name)) throw new Invalid({ [name]: `${name} is given twice.` })
    if (value !== '') Object.defineProperty(given, name, { value, enumerable: true })
  }
  const filters = Object.entries(given).filter(
    ([name]) => !ours.includes(name) && !also.includes(name),
  )
  const { limit, cursor, sort, q, asOf, archived } = given
  return {
    filters: Object.fromEntries(filters),
    limit: limitOf(limit),
    cursor,
    sort,
    q,
    archived: isYes('archived', archived),
    asOf: asOf ? await readMoment(asOf, actor.timeZone) : actor.past?.moment,
  }
}

/**
 * The moment that `asOf` of an address names, else the one that the browser reads at; `also` names the
 * parameters the caller takes.
 */
export async function asOfOf(
  request: Request,
  actor: Actor,
  also: readonly string[] = [],
): Promise<Moment | undefined> {
  const params = new URL(request.url).searchParams
  const unknown = [...params.keys()].find((name) => name !== 'asOf' && !also.includes(name))
  if (unknown) throw new Invalid({ [unknown]: `There is no parameter ${unknown} here.` })
  const asOf = params.get('asOf')
  return asOf ? readMoment(asOf, actor.timeZone) : actor.past?.moment
}

/** A whole number between 1 and `largest`, or the default. Throws Invalid. */
export function limitOf(
  text: string | undefined | null,
  { usual = 50, largest = most } = {},
): number {
  if (!text) return usual
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= fewest && limit <= largest) return limit
  throw new Invalid({ limit: `limit is a whole number from ${fewest} to ${largest}.` })
}

function isYes(name: string, text: string | undefined): boolean {
  if (text === undefined || ['false', 'no', '0'].includes(text)) return false
  if (['true', 'yes', '1'].includes(text)) return true
  throw new Invalid({ [name]: `${name} is true or false.` })
}
