import { Level } from '../ui/level'
import type { TagTone } from '../ui/tag'

type Step = { value: number; label: string }

/** A place in the matrix; null where it is not judged yet. */
export type Position = { name: string; likelihood: number | null; impact: number | null }

/**
 * Where a risk stands in the matrix, one letter per judgement, with a legend that says the same in
 * words. A real table, so that a screen reader names row and column of each letter.
 */
export function PositionMatrix({
  caption,
  likelihood,
  impact,
  impactName = 'Impact',
  positions,
  toneOf,
}: {
  caption: string
  likelihood: readonly Step[]
  impact: readonly Step[]
  impactName?: string
  positions: readonly Position[]
  toneOf: (level: number) => TagTone
}) {
  const wordOf = (steps: readonly Step[], value: number | null) =>
    steps.find((one) => one.value === value)?.label ?? ''
  return (
    <div className="pl-positions-frame">
      <figure className="pl-positions">
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
                  const here = positions.filter(
                    (one) => one.likelihood === row.value && one.impact === column.value,
                  )
                  return (
                    <td key={column.value}>
                      <span
                        className={`pl-matrix-cell pl-${toneOf(row.value * column.value)} ${here.length ? '' : 'pl-matrix-empty'}`}
                      >
                        {here.length > 0 && (
                          <span className="pl-marks">
                            {here.map((one) => (
                              <abbr key={one.name} title={one.name} className="pl-mark">
                                {one.name.charAt(0)}
                              </abbr>
                            ))}
                          </span>
                        )}
                      </span>
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
        <figcaption>
          <dl className="pl-position-list">
            {positions.map((one) => {
              const level =
                one.likelihood === null || one.impact === null ? null : one.likelihood * one.impact
              return (
                <div key={one.name}>
                  <dt>
                    <span className="pl-mark" aria-hidden>
                      {one.name.charAt(0)}
                    </span>{' '}
                    {one.name}
                  </dt>
                  <dd>
                    {level === null ? (
                      <span className="pl-muted">not judged yet</span>
                    ) : (
                      <>
                        <Level value={level} tone={toneOf(level)} />{' '}
                        <span className="pl-muted">
                          {wordOf(likelihood, one.likelihood)} ×{' '}
                          {wordOf(impact, one.impact).toLowerCase()} {impactName.toLowerCase()}
                        </span>
                      </>
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        </figcaption>
      </figure>
    </div>
  )
}
