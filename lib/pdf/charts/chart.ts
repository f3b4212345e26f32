import type { Canvas } from '../canvas.ts'
import type { Inline } from '../document.ts'
import { linesOf } from '../lines.ts'
import type { Frame, Slice } from '../slices.ts'
import { type TextStyle, text } from '../theme.ts'

/** A picture on one page with a title above it and the same content in words for who cannot see it. */
export function chartSlice(spec: {
  title: string
  frame: Frame
  height: number
  alt: string
  draw(canvas: Canvas, y: number): void
}): Slice {
  const { frame, height } = spec
  const title = linesOf([{ text: spec.title, bold: true }], text.body, frame.width)
  const top = title.length * text.body.leading + 5
  return {
    height: height + top,
    gap: 10,
    draw(canvas, y) {
      const heading = canvas.open('P')
      canvas.lines(heading, title, {
        x: frame.x,
        y,
        width: frame.width,
        leading: text.body.leading,
      })
      canvas.close(heading)
      const bbox = [frame.x, y + top, frame.x + frame.width, y + top + height]
      const figure = canvas.open('Figure', undefined, {
        alt: spec.alt.slice(0, 4000),
        bbox,
        placement: 'Block',
      })
      canvas.mark(figure, () => {
        spec.draw(canvas, y + top)
      })
      canvas.close(figure)
    },
  }
}

type Label = {
  x: number
  y: number
  width: number
  align?: 'left' | 'right' | 'center'
  style?: TextStyle
}

/** Writes one line inside a picture; what does not fit ends in an ellipsis (the words are in `alt`). */
export function label(canvas: Canvas, words: Inline, at: Label): void {
  labelled(words, at)(canvas)
}

/** The same, set once and written as often as is asked for. */
export function labelled(words: Inline, at: Label): (canvas: Canvas) => void {
  const { style = text.axis, ...box } = at
  const [first, ...more] = linesOf(words, style, at.width)
  if (!first) return () => {}
  const lines =
    more.length > 0 && typeof words === 'string'
      ? linesOf(`${shorten(words, style, at.width)}…`, style, at.width).slice(0, 1)
      : [first]
  return (canvas) => canvas.lines(undefined, lines, { ...box, leading: style.leading })
}

function shorten(words: string, style: TextStyle, width: number): string {
  let kept = words.slice(0, Math.ceil(width / style.size) * 4).replace(/\s+/g, ' ')
  while (kept.length > 1 && linesOf(`${kept}…`, style, width).length > 1)
    kept = kept.slice(0, -1).trimEnd()
  return kept
}
