/** What an action for a gap is called unless told. */
export function titleOf({ id, question }: { id: string; question: string }): string {
  return `Close the gap ${id}: ${question}`.slice(0, 300)
}
