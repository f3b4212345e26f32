import { renewals, type Stales, staleBy, staleInWords } from '@/lib/checks/stale'
import { systemsOf } from '@/lib/checks/state'
import { listRecords } from '@/lib/records/read'
import type { RecordTypes } from '@/lib/registers/record-types'
import { Callout } from '../ui/callout'
import { Link } from '../ui/link'
import type { RecordPanelProps } from './sections'

type Props = RecordPanelProps & { register: Stales }

/** Says of a record that a major change made it stale, which one, and how it is renewed (8.1). */
async function Stale({ register, actor, page, asOf }: Props) {
  const systemIds = systemsOf(page.record)
  if (systemIds.length === 0 || page.record.archivedAt) return null
  const filters = { systemIds: systemIds.join(','), state: 'released', size: 'major' }
  const { records } = await listRecords(actor, 'changes', { filters, asOf })
  const change = staleBy(
    register,
    page.record as never,
    records as unknown as RecordTypes['changes'][],
  )
  if (!change) return null
  return (
    <Callout tone="bad" title={`Stale: ${staleInWords(change)}`}>
      <Link className="pl-link" href={`/changes/${change.code}`}>
        {change.title ?? change.code}
      </Link>
      . {renewals[register]}
    </Callout>
  )
}

export const StaleAssessment = (props: RecordPanelProps) => (
  <Stale {...props} register="impact-assessments" />
)
export const StaleRisk = (props: RecordPanelProps) => <Stale {...props} register="risks" />
export const StaleValidation = (props: RecordPanelProps) => (
  <Stale {...props} register="validations" />
)
export const StaleOversight = (props: RecordPanelProps) => <Stale {...props} register="oversight" />
