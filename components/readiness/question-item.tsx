import { isGap, type QuestionStanding } from '@/lib/readiness/standing'
import { standingTones, standingWords } from '@/lib/readiness/words'
import { readiness } from '@/lib/registers/readiness/definition'
import { describeDay, relativeDays } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { AnswerForm, type AnswerOutcome, type GivenAnswer } from './answer-form'
import { Findings } from './findings'

const labels = new Map(readiness.fields.answer.options.map((one) => [one.value, one.label]))

/** One question: how it stands, what records show, what a person said, and what closes the gap. */
export function QuestionItem({
  question,
  today,
  nameOf,
  maySee,
  give,
}: {
  question: QuestionStanding
  today: string
  nameOf: (id: string | null) => string
  maySee: (register: string) => boolean
  /** Left out for who only reads. */
  give: ((given: GivenAnswer) => Promise<AnswerOutcome>) | undefined
}) {
  const { id, answer, standing, findings, actions } = question
  const form = give && (
    <AnswerForm
      questionId={id}
      given={
        answer && {
          id: answer.id,
          revision: answer.revision,
          answer: answer.answer ?? '',
          remark: answer.remark ?? '',
        }
      }
      give={give}
    />
  )
  const said = answer && (labels.get(answer.answer ?? '') ?? answer.answer)
  return (
    <li id={id} className="pl-readiness-question">
      <div className="pl-readiness-head">
        <h3 className="pl-readiness-asked">
          <span className="pl-code">{id}</span> {question.question}
        </h3>
        <Tag tone={standingTones[standing]}>{standingWords[standing]}</Tag>
      </div>
      {findings.length > 0 && <Findings findings={findings} maySee={maySee} />}
      {answer ? (
        <p className="pl-readiness-said">
          <Link className="pl-link" href={`/readiness/${answer.code}`}>
            {said}
          </Link>
          <span className="pl-muted">
            {' '}
            · {nameOf(answer.answeredById)}
            {answer.answeredOn &&
              `, ${describeDay(answer.answeredOn)} (${relativeDays(answer.answeredOn, today)})`}
          </span>
          {question.isStale && answer.reviewAt && (
            <>
              {' '}
              <Tag tone="due">ask again: due {relativeDays(answer.reviewAt, today)}</Tag>
            </>
          )}
          {answer.remark && (
            <span className={give ? 'pl-print-only' : 'block'}>{answer.remark}</span>
          )}
        </p>
      ) : (
        standing === 'open' && (
          <p className="pl-muted">
            {question.isComputed
              ? 'There is nothing to look at yet; a person can answer.'
              : 'Only a person can tell.'}
          </p>
        )
      )}
      {question.disagrees && (
        <p className="pl-error">
          The answer is better than what records show. Both stand here; the records count.
        </p>
      )}
      {actions.length > 0 && (
        <p>
          {actions.map((one) => (
            <span key={one.id} className="block">
              <Link className="pl-link" href={`/actions/${one.code}`}>
                <span className="pl-code">{one.code}</span> {one.title}
              </Link>
              <span className="pl-muted">
                {' '}
                · {nameOf(one.ownerId) || 'nobody'}, {one.state.replaceAll('-', ' ')}
                {one.dueOn && `, due ${describeDay(one.dueOn)}`}
              </span>
            </span>
          ))}
        </p>
      )}
      {give && isGap(question) && actions.length === 0 && (
        <p className="pl-no-print">
          <Link className="pl-link" href={`/readiness?view=roadmap&gap=${id}`}>
            Plan an action<span className="pl-visually-hidden"> for {id}</span>
          </Link>
        </p>
      )}
      {give && question.isComputed ? (
        <details className="pl-no-print" open={answer !== null || standing === 'open'}>
          <summary className="pl-summary">Answer besides</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </li>
  )
}
