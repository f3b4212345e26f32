import { addMonths } from '../../calendar.ts'
import { recordIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { trainingRecords } from './definition.ts'

/** Rules of training records (ISO/IEC 42001, 7.2). */
export const trainingRecordRules = defineRules(trainingRecords, {
  /** What the training asks counts as of the record's last change; a later stricter rule spares it. */
  derive: async ({ record, context }) => {
    const { completedOn, score } = record
    const training = await recordIn(context, 'trainings', record.trainingId)
    const needed = training?.passScore ?? null
    const months = training?.validMonths ?? null
    return {
      // Whose it is says the owner: a name in a text could not be taken out of the log again.
      title: training?.title ?? 'Training',
      result: needed === null || (score !== null && score >= needed) ? 'passed' : 'failed',
      expiresOn: completedOn && months ? addMonths(completedOn, Math.floor(months)) : null,
    }
  },

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    // Nobody certifies their own competence.
    if (record.ownerId === context.actor.id)
      problems.ownerId = 'Somebody else records what you completed.'
    if (record.completedOn && record.completedOn > context.today)
      problems.completedOn = 'It cannot have been completed in the future.'
    if (before && before.trainingId !== record.trainingId)
      problems.trainingId = 'A record stays with its training.'
    if (before && before.ownerId !== record.ownerId)
      problems.ownerId = 'A record stays with its person.'
    const training = await recordIn(context, 'trainings', record.trainingId)
    if (!before && training?.passScore !== null && record.score === null)
      problems.score = `It is passed from ${training?.passScore} % on: give the score.`
    return problems
  },

  transitions: {
    /** Recorded by mistake, or withdrawn by whoever certified it: it no longer counts. */
    void: {
      label: 'Does not count',
      says: 'found that it does not count',
      from: ['recorded'],
      to: 'void',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})
