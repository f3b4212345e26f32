import type { Approval, Approvals, Figures, Inline } from '../document.ts'
import { formatInstant, formatNumber, shortHash } from '../format.ts'
import { linesOf, naturalWidth } from '../lines.ts'
import { type Frame, lineSlice, type Slice, sharedTag } from '../slices.ts'
import { colour, type TextStyle, text, tones } from '../theme.ts'

const quiet: TextStyle = { ...text.small, colour: colour.ink2 }

/** Up to five numbers to a row, in rows of like length, each with what it counts. */
export function figureSlices(block: Figures, frame: Frame): Slice[] {
  const slices: Slice[] = []
  const rows = Math.max(1, Math.ceil(block.items.length / 5))
  const perRow = Math.max(1, Math.ceil(block.items.length / rows))
  for (let from = 0; from < block.items.length; from += perRow) {
    slices.push(
      figureRow(block.items.slice(from, from + perRow), perRow, frame, from === 0 ? 10 : 7),
    )
  }
  return slices
}

/** Figures are numbers and short words: more lines than these none of them has. */
const most = { label: 4, value: 2, note: 6 }

function figureRow(items: Figures['items'], perRow: number, frame: Frame, gap: number): Slice {
  const space = 8
  const width = (frame.width - space * (perRow - 1)) / perRow
  const inner = width - 18
  const style = valueStyle(items, inner)
  const laid = items.map((item) => ({
    item,
    label: linesOf(item.label, quiet, inner).slice(0, most.label),
    value: linesOf(
      [{ text: item.value, code: true }],
      item.value.length > 9 ? style : text.figure,
      inner,
    ).slice(0, most.value),
    note: linesOf(
      item.note ?? '',
      item.tone ? { ...text.small, colour: tones[item.tone].ink } : text.small,
      inner,
    ).slice(0, most.note),
  }))
  const small = text.small.leading
  const labelRows = Math.max(1, ...laid.map((box) => box.label.length))
  const valueRows = Math.max(1, ...laid.map((box) => box.value.length))
  const noteRows = Math.max(0, ...laid.map((box) => box.note.length))
  const height = 16 + labelRows * small + valueRows * text.figure.leading + noteRows * small + 2
  return {
    height,
    gap,
    draw(canvas, y) {
      canvas.artifact('Layout', () => {
        laid.forEach((_, index) => {
          canvas.rect(frame.x + index * (width + space), y, width, height, {
            stroke: colour.line,
            radius: 4,
            lineWidth: 0.7,
          })
        })
      })
      laid.forEach((box, index) => {
        const x = frame.x + index * (width + space) + 9
        const tag = canvas.open('P')
        canvas.lines(tag, box.label, { x, y: y + 8, width: inner, leading: small, more: true })
        canvas.lines(tag, box.value, {
          x,
          y: y + 9 + labelRows * small,
          width: inner,
          leading: text.figure.leading,
          more: true,
        })
        if (box.note.length > 0)
          canvas.lines(tag, box.note, {
            x,
            y: y + 10 + labelRows * small + valueRows * text.figure.leading,
            width: inner,
            leading: small,
          })
        canvas.close(tag)
      })
    },
  }
}

/** The largest style in which the row's longer values, such as days, stand on one line each. */
function valueStyle(items: Figures['items'], width: number): TextStyle {
  const long = items.filter((item) => item.value.length > 9)
  const sizes = [12.5, 11.5, 10.5]
  const fitting = sizes.find((size) =>
    long.every(
      ({ value }) => naturalWidth([{ text: value, code: true }], { ...text.figure, size }) <= width,
    ),
  )
  return { ...text.figure, size: fitting ?? 12.5 }
}

/**
 * Who approved what, when, how signed, and the hash it is bound to, with what changed since; or one
 * sentence when nobody has.
 */
export function approvalSlices(block: Approvals, frame: Frame): Slice[] {
  if (block.items.length === 0) {
    const lines = linesOf([{ text: block.none, muted: true }], text.body, frame.width)
    return [lineSlice({ lines, frame, leading: text.body.leading, gap: 6, tag: sharedTag('P') })]
  }
  return block.items.flatMap((approval, index) => {
    const isLong = (approval.remark?.length ?? 0) > remarkInBox
    const below = belowBox(
      [...(isLong && approval.remark ? [approval.remark] : []), ...(approval.changes ?? [])],
      frame,
    )
    const box = approvalSlice(
      isLong ? { ...approval, remark: '' } : approval,
      frame,
      index === 0 ? 9 : 6,
    )
    return below.length > 0 ? [{ ...box, keep: true }, ...below] : [box]
  })
}

/** Characters of a remark that stand in the box; a longer one stands below. */
const remarkInBox = 400

/** Below the box, so that it may run over a page. */
function belowBox(texts: Inline[], frame: Frame): Slice[] {
  const inner = { x: frame.x + 28, width: frame.width - 38 }
  const { leading } = text.small
  return texts.map((words, index) =>
    lineSlice({
      lines: linesOf(words, quiet, inner.width),
      frame: inner,
      leading,
      gap: index === 0 ? 4 : 2,
      tag: sharedTag('P'),
    }),
  )
}

/** A name, what it signs and how take a few lines; as many as these never. */
const signerLines = 24

function approvalSlice(approval: Approval, frame: Frame, gap: number): Slice {
  const tone = approval.stale ? 'due' : approval.returned ? 'na' : 'met'
  const side = Math.min(210, frame.width * 0.42)
  const mainWidth = frame.width - side - 46
  const who = linesOf(
    [
      { text: approval.name, bold: true },
      { text: ` ${approval.meaning}` },
      ...(approval.role ? [{ text: `\n${approval.role}`, muted: true }] : []),
    ],
    text.body,
    mainWidth,
  ).slice(0, signerLines)
  const remark = linesOf(approval.remark ?? '', quiet, mainWidth)
  const facts = linesOf(
    [
      { text: formatInstant(approval.at), code: true },
      ...(approval.entry === undefined
        ? []
        : [{ text: `\nEntry ${formatNumber(approval.entry, 0)} of the audit trail`, muted: true }]),
      ...(approval.how ? [{ text: `\n${approval.how}`, muted: true }] : []),
      ...(approval.contentHash
        ? [{ text: `\nContent ${shortHash(approval.contentHash)}`, muted: true, code: true }]
        : []),
      ...(approval.stale
        ? [{ text: '\nStale: the content changed since', tone: 'due' as const }]
        : []),
    ],
    { ...text.small, colour: colour.ink },
    side,
  ).slice(0, signerLines)
  const { leading } = text.body
  const small = text.small.leading
  const height = Math.max(who.length * leading + remark.length * small, facts.length * small) + 16
  return {
    height,
    gap,
    draw(canvas, y) {
      canvas.artifact('Layout', () => {
        canvas.rect(frame.x, y, frame.width, height, {
          stroke: colour.line,
          radius: 4,
          lineWidth: 0.7,
        })
        canvas.rect(frame.x, y, 3, height, { fill: tones[tone].ink })
        canvas.shape(tone, frame.x + 16, y + 8 + leading / 2, 3.2)
      })
      const tag = canvas.open('P')
      const x = frame.x + 28
      canvas.lines(tag, who, { x, y: y + 8, width: mainWidth, leading, more: true })
      if (remark.length > 0)
        canvas.lines(tag, remark, {
          x,
          y: y + 8 + who.length * leading,
          width: mainWidth,
          leading: small,
          more: true,
        })
      canvas.lines(tag, facts, {
        x: frame.x + frame.width - side - 10,
        y: y + 9,
        width: side,
        leading: small,
      })
      canvas.close(tag)
    },
  }
}
