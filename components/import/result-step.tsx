import type { ImportRun } from '@/lib/import/runs'
import type { RegisterDefinition } from '@/lib/registers/define'
import { inSentence } from '@/lib/registers/wording'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { Stat } from '../ui/stat'

/** What an import has done, with the way to its records. */
export function ResultStep({
  definition,
  run,
}: {
  definition: RegisterDefinition
  run: ImportRun
}) {
  const { created, changed, at } = run.result ?? { created: 0, changed: 0, at: null }
  const many = inSentence(definition.name.many)
  const touched = created + changed
  const refused = run.agreed?.refused ?? 0
  const same = run.found.rows - touched - refused
  const list = at
    ? `/${definition.key}?updatedAt=${encodeURIComponent(`${at}..${at}`)}`
    : `/${definition.key}`
  return (
    <div className="pl-grid">
      <div className="pl-grid pl-columns-4 pl-import-stats">
        <Stat
          label="Created"
          value={created.toLocaleString('en')}
          note={`of ${run.found.rows.toLocaleString('en')} rows`}
        />
        <Stat label="Changed" value={changed.toLocaleString('en')} />
        <Stat label="Unchanged" value={same.toLocaleString('en')} />
        <Stat
          label="Left out"
          value={refused.toLocaleString('en')}
          note={refused ? 'rows with errors' : undefined}
          tone={refused ? 'due' : undefined}
        />
      </div>
      <Card title="The import is done">
        <p role="status">
          {describeResult(created, changed, many)} from {run.file.name}. Each record has its entry
          in the audit trail, in your name.
        </p>
        <div className="pl-actions mt-3">
          <LinkButton tone="primary" href={list}>
            Show these {touched.toLocaleString('en')} {many}
          </LinkButton>
          <LinkButton href={`/import/${definition.key}`}>Import another file</LinkButton>
        </div>
      </Card>
    </div>
  )
}

function describeResult(created: number, changed: number, many: string): string {
  const parts = [
    created && `${created.toLocaleString('en')} ${many} created`,
    changed && `${changed.toLocaleString('en')} changed`,
  ].filter(Boolean)
  return parts.join(', ')
}
