import type { Coverage } from '../document.ts'
import { naturalWidth } from '../lines.ts'
import type { Frame, Slice } from '../slices.ts'
import { colour, text, tones } from '../theme.ts'
import { chartSlice, label } from './chart.ts'

const row = 20

/** One square for each control, by area, with its state as shape and colour and its number beneath. */
export function coverageSlices(block: Coverage, frame: Frame): Slice[] {
  const side = Math.min(205, frame.width * 0.42)
  const widest = Math.max(1, ...block.areas.map((area) => area.cells.length))
  const width = Math.max(6, Math.min(38, (frame.width - side) / widest))
  const counts = block.legend.map(({ tone, label: name }) => ({
    tone,
    words: `${block.areas.reduce((sum, area) => sum + area.cells.filter((cell) => cell.tone === tone).length, 0)} ${name}`,
  }))
  const height = block.areas.length * row + 20
  const name = { ...text.axis, size: 7.8, leading: 10, colour: colour.ink2 }
  return [
    chartSlice({
      title: block.title,
      frame,
      height,
      alt: `${block.title}. ${counts.map((count) => count.words).join(', ')}.`,
      draw(canvas, y) {
        block.areas.forEach((area, index) => {
          const top = y + index * row
          label(canvas, [{ text: area.code, code: true, muted: true }], {
            x: frame.x,
            y: top + 4,
            width: 28,
            style: name,
          })
          label(canvas, area.name, { x: frame.x + 28, y: top + 4, width: side - 34, style: name })
          area.cells.forEach((cell, position) => {
            const x = frame.x + side + position * width
            const w = width - 2.5
            canvas.rect(x, top, w, row - 2.5, { fill: tones[cell.tone].soft, radius: 2.5 })
            const roomy = width > 27
            canvas.shape(cell.tone, roomy ? x + 7 : x + w / 2, top + (row - 2.5) / 2, 2.6)
            if (roomy)
              label(canvas, cell.code.replace(/^A\.\d+\./, '.'), {
                x: x + 11,
                y: top + 4.5,
                width: w - 12,
                align: 'right',
                style: { ...text.axis, size: 6.4, colour: tones[cell.tone].ink },
              })
          })
        })
        let x = frame.x
        for (const count of counts) {
          const words = [{ text: count.words }]
          canvas.shape(count.tone, x + 3, y + height - 8, 2.6)
          label(canvas, words, {
            x: x + 10,
            y: y + height - 13,
            width: 120,
            style: { ...name, colour: tones[count.tone].ink },
          })
          x += 28 + naturalWidth(count.words, name)
        }
      },
    }),
  ]
}
