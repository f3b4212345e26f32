import type { ReactNode } from 'react'
import type { TagTone } from '../ui/tag'

export type MatrixStep = { value: number; label: string }

/**
 * Likelihood upwards, impact to the right. A real table, so that a screen reader names row and
 * column of what stands in each cell.
 */
export function MatrixGrid({
  caption,
  likelihood,
  impact,
  cell,
}: {
  caption: string
  likelihood: readonly MatrixStep[]
  impact: readonly MatrixStep[]
  cell: (row: MatrixStep, column: MatrixStep) => ReactNode
}) {
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
            {impact.map((column) => (
              <td key={column.value}>{cell(row, column)}</td>
            ))}
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

/** How a cell looks: the tone of its level; what is empty stands back. */
export function cellClass(tone: TagTone, isEmpty = false): string {
  return `pl-matrix-cell pl-${tone}${isEmpty ? ' pl-matrix-empty' : ''}`
}
