import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'

/** In the header of a nonconformity: the way to what keeps it from happening again (10.2). */
export function AddCorrectiveAction({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  if (asOf || record.archivedAt || record.state === 'closed') return null
  if (!hasReach(actor, registerOf('actions'), 'create')) return null
  const address = new URLSearchParams({ originId: record.id, kind: 'corrective' })
  return <LinkButton href={`/actions/new?${address}`}>Add an action</LinkButton>
}
