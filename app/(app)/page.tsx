import type { Metadata } from 'next'
import { readAsOf } from '@/components/shell/as-of'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { OwnSystems } from '@/components/work/own-systems'
import { StartHere, type StartStep, stepsOfStart } from '@/components/work/start-here'
import { WorkList } from '@/components/work/work-list'
import { hasPermission, hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { myWork } from '@/lib/checks/my-work'
import type { Obligation } from '@/lib/checks/obligation'
import { loadState } from '@/lib/records/load-state'
import { registerOf } from '@/lib/registers/index'

export const metadata: Metadata = { title: 'My work' }

/** What the person has to do, most urgent first, and the systems they answer for. */
export default async function MyWorkPage() {
  const actor = await requireActor()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const work = myWork(actor, state)
  const groups: { title: string; items: Obligation[] }[] = [
    { title: 'Overdue, or not as it must be', items: work.filter((one) => one.tone === 'bad') },
    { title: 'Due', items: work.filter((one) => one.tone === 'due') },
    { title: 'Later', items: work.filter((one) => !['bad', 'due'].includes(one.tone)) },
  ].filter((group) => group.items.length > 0)
  const systems = state.systems.filter(
    (system) => system.ownerId === actor.id && !['retired', 'rejected'].includes(system.state),
  )
  const steps = stepsOfStart(state)
  const mayOpen = ({ href }: StartStep) => {
    const [, screen = ''] = href.split(/[/?]/)
    if (screen === 'settings') return hasPermission(actor, 'users.manage')
    return hasReach(actor, registerOf(screen === 'soa' ? 'controls' : screen), 'read')
  }
  const starts =
    actor.roles.some((role) => role === 'governance-lead' || role === 'administrator') &&
    steps.some((step) => !step.done)
  return (
    <>
      <PageHeader
        title="My work"
        about={says(groups, work.length)}
        actions={work.length > 0 && <LinkButton href="/calendar">Calendar</LinkButton>}
      />
      <div className="pl-grid">
        {starts && <StartHere steps={steps} mayOpen={mayOpen} />}
        {systems.length > 0 && <OwnSystems systems={systems} state={state} />}
        {groups.map((group) => (
          <Card key={group.title} title={`${group.title} (${group.items.length})`}>
            <WorkList obligations={group.items} today={state.today} />
          </Card>
        ))}
        {work.length === 0 && systems.length === 0 && !starts && (
          <div className="pl-card">
            <EmptyState
              title="Nothing waits for you"
              actions={
                hasReach(actor, registerOf('documents'), 'read') && (
                  <LinkButton href="/documents">Policies and documents</LinkButton>
                )
              }
            >
              What has to be done is derived from the records; when something falls to you, it
              stands here.
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}

function says(groups: { items: Obligation[] }[], total: number): string {
  if (total === 0) return 'Nothing is due now.'
  const overdue = groups.flatMap((group) => group.items).filter((one) => one.tone === 'bad').length
  const first = `${total} ${total === 1 ? 'thing' : 'things'} to do`
  return `${first}${overdue ? `, ${overdue} of them overdue or not met` : ''}. Everything here is derived from the records: do the work and it is gone.`
}
