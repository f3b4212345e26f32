import { isStorable } from '../fields/storable.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** Whether the text has the form of an id. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

/** Whether the text names a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = Date.parse(text)
  return day.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Whether the text is a time with its zone, such as `2026-11-30T14:00:00Z`. */
export function isInstant(text: string): boolean {
  return instant.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}

/**
 * A value from outside as the column type `type` takes it, or undefined: what passes here never
 * makes a cast fail.
 */
export function scalarOf(type: string, value: unknown): string | number | boolean | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined
  if (type === 'double precision' || type === 'integer') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
    const fits = Number.isInteger(value) && Math.abs(value) <= 2_147_483_647
    return type === 'integer' && !fits ? undefined : value
  }
  if (typeof value !== 'string') return undefined
  const fits = { uuid: isId, date: isDay, timestamptz: isInstant, text: isStorable }[type]
  return fits?.(value) ? value : undefined
}
