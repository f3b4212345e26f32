import { addDays, dayInWords } from '../../calendar.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type RuleContext } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { type Nonconformity, nonconformities } from './definition.ts'

/** Days to wait before effectiveness is judged, where nobody said how many. */
const usualWait = 30

/** Rules of nonconformities (ISO/IEC 42001, 10.2). */
export const nonconformityRules = defineRules(nonconformities, {
  derive: ({ record, before, context }) => {
    const worked =
      before !== null &&
      (['correction', 'cause', 'similar'] as const).some((key) => record[key] !== before[key])
    return {
      ownerId: record.ownerId ?? context.actor.id,
      authorIds: worked ? withPerson(record.authorIds, context.actor) : (record.authorIds ?? []),
      verifyFrom: record.actedOn ? addDays(record.actedOn, record.waitDays ?? usualWait) : null,
    }
  },

  transitions: {
    /** 10.2 b: corrected, the cause found, and looked whether it exists elsewhere. */
    analyse: {
      label: 'Cause found',
      says: 'found its cause',
      from: ['open'],
      to: 'acting',
      needs: 'update',
      asks: ['correction', 'cause', 'similar'],
      requires: ['correction', 'cause', 'similar'],
      change: ({ actor, record }) => ({ authorIds: withPerson(record.authorIds, actor) }),
    },
    /** 10.2 c: every action that it asked for is done; then the wait begins. */
    act: {
      label: 'Actions are done',
      says: 'found its actions done',
      from: ['acting'],
      to: 'verifying',
      needs: 'update',
      asks: ['waitDays'],
      refuse: async ({ record, context }) => openAction(context, record.id),
      change: ({ context }) => ({ actedOn: context.today }),
    },
    /** 10.2 d: somebody else judges, after the wait, whether it works. */
    close: {
      label: 'Works: close',
      says: 'found the correction effective and closed it',
      from: ['verifying'],
      to: 'closed',
      needs: 'update',
      asks: ['effectiveness'],
      requires: ['effectiveness'],
      decides: { as: 'accepted', means: 'finds the correction effective' },
      refuse: async ({ actor, record, context }) => {
        if (isAmong(actor, record.ownerId, record.authorIds))
          return 'Effectiveness is judged by somebody who did not work on it.'
        if (record.verifyFrom && context.today < record.verifyFrom)
          return `It can be judged from ${dayInWords(record.verifyFrom)} on.`
        return openAction(context, record.id)
      },
      change: ({ actor, context }) => ({ verifiedById: actor.id, verifiedOn: context.today }),
    },
    /** It did not work: the cause was another one. */
    sendBack: {
      label: 'Does not work',
      says: 'found that the correction does not work',
      from: ['verifying'],
      to: 'open',
      needs: 'update',
      reason: 'required',
      change: ({ actor, record, context }) =>
        begunAnew(record, context, { was: 'Found not to work', byId: actor.id, on: context.today }),
    },
    reopen: {
      label: 'Open again',
      says: 'opened it again',
      from: ['closed'],
      to: 'open',
      needs: 'update',
      reason: 'required',
      change: ({ record, context }) =>
        begunAnew(record, context, {
          was: 'Closed',
          byId: record.verifiedById,
          on: record.verifiedOn,
        }),
    },
  },
})

/** The wait and the judgement begin anew; what was said is kept, whatever is written from then on. */
async function begunAnew(
  record: Nonconformity,
  context: RuleContext,
  { was, byId, on }: { was: string; byId: string | null; on: string | null },
): Promise<Partial<Nonconformity>> {
  const name = byId && (await context.namesOf([byId])).get(byId)
  const said = (['correction', 'cause', 'similar', 'effectiveness'] as const).flatMap((key) =>
    record[key] ? [`${nonconformities.fields[key].label}: ${record[key]}`] : [],
  )
  const head = `${[was, on && `on ${dayInWords(on)}`, name && `by ${name}`].filter(Boolean).join(' ')}.`
  return {
    earlier: [...(record.earlier ? [record.earlier] : []), [head, ...said].join('\n')].join('\n\n'),
    actedOn: null,
    effectiveness: null,
    verifiedById: null,
    verifiedOn: null,
  }
}

async function openAction(context: RuleContext, id: string): Promise<string | false> {
  const actions = await recordsIn(context, 'actions', { field: 'originId', is: id })
  const open = actions.find((one) => ['open', 'in-progress'].includes(one.state))
  return open ? `${open.code} is still open: no action may be open.` : false
}
