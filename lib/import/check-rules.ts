import type { Actor } from '../access/actor.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { isEmpty } from '../fields/codec.ts'
import { applies } from '../fields/condition.ts'
import { completeValues } from '../records/values.ts'
import { ruleContext, todayHere } from '../records/work.ts'
import { type AnyRecord, initialState, type RegisterDefinition } from '../registers/define.ts'
import type { RuleContext } from '../registers/rules.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { type ImportMapping, rulesOfMapping } from './mapping.ts'
import { type ImportPlan, importOf } from './plan.ts'

/**
 * Holds a plan against the rules of the register (what fields must agree on with each other), so
 * that the preview names the row and not only the import fails. A value that the mapping lets be
 * empty is left out with a warning; any other refuses its row.
 */
export async function checkRules(
  actor: Actor,
  definition: RegisterDefinition,
  mapping: ImportMapping,
  plan: ImportPlan,
  existing: ReadonlyMap<string, AnyRecord> = new Map(),
): Promise<ImportPlan> {
  const rules = rulesOf(definition.key)
  const sql = sqlOf(pool())
  const day = await todayHere(sql)
  const context = remembering(ruleContext(actor, sql, day, now().toISOString()))
  const problemsOf = async (record: AnyRecord, before: AnyRecord | null = null) => {
    const settled = { ...record, ...(await rules.derive?.({ record, before, context })) }
    const found = { ...((await rules.check?.({ record: settled, before, context })) ?? {}) }
    for (const [key, field] of Object.entries(definition.fields)) {
      if (field.required && applies(field, settled) && isEmpty(settled[key]))
        found[key] ??= `${field.label} is needed.`
    }
    return found
  }
  const columnOf = (key: string) => rulesOfMapping(mapping).find((one) => one.rule.field === key)
  const checked: ImportPlan = { ...plan, creates: [], updates: [], problems: [...plan.problems] }
  for (const create of plan.creates) {
    const values = { ...create.values }
    const draft = (): AnyRecord => draftOf(actor, definition, values, create.state)
    let problems = await problemsOf(draft())
    for (const [key, message] of Object.entries(problems)) {
      const found = columnOf(key)
      const isLenient = found?.rule.unreadable === 'empty' && !isEmpty(values[key])
      if (isLenient) delete values[key]
      checked.problems.push({
        severity: isLenient ? 'warning' : 'error',
        row: create.row,
        line: create.line,
        column: found?.column ?? '',
        value: (found && create.source?.[found.column]) ?? '',
        message: isLenient ? `${message} It is left out.` : message,
      })
    }
    if (Object.keys(problems).length) problems = await problemsOf(draft())
    if (Object.keys(problems).length) checked.refused += 1
    else checked.creates.push({ ...create, values })
  }
  for (const update of plan.updates) {
    const before = existing.get(update.existing.id)
    const [change] = importOf({ ...plan, creates: [], updates: [update] }).changes
    const problems =
      before && change ? await problemsOf({ ...before, ...change.values }, before) : {}
    for (const [key, message] of Object.entries(problems)) {
      const column = columnOf(key)?.column ?? ''
      const value = update.source?.[column] ?? ''
      const { row, line } = update
      checked.problems.push({ severity: 'error', row, line, column, value, message })
    }
    if (Object.keys(problems).length) checked.refused += 1
    else checked.updates.push(update)
  }
  return checked
}

function draftOf(
  actor: Actor,
  definition: RegisterDefinition,
  values: Record<string, unknown>,
  state: string | undefined,
): AnyRecord {
  const at = now().toISOString()
  return {
    ownerId: null,
    reviewAt: null,
    ...completeValues(definition, values),
    id: '00000000-0000-7000-8000-000000000000',
    code: `${definition.prefix}-0000`,
    revision: 1,
    state: state ?? initialState(definition),
    createdAt: at,
    createdById: actor.id,
    updatedAt: at,
    updatedById: actor.id,
    archivedAt: null,
    archivedReason: null,
    source: null,
    sourceKey: null,
  }
}

/** Rules ask the same things for every row; the answers don't change within a preview. */
function remembering(context: RuleContext): RuleContext {
  const known = new Map<string, ReturnType<RuleContext['list']>>()
  return {
    ...context,
    list: (register, where) => {
      const key = JSON.stringify([register, where])
      const found = known.get(key) ?? context.list(register, where)
      known.set(key, found)
      return found
    },
  }
}
