import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Progress } from '../ui/progress'
import { Tag } from '../ui/tag'
import { groupLabel, readFieldwork } from './fieldwork'

/** On an audit: how far its questions are answered, part by part, and what they found (9.2.1). */
export async function AuditPanel({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  if (!hasReach(actor, registerOf('audit-questions'), 'read')) return null
  const { questions, samples, groups } = await readFieldwork(actor, record.id, asOf)
  if (questions.length === 0) return null
  const answered = questions.filter((one) => one.verdict !== null).length
  const href = `/audits/${record.code}/fieldwork`
  return (
    <Card
      title="Fieldwork"
      actions={<span className="pl-muted">{`${answered} of ${questions.length} answered`}</span>}
    >
      <Progress value={answered / questions.length} label="Questions answered" />
      <details className="mt-3" open={groups.length <= 12}>
        <summary className="pl-link">{groups.length} parts</summary>
        <DataTable label="Parts of the audit" bare>
          <thead>
            <tr>
              <Th>Part</Th>
              <Th numeric>Answered</Th>
              <Th>Findings</Th>
            </tr>
          </thead>
          <tbody>
            {groups.map((one) => (
              <tr key={one.key}>
                <Td>
                  <Link className="pl-link" href={`${href}?at=${encodeURIComponent(one.key)}`}>
                    {groupLabel(one, samples)}
                  </Link>
                </Td>
                <Td numeric>
                  {one.answered} of {one.questions.length}
                </Td>
                <Td>{one.findings > 0 && <Tag tone="due">{`${one.findings}`}</Tag>}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </Card>
  )
}

/** In an audit's header: the way to its fieldwork. */
export function OpenFieldwork({ actor, page }: RecordPanelProps) {
  const { record } = page
  if (!hasReach(actor, registerOf('audit-questions'), 'read')) return null
  if (record.state === 'cancelled') return null
  return <LinkButton href={`/audits/${record.code}/fieldwork`}>Fieldwork</LinkButton>
}

/** In the header of a question or sample: the way back to where it is worked on. */
export function BackToFieldwork({ page }: RecordPanelProps) {
  const { record, names } = page
  const audit = names.record(String(record.auditId))
  if (!audit) return null
  const at = record.sampleId ?? record.requirement ?? (record.population ? record.id : 'more')
  return (
    <LinkButton href={`/audits/${audit.code}/fieldwork?at=${encodeURIComponent(String(at))}`}>
      Fieldwork
    </LinkButton>
  )
}

/** Above the audits: the way to the programme. */
export function OpenProgramme() {
  return <LinkButton href="/audits/programme">Programme</LinkButton>
}
