import { valuesViews } from '@/lib/import/edit-mapping'
import { tableOfRun } from '@/lib/import/run-table'
import type { ImportRun } from '@/lib/import/runs'
import type { RegisterDefinition } from '@/lib/registers/define'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { keepValues } from './actions'
import { ValuesForm } from './values-form'

/** What the values in columns of choices mean. */
export async function ValuesStep({
  definition,
  run,
  base,
}: {
  definition: RegisterDefinition
  run: ImportRun
  base: string
}) {
  const views = valuesViews(await tableOfRun(run), definition, run.mapping)
  if (views.length === 0) {
    return (
      <div className="pl-card">
        <EmptyState
          title="No column goes to a choice"
          actions={
            <>
              <LinkButton href={`${base}?step=columns`}>Back to the columns</LinkButton>
              <LinkButton tone="primary" href={`${base}?step=preview`}>
                Show the preview
              </LinkButton>
            </>
          }
        >
          There are no values to translate; every cell is taken as it stands.
        </EmptyState>
      </div>
    )
  }
  return (
    <ValuesForm
      views={views}
      isProposed={run.origin === 'likeness'}
      back={`${base}?step=columns`}
      next={`${base}?step=preview`}
      keep={keepValues.bind(null, run.id)}
    />
  )
}
