import type { Tombstone } from '@/lib/records/tombstones'
import type { AsOf } from '../shell/as-of'
import { Callout } from '../ui/callout'
import { TimeText } from '../ui/date-text'

/** What is left of an erased record: which rule, who approved, when and why. */
export function TombstoneNotice({
  tombstone: { rule, at, approvedBy, reason },
  asOf,
  timeZone,
}: {
  tombstone: Tombstone
  asOf?: AsOf | undefined
  timeZone: string
}) {
  return (
    <Callout title="What it said was erased under retention.">
      {asOf && asOf.moment.at < at && (
        <p>
          It was here on {asOf.says}. What it said then was erased since, by a rule and with an
          approval, and can’t be read any more.
        </p>
      )}
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
