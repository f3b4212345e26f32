import type { Matrix } from '../document.ts'
import { countOf, formatNumber } from '../format.ts'
import { naturalWidth } from '../lines.ts'
import type { Frame, Slice } from '../slices.ts'
import { text, tones } from '../theme.ts'
import { chartSlice, label } from './chart.ts'

const cell = { height: 25, gap: 2.5 }

/** Likelihood upwards, impact to the right; the number of risks in each cell. */
export function matrixSlices(block: Matrix, frame: Frame): Slice[] {
  const names = block.likelihood.map((name) => naturalWidth(name, text.axis))
  const side = Math.min(78, frame.width * 0.26, Math.max(24, ...names) + 6)
  const columns = Math.max(1, block.impact.length)
  const width = Math.min(72, (frame.width - side) / columns)
  const rows = block.likelihood.length
  const height = rows * cell.height + text.axis.leading * 2 + 8
  const bold = { ...text.body, weight: 'semibold' as const, tabular: true }
  return [
    chartSlice({
      title: block.title,
      frame,
      height,
      alt: inWords(block),
      draw(canvas, y) {
        for (let row = 0; row < rows; row++) {
          const likelihood = rows - 1 - row
          const top = y + row * cell.height
          label(canvas, block.likelihood[likelihood] ?? '', {
            x: frame.x,
            y: top + (cell.height - text.axis.leading) / 2 - 1,
            width: side - 6,
          })
          for (let impact = 0; impact < columns; impact++) {
            const tone = tones[block.tones[likelihood]?.[impact] ?? 'na']
            const count = block.counts[likelihood]?.[impact] ?? 0
            const x = frame.x + side + impact * width
            canvas.rect(x, top, width - cell.gap, cell.height - cell.gap, {
              fill: tone.soft,
              radius: 2.5,
            })
            if (!Number.isFinite(count) || count === 0) continue
            label(canvas, formatNumber(count, 0), {
              x,
              y: top + (cell.height - cell.gap - bold.leading) / 2,
              width: width - cell.gap,
              align: 'center',
              style: { ...bold, colour: tone.ink },
            })
          }
        }
        const under = y + rows * cell.height + 2
        block.impact.forEach((name, impact) => {
          label(canvas, name, {
            x: frame.x + side + impact * width - cell.gap / 2,
            y: under,
            width,
            align: 'center',
          })
        })
        label(canvas, 'Likelihood upwards, impact to the right', {
          x: frame.x + side,
          y: under + text.axis.leading + 2,
          width: Math.max(120, width * columns),
        })
      },
    }),
  ]
}

function inWords(block: Matrix): string {
  const words = block.counts.flatMap((row, likelihood) =>
    row.flatMap((count, impact) =>
      count > 0
        ? [`${block.likelihood[likelihood]} and ${block.impact[impact]}: ${countOf(count, 'risk')}`]
        : [],
    ),
  )
  return `${block.title}. ${words.length > 0 ? words.join('; ') : 'No risks'}.`
}
