'use client'

// Ids made on the server repeat after a change of page; those made in the browser don't.
import { type ReactNode, useId } from 'react'

/** Frame of a drawn chart: `alt` says in a sentence what the picture shows. */
export function Figure({
  alt,
  width,
  height,
  wide = false,
  children,
  data,
}: {
  alt: string
  width: number
  height: number
  /** Drawn for the whole width of a page: its letters are smaller against the picture. */
  wide?: boolean
  children: ReactNode
  /** The figures as a table, for whoever wants them exactly. */
  data?: { head: string[]; rows: (string | number)[][] }
}) {
  const id = useId()
  return (
    <figure className={`pl-chart ${wide ? 'pl-chart-wide' : ''}`}>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-labelledby={id}>
        <title id={id}>{alt}</title>
        {children}
      </svg>
      {data && (
        <details className="pl-no-print">
          <summary className="pl-muted">Figures as a table</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className="pl-table-scroll pl-chart-data" aria-label="Figures" tabIndex={0}>
            <table className="pl-table pl-table-bare">
              <thead>
                <tr>
                  {data.head.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.join('|')}>
                    {row.map((cell, index) => (
                      <td key={data.head[index]} className="pl-num">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </figure>
  )
}
