import { dayInWords } from '@/lib/calendar'
import { blocking, type GateCondition, operationGate } from '@/lib/checks/operation-gate'
import { readCriteria } from '@/lib/records/criteria'
import type { LinkGroup } from '@/lib/records/links'
import type { AnyRecord } from '@/lib/registers/define'
import type { RecordTypes } from '@/lib/registers/record-types'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

const words = { met: 'met', due: 'due', bad: 'not met', na: 'not applicable' } as const

/** The conditions for operation, first thing on the page of a system (8.1, 8.4, A.6.2.5). */
export async function GatePanel({ page, context, asOf }: RecordPanelProps) {
  const { record, links, can } = page
  if (['retired', 'rejected'].includes(record.state)) return null
  const system = record as unknown as RecordTypes['systems']
  const conditions = operationGate({
    today: context.today,
    system,
    assessments: hanging(links, 'impact-assessments', 'systemId'),
    risks: hanging(links, 'risks', 'systemIds'),
    monitors: hanging(links, 'monitors', 'systemId'),
    changes: hanging(links, 'changes', 'systemIds'),
    criteria: await readCriteria(asOf),
  })
  const missing = blocking(conditions)
  const runs = record.state === 'operation'
  return (
    <Card title={runs ? 'May it stay in operation?' : 'May it go into operation?'}>
      <p className="text-ink-2 mb-4 max-w-[76ch]">{says(conditions, missing, system)}</p>
      <ul className="pl-lined">
        {conditions.map((condition) => (
          <li key={condition.id} className="pl-gate-row">
            <Tag tone={condition.met}>{words[condition.met]}</Tag>
            <span className="min-w-0">
              <span className="font-medium">{condition.says}</span>
              <br />
              <span className="pl-muted pl-quiet">
                {condition.record ? (
                  <Link href={`/${condition.record.register}/${condition.record.code}`}>
                    {condition.detail}
                  </Link>
                ) : (
                  condition.detail
                )}
                {condition.begin && can.comment && (
                  <>
                    {' · '}
                    <Link className="pl-link" href={hrefOfBeginning(condition.begin, record)}>
                      {begins[condition.begin] ?? 'Begin'}
                    </Link>
                  </>
                )}
              </span>
            </span>
            <span className="pl-code">{condition.requirement}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const begins: Record<string, string> = {
  'impact-assessments': 'File an impact assessment',
  risks: 'Record a risk',
  monitors: 'Set up a monitor',
}

function hrefOfBeginning(register: string, record: AnyRecord): string {
  return `/${register}/new?${register === 'risks' ? 'systemIds' : 'systemId'}=${record.id}`
}

function says(
  conditions: GateCondition[],
  missing: GateCondition[],
  system: RecordTypes['systems'],
): string {
  if (conditions.every((one) => one.met === 'na'))
    return 'It is outside the scope of the AI management system; nothing is asked.'
  const count = `${conditions.length - missing.length} of ${conditions.length} conditions hold.`
  if (missing.length === 0)
    return `${count} ${system.state === 'operation' ? 'It may stay in operation.' : 'Nothing stops it.'}`
  if (system.state !== 'operation')
    return `${count} The others have to be met first, or an executive grants an exception.`
  return system.gateOverrideUntil
    ? `${count} It runs by an exception that ends on ${dayInWords(system.gateOverrideUntil)}.`
    : `${count} The others have to be met, or the system is suspended.`
}

/** Records that refer to this one by a field, as the link groups already hold them. */
function hanging<K extends keyof RecordTypes>(
  links: LinkGroup[],
  register: K,
  field: string,
): RecordTypes[K][] {
  const group = links.find((one) => one.register === register && one.field === field)
  return (group?.records ?? []).filter(
    (one) => one.archivedAt === null,
  ) as unknown as RecordTypes[K][]
}
