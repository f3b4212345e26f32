import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { discardImport } from '@/components/import/actions'
import { DiscardButton } from '@/components/import/discard-button'
import { ImportSteps } from '@/components/import/steps'
import { UploadTable } from '@/components/import/upload-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { TimeText } from '@/components/ui/date-text'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { type ImportRun, runsOf } from '@/lib/import/runs'
import { inSentence } from '@/lib/registers/wording'
import { registerOr404 } from '../../[register]/register-or-404'

type Props = { params: Promise<{ register: string }> }

export const metadata: Metadata = { title: 'Import' }

/** Begins an import into a register, or goes on with one that was left half-way. */
export default async function ImportPage({ params }: Props) {
  const actor = await requireActor()
  const { register } = await params
  const definition = registerOr404(actor, register)
  if (!hasReach(actor, definition, 'import')) notFound()
  const runs = await runsOf(actor, register)
  const many = inSentence(definition.name.many)
  return (
    <>
      <PageHeader
        title={`Import ${many}`}
        about="From a spreadsheet or an export of another tool. No cell is lost: what has no field here stays with its record. Nothing is written before you have seen what would be."
        crumbs={
          <Breadcrumbs
            trail={[{ label: definition.name.many, href: `/${register}` }, { label: 'Import' }]}
          />
        }
      />
      <ImportSteps base="" current="file" open={false} />
      <div className="pl-grid">
        <UploadTable register={register} many={many} />
        {runs.length > 0 && (
          <Card title="Your imports">
            <ul className="pl-rows pl-lined">
              {runs.map(({ run, at }) => (
                <li key={run.id}>
                  <span>
                    <Link className="pl-link" href={`/import/${register}/${run.id}`}>
                      {run.file.name}
                    </Link>{' '}
                    <span className="pl-muted pl-num">
                      {run.found.rows.toLocaleString('en')} rows ·{' '}
                      <TimeText at={at} timeZone={actor.timeZone} />
                    </span>
                  </span>
                  <StatusTag run={run} />
                  {run.status !== 'importing' && (
                    <DiscardButton
                      label={run.status === 'done' ? 'Forget' : 'Discard'}
                      discard={discardImport.bind(null, run.id)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}

function StatusTag({ run }: { run: ImportRun }) {
  if (run.status === 'done') return <Tag tone="met">done</Tag>
  if (run.status === 'failed') return <Tag tone="bad">nothing imported</Tag>
  if (run.status === 'importing') return <Tag tone="due">under way</Tag>
  return <Tag>not imported yet</Tag>
}
