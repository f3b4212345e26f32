import { addMonths } from '../../calendar.ts'
import { diffVersions, nextNumber } from '../../statement-of-applicability/diff.ts'
import { freezeRows } from '../../statement-of-applicability/freeze.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { type SoaRow, soaVersions } from './definition.ts'

/** Months until an approved statement is read through again, unless somebody says otherwise. */
const reviewMonths = 6

/** Rules of the versions of the Statement of Applicability (ISO/IEC 42001, 6.1.3, 7.5.2). */
export const soaVersionRules = defineRules(soaVersions, {
  /** A draft follows the controls with every write; what is approved stays as it was. */
  derive: async ({ record, context }) => {
    if (record.state !== 'draft') return {}
    const previous = await approvedVersion(context)
    const rows = await rowsNow(context)
    const changes = diffVersions(previous?.rows ?? [], rows)
    const number = nextNumber(previous?.number ?? null, changes)
    return {
      ownerId: record.ownerId ?? context.actor.id,
      title: `Statement of Applicability ${number}`,
      number,
      rows,
      changes: previous ? changes : [],
    }
  },

  check: async ({ before, record, context }) => {
    const problems: Problems = {}
    if (before) return problems
    const drafts = await recordsIn(context, 'soa-versions', { field: 'state', is: 'draft' })
    const other = drafts.find((one) => one.id !== record.id)
    if (other && record.state === 'draft')
      problems[''] = `${other.code} is a draft already; work on that one.`
    return problems
  },

  transitions: {
    /** Freezes the controls as they are now. */
    refresh: {
      label: 'Take the controls as they are now',
      says: 'took the controls as they are now',
      from: ['draft'],
      to: 'draft',
      needs: 'update',
    },
    /** 6.1.3: another person approves exactly the rows that are frozen here. */
    approve: {
      label: 'Approve this version',
      says: 'approved it',
      from: ['draft'],
      to: 'approved',
      needs: 'approve',
      asks: ['summary'],
      requires: ['summary'],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves this version of the Statement of Applicability' },
      refuse: async ({ actor, record, context }) => {
        if (isAmong(actor, record.ownerId, record.createdById)) {
          return 'The Statement of Applicability is not approved by its author.'
        }
        const rows = record.rows ?? []
        const undecided = rows.filter((row) => row.applicable === 'undecided')
        if (undecided.length) {
          return `Applicability is undecided for ${listed(undecided.map((row) => row.controlId))}.`
        }
        const unreasoned = rows.filter((row) => !row.reason.trim())
        if (unreasoned.length)
          return `A reason is missing for ${listed(unreasoned.map((row) => row.controlId))}.`
        const meanwhile = diffVersions(rows, await rowsNow(context))
        if (meanwhile.length) {
          const ids = listed(meanwhile.map((change) => change.controlId))
          return `The controls have changed since this draft was frozen: ${ids}. Take them as they are now first.`
        }
        return false
      },
      change: ({ actor, record, context }) => ({
        approvedById: actor.id,
        approvedOn: context.today,
        reviewAt: record.reviewAt ?? addMonths(context.today, reviewMonths),
      }),
      effects: async ({ record, context }) => {
        const approved = await recordsIn(context, 'soa-versions', {
          field: 'state',
          is: 'approved',
        })
        for (const one of approved) {
          if (one.id !== record.id) await context.move('soa-versions', one.id, 'supersede')
        }
      },
    },
    supersede: {
      label: 'Supersede',
      says: 'put a newer version in its place',
      from: ['approved'],
      to: 'superseded',
      needs: 'approve',
      automatic: true,
    },
    discard: {
      label: 'Discard the draft',
      says: 'discarded it',
      from: ['draft'],
      to: 'discarded',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})

async function approvedVersion(context: RuleContext) {
  return (await recordsIn(context, 'soa-versions', { field: 'state', is: 'approved' }))[0]
}

async function rowsNow(context: RuleContext): Promise<SoaRow[]> {
  const controls = await recordsIn(context, 'controls')
  const risks = await recordsIn(context, 'risks', {
    field: 'controlIds',
    hasAny: controls.map((one) => one.id),
  })
  const documents = await recordsIn(context, 'documents')
  const evidence = await context.evidenceOf(controls.map((one) => one.id))
  const names = await context.namesOf(controls.flatMap((one) => one.ownerId ?? []))
  return freezeRows({
    controls,
    risks: risks.map((risk) => ({ ...risk, title: risk.title ?? '' })),
    documents: documents.map((one) => ({ ...one, title: one.title ?? '' })),
    evidenceOf: (id) =>
      (evidence.get(id) ?? []).map(({ code, title }) => ({ code, title: String(title ?? '') })),
    nameOf: (id) => names.get(id),
  })
}

function listed(ids: string[]): string {
  return ids.length > 6
    ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`
    : ids.join(', ')
}
