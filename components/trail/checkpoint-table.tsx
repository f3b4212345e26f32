import type { DeliveryStatus, ListedCheckpoint, ListedDelivery } from '@/lib/witnesses/list'
import { DataTable, Td, Th } from '../ui/data-table'
import { TimeText } from '../ui/date-text'
import { Tag, type TagTone } from '../ui/tag'

const reasons: Record<string, string> = {
  daily: 'end of a day',
  pack: 'evidence pack',
  approval: 'approval',
  request: 'verification',
  export: 'export',
}

/** Checkpoints with why they were taken and what became of sending them. */
export function CheckpointTable({
  checkpoints,
  timeZone,
}: {
  checkpoints: ListedCheckpoint[]
  timeZone: string
}) {
  const keys = new Set(checkpoints.map(({ key }) => key))
  const sizes = checkpoints.map(({ size }) => size)
  return (
    <DataTable label="Checkpoints" stack>
      <thead>
        <tr>
          <Th>Taken</Th>
          <Th>For</Th>
          <Th numeric>Entries</Th>
          <Th>Code</Th>
          {keys.size > 1 && <Th>Signed with</Th>}
          <Th>Sent to</Th>
          <Th>Time stamp</Th>
          <Th>Download</Th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map((one) => {
          const isOneOfSeveral = sizes.filter((size) => size === one.size).length > 1
          const query = isOneOfSeveral ? `key=${encodeURIComponent(one.key)}` : ''
          const href = `/api/trail/checkpoints/${one.size}`
          const stamps = one.deliveries.filter(({ kind }) => kind === 'authority')
          const sent = one.deliveries.filter(({ kind }) => kind !== 'authority')
          return (
            <tr key={`${one.size} ${one.key}`}>
              <Td label="Taken" className="whitespace-nowrap">
                <TimeText at={one.at} timeZone={timeZone} />
              </Td>
              <Td label="For" className="sm:whitespace-nowrap">
                {one.reasons.map((reason) => reasons[reason]).join(', ')}
              </Td>
              <Td label="Entries" numeric>
                {one.size.toLocaleString('en')}
              </Td>
              <Td label="Code">
                <code className="sm:whitespace-nowrap">{one.code}</code>
              </Td>
              {keys.size > 1 && (
                <Td label="Signed with">
                  <code title={one.key}>{one.key.slice(0, 15)}…</code>
                </Td>
              )}
              <Td label="Sent to">
                <Deliveries deliveries={sent} timeZone={timeZone} />
              </Td>
              <Td label="Time stamp">
                <Deliveries deliveries={stamps} timeZone={timeZone} />
              </Td>
              <Td label="Download">
                <a className="pl-link" href={query ? `${href}?${query}` : href} download>
                  Note<span className="pl-visually-hidden"> of {one.size} entries</span>
                </a>
                {stamps.some(({ stampedAt }) => stampedAt) && (
                  <>
                    {' · '}
                    <a className="pl-link" href={`${href}?stamp${query && `&${query}`}`} download>
                      Stamp<span className="pl-visually-hidden"> of {one.size} entries</span>
                    </a>
                  </>
                )}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

const tones: Record<DeliveryStatus, [tone: TagTone, word: string]> = {
  waiting: ['due', 'waits'],
  sending: ['due', 'being sent'],
  sent: ['met', 'sent'],
  unsure: ['due', 'may have arrived'],
  failed: ['bad', 'not delivered'],
}

function Deliveries({ deliveries, timeZone }: { deliveries: ListedDelivery[]; timeZone: string }) {
  if (deliveries.length === 0) return <span className="pl-muted">–</span>
  return (
    <ul className="pl-plain-list">
      {deliveries.map((one) => {
        const [tone, word] = one.stampedAt ? (['met', 'stamped'] as const) : tones[one.status]
        return (
          <li key={one.witness}>
            {one.witness} <Tag tone={tone}>{word}</Tag>{' '}
            <span className="pl-muted">
              {one.error && `${one.error} `}
              {one.status === 'waiting' && one.attempts > 0 && 'Again after '}
              <TimeText at={one.stampedAt ?? one.at} timeZone={timeZone} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
