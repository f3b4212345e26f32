import { cellClass, MatrixGrid, type MatrixStep } from '../charts/matrix-grid'
import { Level } from '../ui/level'
import type { TagTone } from '../ui/tag'

/** A place in the matrix; null where it is not judged yet. */
export type Position = { name: string; likelihood: number | null; impact: number | null }

/**
 * Where a risk stands in the matrix, one letter per judgement, with a legend that says the same in
 * words.
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
  likelihood: readonly MatrixStep[]
  impact: readonly MatrixStep[]
  impactName?: string
  positions: readonly Position[]
  toneOf: (level: number) => TagTone
}) {
  const wordOf = (steps: readonly MatrixStep[], value: number | null) =>
    steps.find((one) => one.value === value)?.label ?? ''
  return (
    <div className="pl-positions-frame">
      <figure className="pl-positions">
        <MatrixGrid
          caption={caption}
          likelihood={likelihood}
          impact={impact}
          cell={(row, column) => {
            const here = positions.filter(
              (one) => one.likelihood === row.value && one.impact === column.value,
            )
            return (
              <span className={cellClass(toneOf(row.value * column.value), here.length === 0)}>
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
            )
          }}
        />
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
