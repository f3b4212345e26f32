import { Link } from '../ui/link'
import type { TagTone } from '../ui/tag'
import { cellClass, MatrixGrid, type MatrixStep } from './matrix-grid'

/** How many risks stand in each cell of the matrix; a count leads to them. */
export function RiskMatrix({
  caption,
  likelihood,
  impact,
  counts,
  toneOf,
  hrefOf,
}: {
  caption: string
  likelihood: readonly MatrixStep[]
  impact: readonly MatrixStep[]
  counts: readonly { likelihood: number; impact: number; n: number }[]
  toneOf: (likelihood: number, impact: number) => TagTone
  hrefOf?: (likelihood: number, impact: number) => string
}) {
  const countAt = (row: number, column: number) =>
    counts.find((one) => one.likelihood === row && one.impact === column)?.n ?? 0
  return (
    <MatrixGrid
      caption={caption}
      likelihood={likelihood}
      impact={impact}
      cell={(row, column) => {
        const n = countAt(row.value, column.value)
        const style = cellClass(toneOf(row.value, column.value), n === 0)
        if (n === 0) {
          return (
            <span className={style}>
              <span className="pl-visually-hidden">none</span>
            </span>
          )
        }
        if (!hrefOf) return <span className={style}>{n}</span>
        return (
          <Link className={style} href={hrefOf(row.value, column.value)}>
            {n}
            <span className="pl-visually-hidden">
              {' '}
              {row.label}, {column.label}
            </span>
          </Link>
        )
      }}
    />
  )
}
