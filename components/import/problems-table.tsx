import type { ImportProblem } from '@/lib/import/plan'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Pagination } from '../ui/pagination'
import { PillLink, Toolbar } from '../ui/toolbar'

const pageSize = 50
export type ProblemView = 'errors' | 'warnings'

/** Every problem by row, line and column, errors first, a page at a time. */
export function ProblemsTable({
  problems,
  view,
  page,
  hrefOf,
}: {
  problems: ImportProblem[]
  view: ProblemView
  page: number
  hrefOf: (view: ProblemView, page: number) => string
}) {
  const errors = problems.filter((one) => one.severity === 'error')
  const warnings = problems.filter((one) => one.severity === 'warning')
  const list = (view === 'errors' ? errors : warnings).sort((a, b) => a.row - b.row)
  const pages = Math.max(1, Math.ceil(list.length / pageSize))
  const at = Math.min(Math.max(1, page), pages)
  const shown = list.slice((at - 1) * pageSize, at * pageSize)
  const end = (at - 1) * pageSize + shown.length
  return (
    <Card title="What is wrong or odd" id="problems">
      <Toolbar label="Kind of problem">
        <PillLink href={hrefOf('errors', 1)} on={view === 'errors'}>
          Errors {errors.length.toLocaleString('en')}
        </PillLink>
        <PillLink href={hrefOf('warnings', 1)} on={view === 'warnings'}>
          Warnings {warnings.length.toLocaleString('en')}
        </PillLink>
        <span className="pl-muted">
          {view === 'errors'
            ? 'A row with an error is not imported.'
            : 'The row is imported; the cell stays with the record as source data.'}
        </span>
      </Toolbar>
      {shown.length === 0 ? (
        <p className="pl-muted">{view === 'errors' ? 'No errors.' : 'No warnings.'}</p>
      ) : (
        <DataTable label={view === 'errors' ? 'Errors' : 'Warnings'} stack bare>
          <thead>
            <tr>
              <Th numeric>Row</Th>
              <Th numeric>Line</Th>
              <Th>Column</Th>
              <Th>Cell</Th>
              <Th>What is wrong</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one, index) => (
              <tr key={`${one.row}-${one.column}-${index.toString()}`}>
                <Td numeric label="Row" className="pl-num">
                  {one.row === 0 ? 'Heading' : one.row.toLocaleString('en')}
                </Td>
                <Td numeric label="Line" className="pl-num">
                  {one.line.toLocaleString('en')}
                </Td>
                <Td label="Column" className="pl-import-cell">
                  {one.column || '—'}
                </Td>
                <Td label="Cell" className="pl-import-cell pl-muted">
                  {one.value ? `“${one.value.slice(0, 120)}”` : 'empty'}
                </Td>
                <Td className="pl-import-message">{one.message}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {pages > 1 && (
        <Pagination
          says={`${((at - 1) * pageSize + 1).toLocaleString('en')}–${end.toLocaleString('en')} of ${list.length.toLocaleString('en')}`}
          previous={at > 1 ? `${hrefOf(view, at - 1)}#problems` : null}
          next={at < pages ? `${hrefOf(view, at + 1)}#problems` : null}
        />
      )}
    </Card>
  )
}
