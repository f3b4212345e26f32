import type { LegalHold } from '@/lib/records/holds'
import { Callout } from '../ui/callout'
import { TimeText } from '../ui/date-text'

/** Says that a record is under legal hold: who said so, when and why. */
export function HoldNotice({ hold, timeZone }: { hold: LegalHold; timeZone: string }) {
  return (
    <div className="mb-4">
      <Callout tone="due" title="Under legal hold: it is neither archived nor erased.">
        <p>
          {hold.reason}{' '}
          <span className="pl-muted">
            {hold.byName}, <TimeText at={hold.at} timeZone={timeZone} />
          </span>
        </p>
      </Callout>
    </div>
  )
}
