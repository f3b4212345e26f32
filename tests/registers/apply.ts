import type { Actor } from '../../lib/access/actor.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import type { RecordTypes } from '../../lib/registers/record-types.ts'
import type { RuleContext, StatesOfDays } from '../../lib/registers/rules.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'

/** The record with its derived fields, as a write leaves it. */
export async function derived<K extends keyof RecordTypes>(
  register: K,
  record: RecordTypes[K],
  context: RuleContext,
  before: RecordTypes[K] | null = null,
): Promise<RecordTypes[K]> {
  const values = await rulesOf(register).derive?.({
    record: record as unknown as AnyRecord,
    before: before as unknown as AnyRecord | null,
    context,
  })
  return { ...record, ...values } as RecordTypes[K]
}

/** What is wrong with the record, by field. */
export async function problemsOf<K extends keyof RecordTypes>(
  register: K,
  record: RecordTypes[K],
  context: RuleContext,
  before: RecordTypes[K] | null = null,
) {
  const input = {
    record: record as unknown as AnyRecord,
    before: before as unknown as AnyRecord | null,
  }
  return (await rulesOf(register).check?.({ ...input, context })) ?? {}
}

/** Why this person may not take the step, or false. */
export async function refusal<K extends keyof RecordTypes>(
  register: K,
  step: string,
  record: RecordTypes[K],
  context: RuleContext,
): Promise<string | false> {
  const input = { actor: context.actor, record: record as unknown as AnyRecord, context }
  return (await stepOf(register, step).refuse?.(input)) ?? false
}

/** The fields that change with the step. */
export async function changeOf<K extends keyof RecordTypes>(
  register: K,
  step: string,
  record: RecordTypes[K],
  context: RuleContext,
  states: StatesOfDays = new Map(),
) {
  const input = {
    actor: context.actor as Actor,
    record: record as unknown as AnyRecord,
    context,
    states,
  }
  return (await stepOf(register, step).change?.(input)) ?? {}
}

/** The step of a register's lifecycle; a name that does not exist fails the test. */
export function stepOf(register: string, step: string) {
  const found = rulesOf(register).transitions[step]
  if (!found) throw new Error(`${register} has no step ${step}`)
  return found
}
