import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'

/** On the criteria in force: the way to the next set, which begins as a copy of them. */
export function NextCriteria({ actor, page, asOf }: RecordPanelProps) {
  if (asOf || page.record.state !== 'approved') return null
  if (!hasReach(actor, registerOf('risk-criteria'), 'create')) return null
  return <LinkButton href="/risk-criteria/new">Write the next version</LinkButton>
}
