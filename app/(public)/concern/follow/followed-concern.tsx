import { MessageForm } from '@/components/concerns/message-form'
import { MessageThread } from '@/components/concerns/message-thread'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { DateText } from '@/components/ui/date-text'
import { Tag } from '@/components/ui/tag'
import { dayInWords } from '@/lib/calendar'
import type { FollowedConcern as Followed } from '@/lib/records/concerns'
import { concerns, outcomes } from '@/lib/registers/concerns/definition'
import { appealByForm, closeByForm, writeByForm } from '../actions'

/** How a state reads to who raised the concern. */
const stages: Record<Followed['state'], string> = {
  received: 'Arrived',
  triaged: 'Taken on',
  investigating: 'Being looked into',
  answered: 'Answered',
  appealed: 'Appeal being looked into',
  closed: 'Closed',
}

/** A concern as its reporter sees it: where it stands, the answer, questions to and fro, an appeal. */
export function FollowedConcern({
  concern,
  organisation,
  timeZone,
  today,
}: {
  concern: Followed
  organisation: string
  timeZone: string
  today: string
}) {
  const { appealUntil, appealedOn } = concern
  const canAppeal =
    concern.state === 'answered' && concern.isOpen && !appealedOn && (appealUntil ?? '') >= today
  return (
    <>
      <section className="pl-card pl-sign-card pl-concern-card">
        <div className="pl-tags">
          <Tag tone={concerns.lifecycle[concern.state]}>{stages[concern.state]}</Tag>
        </div>
        <h1 className="pl-h1">{concern.title}</h1>
        <dl className="pl-stages">
          <dt>Received</dt>
          <dd>{concern.receivedOn && <DateText day={concern.receivedOn} today={today} />}</dd>
          <dt>Taken on</dt>
          <dd>
            {concern.acknowledgedOn ? (
              <DateText day={concern.acknowledgedOn} today={today} />
            ) : (
              <>by {concern.acknowledgeDueOn && <DateText day={concern.acknowledgeDueOn} />}</>
            )}
          </dd>
          <dt>Answered</dt>
          <dd>
            {concern.answeredOn ? (
              <DateText day={concern.answeredOn} today={today} />
            ) : (
              <>by {concern.answerDueOn && <DateText day={concern.answerDueOn} />}</>
            )}
          </dd>
        </dl>
        <details className="pl-told">
          <summary>What you wrote</summary>
          {concern.about && <p className="pl-muted">About: {concern.about}</p>}
          <div className="pl-prose">{concern.description}</div>
        </details>
      </section>

      {concern.answer && (
        <section className="pl-card pl-sign-card">
          <h2 className="pl-h2">Answer</h2>
          <p>
            <b className="font-medium">{outcomeLabel(concern.outcome)}</b>
          </p>
          <div className="pl-prose">{concern.answer}</div>
          {canAppeal && appealUntil && (
            <MessageForm
              action={appealByForm}
              name="appeal"
              label="Appeal"
              help={`If you do not accept this answer, say why by ${dayInWords(appealUntil)}. Somebody else than who answered decides.`}
              button="Send the appeal"
            />
          )}
        </section>
      )}

      {concern.appeal && (
        <section className="pl-card pl-sign-card">
          <h2 className="pl-h2">Your appeal</h2>
          <div className="pl-prose">{concern.appeal}</div>
          {concern.appealAnswer ? (
            <Callout title={outcomeLabel(concern.appealOutcome)}>
              <div className="pl-prose">{concern.appealAnswer}</div>
            </Callout>
          ) : (
            <p className="pl-help">Somebody else than who answered is looking into it.</p>
          )}
        </section>
      )}

      {(concern.isOpen || concern.messages.length > 0) && (
        <section className="pl-card pl-sign-card">
          <h2 className="pl-h2">Messages</h2>
          {concern.messages.length > 0 && (
            <MessageThread
              timeZone={timeZone}
              messages={concern.messages.map(({ isReporter, body, at }) => ({
                by: isReporter ? 'You' : organisation,
                isOwn: isReporter,
                body,
                at,
              }))}
            />
          )}
          {concern.isOpen ? (
            <MessageForm
              action={writeByForm}
              name="body"
              label="Write a message"
              help="To answer a question or to add something. Leave out what could give you away."
              button="Send"
            />
          ) : (
            <p className="pl-help">This concern is closed; nothing more can be added.</p>
          )}
        </section>
      )}

      <form action={closeByForm} className="pl-form-line">
        <Button type="submit">Close on this device</Button>
        <p className="pl-help">It closes by itself half an hour after you last wrote.</p>
      </form>
    </>
  )
}

function outcomeLabel(outcome: string | null): string {
  return outcomes.find((one) => one.value === outcome)?.label ?? ''
}
