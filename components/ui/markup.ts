/** HTML that may be sent as it is: made by `html` alone, which escapes every text in it. */
export class Markup {
  readonly text: string
  private constructor(text: string) {
    this.text = text
  }

  /** A tagged template; texts and numbers in it are escaped, markup is taken as it is. */
  static readonly of = (parts: TemplateStringsArray, ...values: readonly Part[]): Markup =>
    new Markup(parts.reduce((text, part, index) => text + textOf(values[index - 1] ?? '') + part))
}

type Part = Markup | readonly Markup[] | string | number | null | undefined

export const html = Markup.of

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map((one: Markup) => one.text).join('')
  return String(part ?? '').replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '')
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
