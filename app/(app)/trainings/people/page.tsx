import type { Metadata } from 'next'
import { readAsOf } from '@/components/shell/as-of'
import { CompetenceTag } from '@/components/trainings/competence-tag'
import { neededFor } from '@/components/trainings/training-panel'
import { seesEverybody, visibleCompetences } from '@/components/trainings/visible'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { requireActor } from '@/lib/access/session'
import type { Competence } from '@/lib/checks/competence'
import { registerOr404 } from '../../[register]/register-or-404'

export const metadata: Metadata = { title: 'Competence by person' }

/** What each person needs against what they hold (7.2, 7.3); one's own, for those who see no other's. */
export default async function CompetencePage() {
  const actor = await requireActor()
  const definition = registerOr404(actor, 'trainings')
  const asOf = await readAsOf(actor)
  const everybody = seesEverybody(actor)
  const people = byPerson(await visibleCompetences(actor, asOf?.moment))
  const gaps = people.filter(([, ones]) => ones.some(({ tone }) => tone === 'bad')).length
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[
              { label: definition.navigation ?? definition.name.many, href: '/trainings' },
              { label: everybody ? 'By person' : 'Mine' },
            ]}
          />
        }
        title={everybody ? 'Competence by person' : 'What I need and hold'}
        about="What is needed, from the trainings that name somebody’s governance role or role here, against what is on record and still counts."
        clauses={['7.2', '7.3']}
      >
        {everybody && people.length > 0 && (
          <div className="pl-tags">
            <Tag tone={gaps ? 'bad' : 'met'}>
              {gaps
                ? `${gaps} of ${people.length} ${gaps === 1 ? 'lacks' : 'lack'} something`
                : 'nobody lacks anything'}
            </Tag>
          </div>
        )}
      </PageHeader>
      {people.length === 0 ? (
        <div className="pl-card">
          <EmptyState title="Nothing is needed yet">
            Record trainings and say which roles need them; then it stands here who holds what.
          </EmptyState>
        </div>
      ) : (
        <div className="pl-grid">
          {people.map(([person, ones]) => (
            <Card
              key={person.id}
              title={person.name}
              actions={<Tag tone={toneOf(ones)}>{summary(ones)}</Tag>}
            >
              <DataTable label={`What ${person.name} needs and holds`} bare stack>
                <thead className="pl-visually-hidden">
                  <tr>
                    <Th>Training</Th>
                    <Th>Needed for</Th>
                    <Th>Holds it</Th>
                  </tr>
                </thead>
                <tbody>
                  {ones.map((one) => (
                    <tr key={one.training.id}>
                      <Td className="pl-lead pl-whole-line w-1/2">
                        <Link href={`/trainings/${one.training.code}`}>{one.training.title}</Link>
                      </Td>
                      <Td label="Needed for" className="pl-muted pl-whole-line w-1/4">
                        {neededFor(one)}
                      </Td>
                      <Td label="Holds it" className="r">
                        <CompetenceTag competence={one} />
                      </Td>
                    </tr>
                  ))}
                </tbody>
              </DataTable>
            </Card>
          ))}
        </div>
      )}
    </>
  )
}

/** People by name, those who lack something first. */
function byPerson(all: Competence[]): [Competence['person'], Competence[]][] {
  const people = new Map<string, [Competence['person'], Competence[]]>()
  for (const one of all) {
    const known = people.get(one.person.id)
    if (known) known[1].push(one)
    else people.set(one.person.id, [one.person, [one]])
  }
  const lacking = (ones: Competence[]) => ones.filter(({ tone }) => tone === 'bad').length
  return [...people.values()].sort(
    ([a, left], [b, right]) => lacking(right) - lacking(left) || a.name.localeCompare(b.name),
  )
}

function toneOf(ones: Competence[]) {
  if (ones.some(({ tone }) => tone === 'bad')) return 'bad'
  return ones.some(({ tone }) => tone === 'due') ? 'due' : 'met'
}

function summary(ones: Competence[]): string {
  const held = ones.filter(({ tone }) => tone !== 'bad').length
  return `holds ${held} of ${ones.length}`
}
