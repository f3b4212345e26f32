import { crosswalkOf } from '@/lib/catalogue/frameworks'
import { strengthWords } from '@/lib/checks/standing-words'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { strengthLegend } from './strength'

/** What a sub-clause or control helps with in other frameworks. */
export function CrosswalkCard({ requirement }: { requirement: string }) {
  const parts = crosswalkOf(requirement)
  const rows = parts.flatMap(({ framework, rows }) => rows.map((row) => ({ framework, ...row })))
  return (
    <Card title="Where it helps in other frameworks">
      <DataTable label="Crosswalk to other frameworks" bare stack>
        <thead>
          <tr>
            <Th>Framework</Th>
            <Th>Item</Th>
            <Th>Helps</Th>
            <Th>Why</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ framework, item, mapping }) => (
            <tr key={mapping.id}>
              <Td label="Framework" className="whitespace-nowrap">
                <Link className="pl-link" href={`/frameworks/${framework.key}#${item.id}`}>
                  {framework.short}
                </Link>
              </Td>
              <Td label="Item">
                <span className="pl-code">{item.code}</span> {item.title}
              </Td>
              <Td label="Helps" className="whitespace-nowrap">
                {strengthWords[mapping.strength]}
              </Td>
              <Td label="Why" className="text-ink-2">
                {mapping.rationale}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="pl-muted mt-2">{strengthLegend}</p>
    </Card>
  )
}
