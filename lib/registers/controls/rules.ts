import { catalogueControl } from '../../catalogue/controls.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { controls } from './definition.ts'

/** Rules of the controls that make the Statement of Applicability (ISO/IEC 42001, 6.1.3). */
export const controlRules = defineRules(controls, {
  derive: ({ record }) => {
    const known = catalogueControl(record.controlId ?? '')
    return {
      area: known?.area ?? 'own',
      title: known?.title ?? record.title,
      applicable: record.applicable ?? 'undecided',
      status: record.status ?? 'not-started',
    }
  },

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    const isOwn = record.area === 'own'
    if (isDecided(record.applicable) && !record.reason?.trim()) {
      problems.reason = 'Say why it is in or out; the statement gives a reason for every control.'
    }
    if (isOwn && !record.description?.trim()) {
      problems.description = 'Say what your own control asks for.'
    }
    if (before && before.area !== 'own' && before.controlId !== record.controlId) {
      problems.controlId = 'The number of a control of Annex A stays as it is.'
    }
    if (before?.controlId !== record.controlId) {
      const same = await recordsIn(context, 'controls', {
        field: 'controlId',
        is: record.controlId,
      })
      if (same.some((one) => one.id !== record.id))
        problems.controlId = 'There is a control with this number.'
    }
    if (record.archivedAt && !before?.archivedAt && !isOwn) {
      problems[''] =
        'A control of Annex A is not archived; decide that it does not apply, with the reason.'
    }
    if (record.applicable !== 'no') {
      const isDone = record.status === 'implemented' || record.status === 'verified'
      if (isDone && !record.implementation?.trim()) {
        problems.implementation = 'Say how it is implemented.'
      }
      if (record.status === 'verified' && before?.status !== 'verified') {
        if (record.ownerId === context.actor.id) {
          problems.status = 'A control is verified by somebody other than its owner.'
        } else if (!record.lastTestedOn || record.lastTestResult !== 'works') {
          problems.status = 'Verified takes a test that found it working.'
        }
      }
    }
    if (record.lastTestedOn && record.lastTestedOn > context.today) {
      problems.lastTestedOn = 'The test cannot be in the future.'
    }
    return problems
  },

  transitions: {
    /** Only controls of one's own go; those of Annex A are decided on instead (6.1.3). */
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['current'],
      to: 'withdrawn',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      refuse: ({ record }) =>
        record.area !== 'own' &&
        'A control of Annex A stays in the statement; decide that it does not apply instead.',
    },
    reinstate: {
      label: 'Bring back',
      says: 'brought it back',
      from: ['withdrawn'],
      to: 'current',
      needs: 'approve',
      reason: 'required',
    },
  },
})

function isDecided(applicable: string | null): boolean {
  return applicable === 'yes' || applicable === 'no'
}
