import type { InputChart as Chart } from '@/lib/reviews/shape'
import { LineWithThreshold } from '../charts/line-with-threshold'
import { RiskMatrix } from '../charts/risk-matrix'
import { StackedBar } from '../charts/stacked-bar'

/** The picture of a frozen input. */
export function InputChart({ chart }: { chart: Chart }) {
  return (
    <div className={chart.kind === 'line' ? 'pl-input-wide' : ''}>
      <h3 className="pl-h3 mb-2">{chart.title}</h3>
      <Drawn chart={chart} />
    </div>
  )
}

function Drawn({ chart }: { chart: Chart }) {
  if (chart.kind === 'line') {
    const readings = chart.points.map(({ day, value }) => ({ at: day, value }))
    return <LineWithThreshold name={chart.title} readings={readings} />
  }
  if (chart.kind === 'matrix') {
    const { likelihood, impact, counts, tones } = chart
    const place = (list: readonly { value: number }[], value: number) =>
      list.findIndex((one) => one.value === value)
    return (
      <RiskMatrix
        caption={chart.title}
        likelihood={likelihood}
        impact={impact}
        counts={likelihood.flatMap((row, y) =>
          impact.map((column, x) => ({
            likelihood: row.value,
            impact: column.value,
            n: counts[y]?.[x] ?? 0,
          })),
        )}
        toneOf={(row, column) => tones[place(likelihood, row)]?.[place(impact, column)] ?? 'plain'}
      />
    )
  }
  return (
    <StackedBar
      caption={chart.title}
      keys={chart.keys}
      rows={chart.rows.map(({ label, counts }) => ({
        label,
        parts: chart.keys.map(({ key }) => ({ key, n: counts[key] ?? 0 })),
      }))}
    />
  )
}
