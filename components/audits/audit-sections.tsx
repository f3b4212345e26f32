import { isFinding } from '@/lib/audits/progress'
import { auditQuestions } from '@/lib/registers/audit-questions/definition'
import { populationSchema } from '@/lib/registers/audit-samples/definition'
import { fieldworkSchema } from '@/lib/registers/audits/definition'
import type { FieldSectionProps } from '../records/sections'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** The population of a sample by its codes, as it was frozen. */
export function PopulationSection({ value }: FieldSectionProps) {
  const { strata } = populationSchema.parse(value)
  return (
    <details>
      <summary className="pl-link">Every record of the population</summary>
      {strata.map((one) => (
        <div key={one.name} className="mt-2">
          {one.name && (
            <p className="pl-muted">
              {one.name.replaceAll('-', ' ')}: {one.codes.length}
            </p>
          )}
          <p className="pl-code pl-audit-codes">{one.codes.join(' ')}</p>
        </div>
      ))}
    </details>
  )
}

/** What was asked and found, as it was signed. */
export function FieldworkSection({ value }: FieldSectionProps) {
  const { answers } = fieldworkSchema.parse(value)
  return (
    <details>
      <summary className="pl-link">
        {answers.length} answers as they were signed, findings among them: {count(answers)}
      </summary>
      <DataTable label="Answers as they were signed" stack bare>
        <thead>
          <tr>
            <Th>Question</Th>
            <Th>Verdict</Th>
            <Th>What was seen</Th>
            <Th>Finding</Th>
          </tr>
        </thead>
        <tbody>
          {answers.map((one) => {
            const verdict = auditQuestions.fields.verdict.options.find(
              (option) => option.value === one.verdict,
            )
            return (
              <tr key={one.code}>
                <Td className="pl-lead">
                  <span className="pl-code">{one.requirement ?? one.sample ?? one.code}</span>{' '}
                  {one.title}
                </Td>
                <Td label="Verdict">
                  <Tag tone={verdict?.tone}>{verdict?.label ?? 'none'}</Tag>
                </Td>
                <Td label="What was seen" className="pl-prose-cell">
                  {one.notes}
                </Td>
                <Td label="Finding" className={one.finding ? '' : 'pl-empty-cell'}>
                  {one.finding && (
                    <Link className="pl-link" href={`/nonconformities/${one.finding}`}>
                      {one.finding}
                    </Link>
                  )}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </details>
  )
}

function count(answers: readonly { verdict: string | null }[]): number {
  return answers.filter((one) => isFinding(one.verdict)).length
}
