import { questionNumber, stepOf } from '@/lib/assessments/describe'
import { type Answers, isAnswered, questionOf, questionsFor } from '@/lib/assessments/tiering'
import type { Question } from '@/lib/catalogue/assessment-template'
import type { Tier } from '@/lib/criteria/shape'
import type { FieldSectionProps } from '../records/sections'
import { Level } from '../ui/level'
import { Link } from '../ui/link'
import type { TagTone } from '../ui/tag'

/** The questionnaire as answered: every question the tier asks for, scales in words. */
export function AnswersSection({ record, value }: FieldSectionProps) {
  const answers = (value ?? {}) as Answers
  const sections = questionsFor((record.tier ?? 'high') as Tier)
  const asked = new Set(
    sections.flatMap((section) => section.questions.map((question) => question.id)),
  )
  const beyond = Object.keys(answers)
    .filter((id) => !asked.has(id))
    .sort()
  const mayAnswer = record.state === 'draft' || record.state === 'returned'
  const href = (id: string) =>
    mayAnswer ? `/impact-assessments/${record.code}/questionnaire#${id}` : null
  return (
    <div className="grid gap-1">
      {sections.map((section) => {
        const done = section.questions.filter((question) => isAnswered(answers[question.id])).length
        const whole = done === section.questions.length
        return (
          <details key={section.id} open={done > 0} className="pl-answers-section">
            <summary>
              <span className="pl-h3">
                {Number(section.id.slice(4))}. {section.title}
              </span>
              <span className={whole ? 'pl-muted' : 'text-due'}>
                {whole ? `${done} answered` : `${done} of ${section.questions.length} answered`}
              </span>
            </summary>
            <dl className="pl-qa">
              {section.questions.map((question) => (
                <Row
                  key={question.id}
                  question={question}
                  answer={answers[question.id]}
                  href={href(question.id)}
                />
              ))}
            </dl>
          </details>
        )
      })}
      {beyond.length > 0 && (
        <details className="pl-answers-section">
          <summary>
            <span className="pl-h3">Answered, though this tier does not ask</span>
            <span className="pl-muted">{beyond.length}</span>
          </summary>
          <dl className="pl-qa">
            {beyond.map((id) => {
              const question = questionOf(id)
              return (
                question && <Row key={id} question={question} answer={answers[id]} href={null} />
              )
            })}
          </dl>
        </details>
      )}
    </div>
  )
}

function Row({
  question,
  answer,
  href,
}: {
  question: Question
  answer: Answers[string] | undefined
  href: string | null
}) {
  return (
    <>
      <dt>
        <span className="pl-code">{questionNumber(question.id)}</span> {question.prompt}
      </dt>
      <dd>
        {isAnswered(answer) && answer !== undefined ? (
          <Words question={question} answer={answer} />
        ) : href ? (
          <Link href={href} className="pl-link">
            Answer it
          </Link>
        ) : (
          <span className="pl-muted">Not answered</span>
        )}
      </dd>
    </>
  )
}

function Words({ question, answer }: { question: Question; answer: Answers[string] }) {
  const step = stepOf(question, answer)
  if (step) {
    const [low, high] =
      question.answerType === 'scale' && question.scale === 'adequacy'
        ? ['bad', 'met']
        : ['met', 'bad']
    const tone = (step.value <= 2 ? low : step.value === 3 ? 'due' : high) as TagTone
    return (
      <>
        <Level value={step.value} tone={tone} /> {step.label}
        {step.meaning && (
          <span className="pl-muted">
            : {step.meaning.charAt(0).toLowerCase() + step.meaning.slice(1)}
          </span>
        )}
      </>
    )
  }
  if (!Array.isArray(answer)) return <div className="pl-prose">{String(answer)}</div>
  if (answer.length === 1) return answer[0]
  return (
    <ul className="pl-bullets !m-0">
      {answer.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
