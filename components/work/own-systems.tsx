import { operationGate } from '@/lib/checks/operation-gate'
import type { Seen } from '@/lib/checks/seen'
import { gateFacts, type State } from '@/lib/checks/state'
import { systems as definition } from '@/lib/registers/systems/definition'
import { stateLabel } from '../records/column-label'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** The systems a person answers for, each with the next thing it needs. */
export function OwnSystems({
  systems,
  state,
}: {
  systems: readonly Seen<'systems'>[]
  state: State
}) {
  return (
    <Card title="Your systems">
      <DataTable label="Your systems" bare stack>
        <thead>
          <tr>
            <Th>System</Th>
            <Th>Stage</Th>
            <Th>Tier</Th>
            <Th>Next</Th>
          </tr>
        </thead>
        <tbody>
          {systems.slice(0, 30).map((system) => {
            const gate = operationGate(gateFacts(state, system))
            const next =
              gate.find((one) => one.met === 'bad') ?? gate.find((one) => one.met === 'due')
            return (
              <tr key={system.id}>
                <Td className="pl-lead pl-quiet pl-whole-line">
                  <Link href={`/systems/${system.code}`}>
                    <span className="pl-code">{system.code} </span>
                    <span className="font-medium">{system.title}</span>
                  </Link>
                </Td>
                <Td label="Stage">
                  <Tag
                    tone={definition.lifecycle[system.state as keyof typeof definition.lifecycle]}
                  >
                    {stateLabel(system.state)}
                  </Tag>
                </Td>
                <Td label="Tier">{system.tier ?? 'unclassified'}</Td>
                <Td label="Next" className="pl-whole-line">
                  {next ? (
                    <>
                      <Tag tone={next.met}>{next.met === 'bad' ? 'not met' : 'due'}</Tag>{' '}
                      {next.says}
                      <span className="pl-muted"> · {next.detail}</span>
                    </>
                  ) : (
                    <Tag tone={gate[0]?.met === 'na' ? 'na' : 'met'}>
                      {gate[0]?.met === 'na' ? 'out of scope' : 'all conditions hold'}
                    </Tag>
                  )}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </Card>
  )
}
