import type { Canvas } from './canvas.ts'
import { label, labelled } from './charts/chart.ts'
import { compile, frameOf } from './compile.ts'
import { oneLine } from './dirty-text.ts'
import type { Block, Orientation, PdfDocument } from './document.ts'
import { formatInstant, formatNumber, shortHash } from './format.ts'
import { linesOf, naturalWidth } from './lines.ts'
import { type HeadingMark, lineSlice, type Slice, sharedTag } from './slices.ts'
import { colour, margin, paper, text } from './theme.ts'

/** A heading with the page it came to stand on, counted from 1 after cover and contents. */
export type Entry = HeadingMark & { page: number; name: string }

type At = { orientation: Orientation; page: number; pages: number; cover: boolean }

/** Draws the running header and footer of the document's pages, which differ by the page's number alone. */
export function furnitureOf(doc: PdfDocument): (canvas: Canvas, at: At) => void {
  const known = new Map<string, ReturnType<typeof wordsOf>>()
  return (canvas, at) => {
    const kind = `${at.orientation} ${at.cover}`
    const words = known.get(kind) ?? wordsOf(doc, at)
    known.set(kind, words)
    const { height } = paper[at.orientation]
    const frame = frameOf(at.orientation)
    const foot = height - margin.bottom + 18
    canvas.artifact('Pagination', () => {
      canvas.untagged(() => {
        if (!at.cover) canvas.rule(frame.x, 46, frame.x + frame.width, 46)
        canvas.rule(frame.x, foot, frame.x + frame.width, foot)
        for (const write of words) write(canvas)
        label(canvas, `Page ${at.page} of ${at.pages}`, {
          x: frame.x + frame.width - 70,
          y: foot + 6,
          width: 70,
          align: 'right',
          style: numbered,
        })
      })
    })
  }
}

const numbered = { ...text.furniture, tabular: true }

/** All words but the page's number. */
function wordsOf(doc: PdfDocument, { orientation, cover }: At): ((canvas: Canvas) => void)[] {
  const { width, height } = paper[orientation]
  const frame = frameOf(orientation)
  const style = text.furniture
  const notice = { text: oneLine(doc.notice ?? ''), bold: true, tone: 'due' as const }
  const right = [
    ...(doc.notice ? [notice, { text: '  ·  ' }] : []),
    { text: oneLine(doc.classification), bold: true },
  ]
  const side = Math.min(frame.width * 0.45, naturalWidth(right, style) + 1)
  const head = cover
    ? [labelled([notice], { x: width / 2 - 120, y: 22, width: 240, align: 'center', style })]
    : [
        labelled(right, {
          x: frame.x + frame.width - side,
          y: 32,
          width: side,
          align: 'right',
          style: { ...style, colour: colour.ink2 },
        }),
        labelled(oneLine(`${doc.organisation} · ${doc.title}`), {
          x: frame.x,
          y: 32,
          width: frame.width - side - 16,
          style,
        }),
      ]
  const foot = { x: frame.x, width: frame.width - 70, style: numbered }
  const y = height - margin.bottom + 18
  const { proof } = doc
  const words = [`As of ${formatInstant(doc.asOf)}`]
  if (proof)
    words.push(`log size ${formatNumber(proof.logSize, 0)}`, `root ${shortHash(proof.logRoot)}`)
  return [
    ...head,
    labelled(oneLine(words.join(' · ')), { ...foot, y: y + 6 }),
    ...(proof ? [labelled(oneLine(`Key ${proof.keyFingerprint}`), { ...foot, y: y + 15 })] : []),
  ]
}

/** The cover: a page of its own, or a block above the first section. */
export function coverSlices(doc: PdfDocument): Slice[] {
  const frame = frameOf('portrait')
  return doc.cover.style === 'page'
    ? coverPage(doc, frame)
    : coverBlock(doc, frameOf(doc.orientation ?? 'portrait'))
}

function coverPage(doc: PdfDocument, frame: { x: number; width: number }): Slice[] {
  const title = linesOf(oneLine(doc.title), text.cover, frame.width * 0.92)
  return [
    brandSlice(doc, frame),
    ...words(doc.kind ?? '', text.kind, frame, 118),
    ...lineTitle(title, frame, doc.kind ? 6 : 118),
    ...words(doc.cover.subtitle ?? '', text.subtitle, { ...frame, width: frame.width * 0.85 }, 8),
    ...blocks([{ kind: 'definitions', items: facts(doc), termWidth: 130 }], 34),
    ...blocks(approvalBlocks(doc), 26),
  ]
}

function lineTitle(
  lines: ReturnType<typeof linesOf>,
  frame: { x: number; width: number },
  gap: number,
): Slice[] {
  const { leading } = text.cover
  return [
    lineSlice({ lines, frame: { ...frame, x: frame.x - 1 }, leading, gap, tag: sharedTag('P') }),
  ]
}

/** Organisation left, Plumbline's mark right. */
function brandSlice(doc: PdfDocument, frame: { x: number; width: number }): Slice {
  const name = linesOf(
    [{ text: oneLine(doc.organisation), bold: true }],
    { ...text.h2, colour: colour.ink },
    frame.width - 130,
  ).slice(0, 2)
  return {
    height: Math.max(1, name.length) * text.h2.leading,
    gap: 0,
    draw(canvas, y) {
      const tag = canvas.open('P')
      canvas.lines(tag, name, { x: frame.x, y, width: frame.width, leading: text.h2.leading })
      canvas.close(tag)
      canvas.artifact('Layout', () => {
        const x = frame.x + frame.width
        mark(canvas, x - 54, y)
        canvas.untagged(() => {
          label(canvas, 'Plumbline', {
            x: x - 56,
            y: y + 1,
            width: 56,
            align: 'right',
            style: { ...text.body, weight: 'semibold' },
          })
        })
      })
    },
  }
}

/** The plumb line: a cord and its bob. */
function mark(canvas: Canvas, x: number, y: number): void {
  canvas.rect(x - 1, y, 2.2, 13, { fill: colour.accent, radius: 1 })
  canvas.draw(`M${x - 3.2} ${y + 11.5} L${x + 3.4} ${y + 11.5} L${x + 0.1} ${y + 17} Z`, {
    fill: colour.accent,
  })
}

function coverBlock(doc: PdfDocument, frame: { x: number; width: number }): Slice[] {
  return [
    ...words(doc.kind ?? '', text.kind, frame, 0),
    ...words(oneLine(doc.title), text.title, frame, 1),
    ...words(doc.cover.subtitle ?? '', { ...text.subtitle, size: 9.6, leading: 14 }, frame, 3),
    ...blocks([{ kind: 'definitions', items: facts(doc), termWidth: 110 }], 10, doc.orientation),
    ...blocks(approvalBlocks(doc), 12, doc.orientation),
  ]
}

function words(
  value: Parameters<typeof linesOf>[0],
  style: Parameters<typeof linesOf>[1],
  frame: { x: number; width: number },
  gap: number,
): Slice[] {
  const lines = linesOf(value, style, frame.width)
  if (lines.length === 0) return []
  const { leading } = style
  return [lineSlice({ lines, frame, leading, gap, tag: sharedTag('P'), keep: true })]
}

function facts(doc: PdfDocument): PdfDocument['cover']['facts'] {
  const block = doc.cover.style === 'block'
  return [
    ...(block ? [{ term: 'Organisation', text: doc.organisation }] : []),
    ...doc.cover.facts,
    { term: 'As of', text: formatInstant(doc.asOf) },
    { term: 'Classification', text: doc.classification },
    ...(doc.proof && !block
      ? [
          {
            term: 'Audit trail',
            text: [
              { text: `${formatNumber(doc.proof.logSize, 0)} events, root `, code: true },
              { text: doc.proof.logRoot, code: true, muted: true },
            ],
          },
          {
            term: 'Signing key',
            text: [{ text: doc.proof.keyFingerprint, code: true, muted: true }],
          },
        ]
      : []),
  ]
}

function approvalBlocks(doc: PdfDocument): Block[] {
  return doc.cover.approvals
    ? [{ kind: 'heading', level: 3, text: 'Signatures' }, doc.cover.approvals]
    : []
}

function blocks(list: Block[], gap: number, orientation: Orientation = 'portrait'): Slice[] {
  return [...compile(list, orientation, true)].map((slice, index) => ({
    ...slice,
    marks: undefined,
    gap: index === 0 ? gap : slice.gap,
  }))
}

/** The contents: one linked line for each heading of the first two levels. */
export function contentsSlices(entries: Entry[], offset: number): Slice[] {
  const frame = frameOf('portrait')
  const shown = entries.filter((entry) => entry.level <= 2)
  const toc = sharedTag('TOC')
  const title = linesOf('Contents', text.h1, frame.width)
  const heading: Slice = {
    height: text.h1.leading + 8,
    gap: 0,
    keep: true,
    draw(canvas, y) {
      const tag = canvas.open('P')
      canvas.lines(tag, title, { x: frame.x, y, width: frame.width, leading: text.h1.leading })
      canvas.close(tag)
    },
  }
  const lines = shown.map((entry, index): Slice => {
    const first = entry.level === 1
    const indent = first ? 0 : 14
    const style = first
      ? { ...text.body, weight: 'medium' as const }
      : { ...text.body, colour: colour.ink2 }
    const lines = linesOf(entry.text, style, frame.width - indent - 44).slice(0, 3)
    const height = lines.length * style.leading + (first ? 5 : 2.5)
    const page = String(entry.page + offset)
    return {
      height,
      gap: first && index > 0 ? 4 : 0,
      draw(canvas, y) {
        canvas.artifact('Layout', () => {
          canvas.rule(frame.x + indent, y + height - 1, frame.x + frame.width, y + height - 1)
        })
        const item = canvas.open('TOCI', toc.get(canvas))
        const reference = canvas.open('Reference', item)
        canvas.linked(
          reference,
          `#${entry.name}`,
          { x: frame.x, y, width: frame.width, height },
          () => {
            canvas.lines(undefined, lines, {
              x: frame.x + indent,
              y,
              width: frame.width - indent - 44,
              leading: style.leading,
              more: true,
            })
            label(canvas, [{ text: page, code: true }], {
              x: frame.x + frame.width - 40,
              y,
              width: 40,
              align: 'right',
              style: { ...text.body, colour: colour.ink2 },
            })
          },
        )
        canvas.close(reference)
        canvas.close(item)
        if (index === shown.length - 1) toc.close(canvas)
      },
    }
  })
  return [heading, ...lines]
}
