import { dayInWords } from '@/lib/calendar'
import { blocking, type GateCondition, type GateFacts } from '@/lib/checks/operation-gate'
import { type GatedStage, nextStage, stageGate } from '@/lib/checks/stage-gates'
import { readCriteria } from '@/lib/records/criteria'
import type { LinkGroup } from '@/lib/records/links'
import type { AnyRecord } from '@/lib/registers/define'
import type { RecordTypes } from '@/lib/registers/record-types'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

const words = { met: 'met', due: 'due', bad: 'not met', na: 'not applicable' } as const

/** The conditions of the next stage, and of operation, first thing on a system's page (8.1, 8.4, A.6.2). */
export async function GatePanel({ page, context, asOf }: RecordPanelProps) {
  const { record, links, can } = page
  const next = nextStage(record.state)
  if (next === null) return null
  const system = record as unknown as RecordTypes['systems']
  const facts: GateFacts = {
    today: context.today,
    system,
    assessments: hanging(links, 'impact-assessments', 'systemId'),
    risks: hanging(links, 'risks', 'systemIds'),
    monitors: hanging(links, 'monitors', 'systemId'),
    changes: hanging(links, 'changes', 'systemIds'),
    datasets: hanging(links, 'datasets', 'systemIds'),
    validations: hanging(links, 'validations', 'systemId'),
    plans: hanging(links, 'oversight', 'systemId'),
    criteria: await readCriteria(asOf),
  }
  const stages = next === 'operation' ? [next] : [next, 'operation' as const]
  return stages.map((stage) => (
    <GateCard key={stage} stage={stage} facts={facts} record={record} mayBegin={can.comment} />
  ))
}

function GateCard({
  stage,
  facts,
  record,
  mayBegin,
}: {
  stage: GatedStage
  facts: GateFacts
  record: AnyRecord
  mayBegin: boolean
}) {
  const conditions = stageGate(stage, facts)
  const missing = blocking(conditions)
  return (
    <Card title={record.state === 'operation' ? 'May it stay in operation?' : questions[stage]}>
      <p className="text-ink-2 mb-4 max-w-[76ch]">
        {says(conditions, missing, record as unknown as RecordTypes['systems'])}
      </p>
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
                {condition.begin && mayBegin && (
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

const questions: Record<GatedStage, string> = {
  design: 'May its design begin?',
  development: 'May its development begin?',
  validation: 'May its validation begin?',
  operation: 'May it go into operation?',
}

const begins: Record<string, string> = {
  datasets: 'Record a dataset',
  validations: 'Plan a validation',
  oversight: 'Plan its oversight',
  'impact-assessments': 'File an impact assessment',
  risks: 'Record a risk',
  monitors: 'Set up a monitor',
}

function hrefOfBeginning(register: string, record: AnyRecord): string {
  return `/${register}/new?${['risks', 'datasets'].includes(register) ? 'systemIds' : 'systemId'}=${record.id}`
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
