import { type Face, tabularFeatures } from './fonts.ts'

/** What pdfkit keeps of a font that it embeds in one document; not in its public types. */
export type EmbeddedFont = {
  id: string
  ref(): unknown
  layoutRun: Face['shape']
  subset: { includeGlyph(id: number): number }
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  scale: number
}

/** Texts whose characters stand each for itself. */
const apart = /^[\x20-\x7e\u00a0-\u017f\u2010-\u2026]*$/

/** Words a document remembers of a face. */
const remembered = 20_000

/**
 * Writes texts of one face as the operators that show them, as pdfkit's `text` does but with each
 * word encoded once per document; undefined for a text whose marks are placed apart from the line.
 */
export function glyphRuns(
  font: EmbeddedFont,
  face: Face,
): (text: string, tabular: boolean) => string | undefined {
  const plain = new Map<string, string>()
  const tabular = new Map<string, string>()
  const encoded = (known: Map<string, string>, text: string, features?: object) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const code = encode(font, face.shape(text, features))
    if (code === undefined) return undefined
    if (known.size >= remembered) known.clear()
    known.set(text, code)
    return code
  }
  return (text, isTabular) => {
    let code = ''
    if (isTabular) {
      // Nothing looks at its neighbours there, so a new code or figure needs no shaping.
      const parts = apart.test(text) ? text : [text]
      for (const part of parts) {
        const character = encoded(tabular, part, tabularFeatures)
        if (character === undefined) return undefined
        code += character
      }
      return operatorOf(code)
    }
    // Words and blanks each for itself, as they are measured: a word is shaped once for both.
    for (const part of text.split(/( )/)) {
      const word = part && encoded(plain, part)
      if (word === undefined) return undefined
      code += word
    }
    return operatorOf(code)
  }
}

/** Hexadecimal glyph numbers; where a glyph advances otherwise than it is wide, `> correction <`. */
function encode(font: EmbeddedFont, run: ReturnType<Face['shape']>): string | undefined {
  let code = ''
  for (const [index, glyph] of run.glyphs.entries()) {
    const place = run.positions[index]
    if (!place || place.xOffset || place.yOffset) return undefined
    const id = font.subset.includeGlyph(glyph.id)
    font.widths[id] ??= glyph.advanceWidth * font.scale
    font.unicode[id] ??= glyph.codePoints
    code += id.toString(16).padStart(4, '0')
    const correction = Math.round((place.advanceWidth - place.xAdvance) * 100) / 100
    if (correction) code += `> ${correction} <`
  }
  return code
}

function operatorOf(code: string | undefined): string | undefined {
  if (!code?.includes('>')) return code === undefined ? undefined : `<${code}> Tj`
  return `[<${code}>] TJ`.replace('<>', '')
}
