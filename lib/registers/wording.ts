/** A register's name inside a sentence: `AI system` stays, `Risk` becomes `risk`. */
export function inSentence(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}
