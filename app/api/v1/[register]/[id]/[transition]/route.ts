import { handle } from '@/lib/api/handle'
import { answerStep, moveShape } from '@/lib/api/steps'
import { NotFound } from '@/lib/errors'
import { manualTransitions, moveRecord } from '@/lib/records/transitions'
import { registerOf } from '@/lib/registers'

type Params = { register: string; id: string; transition: string }

/** Moves a record along its lifecycle by a named transition. */
export const POST = handle<Params>((input) => {
  const { register, transition } = input.params
  const definition = registerOf(register)
  if (!manualTransitions(definition).has(transition)) {
    throw new NotFound(`${definition.name.many} have no step “${transition}”.`)
  }
  return answerStep(input, moveShape, (_, step) =>
    moveRecord(input.actor, register, { ...step, transition }),
  )
})
