import { clauseTitles, controlTitles } from '../catalogue/requirements.ts'

/** What the programme looks at of an audit. */
export type Programmed = {
  code: string
  kind: string | null
  state: string
  startsOn: string | null
  signedOn: string | null
  requirements: readonly string[]
}

export type ProgrammeRow<A extends Programmed> = {
  requirement: string
  title: string
  /** By year, in the order of the years. */
  audits: A[][]
  /** No internal audit of these years covers it. */
  isGap: boolean
}

/** The year an audit counts for: when it was or is to be done; null while it has no day. */
export function yearOf({ startsOn, signedOn }: Programmed): number | null {
  const day = startsOn ?? signedOn
  return day === null ? null : Number(day.slice(0, 4))
}

/** Three years around a day's: the one before it, its own and the next. */
export function programmeYears(today: string): number[] {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
}

/** Which audit covers which clause and control in which year (ISO/IEC 42001, 9.2.2). */
export function programme<A extends Programmed>(
  audits: readonly A[],
  years: readonly number[],
): ProgrammeRow<A>[] {
  const counted = audits.filter((one) => one.state !== 'cancelled')
  return Object.entries({ ...clauseTitles, ...controlTitles }).map(([requirement, title]) => {
    const covering = counted.filter((one) => one.requirements.includes(requirement))
    const byYear = years.map((year) => covering.filter((one) => yearOf(one) === year))
    return {
      requirement,
      title,
      audits: byYear,
      isGap: !byYear.flat().some((one) => one.kind === 'internal'),
    }
  })
}
