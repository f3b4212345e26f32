import { isAudience } from '@/lib/documents/audience'
import { compareTexts, countChanges } from '@/lib/documents/compare'
import { NotFound } from '@/lib/errors'
import { acknowledgedBy } from '@/lib/records/acknowledgements'
import { listRecords, requireRecord } from '@/lib/records/read'
import type { AnyRecord } from '@/lib/registers/define'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { AcknowledgeButton } from './acknowledge-button'
import { AcknowledgementsCard } from './acknowledgements-card'
import { Comparison, describeChanges } from './comparison'

/** What a version changes against the one before, and who has acknowledged it. */
export async function VersionPanel({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  const [document, { records }, read] = await Promise.all([
    documentOf(record, { actor, asOf }),
    listRecords(actor, 'document-versions', {
      filters: { documentId: String(record.documentId) },
      sort: '-code',
      limit: 100,
      asOf,
    }),
    acknowledgedBy(record.id),
  ])
  const audience = Array.isArray(document?.audience) ? document.audience.map(String) : []
  const before = records.find(
    (one) => one.id < record.id && one.state !== 'discarded' && typeof one.body === 'string',
  )
  const lines =
    before && typeof record.body === 'string' ? compareTexts(String(before.body), record.body) : []
  const counts = countChanges(lines)
  const isAsked =
    !asOf &&
    record.state === 'effective' &&
    isAudience(audience, actor) &&
    !read.some((one) => one.personId === actor.id)
  const isUnderWay = ['draft', 'in-review', 'approved'].includes(record.state)
  return (
    <>
      {isAsked && <AcknowledgeButton versionId={record.id} title={String(record.title ?? 'it')} />}
      {before && lines.length > 0 && (
        <Card>
          <details open={isUnderWay}>
            <summary className="pl-compare-title">
              <h2 className="pl-h2">Against version {String(before.number ?? before.code)}</h2>
              <span className="pl-muted">{describeChanges(counts)}</span>
            </summary>
            <Comparison lines={lines} />
            <p className="mt-3">
              <Link className="pl-link" href={`/document-versions/${before.code}`}>
                Read version {String(before.number ?? before.code)}
              </Link>
            </p>
          </details>
        </Card>
      )}
      <AcknowledgementsCard actor={actor} version={record} audience={audience} asOf={asOf} />
    </>
  )
}

async function documentOf(
  version: AnyRecord,
  { actor, asOf }: Pick<RecordPanelProps, 'actor' | 'asOf'>,
) {
  try {
    return await requireRecord(actor, 'documents', String(version.documentId), { asOf })
  } catch (error) {
    // A version in force of a document that the person may not open.
    if (error instanceof NotFound) return null
    throw error
  }
}
