/**
 * Makes any string printable without losing what it said: line ends and tabs unified, lone
 * surrogates made well-formed, control and invisible direction characters shown as `\x00` or
 * `\u{202e}`, emoji turned into words. Newlines stay.
 */
export function printable(value: string): string {
  if (/^[\x20-\x7e\n]*$/.test(value)) return value
  return value
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(emoji, emojiWord)
    .replace(invisible, '')
    .replace(control, showCode)
}

/** The text on one line, for titles, bookmarks and running headers. */
export function oneLine(value: string): string {
  return printable(value).replace(/\s+/g, ' ').trim()
}

const emoji =
  /(?:\p{RI}\p{RI}|(?=\p{Emoji})[\p{Emoji_Presentation}\p{Extended_Pictographic}][\ufe0f\u20e3]?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*)/gu
const invisible = /\u00ad|\u200b|\u200e|\u200f|\u2060|\ufeff|\ufe0e|\ufe0f|\u20e3/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: showing control characters is the purpose
const control = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff0-\ufffb\ufffe\uffff]/g

function showCode(character: string): string {
  const code = character.charCodeAt(0)
  return code < 256
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u{${code.toString(16).padStart(4, '0')}}`
}

/** Signs the typeface draws as text; they are not emoji to us. */
const textSigns = /^[©®™‼⁉ℹ↔↕↖-↙↩↪▪▫▶◀◻◼☀-☄★☆☎✓✔✕✖✗✘❌❤〰〽#*0-9]\ufe0f?$/u

function emojiWord(sign: string): string {
  const bare = sign.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')
  const known = emojiWords.get(bare)
  if (known) return `[${known}]`
  if (/^\p{RI}\p{RI}$/u.test(bare)) {
    const letters = [...bare].map((c) => String.fromCharCode((c.codePointAt(0) ?? 0) - 0x1f1a5))
    return `[flag ${letters.join('')}]`
  }
  if (textSigns.test(sign)) return bare
  return '[emoji]'
}

const emojiWords: ReadonlyMap<string, string> = new Map([
  ['✅', 'check'],
  ['☑', 'check'],
  ['❌', 'cross'],
  ['⚠', 'warning'],
  ['❗', 'exclamation'],
  ['❓', 'question'],
  ['🚨', 'alarm'],
  ['🔴', 'red'],
  ['🟠', 'orange'],
  ['🟡', 'yellow'],
  ['🟢', 'green'],
  ['🔵', 'blue'],
  ['⚪', 'white'],
  ['⚫', 'black'],
  ['👍', 'thumbs up'],
  ['👎', 'thumbs down'],
  ['👌', 'OK'],
  ['🙏', 'thanks'],
  ['👏', 'applause'],
  ['👀', 'eyes'],
  ['😀', 'grin'],
  ['😃', 'smile'],
  ['😄', 'smile'],
  ['😊', 'smile'],
  ['🙂', 'smile'],
  ['😉', 'wink'],
  ['😂', 'laughter'],
  ['🤣', 'laughter'],
  ['😅', 'nervous laugh'],
  ['🙁', 'frown'],
  ['😕', 'puzzled'],
  ['😢', 'tears'],
  ['😭', 'crying'],
  ['😡', 'angry'],
  ['🤔', 'thinking'],
  ['😱', 'shock'],
  ['🎉', 'celebration'],
  ['🔥', 'fire'],
  ['🚀', 'rocket'],
  ['💡', 'idea'],
  ['📌', 'pin'],
  ['📎', 'paper clip'],
  ['📈', 'rising chart'],
  ['📉', 'falling chart'],
  ['📊', 'chart'],
  ['📝', 'note'],
  ['📅', 'calendar'],
  ['📧', 'e-mail'],
  ['📞', 'telephone'],
  ['🔒', 'locked'],
  ['🔓', 'unlocked'],
  ['🔑', 'key'],
  ['🤖', 'robot'],
  ['🧠', 'brain'],
  ['💻', 'computer'],
  ['🛑', 'stop'],
  ['⛔', 'no entry'],
  ['🚫', 'prohibited'],
  ['⏰', 'clock'],
  ['⏳', 'hourglass'],
  ['⌛', 'hourglass'],
  ['❤', 'heart'],
  ['💔', 'broken heart'],
  ['⭐', 'star'],
  ['✨', 'sparkles'],
  ['👨', 'man'],
  ['👩', 'woman'],
  ['🏥', 'hospital'],
  ['🏦', 'bank'],
])
