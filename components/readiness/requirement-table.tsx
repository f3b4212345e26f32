import { requirementTitle } from '@/lib/catalogue/requirements'
import { type RequirementStanding, shareMet } from '@/lib/readiness/standing'
import { describeCounts, toneOfCounts } from '@/lib/readiness/words'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** The clauses or controls of one part of the standard: how many of its questions are met. */
export function RequirementTable({
  label,
  requirements,
}: {
  label: string
  requirements: readonly RequirementStanding[]
}) {
  return (
    <DataTable label={label} stack>
      <thead>
        <tr>
          <Th>Number</Th>
          <Th>{label}</Th>
          <Th numeric>Answered</Th>
          <Th numeric>Met</Th>
          <Th>How it stands</Th>
        </tr>
      </thead>
      <tbody>
        {requirements.map(({ requirement, counts, questions }) => {
          const { asked, share } = shareMet(counts)
          return (
            <tr key={requirement}>
              <Td className="pl-code pl-lead">{requirement}</Td>
              <Td className="pl-lead pl-beside-code">
                <Link className="pl-link" href={`/readiness?clause=${requirement}`}>
                  {requirementTitle(requirement)}
                </Link>
              </Td>
              <Td label="Answered" numeric>
                {questions.length - counts.open} of {questions.length}
              </Td>
              <Td label="Met" numeric>
                {asked > 0 ? `${Math.round(share * 100)}%` : '–'}
              </Td>
              <Td label="How it stands">
                <Tag tone={toneOfCounts(counts)}>{describeCounts(counts)}</Tag>
              </Td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
