import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RefusalsTable } from '@/components/access/refusals-table'
import { SettingsHeader } from '@/components/access/settings-header'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { type Fact, installationFacts } from '@/lib/access/installation-facts'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listRefusals } from '@/lib/access/sign-in-refusals'
import { readHealth } from '@/lib/health'

export const metadata: Metadata = { title: 'Health' }

/** Whether this copy can work, what it runs on, and who could not sign in and why. */
export default async function HealthPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'users.manage')) notFound()
  const [health, refusals] = await Promise.all([readHealth(), listRefusals(actor)])
  const facts = await installationFacts(actor, health)
  return (
    <>
      <SettingsHeader actor={actor} current="health" />
      <div className="pl-grid">
        <Card title="This installation">
          <dl className="pl-dl">
            {facts.map((fact) => (
              <FactRow key={fact.label} fact={fact} />
            ))}
          </dl>
        </Card>
        <Card title="Refused sign-ins of the last 30 days">
          {refusals.length > 0 ? (
            <RefusalsTable refusals={refusals} timeZone={actor.timeZone} />
          ) : (
            <p className="pl-muted">None. Whoever is refused is not told why; it stands here.</p>
          )}
        </Card>
      </div>
    </>
  )
}

function FactRow({ fact: { label, value, tone, help } }: { fact: Fact }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {tone ? <Tag tone={tone}>{value}</Tag> : <span className="pl-num">{value}</span>}
        {help && <span className="pl-muted block">{help}</span>}
      </dd>
    </>
  )
}
