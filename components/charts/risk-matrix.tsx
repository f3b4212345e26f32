import { Link } from '../ui/link'
import type { TagTone } from '../ui/tag'

type Step = { value: number; label: string }

/**
 * Likelihood upwards, impact to the right; each cell holds how many, and leads to them. A real
 * table, so that a screen reader names row and column of each figure.
 */
export function RiskMatrix({
  caption,
  likelihood,
  impact,
  counts,
  toneOf,
  hrefOf,
}: {
  caption: string
  likelihood: readonly Step[]
  impact: readonly Step[]
  counts: readonly { likelihood: number; impact: number; n: number }[]
  toneOf: (likelihood: number, impact: number) => TagTone
  hrefOf?: (likelihood: number, impact: number) => string
}) {
  const countAt = (row: number, column: number) =>
    counts.find((one) => one.likelihood === row && one.impact === column)?.n ?? 0
  return (
    <table className="pl-matrix-table">
      <caption className="pl-visually-hidden">{caption}</caption>
      <colgroup>
        <col className="pl-matrix-head" />
      </colgroup>
      <tbody>
        {[...likelihood].reverse().map((row) => (
          <tr key={row.value}>
            <th scope="row">{row.label}</th>
            {impact.map((column) => {
              const n = countAt(row.value, column.value)
              const style = `pl-matrix-cell pl-${toneOf(row.value, column.value)}`
              return (
                <td key={column.value}>
                  {n === 0 ? (
                    <span className={`${style} pl-matrix-empty`}>
                      <span className="pl-visually-hidden">none</span>
                    </span>
                  ) : hrefOf ? (
                    <Link className={style} href={hrefOf(row.value, column.value)}>
                      {n}
                      <span className="pl-visually-hidden">
                        {' '}
                        {row.label}, {column.label}
                      </span>
                    </Link>
                  ) : (
                    <span className={style}>{n}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {impact.map((column) => (
            <th key={column.value} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
