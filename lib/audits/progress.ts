/** What is counted of a question. */
type Asked = {
  requirement: string | null
  sampleId: string | null
  verdict: string | null
  findingId: string | null
}

export type QuestionGroup<Q extends Asked> = {
  /** The clause or control, the id of a sample, or `more` for questions of the team's own. */
  key: string
  questions: Q[]
  answered: number
  findings: number
}

/** Whether a verdict is one that becomes a nonconformity. */
export function isFinding(verdict: string | null): boolean {
  return verdict !== null && verdict !== 'conforms' && verdict !== 'not-applicable'
}

/** Questions by clause and control in the order of the standard, then by sample, then the team's own. */
export function groupQuestions<Q extends Asked>(
  questions: readonly Q[],
  order: readonly string[],
): QuestionGroup<Q>[] {
  const groups = new Map<string, Q[]>()
  for (const one of questions) {
    const key = one.sampleId ?? one.requirement ?? 'more'
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const place = (key: string) => {
    const at = order.indexOf(key)
    return at < 0 ? (key === 'more' ? Number.POSITIVE_INFINITY : order.length) : at
  }
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([key, own]) => ({
      key,
      questions: own,
      answered: own.filter((one) => one.verdict !== null).length,
      findings: own.filter((one) => isFinding(one.verdict)).length,
    }))
}
