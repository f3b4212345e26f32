/**
 * A register's name inside a sentence: `Risk` becomes `risk`; `AI system` and a name of its own,
 * `Statement of Applicability`, stay.
 */
export function inSentence(name: string): string {
  return /^[A-Z]{2}|^[A-Z]\w+ of [A-Z]/.test(name)
    ? name
    : name.charAt(0).toLowerCase() + name.slice(1)
}

/** How many records in words: `1 risk`, `17 pieces of evidence`, whose own name has no plural. */
export function countOf(name: { one: string; many: string }, n: number): string {
  const [piece, of] = name.one.split(' of ')
  const many = of && of === name.many.toLowerCase() ? `${piece}s of ${of}` : name.many
  return `${n.toLocaleString('en')} ${inSentence(n === 1 ? name.one : many)}`
}

/** Names in a sentence: `CTL-0023, CTL-0027 and RSK-0007`. */
export function namesJoined(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}
