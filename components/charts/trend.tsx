import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { Figure } from './figure'

export type TrendPoint = { label: string; value: number }

const [width, height] = [430, 156]
// On the left and above there is room for “100%” in the larger letters of a phone.
const [left, right, top, bottom] = [48, 14, 22, 22]

/** A share (0 to 1) over months, with named moments as dotted lines. */
export function Trend({
  name,
  points,
  marks = [],
}: {
  name: string
  points: readonly TrendPoint[]
  marks?: { at: string; label: string }[]
}) {
  const last = points.at(-1)
  if (!last) return <p className="pl-muted">No history yet.</p>
  const lowest = Math.floor(Math.min(...points.map((point) => point.value)) * 5) / 5
  const y = scaleLinear()
    .domain([Math.min(lowest, 0.8), 1])
    .range([height - bottom, top])
  const x = scalePoint()
    .domain(points.map((point) => point.label))
    .range([left, width - right])
  const at = (label: string) => x(label) ?? left
  const percent = (value: number) => `${Math.round(value * 100)}%`
  const path = line<TrendPoint>(
    (point) => at(point.label),
    (point) => y(point.value),
  )
  // Where the line comes down to its end, the figure stands below it if there is room.
  const falls = (points.at(-2)?.value ?? 0) > last.value && y(last.value) + 22 < height - bottom
  const every = Math.ceil(points.length / 6)
  return (
    <Figure
      width={width}
      height={height}
      alt={`${name}: ${points.map((point) => `${point.label} ${percent(point.value)}`).join(', ')}.`}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={left - 7} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      {points.map((point, index) =>
        index % every === 0 ? (
          <text
            key={point.label}
            x={at(point.label)}
            y={height - 6}
            textAnchor={index === points.length - 1 ? 'end' : 'middle'}
          >
            {point.label}
          </text>
        ) : null,
      )}
      {marks.map((mark) => (
        <g key={mark.at}>
          <line
            x1={at(mark.at)}
            x2={at(mark.at)}
            y1={top}
            y2={height - bottom}
            stroke="var(--ink-3)"
            strokeDasharray="2 3"
          />
          <text x={at(mark.at) + 5} y={top + 9}>
            {mark.label}
          </text>
        </g>
      ))}
      <path d={path([...points]) ?? ''} fill="none" stroke="var(--brand)" strokeWidth="2" />
      <circle cx={at(last.label)} cy={y(last.value)} r="3.5" fill="var(--brand)" />
      <text
        x={at(last.label)}
        y={y(last.value) + (falls ? 19 : -9)}
        textAnchor="end"
        className="pl-chart-strong"
      >
        {percent(last.value)}
      </text>
    </Figure>
  )
}
