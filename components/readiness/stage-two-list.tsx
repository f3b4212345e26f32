import { requirementTitle } from '@/lib/catalogue/requirements'
import type { stageTwo } from '@/lib/readiness/stage-two'
import { describeCounts, toneOfCounts } from '@/lib/readiness/words'
import { registerOf } from '@/lib/registers/index'
import { listHref } from '../shell/navigation'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { Findings } from './findings'

/** What has to be so before an auditor sees the system at work, and what they would sample. */
export function StageTwoList({
  list: { conditions, samples },
  maySee,
}: {
  list: ReturnType<typeof stageTwo>
  maySee: (register: string) => boolean
}) {
  return (
    <div className="pl-grid">
      <Card title="Before it begins">
        <Findings findings={conditions} maySee={maySee} />
      </Card>
      <section className="pl-readiness-lists" aria-label="What an auditor samples">
        <h2 className="pl-h2">What an auditor samples</h2>
        <DataTable label="Clauses and controls with the records behind them" stack>
          <thead>
            <tr>
              <Th>Number</Th>
              <Th>Clause or control</Th>
              <Th>Questions</Th>
              <Th>Records to sample</Th>
            </tr>
          </thead>
          <tbody>
            {samples.map(({ requirement, counts, registers }) => (
              <tr key={requirement}>
                <Td className="pl-code pl-lead">{requirement}</Td>
                <Td className="pl-lead pl-beside-code">
                  <Link className="pl-link" href={`/readiness?clause=${requirement}`}>
                    {requirementTitle(requirement)}
                  </Link>
                </Td>
                <Td label="Questions">
                  <Tag tone={toneOfCounts(counts)}>{describeCounts(counts)}</Tag>
                </Td>
                <Td label="Records">
                  {registers.every(({ register }) => !maySee(register)) && (
                    <span className="pl-muted">Ask the people</span>
                  )}
                  {registers
                    .filter(({ register }) => maySee(register))
                    .map(({ register, records }) => (
                      <Link
                        key={register}
                        className="pl-link pl-linked-code"
                        href={listHref(register)}
                      >
                        {`${registerOf(register).name.many} (${records.toLocaleString('en')})`}
                      </Link>
                    ))}
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </section>
    </div>
  )
}
