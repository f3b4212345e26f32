import type { Actor } from '@/lib/access/actor'
import type { ImportPlan } from '@/lib/import/plan'
import { countsOf, decisionKey, isTaken, planOfRun } from '@/lib/import/run-plan'
import type { ImportRun } from '@/lib/import/runs'
import { namesIn } from '@/lib/records/names'
import type { AnyRecord, RegisterDefinition } from '@/lib/registers/define'
import { inSentence } from '@/lib/registers/wording'
import { LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Pagination } from '../ui/pagination'
import { Stat } from '../ui/stat'
import { decide, saveMappingAs, startImport } from './actions'
import { type ChangedRecord, Differences } from './differences'
import { ProblemsTable, type ProblemView } from './problems-table'
import { SampleRecords } from './sample-records'
import { SaveMapping } from './save-mapping'
import { StartForm } from './start-form'

const changedPerPage = 20
const sampleSize = 5
export type PreviewQuery = { problems: string; page: number; changed: number }

/** What the import would do, before it does anything. */
export async function PreviewStep({
  actor,
  definition,
  run,
  base,
  query,
}: {
  actor: Actor
  definition: RegisterDefinition
  run: ImportRun
  base: string
  query: PreviewQuery
}) {
  const plan = await planOfRun(actor, run)
  const counts = countsOf(run, plan)
  const [one, many] = [inSentence(definition.name.one), inSentence(definition.name.many)]
  const view: ProblemView =
    query.problems === 'warnings' || (!query.problems && counts.errors === 0)
      ? 'warnings'
      : 'errors'
  const hrefOf = (kind: ProblemView, page: number, changed = query.changed) =>
    `${base}?step=preview&problems=${kind}&page=${page}&changed=${changed}`
  const sample = sampleOf(plan)
  const names = await namesIn(
    actor,
    definition,
    sample.map((row) => row.values as AnyRecord),
  )
  const isDone = counts.creates + counts.changes === 0 && counts.refused === 0
  const nothing = counts.creates + counts.changes === 0
  // Errors stand before the differences, for they are in the way; mere warnings come after them.
  const problems = plan.problems.length > 0 && (
    <ProblemsTable problems={plan.problems} view={view} page={query.page} hrefOf={hrefOf} />
  )
  return (
    <div className="pl-grid">
      {run.failure && (
        <Callout tone="bad" role="alert" title="Nothing was imported">
          {run.failure}
        </Callout>
      )}
      {counts.isBlocked && (
        <Callout tone="bad" role="alert" title="The table does not fit the mapping">
          {plan.problems
            .filter((problem) => problem.row === 0 && problem.severity === 'error')
            .map((problem) => (
              <p key={problem.column}>{problem.message}</p>
            ))}
          <p>Nothing can be imported until the columns are mapped again.</p>
          <LinkButton href={`${base}?step=columns`}>Go to the columns</LinkButton>
        </Callout>
      )}
      {nothing && counts.refused > 0 && !counts.isBlocked && (
        <Callout tone="bad" role="alert" title="No row can be imported as it is">
          <p>
            Say what the words in the file mean, or put the rows right in the file and begin again
            with it. What is wrong with each row stands below.
          </p>
          <div className="pl-actions mt-2">
            <LinkButton href={`${base}?step=values`}>Go to the values</LinkButton>
            <LinkButton href={`/import/${definition.key}`}>Begin again</LinkButton>
          </div>
        </Callout>
      )}
      {isDone && (
        <Callout
          tone="met"
          title={`All ${counts.unchanged.toLocaleString('en')} ${many} are here already, unchanged`}
        >
          <p>
            {plan.updates.length > 0
              ? 'Differences are offered below; none of them is taken.'
              : 'There is nothing to import.'}
          </p>
          <LinkButton href={`/${definition.key}`}>Show {many}</LinkButton>
        </Callout>
      )}
      <div className="pl-grid pl-columns-4 pl-import-stats">
        <Stat
          label="New"
          value={counts.creates.toLocaleString('en')}
          note={`of ${counts.rows.toLocaleString('en')} rows`}
        />
        <Stat
          label="Changed"
          value={counts.changes.toLocaleString('en')}
          note={
            plan.updates.length > counts.changes
              ? `${(plan.updates.length - counts.changes).toLocaleString('en')} more kept as they are`
              : 'known by their key columns'
          }
        />
        <Stat label="Unchanged" value={counts.unchanged.toLocaleString('en')} note="here already" />
        <Stat
          label="With errors"
          value={counts.refused.toLocaleString('en')}
          note={
            counts.refused
              ? 'not imported'
              : counts.warnings
                ? `${counts.warnings.toLocaleString('en')} warnings`
                : 'no warnings either'
          }
          tone={counts.refused ? 'bad' : undefined}
        />
      </div>
      {!nothing && (
        <Card className="pl-import-confirm">
          <StartForm
            seen={{ creates: counts.creates, changes: counts.changes, refused: counts.refused }}
            one={one}
            many={many}
            isBlocked={counts.isBlocked}
            next={base}
            start={startImport.bind(null, run.id)}
          />
          <p className="pl-muted">
            In one step: all of it, or nothing. Every record says which file it came from.
          </p>
        </Card>
      )}
      {!counts.isBlocked && counts.errors > 0 && problems}
      {plan.updates.length > 0 && (
        <Card title="What differs from the records here" id="differences">
          <p className="pl-help">
            Ticked: what the file says is taken. Not ticked: the record keeps what it has.
          </p>
          <Differences
            records={changedOf(run, plan, definition, query.changed)}
            decide={decide.bind(null, run.id)}
          />
          {plan.updates.length > changedPerPage && (
            <ChangedPages
              total={plan.updates.length}
              at={query.changed}
              hrefOf={(page) => `${hrefOf(view, query.page, page)}#differences`}
            />
          )}
        </Card>
      )}
      {!counts.isBlocked && counts.errors === 0 && problems}
      {sample.length > 0 && (
        <SampleRecords
          definition={definition}
          records={sample}
          names={names}
          total={plan.creates.length}
        />
      )}
      {!counts.isBlocked && run.origin !== 'shipped' && (
        <Card>
          <SaveMapping
            name={run.origin === 'saved' ? run.mapping.name : ''}
            save={saveMappingAs.bind(null, run.id)}
          />
        </Card>
      )}
    </div>
  )
}

/** Rows from all over the table, not only the first. */
function sampleOf({ creates }: ImportPlan) {
  const every = Math.max(1, Math.floor(creates.length / sampleSize))
  return creates.filter((_, index) => index % every === 0).slice(0, sampleSize)
}

function changedOf(
  run: ImportRun,
  plan: ImportPlan,
  definition: RegisterDefinition,
  page: number,
): ChangedRecord[] {
  const at = Math.max(1, page) - 1
  return plan.updates.slice(at * changedPerPage, (at + 1) * changedPerPage).map((update) => ({
    id: update.existing.id,
    code: update.existing.code,
    title: update.existing.title,
    href: `/${definition.key}/${update.existing.code}`,
    row: update.row,
    differences: update.differences.map((one) => ({
      key: decisionKey(update.existing.id, one),
      label: one.field === 'source' ? `Source: ${one.label}` : one.label,
      before: one.before.slice(0, 600),
      after: one.after.slice(0, 600),
      changedIn: one.changedIn,
      taken: isTaken(run, update, one),
    })),
  }))
}

function ChangedPages({
  total,
  at,
  hrefOf,
}: {
  total: number
  at: number
  hrefOf: (page: number) => string
}) {
  const pages = Math.ceil(total / changedPerPage)
  const page = Math.min(Math.max(1, at), pages)
  const end = Math.min(total, page * changedPerPage)
  return (
    <Pagination
      says={`${((page - 1) * changedPerPage + 1).toLocaleString('en')}–${end.toLocaleString('en')} of ${total.toLocaleString('en')} records`}
      previous={page > 1 ? hrefOf(page - 1) : null}
      next={page < pages ? hrefOf(page + 1) : null}
    />
  )
}
