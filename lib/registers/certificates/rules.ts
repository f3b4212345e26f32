import { addMonths } from '../../calendar.ts'
import { defineRules, type Problems } from '../rules.ts'
import { certificates } from './definition.ts'

/** A certificate lasts three years, with a surveillance audit in each year between (ISO/IEC 17021-1). */
const validMonths = 36

/** Rules of certificates. */
export const certificateRules = defineRules(certificates, {
  check: ({ record }) => {
    const problems: Problems = {}
    const { stage1On, stage2On, issuedOn, validUntil } = record
    if (stage1On && stage2On && stage2On < stage1On) problems.stage2On = 'Stage 2 follows stage 1.'
    if (issuedOn && validUntil && validUntil <= issuedOn)
      problems.validUntil = 'It ends after it is issued.'
    return problems
  },

  transitions: {
    issue: {
      label: 'Issued',
      says: 'recorded that it was issued',
      from: ['planned', 'suspended'],
      to: 'valid',
      needs: 'update',
      asks: ['number', 'issuedOn', 'validUntil'],
      requires: ['body', 'number', 'issuedOn', 'scope'],
      change: ({ record, context }) => {
        const issuedOn = record.issuedOn ?? context.today
        const surveillance1On = record.surveillance1On ?? addMonths(issuedOn, 12)
        return {
          validUntil: record.validUntil ?? addMonths(issuedOn, validMonths),
          surveillance1On,
          surveillance2On: record.surveillance2On ?? addMonths(issuedOn, 24),
          reviewAt: surveillance1On,
        }
      },
    },
    suspend: {
      label: 'Suspended',
      says: 'recorded that it was suspended',
      from: ['valid'],
      to: 'suspended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    end: {
      label: 'Ended',
      says: 'recorded that it ended',
      from: ['planned', 'valid', 'suspended'],
      to: 'ended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})
