import { hasReach } from '@/lib/access/reach'
import { isAudience } from '@/lib/documents/audience'
import { acknowledgedBy } from '@/lib/records/acknowledgements'
import { personNames } from '@/lib/records/names'
import { listRecords } from '@/lib/records/read'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import { stateLabel } from '../records/column-label'
import type { RecordPanelProps } from '../records/sections'
import { ActionButton } from '../ui/action-button'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { AcknowledgeButton } from './acknowledge-button'
import { AcknowledgementsCard } from './acknowledgements-card'
import { startNextVersion } from './actions'
import { VersionText } from './version-text'

/** A document's version in force to read and acknowledge, and all its versions. */
export async function DocumentPanel(props: RecordPanelProps) {
  const { actor, page, asOf } = props
  const { record } = page
  const definition = registerOf('document-versions')
  const { records } = await listRecords(actor, definition.key, {
    filters: { documentId: record.id },
    sort: '-code',
    limit: 100,
    asOf,
  })
  const people = await personNames(
    records.flatMap((one) => (typeof one.approvedById === 'string' ? [one.approvedById] : [])),
  )
  const inForce = records.find((one) => one.state === 'effective')
  const open = records.find((one) => ['draft', 'in-review', 'approved'].includes(one.state))
  const mayWrite =
    !asOf &&
    !record.archivedAt &&
    record.state !== 'withdrawn' &&
    hasReach(actor, definition, 'create')
  const audience = Array.isArray(record.audience) ? record.audience.map(String) : []
  return (
    <>
      {inForce && <InForce panel={props} version={inForce} audience={audience} />}
      <Card
        title="Versions"
        actions={
          mayWrite &&
          (open ? (
            <LinkButton
              href={`/document-versions/${open.code}${open.state === 'draft' ? '/edit' : ''}`}
            >
              Go on with {String(open.number ?? open.code)}
            </LinkButton>
          ) : (
            <ActionButton
              act={startNextVersion.bind(null, record.id)}
              tone={records.length ? 'quiet' : 'primary'}
            >
              {records.length ? 'Write the next version' : 'Write the first version'}
            </ActionButton>
          ))
        }
      >
        {records.length === 0 ? (
          <p className="pl-muted">
            None yet. A document says something once a version of it is approved and in force.
          </p>
        ) : (
          <DataTable label="Versions" bare stack>
            <thead>
              <tr>
                <Th>Number</Th>
                <Th>State</Th>
                <Th>What changed</Th>
                <Th>In force</Th>
                <Th>Approved by</Th>
              </tr>
            </thead>
            <tbody>
              {records.map((one) => (
                <tr key={one.id}>
                  <Td label="Number">
                    <Link className="pl-link pl-num" href={`/document-versions/${one.code}`}>
                      {String(one.number ?? one.code)}
                    </Link>
                  </Td>
                  <Td label="State">
                    <Tag tone={definition.lifecycle[one.state]}>{stateLabel(one.state)}</Tag>
                  </Td>
                  <Td label="What changed" className={one.summaryOfChanges ? '' : 'pl-empty-cell'}>
                    {String(one.summaryOfChanges ?? '')}
                  </Td>
                  <Td
                    label="In force"
                    className={one.effectiveFrom ? 'whitespace-nowrap' : 'pl-empty-cell'}
                  >
                    <Force version={one} />
                  </Td>
                  <Td label="Approved by" className={one.approvedById ? '' : 'pl-empty-cell'}>
                    {people.get(String(one.approvedById ?? ''))?.name ?? ''}
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        )}
      </Card>
      {inForce && (
        <AcknowledgementsCard actor={actor} version={inForce} audience={audience} asOf={asOf} />
      )}
    </>
  )
}

function Force({ version }: { version: AnyRecord }) {
  const { effectiveFrom, supersededOn } = version
  if (typeof effectiveFrom !== 'string') return null
  if (typeof supersededOn !== 'string')
    return (
      <>
        since <DateText day={effectiveFrom} />
      </>
    )
  return (
    <>
      <DateText day={effectiveFrom} /> to <DateText day={supersededOn} />
    </>
  )
}

async function InForce({
  panel: { actor, page, context, asOf },
  version,
  audience,
}: {
  panel: RecordPanelProps
  version: AnyRecord
  audience: readonly string[]
}) {
  const read = await acknowledgedBy(version.id)
  const mine = read.find((one) => one.personId === actor.id && (!asOf || one.at <= asOf.at))
  const isAsked = isAudience(audience, actor) && page.record.state === 'effective'
  return (
    <Card
      title={`Version ${String(version.number ?? '')}, in force`}
      actions={
        <LinkButton href={`/document-versions/${version.code}`}>About this version</LinkButton>
      }
    >
      <VersionText version={version} context={context} />
      {isAsked && !mine && !asOf && (
        <AcknowledgeButton versionId={version.id} title={String(version.title ?? 'it')} />
      )}
      {mine && (
        <p className="pl-read">
          <Tag tone="met">read</Tag>
          <span>
            You acknowledged it on <DateText day={mine.at.slice(0, 10)} />.
          </span>
        </p>
      )}
    </Card>
  )
}
