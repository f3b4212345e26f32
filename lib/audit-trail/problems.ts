/** Sentences about what is wrong, each said once; the first hundred are kept, all are counted. */
export class Problems {
  readonly sentences: string[] = []
  count = 0
  /** The lowest number of an event that one of them is about; null if none is. */
  first: number | null = null

  /** `seq` is the event that the sentence is about, where it is about one. */
  add(sentence: string, seq?: number): void {
    this.count += 1
    if (seq !== undefined) this.first = Math.min(seq, this.first ?? seq)
    if (this.sentences.length < 100) this.sentences.push(sentence)
  }

  addAll(others: { sentences: string[]; count: number; first: number | null }): void {
    for (const sentence of others.sentences) this.add(sentence, others.first ?? undefined)
    this.count += others.count - others.sentences.length
  }
}
