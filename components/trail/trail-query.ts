import { noFilters, type TrailFilters } from '@/lib/trail/list'

export type SearchParams = Record<string, string | string[] | undefined>

/** What the address of the trail says. */
export type TrailState = {
  filters: TrailFilters
  before?: number | undefined
  after?: number | undefined
}

/** Reads the address; what is no number is no cursor. */
export function readTrailState(params: SearchParams): TrailState {
  const one = (key: string) => [params[key]].flat()[0]?.trim() ?? ''
  const cursor = (key: string) => (/^\d{1,15}$/.test(one(key)) ? Number(one(key)) : undefined)
  const filters = Object.fromEntries(Object.keys(noFilters).map((key) => [key, one(key)]))
  return {
    filters: { ...noFilters, ...filters },
    before: cursor('before'),
    after: cursor('after'),
  }
}

/** The address of the trail with these filters, and further parameters such as a cursor. */
export function hrefOfTrail(
  filters: TrailFilters,
  more: Record<string, string | number> = {},
): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...filters, ...more }))
    if (value !== '') query.set(key, String(value))
  return `/trail${query.size ? `?${query}` : ''}`
}
