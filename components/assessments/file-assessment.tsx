import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { ActionButton } from '../ui/action-button'
import { LinkButton } from '../ui/button'
import { fileAssessment } from './actions'

/** On a system: starts its impact assessment in one step, or leads to the one under way. */
export function FileAssessment({ actor, page, asOf }: RecordPanelProps) {
  const { record, can, links } = page
  const definition = registerOf('impact-assessments')
  if (asOf || !can.comment || record.archivedAt || !hasReach(actor, definition, 'create'))
    return null
  if (['retired', 'rejected'].includes(record.state)) return null
  const open = links
    .find((group) => group.register === definition.key && group.field === 'systemId')
    ?.records.find((one) => ['draft', 'returned'].includes(one.state) && !one.archivedAt)
  if (open)
    return (
      <LinkButton href={`/${definition.key}/${open.code}/questionnaire`}>
        Go on with {open.code}
      </LinkButton>
    )
  return (
    <ActionButton act={fileAssessment.bind(null, record.id)}>
      File an impact assessment
    </ActionButton>
  )
}
