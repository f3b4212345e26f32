import { type Face, type Glyph, type Shaped, tabularFeatures } from './fonts.ts'
import { repeated } from './reference.ts'

/** What pdfkit keeps of a font that it embeds in one document; not in its public types. */
export type EmbeddedFont = {
  id: string
  document: { ref(): Sink }
  ref(): unknown
  layoutRun: Face['shape']
  subset: { glyphs: number[]; includeGlyph(id: number): number; encode(): Uint8Array }
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  scale: number
  toUnicodeCmap(this: { unicode: EmbeddedFont['unicode']; document: { ref(): Sink } }): unknown
}

type Sink = { end(content: Uint8Array | string): void }

/** Texts whose characters stand each for itself. */
const apart = /^[\x20-\x7e\u00a0-\u017f\u2010-\u2026]*$/

/** Words remembered of a face, in all documents and in one. */
const remembered = 20_000

/** Words as they are written, those in figures of one width apart from the others. */
class Words {
  private readonly plain = new Map<string, string>()
  private readonly tabular = new Map<string, string>()

  get(word: string, isTabular: boolean): string | undefined {
    return (isTabular ? this.tabular : this.plain).get(word)
  }

  set(word: string, isTabular: boolean, code: string): void {
    const words = isTabular ? this.tabular : this.plain
    if (words.size >= remembered) words.clear()
    words.set(word, code)
  }
}

/** What documents share that embed a face's common glyphs. */
type Shared = { words: Words; program?: Uint8Array; unicode?: Uint8Array }
const sharedOf = new WeakMap<Face, Shared>()

/**
 * Writes texts of one face as the operators that show them, as pdfkit's `text` does but with each
 * word encoded once; undefined for a text whose marks are placed apart from the line.
 *
 * The face's common glyphs are embedded first, so that words made of them are written alike in all
 * documents, and a document that shows no others embeds what an earlier one has put together.
 */
export function glyphRuns(
  font: EmbeddedFont,
  face: Face,
): (text: string, isTabular: boolean) => string | undefined {
  const shared = sharedOf.get(face) ?? { words: new Words() }
  sharedOf.set(face, shared)
  for (const glyph of face.common()) include(font, glyph)
  const common = font.subset.glyphs.length
  embedOnce(font, shared)

  const own = new Words()
  const encoded = (word: string, isTabular: boolean): string | undefined => {
    const found = shared.words.get(word, isTabular) ?? own.get(word, isTabular)
    if (found !== undefined) return found
    const run = face.shape(word, isTabular ? tabularFeatures : undefined)
    const code = encode(font, run)
    if (code === undefined) return undefined
    const isCommon = run.glyphs.every((glyph) => include(font, glyph) < common)
    ;(isCommon ? shared.words : own).set(word, isTabular, code)
    return code
  }
  return (text, isTabular) => {
    let code = ''
    if (isTabular) {
      // Nothing looks at its neighbours there, so a new code or figure needs no shaping.
      for (const part of apart.test(text) ? text : [text]) {
        const character = encoded(part, true)
        if (character === undefined) return undefined
        code += character
      }
      return operatorOf(code)
    }
    // Words and blanks each for itself, as they are measured: a word is shaped once for both.
    for (let from = 0; from < text.length; ) {
      const blank = text.indexOf(' ', from)
      const to = blank === from ? from + 1 : blank < 0 ? text.length : blank
      const word = encoded(text.slice(from, to), false)
      if (word === undefined) return undefined
      code += word
      from = to
    }
    return operatorOf(code)
  }
}

/** Lets the documents that embed nothing but the common glyphs share what is embedded. */
function embedOnce(font: EmbeddedFont, shared: Shared): void {
  const { subset } = font
  const common = subset.glyphs.length
  if (common === 1) return
  const encodeSubset = subset.encode.bind(subset)
  const writeUnicode = font.toUnicodeCmap
  let isCommon = false
  const encodeOnce = () => {
    // Encoding adds the parts of compound glyphs to the subset, so it is asked before.
    isCommon = subset.glyphs.length === common
    if (!isCommon) return encodeSubset()
    shared.program ??= repeated(encodeSubset())
    return shared.program
  }
  const writeOnce = () => {
    if (!isCommon) return writeUnicode.call(font)
    if (!shared.unicode) {
      let written = ''
      const sink: Sink = {
        end(text) {
          written = `${text}\n`
        },
      }
      writeUnicode.call({ unicode: font.unicode, document: { ref: () => sink } })
      shared.unicode = repeated(Buffer.from(written, 'latin1'))
    }
    const cmap = font.document.ref()
    cmap.end(shared.unicode)
    return cmap
  }
  // V8 puts a function that an assignment makes among what is old, and with it all that it sees: a document.
  Object.assign(subset, { encode: encodeOnce })
  Object.assign(font, { toUnicodeCmap: writeOnce })
}

/** The glyph's number in the document. */
function include(font: EmbeddedFont, glyph: Glyph): number {
  const id = font.subset.includeGlyph(glyph.id)
  font.widths[id] ??= glyph.advanceWidth * font.scale
  font.unicode[id] ??= glyph.codePoints
  return id
}

/** Hexadecimal glyph numbers; where a glyph advances otherwise than it is wide, `> correction <`. */
function encode(font: EmbeddedFont, run: Shaped): string | undefined {
  let code = ''
  for (const [index, glyph] of run.glyphs.entries()) {
    const place = run.positions[index]
    if (!place || place.xOffset || place.yOffset) return undefined
    code += include(font, glyph).toString(16).padStart(4, '0')
    const correction = Math.round((place.advanceWidth - place.xAdvance) * 100) / 100
    if (correction) code += `> ${correction} <`
  }
  return code
}

function operatorOf(code: string): string {
  if (!code.includes('>')) return `<${code}> Tj`
  return `[<${code}>] TJ`.replace('<>', '')
}
