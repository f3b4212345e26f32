import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'
import { rememberPrograms, type TrueTypeFont } from './glyph-programs.ts'
import type { TextStyle, Weight } from './theme.ts'

/** One typeface file: where it lies, how wide its words are, which characters it can draw. */
export type Face = {
  path: string
  /** Advance of the text at size 1. */
  widthOf(text: string, tabular?: boolean): number
  has(codePoint: number): boolean
  /** What pdfkit embeds a subset of. */
  source: object
  /** The glyphs of a text in thousandths of the size, as pdfkit's `layoutRun` gives them. */
  shape(text: string, features?: object): Shaped
  /** The glyphs that every document embeds, whether it shows them or not. */
  common(): Glyph[]
}
type Place = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }
export type Glyph = { id: number; codePoints: number[]; advanceWidth: number }
export type Shaped = {
  glyphs: Glyph[]
  positions: (Place & { advanceWidth: number })[]
  advanceWidth: number
}

/** The face of Inter for a style. */
export function faceOf(style: TextStyle): Face {
  return openFace(interPath(style.weight, style.italic ?? false))
}

/**
 * The face that draws a character: the style's own, else the first installed Noto face that has
 * it, else undefined. Only faces from npm packages count: what a machine has installed would make
 * the bytes of a pack depend on the machine.
 */
export function faceFor(codePoint: number, style: TextStyle): Face | undefined {
  const own = faceOf(style)
  if (own.has(codePoint)) return own
  return fallbackPaths(style.weight)
    .map(openFace)
    .find((face) => face.has(codePoint))
}

/** From the working directory, the repository's root: a bundled copy of this file moves, that stays. */
const packages = createRequire(join(process.cwd(), 'package.json'))

function fontFile(family: string, file: string): string | undefined {
  try {
    const root = dirname(packages.resolve(`@expo-google-fonts/${family}/package.json`))
    const path = join(root, file)
    return existsSync(path) ? path : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function interPath(weight: Weight, italic: boolean): string {
  const name = { regular: '400Regular', medium: '500Medium', semibold: '600SemiBold' }[weight]
  const full = italic ? `${name}_Italic` : name
  const path = interPaths.get(full) ?? fontFile('inter', `${full}/Inter_${full}.ttf`)
  if (!path) throw new Error(`The typeface Inter ${full} is not installed`)
  interPaths.set(full, path)
  return path
}
const interPaths = new Map<string, string>()

/** Families asked, in this order, when Inter lacks a character; none of them has to be there. */
const fallbackFamilies = [
  ['noto-sans', 'NotoSans'],
  ['noto-sans-arabic', 'NotoSansArabic'],
  ['noto-sans-hebrew', 'NotoSansHebrew'],
  ['noto-sans-devanagari', 'NotoSansDevanagari'],
  ['noto-sans-thai', 'NotoSansThai'],
  ['noto-sans-sc', 'NotoSansSC'],
  ['noto-sans-jp', 'NotoSansJP'],
  ['noto-sans-kr', 'NotoSansKR'],
] as const

function fallbackPaths(weight: Weight): string[] {
  const known = fallbacks.get(weight)
  if (known) return known
  const wanted = weight === 'semibold' ? ['600SemiBold', '400Regular'] : ['400Regular']
  const paths = fallbackFamilies.flatMap(([family, name]) => {
    const found = wanted.map((cut) => fontFile(family, `${cut}/${name}_${cut}.ttf`)).find(Boolean)
    return found ? [found] : []
  })
  fallbacks.set(weight, paths)
  return paths
}
const fallbacks = new Map<Weight, string[]>()

/** For codes and figures: digits of one width, and none of the rules that look at neighbours. */
export const tabularFeatures = { tnum: true, calt: false, kern: false }

/** What pdfkit keeps of fontkit; not in its public types. */
type Fontkit = {
  unitsPerEm: number
  _glyphs: Record<number, unknown>
  layout(
    text: string,
    features?: object,
  ): { glyphs: Glyph[]; positions: Place[]; advanceWidth: number }
  hasGlyphForCodePoint(codePoint: number): boolean
  directory: { tables: { glyf?: unknown } }
}

/** What is found in nearly every document: what keyboards have, and typographers' signs. */
const commonCharacters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...'·–—‘’“”…•→≥≤×§°±',
]

/** The glyphs of these characters alone, as figures, and beside capitals and figures. */
function commonGlyphs(shape: Face['shape']): Glyph[] {
  const found = new Map<number, Glyph>()
  for (const one of commonCharacters) {
    const runs = [one, `A${one}A`, `1${one}1`].map((text) => shape(text))
    for (const run of [...runs, shape(one, tabularFeatures)])
      for (const glyph of run.glyphs) if (!found.has(glyph.id)) found.set(glyph.id, glyph)
  }
  return [...found.values()]
}

const faces = new Map<string, Face>()

/**
 * The face of a font file, opened once per process. Throws when the file is missing or no font.
 */
export function openFace(path: string): Face {
  const known = faces.get(path)
  if (known) return known
  const carrier = new PDFDocument({ autoFirstPage: false, font: path })
  const font = (carrier as unknown as { _font: { font: Fontkit } })._font.font
  if (font.directory.tables.glyf) rememberPrograms(font as unknown as TrueTypeFont)
  const shape = shaper(font)
  const widths = new Map<string, number>()
  const tabularWidths = new Map<string, number>()
  const glyphs = new Map<number, boolean>()
  let common: Glyph[] | undefined
  /** Without kerning and contextual forms a text is as wide as its characters together. */
  const tabularWidth = (text: string): number => {
    let sum = 0
    for (const character of text) {
      let width = tabularWidths.get(character)
      if (width === undefined) {
        width = font.layout(character, tabularFeatures).advanceWidth / font.unitsPerEm
        tabularWidths.set(character, width)
      }
      sum += width
    }
    return sum
  }
  const face: Face = {
    path,
    source: font,
    shape,
    common() {
      // The faces for other scripts are embedded for a few words.
      const isOwn = [...interPaths.values()].includes(path)
      common ??= isOwn ? commonGlyphs(shape) : []
      return common
    },
    widthOf(text, tabular = false) {
      if (tabular) return tabularWidth(text)
      const cached = widths.get(text)
      if (cached !== undefined) return cached
      const width = shape(text).advanceWidth / 1000
      if (widths.size >= 30_000) widths.clear()
      widths.set(text, width)
      return width
    },
    has(codePoint) {
      const cached = glyphs.get(codePoint)
      if (cached !== undefined) return cached
      const found = font.hasGlyphForCodePoint(codePoint)
      glyphs.set(codePoint, found)
      return found
    },
  }
  faces.set(path, face)
  return face
}

/** Shaped texts a face remembers of each kind; about a kilobyte each. */
const remembered = 1_000

/**
 * Shapes texts and remembers them across documents: shaping is what a short document spends its
 * time on. fontkit remembers for each glyph which character first asked for it, which would let
 * one document change the next one's text layer; so it has to forget before each text.
 */
function shaper(font: Fontkit): Face['shape'] {
  const scale = 1000 / font.unitsPerEm
  const plain = new Map<string, Shaped>()
  const tabular = new Map<string, Shaped>()
  return (text, features) => {
    const known =
      features === undefined ? plain : features === tabularFeatures ? tabular : undefined
    const cached = known?.get(text)
    if (cached) return cached
    font._glyphs = {}
    const run = font.layout(text, features)
    const shaped = {
      glyphs: run.glyphs.map(({ id, codePoints, advanceWidth }) => ({
        id,
        codePoints,
        advanceWidth,
      })),
      positions: run.positions.map((position, index) => ({
        xAdvance: position.xAdvance * scale,
        yAdvance: position.yAdvance * scale,
        xOffset: position.xOffset * scale,
        yOffset: position.yOffset * scale,
        advanceWidth: (run.glyphs[index]?.advanceWidth ?? 0) * scale,
      })),
      advanceWidth: run.advanceWidth * scale,
    }
    if (known) {
      if (known.size >= remembered) known.clear()
      known.set(text, shaped)
    }
    return shaped
  }
}
