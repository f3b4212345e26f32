import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PackStatusTag } from '@/components/packs/pack-status-tag'
import { LinkButton } from '@/components/ui/button'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listPacks } from '@/lib/packs/request'
import { personNames } from '@/lib/records/names'

export const metadata: Metadata = { title: 'Evidence packs' }

/** Packs that were asked for, with where each stands. */
export default async function PacksPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'packs.build')) notFound()
  const packs = await listPacks(actor)
  const people = await personNames(packs.map((pack) => pack.requestedById))
  const newPack = (
    <LinkButton tone="primary" href="/packs/new">
      Build a pack
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="Evidence packs"
        about="One file that anybody can check, offline and without us: documents, data, evidence and the audit trail up to a moment, signed."
        clauses={['9.2', '7.5.3']}
        actions={newPack}
      />
      {packs.length === 0 ? (
        <div className="pl-card">
          <EmptyState title="No packs yet" actions={newPack}>
            A pack holds what an auditor samples: the Statement of Applicability, the risk register
            and treatment plan, a dossier for each AI system, assessments, policies, a report of
            each nonconformity, evidence files, and the part of the audit trail that proves them.
          </EmptyState>
        </div>
      ) : (
        <DataTable label="Evidence packs" stack>
          <thead>
            <tr>
              <Th>Code</Th>
              <Th>Pack</Th>
              <Th>Holds</Th>
              <Th>As of</Th>
              <Th>Asked for by</Th>
              <Th>State</Th>
            </tr>
          </thead>
          <tbody>
            {packs.map((pack) => (
              <tr key={pack.id}>
                <Td className="pl-lead pl-code">{pack.code}</Td>
                <Td className="pl-lead pl-beside-code">
                  <Link className="pl-link" href={`/packs/${pack.code}`}>
                    {pack.title}
                  </Link>
                  <br />
                  <span className="pl-muted">{pack.purpose}</span>
                </Td>
                <Td label="Holds">{pack.filterInWords}</Td>
                <Td label="As of">
                  <TimeText at={pack.asOf} timeZone={actor.timeZone} />
                </Td>
                <Td label="Asked for by">
                  {people.get(pack.requestedById)?.name}
                  <br />
                  <span className="pl-muted">
                    <TimeText at={pack.createdAt} timeZone={actor.timeZone} />
                  </span>
                </Td>
                <Td label="State">
                  <PackStatusTag status={pack.status} />
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  )
}
