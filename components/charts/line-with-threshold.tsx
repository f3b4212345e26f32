import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { dayInWords } from '@/lib/calendar'
import { describeDay } from '../ui/dates'
import { Figure } from './figure'

export type ReadingPoint = { at: string; value: number; broke?: boolean }

const [width, height] = [760, 236]
const [left, right, top, bottom] = [60, 14, 20, 34]

/** Readings over time with the thresholds they are held against; a breach is a filled red mark. */
export function LineWithThreshold({
  name,
  readings,
  above,
  below,
  marks = [],
  unit = '',
}: {
  name: string
  /** In order of time. */
  readings: readonly ReadingPoint[]
  /** A value above this breaks the threshold. */
  above?: number | null
  /** A value below this breaks the threshold. */
  below?: number | null
  /** Values to compare with that nothing breaks: a baseline, a target. */
  marks?: readonly { label: string; value: number }[]
  unit?: string
}) {
  const first = readings[0]
  const last = readings.at(-1)
  if (!first || !last) return <p className="pl-muted">No readings yet.</p>
  const limits = [above, below].filter((one): one is number => typeof one === 'number')
  const values = [...readings, ...marks].map((one) => one.value).concat(limits)
  const y = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(4)
    .range([height - bottom, top])
  const [from, to] = [Date.parse(first.at), Date.parse(last.at)]
  const x = scaleUtc()
    .domain([from, to === from ? to + 86_400_000 : to])
    .range([left, width - right])
  const path = line<ReadingPoint>(
    (reading) => x(Date.parse(reading.at)),
    (reading) => y(reading.value),
  )
  const breaches = readings.filter((reading) => reading.broke)
  const day = (date: Date) => dayInWords(date.toISOString()).replace(/ \d{4}$/, '')
  return (
    <Figure
      wide
      width={width}
      height={height}
      alt={`${name}: ${readings.length} ${readings.length === 1 ? 'reading' : 'readings'} from ${describeDay(first.at)} to ${describeDay(last.at)}, last ${last.value}${unit && ` ${unit}`}${marks.map((mark) => `, ${mark.label}`).join('')}${limits.length === 0 ? '' : breaches.length === 0 ? '; none broke a threshold' : `; ${breaches.length} broke a threshold`}.`}
      data={{
        head: ['Time', unit ? `Value (${unit})` : 'Value', ...(limits.length ? ['Threshold'] : [])],
        rows: [...readings]
          .reverse()
          .slice(0, 200)
          .map((reading) => [
            reading.at.slice(0, 16).replace('T', ' '),
            reading.value,
            ...(limits.length ? [reading.broke ? 'broken' : 'held'] : []),
          ]),
      }}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={left - 7} y={y(tick) + 4} textAnchor="end">
            {y.tickFormat(4)(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick.toISOString()} x={x(tick)} y={height - 8} textAnchor="middle">
          {day(tick)}
        </text>
      ))}
      {limits.map((limit) => (
        <g key={limit}>
          <line
            x1={left}
            x2={width - right}
            y1={y(limit)}
            y2={y(limit)}
            stroke="var(--bad)"
            strokeWidth="1.25"
            strokeDasharray="5 4"
          />
          <text x={left + 6} y={y(limit) - 5} className="pl-chart-bad">
            {limit === above ? `not above ${limit}` : `not below ${limit}`}
          </text>
        </g>
      ))}
      {marks.map((mark) => (
        <g key={mark.label}>
          <line
            x1={left}
            x2={width - right}
            y1={y(mark.value)}
            y2={y(mark.value)}
            stroke="var(--ink-3)"
            strokeWidth="1.25"
            strokeDasharray="2 3"
          />
          <text x={width - right - 2} y={y(mark.value) - 5} textAnchor="end">
            {mark.label}
          </text>
        </g>
      ))}
      <path d={path([...readings]) ?? ''} fill="none" stroke="var(--brand)" strokeWidth="1.75" />
      {readings.length <= 60 &&
        readings
          .filter((reading) => !reading.broke)
          .map((reading) => (
            <circle
              key={reading.at}
              cx={x(Date.parse(reading.at))}
              cy={y(reading.value)}
              r="2"
              fill="var(--brand)"
            />
          ))}
      {breaches.map((reading) => (
        <rect
          key={reading.at}
          x={x(Date.parse(reading.at)) - 3.5}
          y={y(reading.value) - 3.5}
          width="7"
          height="7"
          fill="var(--bad)"
          transform={`rotate(45 ${x(Date.parse(reading.at))} ${y(reading.value)})`}
        >
          <title>{`${reading.value} broke the threshold on ${describeDay(reading.at)}`}</title>
        </rect>
      ))}
    </Figure>
  )
}
