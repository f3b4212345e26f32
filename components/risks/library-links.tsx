import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'

/** Above the risks: the way into the library. */
export function StartFromLibrary({ actor }: { actor: Actor }) {
  if (!hasReach(actor, registerOf('risks'), 'create')) return null
  return <LinkButton href="/risks/library">Start from the library</LinkButton>
}

/** On a system: the library with this system chosen. */
export function AddRisks({ actor, page, asOf }: RecordPanelProps) {
  const { record, can } = page
  if (asOf || !can.comment || record.archivedAt || !hasReach(actor, registerOf('risks'), 'create'))
    return null
  if (['retired', 'rejected'].includes(record.state)) return null
  return <LinkButton href={`/risks/library?systemId=${record.id}`}>Add risks</LinkButton>
}
