import { subClauses } from '../catalogue/clauses.ts'
import { catalogueControls } from '../catalogue/controls.ts'

/** A question of the catalogue: `4.1-q1` of sub-clause 4.1, `A.2.2-q1` of control A.2.2. */
export type Question = { id: string; requirement: string; question: string }

/** The 242 questions in the order of the standard: 128 of the clauses, 114 of the controls. */
export const questions: readonly Question[] = [
  ...subClauses.flatMap(({ id: requirement, requirements }) =>
    requirements.map(({ id, question }) => ({ id, requirement, question })),
  ),
  ...catalogueControls.flatMap(({ id: requirement, questions }) =>
    questions.map(({ id, question }) => ({ id, requirement, question })),
  ),
]

const byId = new Map(questions.map((one) => [one.id, one]))

/** The question with this number, or undefined. */
export function questionOf(id: string): Question | undefined {
  return byId.get(id)
}
