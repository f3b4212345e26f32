import { everything } from '../access/where.ts'
import { registerOf } from '../registers/index.ts'
import type { EffectContext } from '../registers/rules.ts'
import { insertLink } from './insert-link.ts'
import { findOne } from './read.ts'
import { tellPeople } from './tell-people.ts'
import { moveIn } from './transitions.ts'
import { ruleContext, under, type Work } from './work.ts'
import { changeIn, createIn, deedOf } from './write.ts'

/** What rules may do to other records, in the transaction and the name of who set them off. */
export function effectContext(work: Work): EffectContext {
  const requireOne = async (register: string, id: string) => {
    const record = await findOne(work.sql, registerOf(register), everything, id)
    if (!record) throw new Error(`an effect names ${register} ${id}, which does not exist`)
    return record
  }
  return {
    ...ruleContext(work.actor, work.sql, work.today, work.now),
    create: (register, values) => {
      const definition = registerOf(register)
      return under(work, deedOf(definition, 'create'), () =>
        createIn(work, definition, values, { trusted: true }),
      )
    },
    move: async (register, id, transition, values = {}) => {
      const definition = registerOf(register)
      const before = await requireOne(register, id)
      return under(work, deedOf(definition, transition), () =>
        moveIn(work, definition, before, { transition, values, trusted: true }),
      )
    },
    change: async (register, id, values) => {
      const definition = registerOf(register)
      const before = await requireOne(register, id)
      return under(work, deedOf(definition, 'update'), () =>
        changeIn(work, definition, before, values),
      )
    },
    attach: (evidenceId, to) =>
      under(work, 'evidence.attach', () =>
        insertLink(work, 'evidence', { register: 'evidence', id: evidenceId }, to),
      ),
    tellOfEvidence: (evidenceId, people) =>
      tellPeople(work, people, { subject: evidenceId, step: 'evidence' }),
  }
}
