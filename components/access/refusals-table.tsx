import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { type Refusal, refusalReasons } from '@/lib/access/sign-in-refusals'

/** Refused sign-ins with the reason that the person was not told, and what can be done. */
export function RefusalsTable({
  refusals,
  timeZone,
  ofOne = false,
}: {
  refusals: Refusal[]
  timeZone: string
  /** All of one account. */
  ofOne?: boolean
}) {
  return (
    <DataTable label="Refused sign-ins" bare stack>
      <thead>
        <tr>
          <Th>Why</Th>
          {!ofOne && <Th>E-mail</Th>}
          <Th>From</Th>
          <Th>Times</Th>
          <Th>Last</Th>
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ email, address, reason, times, lastAt }) => (
          <tr key={`${lastAt.toISOString()} ${email} ${address} ${reason}`}>
            <Td className="pl-lead pl-whole-line">
              <span>
                {refusalReasons[reason].says}
                <span className="pl-muted block">{refusalReasons[reason].does}</span>
              </span>
            </Td>
            {!ofOne && (
              <Td label="E-mail">{email || <span className="pl-muted">no address typed</span>}</Td>
            )}
            <Td label="From" className="pl-num">
              {address}
            </Td>
            <Td label="Times" className="pl-num">
              {times}
            </Td>
            <Td label="Last">
              <TimeText at={lastAt.toISOString()} timeZone={timeZone} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
