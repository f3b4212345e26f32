import type { Metadata } from 'next'
import { proposedStart } from '@/components/assessments/proposed-start'
import type { SearchParams } from '@/components/records/list-query'
import { requireActor } from '@/lib/access/session'
import NewRecordPage from '../../[register]/new/page'
import { orNotFound } from '../../[register]/register-or-404'

export const metadata: Metadata = { title: 'New impact assessment' }

type Props = { searchParams: Promise<SearchParams> }

/** A new assessment, named after the system it is for; its questions follow once it is recorded. */
export default async function NewAssessmentPage({ searchParams }: Props) {
  const given = await searchParams
  const systemId = [given.systemId].flat()[0]
  const proposed = systemId ? await orNotFound(proposedStart(await requireActor(), systemId)) : {}
  return (
    <NewRecordPage
      params={Promise.resolve({ register: 'impact-assessments' })}
      searchParams={Promise.resolve({ ...proposed, ...given })}
    />
  )
}
