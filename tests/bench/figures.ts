/** What a figure must not exceed, or not fall below, by ARCHITECTURE.md. */
export type Budget = { atMost: number } | { atLeast: number }

/** One measured quantity; `value` is what the budget is about. */
export type Figure = {
  name: string
  unit: string
  value: number
  median: number
  p95: number
  runs: number
  budget: Budget | null
  /** The same work reduced to what it can't do without, measured in the same run. */
  baseline: { what: string; median: number } | null
  note: string
}

type Given = {
  name: string
  unit: string
  samples: readonly number[]
  /** Which of the two the budget is about; the median unless told. */
  judged?: 'median' | 'p95'
  budget?: Budget
  baseline?: { what: string; samples: readonly number[] }
  note?: string
}

/** A figure of samples in its unit. Throws when there is none. */
export function figure({ name, unit, samples, judged = 'median', ...rest }: Given): Figure {
  const [median, p95] = [quantile(samples, 0.5), quantile(samples, 0.95)]
  return {
    name,
    unit,
    median,
    p95,
    value: judged === 'p95' ? p95 : median,
    runs: samples.length,
    budget: rest.budget ?? null,
    baseline: rest.baseline
      ? { what: rest.baseline.what, median: quantile(rest.baseline.samples, 0.5) }
      : null,
    note: rest.note ?? '',
  }
}

/** The sample below which a share of them lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

/** Whether a figure is within its budget; null without one. */
export function isWithin({ value, budget }: Pick<Figure, 'value' | 'budget'>): boolean | null {
  if (!budget) return null
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast
}

/** The figures as a table in monospaced text. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['Figure', 'Median', 'p95', 'Unit', 'Budget', 'Within', 'Baseline', 'Ratio']
  const rows = figures.map((one) => [
    one.name,
    written(one.median),
    written(one.p95),
    one.unit,
    one.budget ? writtenBudget(one.budget) : '',
    { true: 'yes', false: 'NO', null: '' }[`${isWithin(one)}`],
    one.baseline ? `${written(one.baseline.median)} ${one.baseline.what}` : '',
    one.baseline ? ratioOf(one, one.baseline.median) : '',
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const isNumber = (column: number) => [1, 2, 4, 7].includes(column)
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return isNumber(column) ? cell.padStart(width) : cell.padEnd(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function writtenBudget(budget: Budget): string {
  return 'atMost' in budget ? `≤ ${written(budget.atMost)}` : `≥ ${written(budget.atLeast)}`
}

function ratioOf({ median }: Figure, baseline: number): string {
  return baseline > 0 ? `${(median / baseline).toFixed(2)}×` : ''
}

function written(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
