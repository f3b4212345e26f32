import { clauseTitles, controlTitles } from '@/lib/catalogue/requirements'
import { conformity } from '@/lib/checks/conformity'
import { lastReviewOf } from '@/lib/checks/management-reviews'
import { posture } from '@/lib/checks/posture'
import type { State } from '@/lib/checks/state'
import { stateAtEndOf } from '@/lib/records/load-state'
import { DateText } from '../ui/date-text'
import { Link } from '../ui/link'
import { Tag, type TagTone } from '../ui/tag'

/** What has changed since top management last looked at the whole: then is read from the trail (9.3). */
export async function SinceReview({ state }: { state: State }) {
  const review = lastReviewOf(state)
  const then = review?.heldOn ? await stateAtEndOf(review.heldOn) : null
  if (!review?.heldOn || !then) {
    return (
      <p className="pl-muted">
        There was no review yet.{' '}
        <Link className="pl-link" href="/management-reviews">
          Management reviews
        </Link>{' '}
        begin with a period, and compute the rest.
      </p>
    )
  }
  const was = new Map(conformity(then).map((one) => [one.requirement, one.met]))
  const is = conformity(state)
  const isFine = (met: string | undefined) => met === 'met' || met === 'na'
  const gained = is.filter((one) => isFine(one.met) && !isFine(was.get(one.requirement)))
  const lost = is.filter((one) => !isFine(one.met) && isFine(was.get(one.requirement)))
  const [before, now] = [posture(then), posture(state)]
  const known = new Set(then.incidents.map((one) => one.id))
  const incidents = state.incidents.filter((one) => !known.has(one.id)).length
  return (
    <>
      <p className="pl-muted mb-2">
        <Link className="pl-link" href={`/management-reviews/${review.code}`}>
          {review.code}
        </Link>{' '}
        was held on <DateText day={review.heldOn} today={state.today} />.
      </p>
      <ul className="pl-since">
        <Line
          says={`${requirements(gained.length)} newly met`}
          names={gained.map((one) => one.requirement)}
          tone={gained.length ? 'met' : 'plain'}
          tag={gained.length ? 'gained' : 'none'}
        />
        <Line
          says={`${requirements(lost.length)} no longer met`}
          names={lost.map((one) => one.requirement)}
          tone={lost.length ? 'bad' : 'plain'}
          tag={lost.length ? 'lost' : 'none'}
        />
        <Compared
          says="Risks above acceptance"
          before={before.risksAbove.length}
          now={now.risksAbove.length}
        />
        <Compared says="Overdue" before={before.overdue.length} now={now.overdue.length} />
        <Line
          says={`${incidents} new ${incidents === 1 ? 'incident' : 'incidents'}`}
          names={[]}
          tone={incidents ? 'due' : 'plain'}
          tag={incidents ? 'new' : 'none'}
        />
      </ul>
    </>
  )
}

function requirements(n: number): string {
  return n === 1 ? '1 requirement' : `${n} requirements`
}

function Compared({ says, before, now }: { says: string; before: number; now: number }) {
  const more = now - before
  return (
    <Line
      says={`${says}: ${before} then, ${now} now`}
      names={[]}
      tone={more > 0 ? 'bad' : more < 0 ? 'met' : 'plain'}
      tag={more > 0 ? `${more} more` : more < 0 ? `${-more} fewer` : 'same'}
    />
  )
}

/** Requirements that a line names at most; the page of each says more. */
const mostNamed = 12

const titles: Record<string, string> = { ...clauseTitles, ...controlTitles }

function Line({
  says,
  names,
  tone,
  tag,
}: {
  says: string
  names: readonly string[]
  tone: TagTone
  tag: string
}) {
  return (
    <li>
      <span>
        {says}
        {names.length > 0 && (
          <span className="pl-muted block">
            {names.slice(0, mostNamed).map((one, place) => (
              <span key={one} title={titles[one]}>
                {place > 0 && ', '}
                {one}
              </span>
            ))}
            {names.length > mostNamed && ` and ${names.length - mostNamed} more`}
          </span>
        )}
      </span>
      <Tag tone={tone}>{tag}</Tag>
    </li>
  )
}
