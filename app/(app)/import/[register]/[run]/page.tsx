import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { askProgress, discardImport } from '@/components/import/actions'
import { ColumnsStep } from '@/components/import/columns-step'
import { DiscardButton } from '@/components/import/discard-button'
import { PreviewStep } from '@/components/import/preview-step'
import { ResultStep } from '@/components/import/result-step'
import { RunProgress } from '@/components/import/run-progress'
import { ImportSteps, type StepName } from '@/components/import/steps'
import { ValuesStep } from '@/components/import/values-step'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/access/session'
import { ExpectedError, Forbidden, NotFound } from '@/lib/errors'
import { progressOfRun } from '@/lib/import/run-job'
import { tableOfRun } from '@/lib/import/run-table'
import { type ImportRun, readRun } from '@/lib/import/runs'
import { inSentence } from '@/lib/registers/wording'
import { registerOr404 } from '../../../[register]/register-or-404'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ register: string; run: string }>; searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Import' }

/** One import at the step that the address names, or where it stands. */
export default async function ImportRunPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { register, run: id } = await params
  const definition = registerOr404(actor, register)
  const run = await readRun(actor, id).catch(noPage)
  if (run.register !== register) redirect(`/import/${run.register}/${id}`)
  const query = await searchParams
  const step = stepOf(run, query.step)
  const base = `/import/${register}/${id}`
  const many = inSentence(definition.name.many)
  const isOpen = run.status === 'open' || run.status === 'failed'
  const common = { actor, definition, run, base }
  return (
    <>
      <PageHeader
        title={`Import ${many}`}
        crumbs={
          <Breadcrumbs
            trail={[
              { label: definition.name.many, href: `/${register}` },
              { label: 'Import', href: `/import/${register}` },
              { label: run.file.name },
            ]}
          />
        }
        actions={
          isOpen && (
            <DiscardButton
              label="Discard this import"
              next={`/import/${register}`}
              discard={discardImport.bind(null, id)}
            />
          )
        }
      />
      <ImportSteps base={base} current={step} open={isOpen} />
      {step !== 'import' && (await isGone(run)) ? (
        <Callout tone="bad" role="alert" title="The file of this import is not here any more">
          <LinkButton href={`/import/${register}`}>Send it again</LinkButton>
        </Callout>
      ) : (
        <>
          {step === 'columns' && <ColumnsStep {...common} />}
          {step === 'values' && <ValuesStep {...common} />}
          {step === 'preview' && (
            <PreviewStep
              {...common}
              query={{
                problems: one(query.problems),
                page: Number(one(query.page)) || 1,
                changed: Number(one(query.changed)) || 1,
              }}
            />
          )}
        </>
      )}
      {step === 'import' && run.status === 'importing' && (
        <RunProgress progress={await progressOfRun(actor, id)} ask={askProgress.bind(null, id)} />
      )}
      {step === 'import' && run.status === 'done' && (
        <ResultStep definition={definition} run={run} />
      )}
    </>
  )
}

function stepOf(run: ImportRun, asked: string | string[] | undefined): StepName {
  if (run.status === 'importing' || run.status === 'done') return 'import'
  if (asked === 'columns' || asked === 'values' || asked === 'preview') return asked
  return run.status === 'failed' ? 'preview' : 'columns'
}

function noPage(error: unknown): never {
  if (error instanceof NotFound || error instanceof Forbidden) notFound()
  throw error
}

async function isGone(run: ImportRun): Promise<boolean> {
  try {
    await tableOfRun(run)
    return false
  } catch (error) {
    if (error instanceof ExpectedError) return true
    throw error
  }
}

function one(value: string | string[] | undefined): string {
  return [value].flat()[0] ?? ''
}
