import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Actor } from '../lib/access/actor.ts'
import { actorOfAccount } from '../lib/access/sessions.ts'
import { pool } from '../lib/db/client.ts'
import { sqlOf } from '../lib/db/sql.ts'
import { describePlan, describeProblem } from '../lib/import/describe.ts'
import { type ImportMapping, parseMapping } from '../lib/import/mapping.ts'
import { shippedMappings } from '../lib/import/mappings/index.ts'
import { importOf } from '../lib/import/plan.ts'
import { prepareImport } from '../lib/import/prepare.ts'
import { proposeMapping } from '../lib/import/propose.ts'
import { readTable } from '../lib/import/read-table.ts'
import type { Table } from '../lib/import/table.ts'
import { importRecords } from '../lib/records/import.ts'
import type { RegisterDefinition } from '../lib/registers/define.ts'
import { registerOf } from '../lib/registers/index.ts'
import { answer, CommandFailed, runCommand, say } from './command.ts'

const usage =
  'npm run import -- --register KEY [--mapping NAME or FILE.json] [--as EMAIL] [--good-rows-only] [--over-edits] [--dry-run] FILE'
const shownProblems = 200

await runCommand(async ({ args, signal }) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      register: { type: 'string' },
      mapping: { type: 'string' },
      as: { type: 'string' },
      'good-rows-only': { type: 'boolean', default: false },
      'over-edits': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (!file || !values.register) throw new CommandFailed(`Say what to import where: ${usage}`)
  if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`)
  const definition = registerOf(values.register)
  const actor = await whoImports(values.as)
  const table = await readTable(file)
  const mapping = await mappingOf(values.mapping, table, definition)
  const plan = await prepareImport(actor, { table, mapping })
  const errors = plan.problems.filter((one) => one.severity === 'error')
  for (const problem of [
    ...errors,
    ...plan.problems.filter((one) => one.severity === 'warning'),
  ].slice(0, shownProblems)) {
    say(`${problem.severity === 'error' ? 'Error' : 'Warning'}. ${describeProblem(problem)}`)
  }
  if (plan.problems.length > shownProblems)
    say(`… and ${plan.problems.length - shownProblems} more.`)
  say(describePlan(plan))
  const isRefused =
    errors.length > 0 && (!values['good-rows-only'] || errors.some((one) => one.row === 0))
  const summary = {
    register: definition.key,
    mapping: mapping.name,
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows: plan.rows,
    created: 0,
    changed: 0,
    refused: plan.refused,
    warnings: plan.problems.length - errors.length,
    dryRun: values['dry-run'],
  }
  if (isRefused) {
    answer(JSON.stringify(summary))
    say('Nothing was imported. Correct the rows, or import the others with --good-rows-only.')
    return 1
  }
  const { creates, changes } = importOf(plan, { overEdits: values['over-edits'] })
  if (values['dry-run']) {
    answer(JSON.stringify({ ...summary, created: creates.length, changed: changes.length }))
    return 0
  }
  signal.throwIfAborted()
  const reason = `Imported from ${file.split('/').at(-1)}`
  const done = await importRecords(actor, definition.key, { creates, changes, reason }, (n) => {
    signal.throwIfAborted()
    say(`${n} of ${creates.length + changes.length}`)
  })
  answer(JSON.stringify({ ...summary, ...done }))
  return 0
})

/** The named account, else the first governance lead: an import is somebody's act. */
async function whoImports(email: string | undefined): Promise<Actor> {
  if (email) {
    const actor = await actorOfAccount({ email }, 'cli')
    if (!actor) throw new CommandFailed(`There is no usable account ${email}.`)
    return actor
  }
  const users = await sqlOf(pool())<{ email: string }>(
    `SELECT email FROM users WHERE 'governance-lead' = ANY(roles) ORDER BY "createdAt", id`,
  )
  for (const user of users) {
    const actor = await actorOfAccount({ email: user.email }, 'cli')
    if (actor) return actor
  }
  throw new CommandFailed('Nobody here is a governance lead; say in whose name with --as EMAIL.')
}

async function mappingOf(
  name: string | undefined,
  table: Table,
  definition: RegisterDefinition,
): Promise<ImportMapping> {
  const shipped = Object.values(shippedMappings)
  if (!name) return proposeMapping(table, definition, shipped).mapping
  const known = shippedMappings[name] ?? shipped.find((one) => one.name === name)
  if (known) return parseMapping(known, definition)
  if (!existsSync(name)) {
    throw new CommandFailed(
      `There is no mapping “${name}”. Known: ${Object.keys(shippedMappings).join(', ')}, or a JSON file.`,
    )
  }
  return parseMapping(JSON.parse(await readFile(name, 'utf8')), definition)
}
