import type { ColumnRule } from './mapping.ts'

/**
 * A day as `YYYY-MM-DD` from a cell that people wrote, or a sentence saying why there is none in it.
 * Nothing is guessed: a month or a year alone is no day.
 */
export function readDay(
  cell: string,
  { dates, earliest }: Pick<ColumnRule, 'dates' | 'earliest'>,
): { day: string } | { problem: string } {
  const text = cell.trim()
  const day = fromIso(text) ?? fromParts(text, dates)
  if (!day)
    return { problem: `“${text.slice(0, 60)}” is not a day that can be read; it is left out.` }
  if (!exists(day)) return { problem: `There is no day “${text}”.` }
  if (earliest && day < earliest) {
    const year = yearTakenForDay(day)
    return {
      problem: year
        ? `“${text}” is what a spreadsheet makes of the year ${year}; the day is not known.`
        : `“${text}” is too long ago to be right.`,
    }
  }
  return { day }
}

function fromIso(text: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+Z?)?$/.exec(text)?.[1]
}

function fromParts(text: string, order: ColumnRule['dates']): string | undefined {
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!first || !second || !year || !order) return undefined
  const [month, day] = order === 'month-day-year' ? [first, second] : [second, first]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** A spreadsheet counts days from 30 December 1899: day 2022 is 14 July 1905. */
function yearTakenForDay(day: string): number | undefined {
  const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)
  return serial >= 1950 && serial <= 2100 ? serial : undefined
}
