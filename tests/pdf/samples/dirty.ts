/** Text as imports and people bring it. */
export const dirtyText = [
  'A & B < C > D "quoted" \'single\' ]]> <!-- -->',
  'smile 😀 family 👨‍👩‍👧 flag 🇩🇪 keycap 1️⃣ ✅ done',
  'العربية نص تجريبي 123 (تجربة)',
  'שלום עולם abc 12',
  '人工智能管理体系，风险评估。',
  'かな カナ 한국어 ไทย हिन्दी',
  'Ελληνικά Кириллица Ünïcödé ﬁ ﷼ № ½',
  'null\u0000bell\u0007esc\u001b delete\u007f c1\u0085',
  'lone \ud800 and \udc00 surrogates',
  'override \u202eevil\u202c zero\u200bwidth soft\u00adhyphen',
  'e\u0301 a\u0308 combining \u0301alone',
  'tab\tand\r\nline\rends\u2028here',
  `${'x'.repeat(300)} ${'W'.repeat(120)}`,
  '=1+1 \\ ( ) % /Name << >> endstream endobj',
].join('\n')

/** Keys whose values are words of our own types or ISO times, not texts of people. */
const structural = new Set([
  'tone',
  'tones',
  'kind',
  'asOf',
  'breach',
  'align',
  'language',
  'style',
  'link',
])

/** Every text becomes dirty, every number something no chart can draw. */
export function dirty<T>(value: T): T {
  const numbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -5, 1e30, 0.1]
  let count = 0
  const text = (words: string) =>
    count++ % 4 === 0 ? dirtyText : `${words} & <${count}> 😀 中文 عربي\u0000`
  return deep(
    value,
    text,
    () => numbers[count++ % numbers.length] ?? 0,
    (items) => items,
  )
}

/** A word of five thousand letters. */
export const longWord = 'überlang'.repeat(625)

/** Keys of what is ours or a reference, and never long. */
const short = new Set(['label', 'code', 'codes', 'at', 'clause', 'term', 'sha256', 'contentHash'])

/** Every third text of people becomes a word of five thousand letters, a dozen at most. */
export function longWorded<T>(value: T): T {
  let count = 0
  const text = (words: string, key: string) => {
    if (short.has(key) || !words.includes(' ')) return words
    return count++ % 3 === 0 && count < 36 ? longWord : words
  }
  return deep(
    value,
    text,
    (number) => number,
    (items) => items,
  )
}

/** Every text is empty, every list has nothing in it. */
export function empty<T>(value: T): T {
  return deep(
    value,
    () => '',
    () => 0,
    () => [],
  )
}

function deep<T>(
  value: T,
  text: (value: string, key: string) => string,
  number: (value: number) => number,
  list: (items: unknown[]) => unknown[],
): T {
  const walk = (item: unknown, key: string): unknown => {
    if (structural.has(key)) return item
    if (typeof item === 'string') return text(item, key)
    if (typeof item === 'number') return number(item)
    if (Array.isArray(item)) return list(item).map((inner) => walk(inner, key))
    if (item === null || typeof item !== 'object') return item
    return Object.fromEntries(
      Object.entries(item).map(([name, inner]) => [name, walk(inner, name)]),
    )
  }
  return walk(value, '') as T
}
