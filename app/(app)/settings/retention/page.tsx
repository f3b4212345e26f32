import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SettingsHeader } from '@/components/access/settings-header'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { Link } from '@/components/ui/link'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { personNames } from '@/lib/records/names'
import { registerOf } from '@/lib/registers/index'
import { countedFrom } from '@/lib/retention/defaults'
import { listRules, type RetentionRule } from '@/lib/retention/rules'
import { RuleForm } from './rule-form'

export const metadata: Metadata = { title: 'Retention' }

/** How long what each register holds is kept after it ended. */
export default async function RetentionRulesPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'retention.manage')) notFound()
  const rules = await listRules(actor)
  const people = await personNames(rules.flatMap((one) => one.setById ?? []))
  return (
    <>
      <SettingsHeader actor={actor} current="retention" />
      <div className="pl-grid">
        <Card title="Change a rule">
          <div className="pl-settings">
            <RuleForm
              rules={rules.map((one) => ({
                value: `${one.register}/${one.classification}`,
                label: labelOf(one),
              }))}
            />
          </div>
        </Card>
        <DataTable label="Rules of retention" stack>
          <thead>
            <tr>
              <Th>What</Th>
              <Th numeric>Years</Th>
              <Th>Counted from</Th>
              <Th>Set by</Th>
            </tr>
          </thead>
          <tbody>
            {rules.map((one) => (
              <tr key={labelOf(one)}>
                <Td className="pl-lead">{labelOf(one)}</Td>
                <Td label="Years" numeric>
                  {one.years}
                </Td>
                <Td label="Counted from">{countedFrom(registerOf(one.register))}</Td>
                <Td label="Set by">
                  {one.setById && one.setAt ? (
                    <>
                      {people.get(one.setById)?.name ?? 'Somebody'},{' '}
                      <TimeText at={one.setAt} timeZone={actor.timeZone} />
                      {one.reason && <span className="pl-muted block">{one.reason}</span>}
                    </>
                  ) : (
                    <span className="pl-muted">default</span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        <p className="pl-muted">
          What is past its time is proposed under{' '}
          {hasPermission(actor, 'trail.read') ? (
            <Link className="pl-link" href="/retention">
              Retention
            </Link>
          ) : (
            'Retention'
          )}
          , and erased only once an executive or a compliance lead approves.
        </p>
      </div>
    </>
  )
}

function labelOf({ register, classification }: RetentionRule): string {
  const { name } = registerOf(register)
  return classification ? `${name.many}, ${classification}` : name.many
}
