import type { State } from '@/lib/checks/state'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

export type StartStep = { says: string; why: string; href: string; done: boolean }

/** The sensible order in which an empty installation becomes an AI management system. */
export function stepsOfStart(state: State): StartStep[] {
  return [
    {
      says: 'Invite the people who do the work, a governance lead first; you can also take that role yourself',
      why: '5.3',
      href: '/settings/users',
      done: state.users.some((one) => one.roles.includes('governance-lead')),
    },
    {
      says: 'Put an AI policy into force, with an owner',
      why: '5.2',
      href: '/documents',
      done: state.documents.some((one) => one.type === 'policy' && one.state === 'effective'),
    },
    {
      says: 'List the AI systems, or import them',
      why: 'A.4.2',
      href: '/systems',
      done: state.systems.length > 0,
    },
    {
      says: 'Decide which systems are in scope',
      why: '4.3',
      href: '/systems?scope=undecided',
      done: state.systems.some((one) => one.scope === 'in'),
    },
    {
      says: 'Assess the impact of the riskiest systems',
      why: '8.4',
      href: '/systems?tier=high',
      done: state.assessments.some((one) => one.state === 'approved'),
    },
    { says: 'Record their risks', why: '6.1.2', href: '/risks', done: state.risks.length > 0 },
    {
      says: 'Decide on the 38 controls and approve the Statement of Applicability',
      why: '6.1.3',
      href: '/soa',
      done: state.soaVersions.some((one) => one.state === 'approved'),
    },
    {
      says: 'Watch what is in operation',
      why: '9.1',
      href: '/monitors',
      done: state.monitors.length > 0,
    },
  ]
}

/** What to do first, second, third; gone once all of it is done. Only what may be opened is a link. */
export function StartHere({
  steps,
  mayOpen,
}: {
  steps: StartStep[]
  mayOpen: (step: StartStep) => boolean
}) {
  return (
    <Card title="Start here">
      <p className="pl-help mb-3">
        How an organisation comes to an AI management system: these steps in this order, each with
        the clause or control of ISO/IEC 42001 that asks for it. The list goes away once all of them
        are done.
        {steps.some((step) => !step.done && !mayOpen(step)) &&
          ' Steps in grey are for the governance lead.'}
      </p>
      <ol className="pl-lined">
        {steps.map((step, index) => (
          <li key={step.says} className="flex gap-3 items-baseline pl-quiet">
            <span className="w-3 flex-none pl-muted pl-num text-right">{index + 1}</span>
            <span className="w-16 flex-none">
              <Tag tone={step.done ? 'met' : 'plain'}>{step.done ? 'done' : 'open'}</Tag>
            </span>
            {mayOpen(step) ? (
              <Link href={step.href} className="flex-1 min-w-0">
                {step.says}
              </Link>
            ) : (
              <span className="flex-1 min-w-0 text-ink-2">{step.says}</span>
            )}
            <span className="pl-code">{step.why}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
