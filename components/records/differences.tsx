import { compareTexts } from '@/lib/documents/compare'
import { type Difference, isLong } from '@/lib/records/diff'
import { Comparison } from '../documents/comparison'

/** What differs between two states of a record, field by field, in words. */
export function Differences({ of }: { of: readonly Difference[] }) {
  return (
    <dl className="pl-diff">
      {of.map((difference) => (
        <div key={difference.field} className="contents">
          <dt>{difference.label}</dt>
          <dd>
            {isLong(difference) ? (
              <Comparison lines={compareTexts(difference.before, difference.after)} />
            ) : (
              <>
                {difference.before && <del>{difference.before}</del>}
                {difference.before && difference.after && ' → '}
                {difference.after && <ins>{difference.after}</ins>}
              </>
            )}
            {!difference.after && <span className="pl-muted"> (emptied)</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
