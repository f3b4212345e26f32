/** Sentences about what is wrong, each said once; the first hundred are kept, all are counted. */
export class Problems {
  readonly sentences: string[] = []
  count = 0

  add(sentence: string): void {
    this.count += 1
    if (this.sentences.length < 100) this.sentences.push(sentence)
  }

  addAll(others: { sentences: string[]; count: number }): void {
    for (const sentence of others.sentences) this.add(sentence)
    this.count += others.count - others.sentences.length
  }
}
