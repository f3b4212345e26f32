import type { TextStyle } from './theme.ts'

/** Texts of a style that are remembered at once. */
const most = 1_000
/** Longer texts, in characters, are hardly ever said twice. */
const longest = 200

/**
 * What was worked out of a text in a style, as its lines were: names of fields and of states stand in
 * thousands of documents. It is kept from the second time on, for much of what a long table says is
 * said once.
 */
export class Remembered<T> {
  /** Null where a text was seen once. */
  private readonly styles = new WeakMap<TextStyle, Map<string, T | null>>()

  of(style: TextStyle, text: string, work: () => T): T {
    if (text.length > longest) return work()
    const texts = this.textsOf(style)
    const known = texts.get(text)
    if (known !== undefined && known !== null) return known
    const found = work()
    if (texts.size >= most) texts.clear()
    texts.set(text, known === null ? found : null)
    return found
  }

  private textsOf(style: TextStyle): Map<string, T | null> {
    const known = this.styles.get(style)
    if (known) return known
    const texts = new Map<string, T | null>()
    this.styles.set(style, texts)
    return texts
  }
}
