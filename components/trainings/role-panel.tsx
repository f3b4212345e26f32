import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { CompetenceTag } from './competence-tag'
import { seesEverybody, visibleCompetences } from './visible'

/** What a governance role takes against what its holders and deputies hold (7.2). */
export async function RoleCompetence({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  if (record.state !== 'held') return null
  const needed = (await visibleCompetences(actor, asOf)).filter(({ roles }) =>
    roles.some((role) => role.id === record.id),
  )
  if (needed.length === 0) {
    if (!seesEverybody(actor)) return null
    return (
      <Card title="Competence of its holders">
        <p className="pl-muted">
          No training or qualification names this role, so nothing shows that its holders are able.
        </p>
      </Card>
    )
  }
  return (
    <Card title={seesEverybody(actor) ? 'Competence of its holders' : 'Your competence for it'}>
      <DataTable label="Competence needed and held" bare stack>
        <thead>
          <tr>
            <Th>Person</Th>
            <Th>Needs</Th>
            <Th>Holds it</Th>
          </tr>
        </thead>
        <tbody>
          {needed.map((one) => (
            <tr key={`${one.person.id} ${one.training.id}`}>
              <Td label="Person" className="pl-lead">
                {one.person.name}
              </Td>
              <Td label="Needs" className="pl-whole-line">
                <Link href={`/trainings/${one.training.code}`}>{one.training.title}</Link>
              </Td>
              <Td label="Holds it">
                <CompetenceTag competence={one} />
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Card>
  )
}
