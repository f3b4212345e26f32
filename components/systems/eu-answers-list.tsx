import { askedQuestions, describeEuAnswer, type EuAnswers } from '@/lib/eu-act/answers'

/** The questions on the EU AI Act as answered. */
export function EuAnswersList({ answers }: { answers: EuAnswers }) {
  return (
    <dl className="pl-qa">
      {askedQuestions(answers).map((question) => (
        <div key={question.id} className="contents">
          <dt>
            {question.prompt} <span className="pl-code">{question.article}</span>
          </dt>
          <dd className="pl-prose">
            {describeEuAnswer(question, answers) || <span className="pl-muted">Not answered</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
