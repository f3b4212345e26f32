import type { Metadata } from 'next'
import { Library } from '@/components/risks/library'
import type { Taken } from '@/components/risks/library-filters'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { riskLibrary } from '@/lib/catalogue/risk-library'
import { NotFound } from '@/lib/errors'
import { eachRecord, requireRecord } from '@/lib/records/read'
import { registerOf } from '@/lib/registers/index'
import { registerOr404 } from '../../[register]/register-or-404'
import { startFromLibrary } from './actions'

export const metadata: Metadata = { title: 'Risk library' }

type Props = { searchParams: Promise<{ systemId?: string | string[] }> }

/** The 60 starter risks, to be taken into the register and made one's own (6.1.2). */
export default async function RiskLibraryPage({ searchParams }: Props) {
  const actor = await requireActor()
  const definition = registerOr404(actor, 'risks')
  const asOf = await readAsOf(actor)
  const taken: Taken[] = []
  const fromLibrary = { not: { field: 'libraryId', is: null } }
  for await (const risk of eachRecord(actor, 'risks', { where: fromLibrary, asOf: asOf?.moment })) {
    taken.push({
      libraryId: String(risk.libraryId),
      code: risk.code,
      systemIds: Array.isArray(risk.systemIds) ? risk.systemIds.map(String) : [],
    })
  }
  const wanted = [(await searchParams).systemId].flat()[0]
  const system = wanted ? await systemOrNothing(actor, wanted) : null
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: definition.name.many, href: '/risks' }, { label: 'Library' }]}
          />
        }
        title="Risk library"
        about="Sixty risks that AI systems bring along, to start from. Take those that could happen here, then say in your own words how and to whom."
        clauses={['6.1.2', '8.2']}
      />
      <Library
        risks={riskLibrary}
        taken={taken}
        systems={
          system ? [{ id: system.id, code: system.code, label: String(system.title ?? '') }] : []
        }
        start={!asOf && hasReach(actor, registerOf('risks'), 'create') ? startFromLibrary : null}
      />
    </>
  )
}

async function systemOrNothing(actor: Parameters<typeof requireRecord>[0], id: string) {
  try {
    return await requireRecord(actor, 'systems', id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
