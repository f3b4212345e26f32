import type { Bars } from '../document.ts'
import { formatNumber } from '../format.ts'
import type { Frame, Slice } from '../slices.ts'
import { colour, text, tones } from '../theme.ts'
import { chartSlice, label } from './chart.ts'

const row = 16

/** One bar for each item, longest value full width; at most 40 to a picture. */
export function barSlices(block: Bars, frame: Frame): Slice[] {
  const slices: Slice[] = []
  const most = Math.max(
    1e-9,
    ...block.items.map((item) => (Number.isFinite(item.value) ? item.value : 0)),
  )
  const side = Math.min(130, frame.width * 0.36)
  const room = frame.width - side - 64
  for (let from = 0; from < Math.max(1, block.items.length); from += 40) {
    const items = block.items.slice(from, from + 40)
    slices.push(
      chartSlice({
        title: from === 0 ? block.title : `${block.title}, continued`,
        frame,
        height: Math.max(1, items.length) * row,
        alt: `${block.title}. ${items.map((item) => `${item.label}: ${formatNumber(item.value)}`).join('; ') || 'Nothing counted'}.`,
        draw(canvas, y) {
          if (items.length === 0)
            label(canvas, 'Nothing counted', { x: frame.x, y, width: frame.width })
          items.forEach((item, index) => {
            const top = y + index * row
            const value = Number.isFinite(item.value) ? Math.max(0, item.value) : 0
            const length = Math.max(value > 0 ? 2 : 0, (value / most) * room)
            label(canvas, item.label, {
              x: frame.x,
              y: top + 3,
              width: side - 8,
              style: { ...text.axis, size: 7.6, colour: colour.ink2 },
            })
            if (length > 0)
              canvas.rect(frame.x + side, top + 3, length, row - 7, {
                fill: item.tone ? tones[item.tone].ink : colour.accent,
                radius: 1.5,
              })
            label(
              canvas,
              [
                { text: formatNumber(item.value), bold: true, code: true },
                ...(item.note ? [{ text: `  ${item.note}`, muted: true }] : []),
              ],
              {
                x: frame.x + side + length + 5,
                y: top + 3,
                width: Math.max(30, frame.width - side - length - 5),
              },
            )
          })
        },
      }),
    )
  }
  return slices
}
