import { faceFor, openFace } from './fonts.ts'
import type { TextStyle } from './theme.ts'

/** A stretch of text that one face draws, or words that stand for what no face can draw. */
export type Stretch = { text: string; path: string; actual?: string }

/**
 * Splits a printable text by the face that draws it. What no installed face can draw becomes words
 * a reader can bear, such as `[Chinese text, 6 characters]`; the original stays in the file as the
 * words' actual text, so that copying, searching and reading aloud still find it.
 */
export function stretchesOf(text: string, style: TextStyle, ownPath: string): Stretch[] {
  if (/^[\n\x20-\x7e\u00a0-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026\u2192]*$/.test(text)) {
    return [{ text, path: ownPath }]
  }
  const stretches: Stretch[] = []
  for (const character of text) {
    const last = stretches.at(-1)
    const path = character === '\n' ? ownPath : pathFor(character, style, last)
    if (last && last.path === path) last.text += character
    else stretches.push({ text: character, path })
  }
  return joinMissing(stretches, ownPath)
}

const missing = ''
const joiners = /^(?:\u200c|\u200d|\p{M})$/u
const neutral = /^[\s\d.,;:!?'"()\-–/]*$/

function pathFor(character: string, style: TextStyle, last: Stretch | undefined): string {
  const codePoint = character.codePointAt(0) ?? 0
  const stays = last && joiners.test(character)
  if (stays && (last.path === missing || openFace(last.path).has(codePoint))) return last.path
  return faceFor(codePoint, style)?.path ?? missing
}

/** Neighbouring stretches nobody can draw, with the blanks between them, become one substitute. */
function joinMissing(stretches: Stretch[], ownPath: string): Stretch[] {
  const joined: Stretch[] = []
  for (let index = 0; index < stretches.length; index++) {
    const stretch = stretches[index]
    if (!stretch) continue
    if (stretch.path !== missing) {
      joined.push(stretch)
      continue
    }
    let original = stretch.text
    let between = stretches[index + 1]
    let after = stretches[index + 2]
    while (
      between &&
      after?.path === missing &&
      neutral.test(between.text) &&
      !between.text.includes('\n')
    ) {
      original += between.text + after.text
      index += 2
      between = stretches[index + 1]
      after = stretches[index + 2]
    }
    joined.push({ text: substitute(original), path: ownPath, actual: original })
  }
  return joined
}

function substitute(original: string): string {
  const count = [...original].length
  const name = scriptNames.find(([pattern]) => pattern.test(original))?.[1]
  const unit = count === 1 ? '1 character' : `${count} characters`
  return name ? `[${name} text, ${unit}]` : `[${unit} not in this typeface]`
}

const scriptNames: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Han}/u, 'Chinese'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Devanagari}/u, 'Devanagari'],
  [/\p{Script=Bengali}/u, 'Bengali'],
  [/\p{Script=Tamil}/u, 'Tamil'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Georgian}/u, 'Georgian'],
  [/\p{Script=Armenian}/u, 'Armenian'],
  [/\p{Script=Ethiopic}/u, 'Ethiopic'],
]
