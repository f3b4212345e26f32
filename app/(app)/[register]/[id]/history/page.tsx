import type { Metadata } from 'next'
import { HistoryList } from '@/components/records/history-list'
import { trailOf } from '@/components/records/trail'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/access/session'
import { historyOf } from '@/lib/records/history'
import { namesIn } from '@/lib/records/names'
import { requireRemains } from '@/lib/records/record-page'
import { titleField } from '@/lib/registers/define'
import { orNotFound, registerOr404 } from '../../register-or-404'

type Props = { params: Promise<{ register: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History of ${(await params).id}` }
}

/** Everything that ever happened to a record, read from the audit trail. */
export default async function HistoryPage({ params }: Props) {
  const actor = await requireActor()
  const { register: key, id } = await params
  const definition = registerOr404(actor, key)
  const asOf = await readAsOf(actor)
  const record = await orNotFound(requireRemains(actor, key, id, { asOf: asOf?.moment }))
  const [happenings, names] = await Promise.all([
    historyOf(actor, definition, record.id, { asOf: asOf?.moment }),
    namesIn(actor, definition, [record], asOf?.moment),
  ])
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={trailOf(definition, record, {
              codeOf: (id) => names.record(id)?.code,
              page: 'History',
            })}
          />
        }
        title={String(record[titleField(definition)] ?? record.code)}
        about="Read from the audit trail, which the database keeps by itself; nothing here can be changed."
      />
      <Card
        title={`History, ${happenings.length} ${happenings.length === 1 ? 'entry' : 'entries'}`}
      >
        <HistoryList
          happenings={happenings}
          timeZone={actor.timeZone}
          page={() => `/${key}/${record.code}`}
        />
      </Card>
    </>
  )
}
