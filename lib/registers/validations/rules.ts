import type { Actor } from '../../access/actor.ts'
import { recordIn } from '../record-types.ts'
import { defineRules, type RuleContext } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { type Validation, validations } from './definition.ts'

/** Rules of validations (ISO/IEC 42001, A.6.2.4). */
export const validationRules = defineRules(validations, {
  transitions: {
    /** A.6.2.4: criteria are there before the result, and the system's owner does not judge it. */
    pass: {
      label: 'Passed',
      says: 'found it passed',
      from: ['planned'],
      to: 'passed',
      needs: 'treat',
      asks: ['result', 'conditions'],
      requires: ['criteria', 'method', 'modelVersion', 'result'],
      decides: { as: 'accepted', means: 'finds that the validation passed' },
      refuse: ({ actor, record, context }) => ownJudge(actor, record, context),
      change: ({ actor, context }) => ({ concludedById: actor.id, concludedOn: context.today }),
    },
    fail: {
      label: 'Failed',
      says: 'found it failed',
      from: ['planned'],
      to: 'failed',
      needs: 'treat',
      asks: ['result'],
      requires: ['criteria', 'method', 'modelVersion', 'result'],
      decides: { as: 'returned', means: 'finds that the validation failed' },
      tone: 'danger',
      refuse: ({ actor, record, context }) => ownJudge(actor, record, context),
      change: ({ actor, context }) => ({ concludedById: actor.id, concludedOn: context.today }),
    },
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['planned'],
      to: 'withdrawn',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})

async function ownJudge(
  actor: Actor,
  record: Validation,
  context: RuleContext,
): Promise<string | false> {
  const system = await recordIn(context, 'systems', record.systemId)
  if (isAmong(actor, system?.ownerId))
    return 'A system is not validated by its owner; somebody else judges.'
  return (
    system?.ownerId != null &&
    record.validatorIds.includes(system.ownerId) &&
    'The owner of the system is named among those who validated it.'
  )
}
