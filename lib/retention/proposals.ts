import { type Actor, plumbline } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import { db, type Tx } from '../db/client.ts'
import { governed, speakAs } from '../db/governed.ts'
import type { Sql } from '../db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { personNames, recordNames } from '../records/names.ts'
import { todayHere } from '../records/work.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import { type Due, dueUnder } from './due.ts'
import { eraseRecord } from './erase.ts'
import { takeNameAway } from './former.ts'
import { type RetentionRule, rulesInForce } from './rules.ts'

/** An erasure that was proposed, and what came of it. */
export type Proposal = {
  id: string
  kind: 'record' | 'person'
  register: string
  recordId: string
  code: string
  /** Of the record or person; '' once it is gone, or where it may not be seen. */
  title: string
  rule: string
  endedOn: string | null
  dueOn: string | null
  state: 'proposed' | 'approved' | 'kept' | 'withdrawn'
  proposedById: string
  proposedBy: string
  proposedAt: string
  proposalReason: string
  decidedBy: string
  decidedAt: string | null
  decisionReason: string
}

/** What somebody decided to keep is not proposed again for so long, in days. */
const keptFor = 365

/**
 * Proposes what is past its time and takes back what no longer is: by the clock, in the name of the
 * product. Nothing is removed by it. Answers how many proposals were made.
 */
export async function proposeErasures(): Promise<number> {
  const rules = await rulesInForce()
  return governed(plumbline, { action: 'erasure.propose' }, async (tx, sql) => {
    const today = await todayHere(sql)
    const due: Due[] = []
    for (const rule of rules) due.push(...(await dueUnder(sql, rule, { today })))
    const open = await tx.erasure.findMany({ where: { state: 'proposed', kind: 'record' } })
    const stillDue = new Set(due.map((one) => one.id))
    const gone = open.filter((one) => !stillDue.has(one.recordId))
    if (gone.length > 0) {
      await tx.erasure.updateMany({
        where: { id: { in: gone.map((one) => one.id) } },
        data: { state: 'withdrawn' },
      })
    }
    const kept = await tx.erasure.findMany({
      where: {
        state: 'kept',
        decidedAt: { gt: new Date(now().getTime() - keptFor * 86_400_000) },
      },
    })
    const known = new Set([...open, ...kept].map((one) => one.recordId))
    const fresh = due.filter((one) => !known.has(one.id))
    if (fresh.length > 0) {
      await tx.erasure.createMany({ data: fresh.map((one) => proposalOf(one, plumbline.id)) })
    }
    return fresh.length
  })
}

function proposalOf({ id, endedOn, dueOn, ...due }: Due, proposedById: string) {
  return {
    ...due,
    id: crypto.randomUUID(),
    kind: 'record',
    recordId: id,
    endedOn: new Date(endedOn),
    dueOn: new Date(dueOn),
    state: 'proposed',
    proposedById,
    proposedAt: now(),
  }
}

/**
 * What waits for a decision, longest due first, or with `decided` what was decided, latest first; of
 * confidential records as far as the person may see them. Throws Forbidden.
 */
export async function listProposals(
  actor: Actor,
  { decided = false, take = 500 }: { decided?: boolean; take?: number } = {},
): Promise<Proposal[]> {
  requirePermission(actor, 'trail.read', 'see what is proposed for erasure')
  const rows = await db().erasure.findMany({
    where: decided ? { state: { in: ['approved', 'kept'] } } : { state: 'proposed' },
    orderBy: decided ? [{ decidedAt: 'desc' }] : [{ dueOn: 'asc' }, { proposedAt: 'asc' }],
    take,
  })
  const names = await recordNames(
    actor,
    rows.map((one) => one.recordId),
  )
  const people = await personNames(
    rows.flatMap((one) => [
      one.recordId,
      one.proposedById,
      ...(one.decidedById ? [one.decidedById] : []),
    ]),
  )
  const nameOf = (id: string) =>
    id === plumbline.id ? plumbline.name : (people.get(id)?.name ?? 'Somebody')
  return rows
    .filter((one) => !isConfidential(one.register) || names.has(one.recordId))
    .map((one) => ({
      id: one.id,
      kind: one.kind === 'person' ? ('person' as const) : ('record' as const),
      register: one.register,
      recordId: one.recordId,
      code: one.code,
      title: one.kind === 'person' ? nameOf(one.recordId) : (names.get(one.recordId)?.title ?? ''),
      rule: one.rule,
      endedOn: one.endedOn?.toISOString().slice(0, 10) ?? null,
      dueOn: one.dueOn?.toISOString().slice(0, 10) ?? null,
      state: one.state as Proposal['state'],
      proposedById: one.proposedById,
      proposedBy: nameOf(one.proposedById),
      proposedAt: one.proposedAt.toISOString(),
      proposalReason: one.proposalReason,
      decidedBy: one.decidedById ? nameOf(one.decidedById) : '',
      decidedAt: one.decidedAt?.toISOString() ?? null,
      decisionReason: one.decisionReason,
    }))
}

function isConfidential(register: string): boolean {
  return isRegister(register) && registerOf(register).access === 'confidential'
}

/**
 * Approves proposals and carries them out, all of them in one transaction or none: contents go, the
 * tombstones stay; files that nothing else names any more follow with the hourly housekeeping. Throws Forbidden for who
 * proposed it or set the rule, or what the rule or a legal hold keeps by now; Invalid without a reason.
 */
export async function approveErasures(
  actor: Actor,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<number> {
  return decide(actor, { ids, reason, action: 'erasure.approve' }, async (tx, sql, found, why) => {
    const rules = await rulesInForce()
    const today = await todayHere(sql)
    for (const one of found) {
      await speakAs(sql, actor, { action: 'erasure.approve', reason: why })
      if (one.kind === 'person') {
        if (one.recordId === actor.id) throw new Forbidden('Somebody else decides on your name.')
      } else await requireDue(sql, actor, one, { rules, today })
      await tx.erasure.update({
        where: { id: one.id },
        data: {
          state: 'approved',
          decidedById: actor.id,
          decidedAt: now(),
          decisionReason: why,
        },
      })
      await sql(`SELECT set_config('plumbline.erasure', $1, true)`, [one.id])
      if (one.kind === 'person') await takeNameAway(tx, sql, one)
      else await eraseRecord(actor, { tx, sql }, one)
      await tx.erasure.update({ where: { id: one.id }, data: { carriedOutAt: now() } })
    }
  })
}

/** Decides that these are kept, with a reason; they are proposed again in a year. Throws as approving does. */
export async function keepRecords(
  actor: Actor,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<number> {
  return decide(actor, { ids, reason, action: 'erasure.keep' }, async (tx, _sql, found, why) => {
    await tx.erasure.updateMany({
      where: { id: { in: found.map((one) => one.id) } },
      data: { state: 'kept', decidedById: actor.id, decidedAt: now(), decisionReason: why },
    })
  })
}

type Found = Awaited<ReturnType<Tx['erasure']['findMany']>>

async function decide(
  actor: Actor,
  { ids, reason, action }: { ids: readonly string[]; reason: string; action: string },
  work: (tx: Tx, sql: Sql, found: Found, why: string) => Promise<void>,
): Promise<number> {
  requirePermission(actor, 'erasures.approve', 'decide on erasures')
  const why = reason.trim()
  if (!why) throw new Invalid({ reason: 'Give the reason; it stays on record.' })
  if (ids.length === 0) throw new Invalid({ '': 'Choose what you decide on.' })
  return governed(actor, { action, reason: why }, async (tx, sql) => {
    const found = await tx.erasure.findMany({
      where: { id: { in: [...ids] }, state: 'proposed' },
      orderBy: { id: 'asc' },
    })
    const seen = await recordNames(
      actor,
      found.map((one) => one.recordId),
      { sql },
    )
    const isAll =
      found.length === new Set(ids).size &&
      found.every((one) => !isConfidential(one.register) || seen.has(one.recordId))
    if (!isAll) throw new NotFound('Some of this is not proposed any more. Look again.')
    if (found.some((one) => one.proposedById === actor.id))
      throw new Forbidden('You proposed one of these yourself: somebody else decides on it.')
    await work(tx, sql, found, why)
    return found.length
  })
}

/** Throws Forbidden when the rule does not let it go (any more), or when this person set that rule. */
async function requireDue(
  sql: Sql,
  actor: Actor,
  { register, recordId, code }: Found[number],
  { rules, today }: { rules: RetentionRule[]; today: string },
): Promise<void> {
  for (const rule of rules.filter((one) => one.register === register)) {
    const [due] = await dueUnder(sql, rule, { today, id: recordId })
    if (!due) continue
    if (rule.setById === actor.id)
      throw new Forbidden(`You set the rule that lets ${code} go: somebody else approves.`)
    return
  }
  throw new Forbidden(
    `${code} stays: it is under legal hold, an open record rests on it, or its rule keeps it longer now.`,
  )
}
