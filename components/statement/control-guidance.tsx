import { roleNames } from '@/lib/access/actor'
import { catalogueControl, catalogueControls } from '@/lib/catalogue/controls'
import { roleOfHint } from '@/lib/catalogue/owner-roles'
import { listRecords } from '@/lib/records/read'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { Link } from '../ui/link'

/** What an auditor asks about a control of Annex A, what usually shows it, and the way to the next. */
export async function ControlGuidance({ actor, page, asOf }: RecordPanelProps) {
  const { controlId } = page.record
  const control = catalogueControl(typeof controlId === 'string' ? controlId : '')
  if (!control) return null
  const role = roleOfHint[control.suggestedOwnerRole]
  const position = catalogueControls.indexOf(control)
  const ids = [catalogueControls[position - 1]?.id, catalogueControls[position + 1]?.id]
  const where = { field: 'controlId', in: ids.filter((id) => id !== undefined) }
  const { records } = await listRecords(actor, 'controls', { where, asOf })
  const neighbour = (id: string | undefined) => records.find((record) => record.controlId === id)
  const [previous, next] = ids.map(neighbour)
  return (
    <Card
      title={`What ${control.id} asks`}
      className="pl-guidance"
      actions={
        <span className="pl-actions">
          {previous && (
            <Link className="pl-link" href={`/controls/${previous.code}`}>{`← ${ids[0]}`}</Link>
          )}
          {next && <Link className="pl-link" href={`/controls/${next.code}`}>{`${ids[1]} →`}</Link>}
        </span>
      }
    >
      <p>{control.description}</p>
      <h3 className="pl-h3">What an auditor asks</h3>
      <ul className="pl-bullets">
        {control.questions.map((one) => (
          <li key={one.id}>{one.question}</li>
        ))}
      </ul>
      <h3 className="pl-h3">What usually shows it</h3>
      <ul className="pl-bullets">
        {control.typicalEvidence.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p className="pl-muted">
        {role && `Usually owned by: ${roleNames[role]}. `}
        {control.exclusionNote}
      </p>
    </Card>
  )
}
