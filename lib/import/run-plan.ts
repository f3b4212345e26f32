import type { Actor } from '../access/actor.ts'
import type { Difference } from '../records/diff.ts'
import { type ImportPlan, importOf, type OfferedDifference, type PlannedUpdate } from './plan.ts'
import { prepareImport } from './prepare.ts'
import { tableOfRun } from './run-table.ts'
import type { ImportRun } from './runs.ts'

/** What an import would do with the decisions taken so far. */
export type RunCounts = {
  rows: number
  creates: number
  changes: number
  /** Rows whose record stays as it is, also because a difference is kept. */
  unchanged: number
  refused: number
  errors: number
  warnings: number
  /** The table lacks columns, so nothing of it can be imported. */
  isBlocked: boolean
}

type Kept = { plan: Promise<ImportPlan>; at: number }
const shared = globalThis as { plumblinePlans?: Map<string, Kept> }
const plans = () => {
  shared.plumblinePlans ??= new Map()
  return shared.plumblinePlans
}
/** Turning the pages of a preview asks for the same plan; the import itself makes its own. */
const keptFor = 60_000
const most = 3

/**
 * The plan of a run. With `afresh` it is compared with the records of now; otherwise a plan of the
 * last minute will do, so that a preview can be paged through. Throws as `prepareImport`.
 */
export async function planOfRun(
  actor: Actor,
  run: ImportRun,
  { afresh = false }: { afresh?: boolean } = {},
): Promise<ImportPlan> {
  const { encoding, delimiter, mapping } = run
  const key = JSON.stringify([actor.id, actor.roles, run.id, encoding, delimiter, mapping])
  const known = plans().get(key)
  if (!afresh && known && Date.now() - known.at < keptFor) return known.plan
  const plan = tableOfRun(run).then((table) => prepareImport(actor, { table, mapping }))
  plans().delete(key)
  plans().set(key, { plan, at: Date.now() })
  plan.catch(() => plans().delete(key))
  setTimeout(() => plans().delete(key), keptFor).unref()
  for (const old of [...plans().keys()].slice(0, -most)) plans().delete(old)
  return plan
}

/** Forgets the plans of a run: its records are about to be others. */
export function forgetPlans(run: ImportRun): void {
  for (const key of plans().keys()) if (key.includes(run.id)) plans().delete(key)
}

/** Name of a decision about one difference of one record. */
export function decisionKey(recordId: string, { field, label }: Difference): string {
  return field === 'source' ? `${recordId}|source|${label}` : `${recordId}|${field}`
}

/** Whether a difference is taken: what changed in the file is, what was edited here stays. */
export function isTaken(
  run: Pick<ImportRun, 'decisions'>,
  update: PlannedUpdate,
  difference: OfferedDifference,
): boolean {
  return (
    run.decisions[decisionKey(update.existing.id, difference)] ?? difference.changedIn === 'file'
  )
}

/** The plan with the differences that are taken, and no others. */
export function decided(run: Pick<ImportRun, 'decisions'>, plan: ImportPlan): ImportPlan {
  const updates = plan.updates.flatMap((update) => {
    const differences = update.differences.filter((one) => isTaken(run, update, one))
    return differences.length ? [{ ...update, differences }] : []
  })
  return { ...plan, updates }
}

/** The rows to write, as `importRecords` takes them. */
export function rowsToWrite(run: ImportRun, plan: ImportPlan) {
  return importOf(decided(run, plan), { overEdits: true })
}

/** What importing would do now. */
export function countsOf(run: ImportRun, plan: ImportPlan): RunCounts {
  const { updates } = decided(run, plan)
  const errors = plan.problems.filter((one) => one.severity === 'error')
  return {
    rows: plan.rows,
    creates: plan.creates.length,
    changes: updates.length,
    unchanged: plan.rows - plan.creates.length - updates.length - plan.refused,
    refused: plan.refused,
    errors: errors.length,
    warnings: plan.problems.length - errors.length,
    isBlocked: errors.some((one) => one.row === 0),
  }
}
