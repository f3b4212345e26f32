import type { Actor } from '../access/actor.ts'
import { hasPermission, requirePermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { isRegister, registers } from '../registers/index.ts'
import { classesOf, defaultYears, leastYears, mostYears } from './defaults.ts'

/** How long what a register holds is kept after it ended; of evidence, one for each classification. */
export type RetentionRule = {
  register: string
  classification: string
  years: number
  /** Why it is less than three years; '' otherwise. */
  reason: string
  /** Who set it and when; null for the default. */
  setById: string | null
  setAt: string | null
}

/** Every rule, in the order of registers. Throws Forbidden for who may not read the audit trail. */
export async function listRules(actor: Actor): Promise<RetentionRule[]> {
  if (!hasPermission(actor, 'retention.manage'))
    requirePermission(actor, 'trail.read', 'see how long records are kept')
  return rulesInForce()
}

/** Every rule in force, for the product itself. */
export async function rulesInForce(): Promise<RetentionRule[]> {
  const set = new Map(
    (await db().retentionRule.findMany()).map((one) => [
      `${one.register}/${one.classification}`,
      one,
    ]),
  )
  return registers.flatMap(({ key }) =>
    classesOf(key).map((classification) => {
      const own = set.get(`${key}/${classification}`)
      return {
        register: key,
        classification,
        years: own?.years ?? defaultYears(key),
        reason: own?.reason ?? '',
        setById: own?.updatedById ?? null,
        setAt: own?.updatedAt.toISOString() ?? null,
      }
    }),
  )
}

/**
 * Sets how long a register, or a class of evidence, is kept. Throws Forbidden, or Invalid: whole years,
 * and a reason for less than three.
 */
export async function saveRule(
  actor: Actor,
  given: { register: string; classification: string; years: number; reason: string },
): Promise<void> {
  requirePermission(actor, 'retention.manage', 'say how long records are kept')
  const { register, classification, years } = given
  if (!isRegister(register) || !classesOf(register).includes(classification))
    throw new Forbidden('There is no such register.')
  if (!Number.isInteger(years) || years < 1 || years > mostYears)
    throw new Invalid({ years: `Give whole years, from 1 to ${mostYears}.` })
  const reason = given.reason.trim()
  if (years < leastYears && !reason)
    throw new Invalid({
      reason: 'Less than three years needs a reason: certification looks back a cycle of three.',
    })
  const values = { years, reason, updatedAt: now(), updatedById: actor.id }
  await governed(actor, { action: 'retention.set', reason }, (tx) =>
    tx.retentionRule.upsert({
      where: { register_classification: { register, classification } },
      create: { id: crypto.randomUUID(), register, classification, ...values },
      update: values,
    }),
  )
}
