import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Canvas } from '../canvas.ts'
import type { LineChart } from '../document.ts'
import { formatDate, formatNumber } from '../format.ts'
import { naturalWidth } from '../lines.ts'
import type { Frame, Slice } from '../slices.ts'
import { colour, text, tones } from '../theme.ts'
import { chartSlice, label } from './chart.ts'

const height = 128
type Point = { time: number; value: number | null; at: string; broke: boolean }

/** Readings over time; thresholds dashed and named, breaches marked by a diamond. */
export function lineSlices(block: LineChart, frame: Frame): Slice[] {
  const points: Point[] = block.points
    .map(({ at, value, broke = false }) => ({
      at,
      time: Date.parse(at),
      value: value !== null && Number.isFinite(value) ? value : null,
      broke,
    }))
    .filter((point) => Number.isFinite(point.time))
  const thresholds = block.thresholds.filter((threshold) => Number.isFinite(threshold.value))
  const values = [
    ...points.flatMap((p) => (p.value === null ? [] : [p.value])),
    ...thresholds.map((t) => t.value),
  ]
  const title = block.unit ? `${block.title} (${block.unit})` : block.title
  if (!points.some((point) => point.value !== null)) {
    return [
      chartSlice({
        title,
        frame,
        height: 14,
        alt: `${title}. No readings.`,
        draw: (canvas, y) => {
          label(canvas, 'No readings in this period', {
            x: frame.x,
            y,
            width: frame.width,
            style: text.small,
          })
        },
      }),
    ]
  }
  const spread = extent(values)
  const reach = spread[1] - spread[0] || Math.abs(spread[1])
  // Nothing but noughts stand on a scale of whole numbers.
  const margin = reach === 0 ? 1 : reach * 0.12
  // What is never negative has no scale below nothing.
  const least = spread[0] < 0 ? -1e12 : 0
  const bound = (value: number) => Math.max(least, Math.min(1e12, value))
  const scaleY = scaleLinear()
    .domain([bound(spread[0] - margin), bound(spread[1] + margin)])
    .nice(4)
  // What is counted is never half.
  const isCount = values.every(Number.isInteger)
  const ticks = scaleY.ticks(4).filter((tick) => !isCount || Number.isInteger(tick))
  const left = Math.max(26, ...ticks.map((tick) => naturalWidth(formatNumber(tick), text.axis) + 8))
  const times = extent(points.map((point) => point.time))
  const plot = { x: frame.x + left, width: frame.width - left - 78, top: 4, bottom: height - 16 }
  const scaleX = scaleLinear()
    .domain(times[0] === times[1] ? [times[0] - 1, times[1] + 1] : times)
    .range([plot.x, plot.x + plot.width])
  const breaches = points.filter((point) => point.value !== null && point.broke)

  return [
    chartSlice({
      title,
      frame,
      height,
      alt: inWords(title, points, thresholds, breaches.length),
      draw(canvas, y) {
        scaleY.range([y + plot.bottom, y + plot.top])
        for (const tick of ticks) {
          canvas.rule(plot.x, scaleY(tick), plot.x + plot.width, scaleY(tick))
          label(canvas, formatNumber(tick), {
            x: frame.x,
            y: scaleY(tick) - text.axis.leading / 2,
            width: left - 6,
            align: 'right',
          })
        }
        for (const threshold of thresholds) {
          const at = scaleY(threshold.value)
          canvas.rule(plot.x, at, plot.x + plot.width, at, {
            colour: tones.bad.ink,
            width: 0.8,
            dash: 2.4,
          })
          label(canvas, `${threshold.label} ${formatNumber(threshold.value)}`, {
            x: plot.x + plot.width + 6,
            y: at - text.axis.leading / 2,
            width: 72,
            style: { ...text.axis, colour: tones.bad.ink },
          })
        }
        const path = line<Point>()
          .defined((point) => point.value !== null)
          .x((point) => scaleX(point.time))
          .y((point) => scaleY(point.value ?? 0))(points)
        if (path) canvas.draw(path, { stroke: colour.accent, width: 1.3 })
        for (const point of points) {
          if (point.value === null) continue
          const [x, at] = [scaleX(point.time), scaleY(point.value)]
          if (point.broke) diamond(canvas, x, at)
          else if (points.length <= 60) canvas.circle(x, at, 1.5, { fill: colour.accent })
        }
        const first = points[0]
        const last = points.at(-1)
        const under = y + plot.bottom + 4
        if (first) label(canvas, formatDate(first.at), { x: plot.x, y: under, width: 80 })
        if (last && last !== first)
          label(canvas, formatDate(last.at), {
            x: plot.x + plot.width - 80,
            y: under,
            width: 80,
            align: 'right',
          })
        // A line alone is what the title says.
        if (thresholds.length + breaches.length > 0)
          legend(canvas, {
            x: plot.x + plot.width / 2,
            y: under,
            threshold: thresholds.length > 0,
            breach: breaches.length > 0,
          })
        const latest = points.findLast((point) => point.value !== null)
        if (latest?.value !== undefined && latest.value !== null) {
          const near = thresholds.find(
            (t) => Math.abs(scaleY(t.value) - scaleY(latest.value ?? 0)) < 9,
          )
          const shift = near ? (scaleY(latest.value) <= scaleY(near.value) ? -9.5 : 9.5) : 0
          label(canvas, [{ text: formatNumber(latest.value), bold: true, code: true }], {
            x: plot.x + plot.width + 6,
            y: scaleY(near ? near.value : latest.value) - text.axis.leading / 2 + shift,
            width: 72,
            style: { ...text.axis, colour: colour.ink },
          })
        }
      },
    }),
  ]
}

/** A reading beyond its threshold. */
function diamond(canvas: Canvas, x: number, y: number): void {
  const r = 3.2
  canvas.draw(`M${x} ${y - r} L${x + r} ${y} L${x} ${y + r} L${x - r} ${y} Z`, {
    fill: tones.bad.ink,
    stroke: colour.paper,
    width: 0.7,
  })
}

/** What the signs of the picture stand for, in one line around the middle `x`. */
function legend(
  canvas: Canvas,
  at: { x: number; y: number; threshold: boolean; breach: boolean },
): void {
  const middle = at.y + text.axis.leading / 2
  const signs: { words: string; draw: (x: number) => void }[] = [
    {
      words: 'reading',
      draw: (x) => canvas.rule(x, middle, x + 10, middle, { colour: colour.accent, width: 1.3 }),
    },
  ]
  if (at.threshold)
    signs.push({
      words: 'threshold',
      draw: (x) =>
        canvas.rule(x, middle, x + 10, middle, { colour: tones.bad.ink, width: 0.8, dash: 2.4 }),
    })
  if (at.breach)
    signs.push({ words: 'beyond the threshold', draw: (x) => diamond(canvas, x + 6, middle) })
  const widths = signs.map(({ words }) => 14 + naturalWidth(words, text.axis) + 14)
  let x = at.x - (widths.reduce((sum, width) => sum + width, 0) - 14) / 2
  signs.forEach(({ words, draw }, index) => {
    draw(x)
    const width = widths[index] ?? 0
    label(canvas, words, { x: x + 14, y: at.y, width })
    x += width
  })
}

function extent(values: number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function inWords(
  title: string,
  points: Point[],
  thresholds: LineChart['thresholds'],
  breaches: number,
): string {
  const known = points.filter((point) => point.value !== null)
  const [low, high] = extent(known.map((point) => point.value ?? 0))
  const last = known.at(-1)
  return [
    `${title}: ${known.length} readings from ${formatDate(points[0]?.at)} to ${formatDate(points.at(-1)?.at)}, between ${formatNumber(low)} and ${formatNumber(high)}, last ${formatNumber(last?.value)}`,
    ...thresholds.map(
      (threshold) => `threshold ${threshold.label} ${formatNumber(threshold.value)}`,
    ),
    breaches === 0 ? 'no breach' : `${breaches} in breach`,
  ].join('; ')
}
