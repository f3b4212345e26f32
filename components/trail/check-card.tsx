import type { TrailCheck } from '@/lib/trail/check'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { TimeText } from '../ui/date-text'
import { Link } from '../ui/link'
import { Tag, type TagTone } from '../ui/tag'
import { type CheckAnswer, CheckForm } from './check-form'
import { CheckProgress } from './check-progress'

const tones: Record<TrailCheck['status'], [tone: TagTone, word: string]> = {
  waiting: ['due', 'running'],
  holds: ['met', 'holds'],
  broken: ['bad', 'does not hold'],
  failed: ['due', 'not done'],
}

/** Verifications of the trail: the one under way, the last result, and those before on record. */
export function CheckCard({
  checks,
  nameOf,
  timeZone,
  ask,
}: {
  /** Newest first. */
  checks: TrailCheck[]
  nameOf: (personId: string) => string
  timeZone: string
  /** Null where the past is read. */
  ask: ((before: CheckAnswer, form: FormData) => Promise<CheckAnswer>) | null
}) {
  const underway = checks.find((one) => one.status === 'waiting')
  const finished = checks.filter((one) => one.status !== 'waiting')
  const [last] = finished
  return (
    <Card title="Verification">
      {underway ? <CheckProgress progress={underway.progress} /> : ask && <CheckForm ask={ask} />}
      {last && <Outcome check={last} nameOf={nameOf} timeZone={timeZone} />}
      {!last && !underway && (
        <p className="pl-muted">
          Nobody has verified the trail here yet. It recomputes every entry, the tree, every
          checkpoint, and compares each record with its last entry.
        </p>
      )}
      {finished.length > 1 && (
        <details className="pl-no-print">
          <summary className="pl-muted cursor-pointer">Verifications before</summary>
          <ul className="pl-lined">
            {finished.slice(1).map((check) => (
              <li key={check.id}>
                <Outcome check={check} nameOf={nameOf} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function Outcome({
  check,
  nameOf,
  timeZone,
}: {
  check: TrailCheck
  nameOf: (personId: string) => string
  timeZone: string
}) {
  const [tone, word] = tones[check.status]
  return (
    <div className="pl-trail-outcome">
      <p>
        <Tag tone={tone}>{word}</Tag>{' '}
        {check.size !== null && <>{check.size.toLocaleString('en')} entries, </>}
        asked for by {nameOf(check.requestedById)},{' '}
        <TimeText at={check.finishedAt ?? check.createdAt} timeZone={timeZone} />
      </p>
      {check.code && (
        <p className="pl-muted">
          Compared with the code <code>{check.code}</code>
        </p>
      )}
      {check.root && (
        <p className="pl-muted pl-hash">
          Root <code>{check.root}</code>
        </p>
      )}
      {check.status === 'broken' && (
        <Callout
          tone="bad"
          role="alert"
          title={
            check.problemCount === 1
              ? 'One thing is wrong'
              : `${check.problemCount.toLocaleString('en')} things are wrong`
          }
        >
          {check.firstFaulty !== null && (
            <p>
              The first entry at fault is{' '}
              <Link className="pl-link" href={`/trail/${check.firstFaulty}`}>
                entry {check.firstFaulty.toLocaleString('en')}
              </Link>
              .
            </p>
          )}
          <ul className="pl-lined">
            {check.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {check.problemCount > check.problems.length && (
            <p>And {(check.problemCount - check.problems.length).toLocaleString('en')} more.</p>
          )}
        </Callout>
      )}
      {check.error && <Callout tone="due">{check.error}</Callout>}
    </div>
  )
}
