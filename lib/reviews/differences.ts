import { dayInWords } from '../calendar.ts'
import { frozenInputsSchema, inputNames, takenDecisionSchema } from './shape.ts'

type Part = { id: string; label: string; before: string; after: string }

/** The decisions in which two states of a review differ, in words. */
export function decisionDifferences(before: unknown, after: unknown): Part[] {
  const decisions = takenDecisionSchema.array().catch([])
  return changedParts(
    decisions.parse(before).map((one) => ({ id: one.id, label: one.code, says: inWords(one) })),
    decisions.parse(after).map((one) => ({ id: one.id, label: one.code, says: inWords(one) })),
  )
}

/** The frozen inputs in which two states of a review differ, by the sentence of each. */
export function inputDifferences(before: unknown, after: unknown): Part[] {
  return changedParts(inputsOf(before), inputsOf(after))
}

function inputsOf(value: unknown) {
  const { inputs = [] } = frozenInputsSchema.safeParse(value).data ?? {}
  return inputs.map(({ key, says }) => ({ id: key, label: inputNames[key], says }))
}

type Said = { id: string; label: string; says: string }

function changedParts(before: readonly Said[], after: readonly Said[]): Part[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [was, is] = [before.find((one) => one.id === id), after.find((one) => one.id === id)]
    if (was?.says === is?.says) return []
    const label = is?.label ?? was?.label ?? id
    return [{ id, label, before: was?.says ?? '', after: is?.says ?? '' }]
  })
}

function inWords(decision: {
  title: string
  details: string
  owner: string
  dueOn: string | null
}) {
  const { title, details, owner, dueOn } = decision
  return [title, details, owner, dueOn && `due ${dayInWords(dueOn)}`].filter(Boolean).join('; ')
}
