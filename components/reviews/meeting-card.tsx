import type { AnyRecord } from '@/lib/registers/define'
import type { DisplayContext } from '../fields/displays'
import { Card } from '../ui/card'
import { DateText } from '../ui/date-text'
import { describeDay } from '../ui/dates'

/** Who meets when about which period, and what was on the table. */
export function MeetingCard({ record, context }: { record: AnyRecord; context: DisplayContext }) {
  const { names, today } = context
  const nameOf = (id: unknown) => names.person(String(id ?? ''))?.name
  const day = (key: string) => (typeof record[key] === 'string' ? record[key] : null)
  const [from, to, meeting, held] = ['periodFrom', 'periodTo', 'meetingOn', 'heldOn'].map(day)
  const participants = Array.isArray(record.participantIds) ? record.participantIds : []
  const frozenBy = Array.isArray(record.preparerIds) ? record.preparerIds : []
  const [frozenOn, signedOn] = [day('preparedOn'), day('signedOn')]
  return (
    <Card title="The meeting">
      <dl className="pl-dl">
        {(from || to) && (
          <>
            <dt>Period</dt>
            <dd>
              {from ? describeDay(from) : 'open'} to {to ? describeDay(to) : 'open'}
            </dd>
          </>
        )}
        <dt>{held ? 'Held on' : 'Planned for'}</dt>
        <dd>
          {(held ?? meeting) ? (
            <DateText day={held ?? meeting ?? ''} today={today} />
          ) : (
            'no day yet'
          )}
        </dd>
        <dt>Chair</dt>
        <dd>{nameOf(record.chairId) ?? 'nobody yet'}</dd>
        <dt>Participants</dt>
        <dd>{participants.map((id) => nameOf(id) ?? 'Somebody').join(', ') || 'nobody yet'}</dd>
        <dt>Prepared by</dt>
        <dd>
          {nameOf(record.ownerId) ?? 'nobody yet'}
          {frozenOn && (
            <span className="pl-muted">
              {' '}
              inputs frozen by {frozenBy.map((id) => nameOf(id) ?? 'somebody').join(', ')}, last on{' '}
              {describeDay(frozenOn)}
            </span>
          )}
        </dd>
        {signedOn && (
          <>
            <dt>Signed by</dt>
            <dd>
              {nameOf(record.signedById)}, <DateText day={signedOn} today={today} />
            </dd>
          </>
        )}
        {typeof record.notes === 'string' && (
          <>
            <dt>Agenda and minutes</dt>
            <dd className="pl-prose">{record.notes}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}
