import { type ImportPlan, type ImportProblem, importOf } from './plan.ts'

/** One problem as a line for people: where it is, what is wrong. */
export function describeProblem({ row, line, column, value, message }: ImportProblem): string {
  const where = row === 0 ? 'Heading' : `Row ${row} (line ${line})`
  const cell = value ? `: “${value.replaceAll(/\s+/g, ' ').slice(0, 80)}”` : ''
  return `${where}${column ? `, ${column}` : ''}${cell}: ${message}`
}

/** What an import would do, in a sentence. */
export function describePlan(plan: ImportPlan): string {
  const { creates, changes } = importOf(plan)
  const warnings = plan.problems.filter((one) => one.severity === 'warning').length
  const parts = [
    `${count(plan.rows, 'row')}`,
    `${creates.length} new`,
    `${changes.length} changed`,
    `${plan.rows - creates.length - changes.length - plan.refused} unchanged`,
  ]
  if (plan.refused) parts.push(`${plan.refused} with errors`)
  if (warnings) parts.push(count(warnings, 'warning'))
  return `${parts.join(', ')}.`
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}
