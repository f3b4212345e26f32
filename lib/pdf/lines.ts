import bidiFactory from 'bidi-js'
import { printable } from './dirty-text.ts'
import type { Chip, Inline, Run, TextRun } from './document.ts'
import { type Face, faceOf, openFace } from './fonts.ts'
import { Remembered } from './remembered.ts'
import { stretchesOf } from './scripts.ts'
import { colour, type TextStyle, tones } from './theme.ts'

/** A piece of one line, in the order it is drawn: `x` and `width` in points from the line's left. */
export type Span = {
  text: string
  x: number
  width: number
  style: TextStyle
  path: string
  link?: string
  chip?: Chip
  /** What the drawn words stand for. */
  actual?: string
  /** Right-to-left: shaped as one piece. */
  rtl?: boolean
}
export type Line = { spans: Span[]; width: number; rtl: boolean }

/**
 * Breaks a text into lines no wider than `width` points, in time linear in its length: at spaces
 * and after hyphens, and inside a word only when the word alone is wider than a line. Every word of
 * the input is on some line. An empty text has no lines.
 */
export function linesOf(text: Inline, style: TextStyle, width: number): readonly Line[] {
  return broken.of(style, `${width} ${keyOf(text)}`, () => breakLines(text, style, width))
}

const broken = new Remembered<readonly Line[]>()

function breakLines(text: Inline, style: TextStyle, width: number): Line[] {
  const atoms = atomsOf(text, style)
  const levels = hasRtl(text) ? levelsOf(atoms) : undefined
  const lines: Line[] = []
  for (const line of fill(levels ? levels.atoms : atoms, Math.max(width, style.size * 2))) {
    lines.push(levels ? visualLine(line, levels.baseRtl) : plainLine(line))
  }
  return lines
}

/** The width of the widest line the text would have with room without end, in points. */
export function naturalWidth(text: Inline, style: TextStyle): number {
  return linesOf(text, style, 1e6).reduce((widest, line) => Math.max(widest, line.width), 0)
}

/** The width of the widest piece that can only be broken inside a word, in points. */
export function longestPiece(text: Inline, style: TextStyle): number {
  const widest = () =>
    atomsOf(text, style).reduce((widest, atom) => Math.max(widest, atom.width), 0)
  return pieces.of(style, keyOf(text), widest)
}

const pieces = new Remembered<number>()

/** No text is the JSON of runs: it begins with a blank. */
function keyOf(text: Inline): string {
  return typeof text === 'string' ? ` ${text}` : JSON.stringify(text)
}

export const chipPadding = 4.5
const chipMark = 8

type Atom = {
  text: string
  width: number
  style: TextStyle
  path: string
  /** A line may begin with this atom. */
  opens: boolean
  space?: boolean
  newline?: boolean
  link?: string
  chip?: Chip
  actual?: string
  level?: number
}

const rtlLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const ideographs =
  /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/
/** Days and shortened hashes, as `format.ts` writes them, are words of their own and stay on one line. */
const tokens =
  /\n|[ \u3000]+|(?:[“(]?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|[\da-f]{4} [\da-f]{4} … [\da-f]{4} [\da-f]{4})[^\n \u3000]*|[^\n \u3000]+/g
/**
 * Words with figures are set as codes are: Inter draws the point of `9.1` under the nine, and shaping
 * each number and code, which stand but once, took a quarter of a dossier's time.
 */
const figured = /\d/
const hyphenated = /(?<=\p{L}{2}[-–—/])(?=\p{L})|(?<=[—…])(?=\S)/u

function hasRtl(text: Inline): boolean {
  if (typeof text === 'string') return rtlLetters.test(text)
  return text.some((run) => rtlLetters.test('chip' in run ? run.chip.label : run.text))
}

function atomsOf(text: Inline, base: TextStyle): Atom[] {
  const runs: Run[] = typeof text === 'string' ? [{ text }] : text
  const atoms: Atom[] = []
  for (const run of runs) {
    if ('chip' in run) atoms.push(...chipAtoms(run.chip, base))
    else addRun(run, base, atoms)
  }
  return atoms
}

function addRun(run: TextRun, base: TextStyle, atoms: Atom[]): void {
  const style = styleOf(run, base)
  const own = faceOf(style)
  const link = run.link && safeLink(run.link) ? run.link : undefined
  for (const stretch of stretchesOf(printable(run.text), style, own.path)) {
    const face = stretch.path === own.path ? own : openFace(stretch.path)
    const measure = (piece: string, as = style) => widthOf(face, piece, as)
    let figures = style.tabular ? style : undefined
    let blank: Atom | undefined
    let actual = stretch.actual
    for (const token of stretch.text.match(tokens) ?? []) {
      const last = atoms.at(-1)
      if (token === '\n') {
        atoms.push({ text: '', width: 0, style, path: face.path, opens: false, newline: true })
        continue
      }
      if (token[0] === ' ' || token[0] === '\u3000') {
        if (!last || last.space || last.newline) continue
        blank ??= {
          text: ' ',
          width: measure(' '),
          style,
          path: face.path,
          opens: false,
          space: true,
          link,
        }
        atoms.push(blank)
        continue
      }
      const afterGap = !last || last.space === true || last.newline === true
      let first = true
      for (const piece of piecesOf(token)) {
        const opens = first ? afterGap || ideographs.test(token) : true
        let as = style
        if (figured.test(piece)) {
          figures ??= { ...style, tabular: true }
          as = figures
        }
        atoms.push({
          text: piece,
          width: measure(piece, as),
          style: as,
          path: face.path,
          opens,
          link,
          actual,
        })
        // The rest of a substitute stands for nothing more than its first word already does.
        if (actual !== undefined) actual = '\u200b'
        first = false
      }
    }
  }
}

/** A word that can't fit any line is not measured: shaping takes time quadratic in its length. */
function widthOf(face: Face, piece: string, style: TextStyle): number {
  return piece.length > 600
    ? Number.POSITIVE_INFINITY
    : face.widthOf(piece, style.tabular) * style.size
}

/** Where a word may be broken: after a hyphen between letters, between ideographs. */
function piecesOf(token: string): string[] {
  if (token.length > 2000) return [token]
  if (ideographs.test(token)) {
    return (
      token.match(/[^\s][\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff1b\u300d\u300f\uff09]*/gu) ?? [
        token,
      ]
    )
  }
  return /[-–—/…]/.test(token) ? token.split(hyphenated) : [token]
}

function styleOf(run: TextRun, base: TextStyle): TextStyle {
  if (!run.bold && !run.italic && !run.muted && !run.code && !run.tone && !run.link) return base
  return {
    ...base,
    weight: run.bold ? (base.weight === 'regular' ? 'medium' : 'semibold') : base.weight,
    italic: run.italic ?? base.italic,
    tabular: run.code ?? base.tabular,
    colour: run.tone
      ? tones[run.tone].ink
      : run.muted
        ? colour.ink3
        : run.link
          ? colour.accent
          : base.colour,
  }
}

/** A chip on one line; one that would not fit a narrow column falls back to coloured words. */
function chipAtoms(chip: Chip, base: TextStyle): Atom[] {
  const style: TextStyle = {
    ...base,
    size: base.size * 0.94,
    weight: 'medium',
    colour: tones[chip.tone].ink,
    tabular: true,
  }
  const face = faceOf(style)
  const label = printable(chip.label).replace(/\s+/g, ' ').trim()
  if (!label) return []
  const drawable = [...label].every((c) => face.has(c.codePointAt(0) ?? 0))
  if (!drawable) {
    const atoms: Atom[] = []
    addRun({ text: label, bold: true, tone: chip.tone }, base, atoms)
    return atoms
  }
  const mark =
    chip.shape === false || chip.tone === 'plain' || chip.tone === 'accent' ? 0 : chipMark
  const width = face.widthOf(label, true) * style.size + 2 * chipPadding + mark
  return [{ text: label, width, style, path: face.path, opens: true, chip }]
}

/** Greedy filling; a generator, so that a text of any length is held once. */
function* fill(atoms: Atom[], width: number): Generator<Atom[]> {
  let line: Atom[] = []
  let used = 0
  const flush = () => {
    const full = line
    while (full.at(-1)?.space) full.pop()
    line = []
    used = 0
    return full
  }
  for (let index = 0; index < atoms.length; ) {
    const atom = atoms[index]
    if (!atom) break
    if (atom.newline) {
      yield flush()
      index++
      continue
    }
    if (atom.space) {
      if (line.length > 0) {
        line.push(atom)
        used += atom.width
      }
      index++
      continue
    }
    let end = index + 1
    let unit = atom.width
    for (
      let next = atoms[end];
      next && !next.opens && !next.space && !next.newline;
      next = atoms[end]
    ) {
      unit += next.width
      end++
    }
    if (used + unit > width && line.length > 0) yield flush()
    if (unit <= width) {
      for (; index < end; index++) {
        const piece = atoms[index]
        if (piece) line.push(piece)
      }
      used += unit
      continue
    }
    for (; index < end; index++) {
      const long = atoms[index]
      if (!long) continue
      // Drawn without kerning, as it is measured: grapheme by grapheme.
      const style: TextStyle = { ...long.style, tabular: true }
      const face = openFace(long.path)
      for (const piece of graphemes(long.chip ? long.chip.label : long.text)) {
        const wide = face.widthOf(piece, true) * style.size
        if (used + wide > width && line.length > 0) yield flush()
        const last = line.at(-1)
        if (last?.style === style) {
          line[line.length - 1] = { ...last, text: last.text + piece, width: last.width + wide }
        } else {
          line.push({ ...long, style, chip: undefined, text: piece, width: wide })
        }
        used += wide
      }
    }
  }
  if (line.length > 0 || atoms.at(-1)?.newline) yield flush()
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Segmented in pieces: one call over a long string takes time quadratic in its length. */
function* graphemes(word: string): Generator<string> {
  for (let start = 0; start < word.length; ) {
    let end = Math.min(word.length, start + 256)
    const code = word.charCodeAt(end - 1)
    if (end < word.length && code >= 0xd800 && code < 0xdc00) end++
    for (const { segment } of segmenter.segment(word.slice(start, end))) yield segment
    start = end
  }
}

function plainLine(atoms: Atom[]): Line {
  const spans: Span[] = []
  let x = 0
  for (const atom of atoms) {
    const last = spans.at(-1)
    if (
      last &&
      !last.chip &&
      !atom.chip &&
      last.style === atom.style &&
      last.path === atom.path &&
      last.link === atom.link &&
      last.actual === undefined &&
      atom.actual === undefined
    ) {
      last.text += atom.text
      last.width += atom.width
    } else {
      spans.push(spanOf(atom, x))
    }
    x += atom.width
  }
  return { spans, width: x, rtl: false }
}

function spanOf(atom: Atom, x: number): Span {
  return {
    text: atom.text,
    x,
    width: atom.width,
    style: atom.style,
    path: atom.path,
    link: atom.link,
    chip: atom.chip,
    actual: atom.actual,
  }
}

const bidi = bidiFactory()

/** Gives every atom its embedding level, cutting atoms where the direction changes inside them. */
function levelsOf(atoms: Atom[]): { atoms: Atom[]; baseRtl: boolean } {
  const whole = atoms.map((atom) => (atom.newline ? ' ' : atom.text)).join('')
  const embedding = bidi.getEmbeddingLevels(whole, 'auto')
  const cut: Atom[] = []
  let offset = 0
  for (const atom of atoms) {
    const length = atom.newline ? 1 : atom.text.length
    let start = 0
    for (let index = 1; index <= length; index++) {
      const level = embedding.levels[offset + start] ?? 0
      if (index < length && (atom.chip || embedding.levels[offset + index] === level)) continue
      const text = atom.newline ? '' : atom.text.slice(start, index)
      const whole = start === 0 && index === length
      const width = whole ? atom.width : widthOf(openFace(atom.path), text, atom.style)
      cut.push({ ...atom, text, width, level, opens: start === 0 && atom.opens })
      start = index
    }
    offset += length
  }
  return { atoms: cut, baseRtl: ((embedding.paragraphs[0]?.level ?? 0) & 1) === 1 }
}

/** The atoms of one line in the order of the eye (rule L2 of the bidirectional algorithm). */
function visualLine(atoms: Atom[], baseRtl: boolean): Line {
  const order = [...atoms]
  const levels = atoms.map((atom) => atom.level ?? 0)
  for (let level = Math.max(0, ...levels); level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = Math.max(start, end)
    }
  }
  let x = 0
  const spans = order.map((atom) => {
    const odd = ((atom.level ?? 0) & 1) === 1
    const letters = rtlLetters.test(atom.text)
    const span = spanOf(odd && !letters ? { ...atom, text: mirrored(atom.text) } : atom, x)
    if (odd && letters) span.rtl = true
    x += atom.width
    return span
  })
  return { spans, width: x, rtl: baseRtl }
}

function mirrored(text: string): string {
  return [...text]
    .reverse()
    .map((c) => bidi.getMirroredCharacter(c) ?? c)
    .join('')
}

/** Web, mail and in-document links; anything else stays text. */
export function safeLink(link: string): boolean {
  return /^(?:https?:\/\/|mailto:|#)[^\s]+$/i.test(link)
}
