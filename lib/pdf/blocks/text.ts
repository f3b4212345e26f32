import { oneLine } from '../dirty-text.ts'
import type { Callout, Definitions, Heading, List, Paragraph } from '../document.ts'
import { linesOf } from '../lines.ts'
import {
  type Frame,
  lineSlice,
  type SharedTag,
  type Slice,
  sharedTag,
  together,
} from '../slices.ts'
import { colour, text, tones } from '../theme.ts'

const headingLook = {
  1: { style: text.h1, gap: 22, after: 3, tag: 'H1' },
  2: { style: text.h2, gap: 16, after: 2, tag: 'H2' },
  3: { style: text.h3, gap: 11, after: 1, tag: 'H3' },
} as const

/** A heading stays with what follows, and is bookmarked. */
export function headingSlices(block: Heading, frame: Frame): Slice[] {
  const look = headingLook[block.level]
  const tag = sharedTag(look.tag)
  const aside = block.aside ? linesOf(block.aside, text.small, frame.width * 0.45).slice(0, 1) : []
  const asideWidth = aside[0] ? aside[0].width + 14 : 0
  const lines = linesOf(oneLine(block.text) || '–', look.style, frame.width - asideWidth)
  const { leading } = look.style
  const marks = [
    { level: block.level, text: oneLine(block.text) || '–', anchor: block.anchor, dy: 0 },
  ]
  // One as high as this is no heading any more, and has to run over pages like a text.
  if (lines.length > 20)
    return [{ ...lineSlice({ lines, frame, leading, gap: look.gap, tag }), marks }]
  return [
    {
      height: lines.length * leading + look.after,
      gap: look.gap,
      keep: true,
      marks,
      draw(canvas, y) {
        canvas.lines(tag.get(canvas), lines, { x: frame.x, y, width: frame.width, leading })
        const shift = (lines.length - 1) * leading + (leading - text.small.leading) * 0.62
        if (aside.length > 0) {
          canvas.lines(tag.get(canvas), aside, {
            x: frame.x,
            y: y + shift,
            width: frame.width,
            leading: text.small.leading,
            align: 'right',
          })
        }
        tag.close(canvas)
      },
    },
  ]
}

const paragraphLook = {
  body: { style: text.body, gap: 6, measure: 1 },
  lead: { style: text.lead, gap: 8, measure: 0.92 },
  small: { style: text.small, gap: 5, measure: 1 },
} as const

/** A paragraph; an empty one takes no room. */
export function paragraphSlices(block: Paragraph, frame: Frame): Slice[] {
  const look = paragraphLook[block.style ?? 'body']
  const lines = linesOf(block.text, look.style, Math.min(frame.width * look.measure, 620))
  if (lines.length === 0) return []
  return [
    lineSlice({ lines, frame, leading: look.style.leading, gap: look.gap, tag: sharedTag('P') }),
  ]
}

/** Bulleted or numbered items, indented by their depth. */
export function listSlices(block: List, frame: Frame): Slice[] {
  const list = sharedTag('L')
  const counters: number[] = []
  return block.items.map((item, index) => {
    const depth = Math.max(0, Math.min(4, Math.floor(item.depth ?? 0)))
    counters.length = depth + 1
    counters[depth] = (counters[depth] ?? 0) + 1
    const marker =
      item.marker ?? (block.ordered ? `${counters[depth]}.` : depth % 2 === 0 ? '•' : '–')
    const indent = 13 + depth * 13
    const last = index === block.items.length - 1
    return hanging({
      parent: list,
      label: { text: marker, x: frame.x + indent - 12, width: 12 },
      body: { x: frame.x + indent, width: frame.width - indent, text: item.text },
      gap: index === 0 ? 5 : 2.5,
      last,
    })
  })
}

/** Term and description in two columns, with a rule between entries. */
export function definitionSlices(block: Definitions, frame: Frame): Slice[] {
  const list = sharedTag('L')
  const termWidth = block.termWidth ?? Math.min(150, frame.width * 0.3)
  const { length } = block.items
  return block.items.map((item, index) => {
    const slice = hanging({
      parent: list,
      label: { text: item.term, x: frame.x, width: termWidth - 12 },
      body: { x: frame.x + termWidth, width: frame.width - termWidth, text: item.text },
      gap: index === 0 ? 6 : 0,
      last: index === length - 1,
      ruled: { x: frame.x, width: frame.width },
    })
    // One entry alone at the foot of a page, or at the head of the next, reads as a mistake.
    const edge = index === 0 || index === length - 2
    return length > 1 && edge && slice.height < 80 ? { ...slice, keep: true } : slice
  })
}

type Hanging = {
  parent: SharedTag
  label: { text: string; x: number; width: number }
  body: { text: Paragraph['text']; x: number; width: number }
  gap: number
  last: boolean
  ruled?: Frame
}

/** A label beside a text that may run over pages. */
function hanging(spec: Hanging): Slice {
  const { label, body } = spec
  const { leading } = text.body
  const style = spec.ruled ? text.term : text.body
  const labels = linesOf(label.text, style, label.width)
  const lines = linesOf(body.text, text.body, body.width)
  const shown =
    lines.length > 0 ? lines : linesOf([{ text: '–', muted: true }], text.body, body.width)
  const item = sharedTag('LI', spec.parent)
  const name = sharedTag('Lbl', item)
  const content = sharedTag('LBody', item)
  const pad = spec.ruled ? 3 : 0

  const part = (from: number, gap: number): Slice => {
    const rest = shown.slice(from)
    const heads = labels.slice(from)
    const count = Math.max(rest.length, heads.length)
    const draw = (canvas: Parameters<Slice['draw']>[0], y: number, lines: number, end: boolean) => {
      const { ruled } = spec
      const bottom = y + lines * leading + (end ? 2 * pad : pad)
      if (ruled && end && !spec.last)
        canvas.artifact('Layout', () => {
          canvas.rule(ruled.x, bottom, ruled.x + ruled.width, bottom)
        })
      const own = heads.slice(0, lines)
      const texts = rest.slice(0, lines)
      if (own.length > 0)
        canvas.lines(name.get(canvas), own, { x: label.x, y: y + pad, width: label.width, leading })
      if (texts.length > 0)
        canvas.lines(content.get(canvas), texts, {
          x: body.x,
          y: y + pad,
          width: body.width,
          leading,
          more: !end,
        })
      if (!end) return
      name.close(canvas)
      content.close(canvas)
      item.close(canvas)
      if (spec.last) spec.parent.close(canvas)
    }
    return {
      height: count * leading + 2 * pad,
      gap,
      draw: (canvas, y) => {
        draw(canvas, y, count, true)
      },
      split(room, force) {
        const fits = Math.floor((room - pad + 0.01) / leading)
        const first = Math.min(fits, count - (count > 3 ? 2 : 1))
        if (first < (force ? 1 : 2) || (count < 5 && !force)) return undefined
        return [
          {
            height: first * leading + pad,
            gap,
            draw: (canvas, y) => {
              draw(canvas, y, first, false)
            },
          },
          part(from + first, 0),
        ]
      },
    }
  }
  return part(0, spec.gap)
}

/** A boxed remark whose tone is also said by its shape. */
export function calloutSlices(block: Callout, frame: Frame): Slice[] {
  const tag = sharedTag('Div')
  const inner = { x: frame.x + 24, width: frame.width - 36 }
  const title = block.title
    ? linesOf([{ text: block.title, bold: true, tone: block.tone }], text.body, inner.width)
    : []
  const lines = linesOf(block.text, text.body, inner.width)
  const { leading } = text.body
  const bodies: Slice[] = []
  const shown = [...title, ...lines]
  for (let from = 0; from < shown.length; from += 30) {
    const part = shown.slice(from, from + 30)
    const first = from === 0
    const end = from + 30 >= shown.length
    bodies.push({
      height: part.length * leading + (first ? 8 : 0) + (end ? 8 : 0),
      gap: first ? 9 : 0,
      draw(canvas, y) {
        const height = part.length * leading + (first ? 8 : 0) + (end ? 8 : 0)
        canvas.artifact('Layout', () => {
          canvas.rect(frame.x, y, frame.width, height, {
            fill: tones[block.tone].soft,
            radius: first && end ? 4 : 0,
          })
          if (!first) return
          const shaped = block.tone !== 'plain' && block.tone !== 'accent'
          if (shaped) canvas.shape(block.tone, frame.x + 13, y + 8 + leading / 2, 3.2)
          else canvas.rect(frame.x + 11, y + 9 + leading / 2 - 3, 3, 3, { fill: colour.accent })
        })
        const top = y + (first ? 8 : 0)
        canvas.lines(tag.get(canvas), part, {
          x: inner.x,
          y: top,
          width: inner.width,
          leading,
          more: !end,
        })
        if (end) tag.close(canvas)
      },
    })
  }
  return bodies.length > 1 ? bodies : bodies.length === 1 ? [together(bodies)] : []
}
