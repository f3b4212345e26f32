import type { Canvas, Tag, TagName } from './canvas.ts'
import type { Orientation } from './document.ts'
import type { Line } from './lines.ts'

export type HeadingMark = { level: number; text: string; anchor?: string; dy: number }

/** A piece of the document that is placed on one page; heights in points. */
export type Slice = {
  height: number
  /** Space before it, dropped at the top of a page. */
  gap: number
  draw(canvas: Canvas, y: number): void
  /** Never the last thing on a page: stays with the next slice. */
  keep?: boolean
  /** Cuts it so that the first part is no higher than `room`; undefined when that would read badly, unless forced. */
  split?(room: number, force: boolean): [Slice, Slice] | undefined
  /** Drawn first when this slice begins a page: a table's header. */
  repeat?: Slice
  /** What it is made of, when it is higher than a page. */
  parts?: Slice[]
  marks?: HeadingMark[]
  /** Begins a new page of this orientation. */
  page?: Orientation
}

export type Frame = { x: number; width: number }

/** An element opened by the first part drawn and closed by the last. */
export type SharedTag = { get(canvas: Canvas): Tag; close(canvas: Canvas): void }

/** A structure element that several slices share, opened when the first of them is drawn. */
export function sharedTag(
  name: TagName,
  parent?: SharedTag,
  options?: Record<string, unknown>,
): SharedTag {
  let tag: Tag
  let opened = false
  return {
    get(canvas) {
      if (!opened) tag = canvas.open(name, parent?.get(canvas), options)
      opened = true
      return tag
    },
    close(canvas) {
      canvas.close(tag)
    },
  }
}

/** Lines of text as a slice that breaks with at least two lines on each side. */
export function lineSlice(spec: {
  lines: readonly Line[]
  frame: Frame
  leading: number
  gap: number
  tag: SharedTag
  align?: 'left' | 'right' | 'center'
  keep?: boolean
  from?: number
}): Slice {
  const { lines, frame, leading, tag, align } = spec
  const from = spec.from ?? 0
  return {
    height: lines.length * leading,
    gap: spec.gap,
    keep: spec.keep,
    draw(canvas, y) {
      drawTagged(canvas, y, lines)
      tag.close(canvas)
    },
    split(room, force) {
      const fits = Math.floor((room + 0.01) / leading)
      const orphans = force ? 1 : 2
      const first = Math.min(fits, lines.length - (lines.length > 3 ? 2 : 1))
      if (first < orphans || (lines.length < 4 && !force)) return undefined
      const rest = lineSlice({ ...spec, lines: lines.slice(first), gap: 0, from: from + first })
      const head = lines.slice(0, first)
      return [
        {
          height: first * leading,
          gap: spec.gap,
          draw: (canvas, y) => drawTagged(canvas, y, head, true),
        },
        rest,
      ]
    },
  }

  function drawTagged(canvas: Canvas, y: number, part: readonly Line[], more = false): void {
    canvas.lines(tag.get(canvas), part, { x: frame.x, y, width: frame.width, leading, align, more })
  }
}

/** Slices one under another that stay on one page when a page can hold them. */
export function together(parts: Slice[]): Slice {
  const marks: HeadingMark[] = []
  let height = 0
  const places = parts.map((part, index) => {
    if (index > 0) height += part.gap
    const y = height
    for (const mark of part.marks ?? []) marks.push({ ...mark, dy: mark.dy + y })
    height += part.height
    return y
  })
  return {
    height,
    gap: parts[0]?.gap ?? 0,
    parts,
    marks,
    draw(canvas, y) {
      parts.forEach((part, index) => {
        part.draw(canvas, y + (places[index] ?? 0))
      })
    },
  }
}
