import { hasReach } from '@/lib/access/reach'
import type { Competence } from '@/lib/checks/competence'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Progress } from '../ui/progress'
import { CompetenceTag } from './competence-tag'
import { seesEverybody, visibleCompetences } from './visible'

/** Who needs the training, who holds it and who lacks it; those who lack it first (7.2, 7.3). */
export async function TrainingPanel({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  const all = await visibleCompetences(actor, asOf)
  const needing = all
    .filter(({ training }) => training.id === record.id)
    .sort((a, b) => urgency[a.tone] - urgency[b.tone] || a.person.name.localeCompare(b.person.name))
  const holding = needing.filter(({ tone }) => tone !== 'bad').length
  const everybody = seesEverybody(actor)
  const mayRecord =
    !asOf &&
    !record.archivedAt &&
    record.state === 'offered' &&
    hasReach(actor, registerOf('training-records'), 'create')
  return (
    <Card
      title={everybody ? 'Who needs it, and who holds it' : 'You'}
      actions={
        mayRecord && (
          <LinkButton href={`/training-records/new?trainingId=${record.id}`}>
            Record who completed it
          </LinkButton>
        )
      }
    >
      {needing.length === 0 ? (
        <p className="pl-muted">{nobodySays(record.state, everybody)}</p>
      ) : (
        <>
          {everybody && (
            <>
              <p className="mb-2">
                {holding} of {needing.length} who need it hold it.
              </p>
              <Progress value={holding / needing.length} label="Hold it" />
            </>
          )}
          <DataTable label="Who needs it" bare stack>
            <thead>
              <tr>
                <Th>Person</Th>
                <Th>Needed for</Th>
                <Th>Holds it</Th>
              </tr>
            </thead>
            <tbody>
              {needing.map((one) => (
                <tr key={one.person.id}>
                  <Td label="Person" className="pl-lead">
                    {one.person.name}
                  </Td>
                  <Td label="Needed for" className="pl-whole-line">
                    {neededFor(one)}
                  </Td>
                  <Td label="Holds it">
                    <CompetenceTag competence={one} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </Card>
  )
}

const urgency = { bad: 0, due: 1, plain: 2, met: 3, na: 4 }

/** The governance roles it is needed for, or that all need it. */
export function neededFor({ roles, training }: Competence): string {
  if (roles.length > 0) return roles.map((role) => role.title ?? role.code).join(', ')
  return training.audience.includes('everyone') ? 'everyone' : 'their role here'
}

function nobodySays(state: string, everybody: boolean): string {
  if (state === 'draft') return 'Nobody is asked for it before it is offered.'
  if (state === 'withdrawn') return 'It is withdrawn; nobody is asked for it any more.'
  return everybody ? 'Nobody needs it as things are.' : 'You do not need it.'
}
