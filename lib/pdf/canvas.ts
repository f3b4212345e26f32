import type { Orientation, Tone } from './document.ts'
import { openFace, tabularFeatures } from './fonts.ts'
import { type EmbeddedFont, glyphRuns } from './glyph-runs.ts'
import { chipPadding, type Line, type Span } from './lines.ts'
import { colour, paper, type TextStyle, tones } from './theme.ts'

/** A structure element of the tagged file; undefined where the file is left untagged. */
export type Tag = PDFKit.PDFStructureElement | undefined
export type TagName =
  | 'Document'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'BlockQuote'
  | 'Sect'
  | 'Div'

/** What pdfkit does but its types leave out. */
type Internals = {
  markContent(tag: string, options?: Record<string, unknown>): unknown
  endMarkedContent(): unknown
  markStructureContent(type: string): PDFKit.PDFStructureContent
  struct(type: string, options?: Record<string, unknown>): PDFKit.PDFStructureElement
  addStructure(element: PDFKit.PDFStructureElement): unknown
  link(x: number, y: number, w: number, h: number, url: string, options: object): unknown
  goTo(x: number, y: number, w: number, h: number, name: string, options: object): unknown
  addNamedDestination(name: string, ...args: unknown[]): unknown
  _font: EmbeddedFont
  addContent(operators: string): unknown
  outline: PDFKit.PDFOutline & { options: Record<string, unknown> }
}

/** A face in one document: what pdfkit embeds, and how texts are written in it. */
type OpenedFace = { font: EmbeddedFont; runs: ReturnType<typeof glyphRuns> }

/**
 * The only code that writes to pdfkit. Coordinates are points from the top left of the page; text
 * is placed by its baseline. Everything drawn is either content of a structure element or an
 * artifact, as PDF/A level A asks.
 */
export class Canvas {
  readonly doc: PDFKit.PDFDocument
  private readonly inner: Internals
  private root: Tag
  private fill = ''
  /** The typeface and size that the page's text is set in. */
  private setting = ''
  private readonly faces = new Map<string, OpenedFace>()
  private readonly outlineParents: PDFKit.PDFOutline[] = []
  private readonly anchors: ReadonlyMap<string, string>
  private suspended = 0

  constructor(doc: PDFKit.PDFDocument, anchors: ReadonlyMap<string, string>) {
    this.doc = doc
    this.inner = doc as unknown as Internals
    this.anchors = anchors
    const top = this.inner.outline
    // Without this the bookmarks panel opens empty; pdfkit reads the flag when the file ends.
    top.options = { ...top.options, expanded: true }
  }

  /** Begins a page. The structure's root is added with the first: elements need a page to hang on. */
  page(orientation: Orientation): void {
    const { width, height } = paper[orientation]
    this.doc.addPage({ size: [width, height], margin: 0 })
    this.fill = ''
    this.setting = ''
    if (!this.root) {
      this.root = this.inner.struct('Document')
      this.inner.addStructure(this.root)
    }
  }

  /** Opens a structure element under `parent`, or under the document. */
  open(name: TagName, parent?: Tag, options: Record<string, unknown> = {}): Tag {
    if (this.suspended > 0 || !this.root) return undefined
    const element = this.inner.struct(name, options)
    ;(parent ?? this.root).add(element)
    return element
  }

  /** Every opened element must be closed, or the file never ends. */
  close(tag: Tag): void {
    tag?.end()
  }

  /** Draws content of an element. */
  mark(tag: Tag, draw: () => void): void {
    if (!tag) {
      draw()
      return
    }
    const type = (tag as unknown as { dictionary: { data: { S: string } } }).dictionary.data.S
    tag.add(this.inner.markStructureContent(type) as never)
    draw()
    this.inner.endMarkedContent()
  }

  /** Draws what carries no meaning of its own: rules, backgrounds, running header and footer. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.inner.markContent('Artifact', { type })
    draw()
    this.inner.endMarkedContent()
  }

  /** Leaves what is drawn inside out of the structure: for tables too long to tag. */
  untagged(draw: () => void): void {
    this.suspended++
    draw()
    this.suspended--
  }

  /** Lines of one paragraph or cell, first baseline box at `y`; links become link elements. */
  lines(
    tag: Tag,
    lines: readonly Line[],
    box: {
      x: number
      y: number
      width: number
      leading: number
      align?: 'left' | 'right' | 'center'
      more?: boolean
    },
  ): void {
    const linked = lines.some((line) => line.spans.some((span) => span.link))
    const drawAll = () => {
      lines.forEach((line, index) => {
        const slack = box.width - line.width
        const align = box.align ?? (line.rtl ? 'right' : 'left')
        const x = box.x + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0)
        const last = index === lines.length - 1 && !box.more
        this.line(line, x, box.y + index * box.leading, box.leading, last)
      })
    }
    if (!linked) {
      this.mark(tag, drawAll)
      return
    }
    lines.forEach((line, index) => {
      const slack = box.width - line.width
      const align = box.align ?? (line.rtl ? 'right' : 'left')
      const x = box.x + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0)
      const y = box.y + index * box.leading
      const last = index === lines.length - 1 && !box.more
      for (const span of line.spans) {
        const draw = () => this.line({ ...line, spans: [span] }, x, y, box.leading, last)
        if (!span.link) this.mark(tag, draw)
        else
          this.linked(
            tag,
            span.link,
            { x: x + span.x, y, width: span.width, height: box.leading },
            draw,
          )
      }
    })
  }

  /** Draws content that is a link over `area`; an unknown anchor is drawn without one. */
  linked(
    parent: Tag,
    link: string,
    area: { x: number; y: number; width: number; height: number },
    draw: () => void,
  ): void {
    const name = link.startsWith('#') ? this.anchors.get(link.slice(1)) : undefined
    if (link.startsWith('#') && !name) {
      this.mark(parent, draw)
      return
    }
    const tag = this.open('Link', parent)
    this.mark(tag, draw)
    const { x, y, width, height } = area
    const options = {
      structParent: tag,
      Contents: new String(link.startsWith('#') ? 'Go to' : link),
    }
    if (name) this.inner.goTo(x, y, width, height, name, options)
    else this.inner.link(x, y, width, height, encodeURI(decodeLoose(link)), options)
    this.close(tag)
  }

  private line(line: Line, x: number, y: number, leading: number, last: boolean): void {
    line.spans.forEach((span, index) => {
      const end = index === line.spans.length - 1
      // Words at a line's end need a blank after them, or extracted text runs together.
      const blank = end && !last && !span.text.endsWith(' ') && !span.rtl
      this.span(span, x + span.x, y, leading, blank)
    })
  }

  private span(span: Span, x: number, y: number, leading: number, blank: boolean): void {
    const { style } = span
    const baseline = y + leading / 2 + style.size * 0.363
    if (span.chip) {
      this.chip(span, span.chip.tone, x, y, leading, baseline)
      return
    }
    if (span.actual !== undefined) this.inner.markContent('Span', { actual: span.actual })
    if (span.rtl) this.shaped(span, x, baseline)
    else this.glyphs(blank ? `${span.text} ` : span.text, x, baseline, style, span.path)
    if (span.actual !== undefined) this.inner.endMarkedContent()
  }

  private glyphs(text: string, x: number, baseline: number, style: TextStyle, path: string): void {
    if (!text) return
    const { font, runs } = this.faceOf(path)
    const shown = runs(text, style.tabular === true)
    if (shown === undefined) {
      this.shaped({ text, style, path, width: 0 }, x, baseline)
      return
    }
    this.ink(style.colour)
    this.doc.page.fonts[font.id] ??= font.ref()
    const setting = `/${font.id} ${style.size} Tf\n`
    const change = this.setting === setting ? '' : setting
    this.setting = setting
    // The page counts downwards, so the letters are turned over.
    this.inner.addContent(`BT\n${change}1 0 0 -1 ${points(x, baseline)} Tm\n${shown}\nET`)
  }

  /** Text that pdfkit has to place mark by mark, or shape as a whole. */
  private shaped(
    { text, style, path, width }: Pick<Span, 'text' | 'style' | 'path' | 'width'>,
    x: number,
    baseline: number,
  ): void {
    const { font } = this.faceOf(path)
    this.inner._font = font
    this.doc.fontSize(style.size)
    this.ink(style.colour)
    this.doc.text(text, x, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      // Any features at all make pdfkit shape a text whole, which right-to-left needs.
      features: (style.tabular ? tabularFeatures : {}) as never,
      ...({ textWidth: width, wordCount: 1 } as object),
    })
  }

  /** The face as this document embeds it. */
  private faceOf(path: string): OpenedFace {
    const known = this.faces.get(path)
    if (known) return known
    const face = openFace(path)
    this.doc.font(face.source as never, path)
    const font = this.inner._font
    font.layoutRun = face.shape
    const opened = { font, runs: glyphRuns(font, face) }
    this.faces.set(path, opened)
    return opened
  }

  private chip(
    span: Span,
    tone: Tone,
    x: number,
    y: number,
    leading: number,
    baseline: number,
  ): void {
    const height = Math.min(leading - 0.8, span.style.size * 1.42)
    const top = y + (leading - height) / 2
    this.rect(x, top, span.width, height, { fill: tones[tone].soft, radius: 2.2 })
    const shaped = span.chip?.shape !== false && tone !== 'plain' && tone !== 'accent'
    if (shaped) this.shape(tone, x + chipPadding + 2.6, y + leading / 2, 2.5)
    const left = x + chipPadding + (shaped ? 8 : 0)
    this.glyphs(`${span.text} `, left, baseline, span.style, span.path)
  }

  /** The shape of a state around its centre: tick, clock, exclamation mark, dash. */
  shape(tone: Tone, cx: number, cy: number, r: number): void {
    const { ink } = tones[tone]
    if (tone === 'met') {
      this.draw(`M${cx - r} ${cy} L${cx - r * 0.25} ${cy + r * 0.75} L${cx + r} ${cy - r * 0.8}`, {
        stroke: ink,
        width: r * 0.5,
      })
    } else if (tone === 'due') {
      this.doc
        .circle(cx, cy, r * 0.95)
        .lineWidth(r * 0.34)
        .strokeColor(ink)
        .stroke()
      this.draw(
        `M${cx} ${cy} L${cx} ${cy - r * 0.95} A${r * 0.95} ${r * 0.95} 0 0 1 ${cx + r * 0.95} ${cy} Z`,
        { fill: ink },
      )
    } else if (tone === 'bad') {
      this.draw(`M${cx} ${cy - r} L${cx} ${cy + r * 0.3}`, { stroke: ink, width: r * 0.6 })
      this.doc.circle(cx, cy + r * 0.85, r * 0.34).fill(ink)
      this.fill = ''
    } else if (tone === 'na') {
      this.draw(`M${cx - r * 0.8} ${cy} L${cx + r * 0.8} ${cy}`, { stroke: ink, width: r * 0.45 })
    }
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    look: { fill?: string; stroke?: string; radius?: number; lineWidth?: number },
  ): void {
    if (look.radius)
      this.doc.roundedRect(x, y, width, height, Math.min(look.radius, width / 2, height / 2))
    else this.inner.addContent(`${points(x, y, width, height)} re`)
    this.paint(look.fill, look.stroke, look.lineWidth)
  }

  rule(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    look: { colour?: string; width?: number; dash?: number } = {},
  ): void {
    const dash = look.dash ? `[${points(look.dash, look.dash)}] 0 d\n` : ''
    const ink = `${points(look.width ?? 0.5)} w\n${rgb(look.colour ?? colour.line)} RG`
    const line = `${points(x1, y1)} m\n${points(x2, y2)} l\nS`
    this.inner.addContent(`${dash}${ink}\n${line}${dash ? '\n[] 0 d' : ''}`)
  }

  /** An SVG path. */
  draw(path: string, look: { fill?: string; stroke?: string; width?: number }): void {
    this.doc.lineJoin('round').lineCap('round').path(path)
    this.paint(look.fill, look.stroke, look.width)
  }

  circle(
    cx: number,
    cy: number,
    r: number,
    look: { fill?: string; stroke?: string; width?: number },
  ): void {
    if (look.fill && !look.stroke) {
      // A line of no length with round ends, much shorter than four curves.
      const dot = `${points(2 * r)} w 1 J\n${rgb(look.fill)} RG`
      this.inner.addContent(`${dot}\n${points(cx, cy)} m\n${points(cx, cy)} l\nS`)
      return
    }
    this.doc.circle(cx, cy, r)
    this.paint(look.fill, look.stroke, look.width)
  }

  /** A named place to link to, and its bookmark. */
  bookmark(name: string, title: string, level: number, y: number): void {
    const top = Math.max(0, y - 8)
    this.inner.addNamedDestination(name, 'XYZ', 0, top, null)
    const parent =
      this.outlineParents[level - 2] ?? this.outlineParents.at(-1) ?? this.inner.outline
    const above = level === 1 ? this.inner.outline : parent
    const item = above.addItem(title, {
      top,
      left: this.doc.page.width,
      fit: false,
      expanded: true,
    } as never)
    this.outlineParents.length = Math.min(this.outlineParents.length, level - 1)
    this.outlineParents[level - 1] = item
  }

  /** Ends the structure and the file. */
  end(): void {
    this.root?.end()
    this.doc.end()
  }

  private ink(value: string): void {
    if (this.fill === value) return
    this.inner.addContent(`${rgb(value)} rg`)
    this.fill = value
  }

  private paint(fill?: string, stroke?: string, width = 0.6): void {
    if (stroke) this.inner.addContent(`${points(width)} w\n${rgb(stroke)} RG`)
    if (fill) this.ink(fill)
    if (fill && stroke) this.doc.fillAndStroke()
    else if (stroke) this.doc.stroke()
    else this.doc.fill()
  }
}

/** Operands to a thousandth; what is no number throws, for it would make the page unreadable. */
function points(...values: number[]): string {
  return values.map(thousandths).join(' ')
}

function thousandths(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} is no place on a page`)
  return Math.round(value * 1000) / 1000
}

/** '#ff8000' → '1 0.502 0'. */
function rgb(hex: string): string {
  const known = colours.get(hex)
  if (known) return known
  const value = Number.parseInt(hex.slice(1), 16)
  const parts = [value >> 16, (value >> 8) & 255, value & 255]
  const found = parts.map((part) => thousandths(part / 255)).join(' ')
  colours.set(hex, found)
  return found
}
const colours = new Map<string, string>()

function decodeLoose(link: string): string {
  try {
    return decodeURI(link)
  } catch (error) {
    // A stray percent sign: not an encoded address, so there is nothing to decode.
    if (error instanceof URIError) return link
    throw error
  }
}
