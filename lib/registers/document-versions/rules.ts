import { addMonths } from '../../calendar.ts'
import { nextVersionNumber } from '../../documents/version-number.ts'
import { recordIn, recordsIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { type DocumentVersion, documentVersions } from './definition.ts'

/** Rules of document versions (ISO/IEC 42001, 7.5.2, 7.5.3). */
export const documentVersionRules = defineRules(documentVersions, {
  derive: async ({ record, before, context }) => {
    const document = await recordIn(context, 'documents', record.documentId)
    const others = record.number ? [] : await versionsOf(record, context)
    const number = record.number ?? nextVersionNumber(others.map((one) => one.number))
    return {
      number,
      title: `${document?.title ?? 'Document'} ${number}`,
      ownerId: record.ownerId ?? context.actor.id,
      authorIds: wroteText(record, before)
        ? withPerson(record.authorIds, context.actor)
        : (record.authorIds ?? []),
    }
  },

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    if (before && before.documentId !== record.documentId) {
      problems.documentId = 'A version stays with its document.'
    }
    const others = await versionsOf(record, context)
    const isLater = others.some((one) => one.state !== 'discarded')
    if (record.state === 'in-review' && isLater && !record.summaryOfChanges?.trim()) {
      problems.summaryOfChanges = 'Say what changed since the version before.'
    }
    if (before && before.number === record.number) return problems
    if (others.some((one) => one.number === record.number && one.state !== 'discarded')) {
      problems.number = `There is a version ${record.number} already.`
    }
    if (before) return problems
    const open = others.find((one) => ['draft', 'in-review', 'approved'].includes(one.state))
    if (open && isOpen(record.state)) {
      problems[''] =
        `Version ${open.number} is under way (${open.state.replaceAll('-', ' ')}); finish or discard it first.`
    }
    const document = await recordIn(context, 'documents', record.documentId)
    if (document?.state === 'withdrawn')
      problems[''] = 'The document is withdrawn; take it up again first.'
    return problems
  },

  transitions: {
    /** 7.5.2: the text is whole, and others may read it. */
    submit: {
      label: 'Send to review',
      says: 'sent it to review',
      from: ['draft'],
      to: 'in-review',
      needs: 'submit',
      asks: ['summaryOfChanges'],
      refuse: ({ record }) =>
        !record.body?.trim() &&
        !record.files?.length &&
        'There is nothing to review: write the text or attach a file.',
      change: ({ actor }) => ({ submittedById: actor.id }),
    },
    /** 7.5.2: reviewed and approved by somebody who did not write it. */
    approve: {
      label: 'Approve',
      says: 'approved it',
      from: ['in-review'],
      to: 'approved',
      needs: 'approve',
      reason: 'optional',
      decides: { as: 'approved', means: 'approves this version of the document for use' },
      refuse: ({ actor, record }) =>
        isAmong(actor, record.ownerId, record.submittedById, record.authorIds) &&
        'A version is not approved by somebody who wrote it.',
      change: ({ actor, context }) => ({ approvedById: actor.id, approvedOn: context.today }),
    },
    return: {
      label: 'Return with remarks',
      says: 'returned it with remarks',
      from: ['in-review'],
      to: 'draft',
      needs: 'approve',
      reason: 'required',
      decides: { as: 'returned', means: 'returns this version of the document with remarks' },
    },
    /** The author takes it back; an approval already given is void. */
    recall: {
      label: 'Take back to draft',
      says: 'took it back to draft',
      from: ['in-review', 'approved'],
      to: 'draft',
      needs: 'submit',
      reason: 'required',
      change: () => ({ submittedById: null, approvedById: null, approvedOn: null }),
    },
    /** 7.5.3: from here on people follow this version; the one before stays readable. */
    makeEffective: {
      label: 'Put into force',
      says: 'put it into force',
      from: ['approved'],
      to: 'effective',
      needs: 'approve',
      asks: ['effectiveFrom'],
      refuse: async ({ record, context }) => {
        const { effectiveFrom, approvedOn } = record
        if (effectiveFrom && effectiveFrom > context.today) {
          return 'Put it into force on that day; until then the version before applies.'
        }
        if (effectiveFrom && approvedOn && effectiveFrom < approvedOn) {
          return 'It cannot have been in force before it was approved.'
        }
        const document = await recordIn(context, 'documents', record.documentId)
        return (
          document?.state === 'withdrawn' && 'The document is withdrawn; take it up again first.'
        )
      },
      change: ({ record, context }) => ({ effectiveFrom: record.effectiveFrom ?? context.today }),
      effects: async ({ record, context }) => {
        const from = record.effectiveFrom ?? context.today
        for (const one of await versionsOf(record, context)) {
          if (one.state === 'effective') {
            await context.move('document-versions', one.id, 'supersede', { supersededOn: from })
          }
        }
        const document = await recordIn(context, 'documents', record.documentId)
        if (!document) return
        await context.move('documents', document.id, 'takeEffect', {
          effectiveVersionId: record.id,
          reviewAt: addMonths(from, document.reviewMonths ?? 12),
        })
      },
    },
    supersede: {
      label: 'Supersede',
      says: 'took it out of force',
      from: ['effective'],
      to: 'superseded',
      needs: 'approve',
      automatic: true,
    },
    discard: {
      label: 'Discard',
      says: 'discarded it',
      from: ['draft', 'in-review', 'approved'],
      to: 'discarded',
      needs: 'submit',
      reason: 'required',
      tone: 'danger',
    },
  },
})

async function versionsOf(record: DocumentVersion, context: RuleContext) {
  const all = await recordsIn(context, 'document-versions', {
    field: 'documentId',
    is: record.documentId,
  })
  return all.filter((one) => one.id !== record.id)
}

function isOpen(state: string): boolean {
  return ['draft', 'in-review', 'approved'].includes(state)
}

function wroteText(record: DocumentVersion, before: DocumentVersion | null): boolean {
  const files = (one: DocumentVersion | null) =>
    (one?.files ?? []).map((file) => file.sha256).join()
  return (record.body ?? '') !== (before?.body ?? '') || files(record) !== files(before)
}
