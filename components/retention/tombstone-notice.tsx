import type { Tombstone } from '@/lib/records/tombstones'
import { Callout } from '../ui/callout'
import { TimeText } from '../ui/date-text'

/** What is left of an erased record: which rule, who approved, when and why. */
export function TombstoneNotice({
  tombstone: { rule, at, approvedBy, reason },
  timeZone,
}: {
  tombstone: Tombstone
  timeZone: string
}) {
  return (
    <Callout title="What it said was erased under retention.">
      <p>
        Its code, dates and links stay, and so does what the audit trail proves without its texts.
      </p>
      <dl className="pl-dl mt-3">
        <dt>Rule</dt>
        <dd>{rule}</dd>
        <dt>Approved by</dt>
        <dd>{approvedBy}</dd>
        <dt>Erased</dt>
        <dd>
          <TimeText at={at} timeZone={timeZone} />
        </dd>
        <dt>Reason</dt>
        <dd>{reason}</dd>
      </dl>
    </Callout>
  )
}
