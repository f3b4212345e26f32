/**
 * A spreadsheet runs a text cell that begins with one of these. Exports put an apostrophe before
 * it; text that has apostrophes before such a sign gets one more, so that the way back is exact.
 */
const runs = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** The text as a spreadsheet may have it: never run as a formula. */
export function guardFormula(text: string): string {
  return runs.test(text) ? `'${text}` : text
}

/** The text as it was before `guardFormula`. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
