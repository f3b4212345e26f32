'use client'

import type { ReactNode } from 'react'
import { questionNumber } from '@/lib/assessments/describe'
import type { Answers } from '@/lib/assessments/tiering'
import { assessmentScales, type Question } from '@/lib/catalogue/assessment-template'
import { requirementTitle } from '@/lib/catalogue/requirements'

type Answer = Answers[string]

/** One question: what it asks, how to think about it, the controls it serves, and its answer. */
export function QuestionField({
  question,
  answer,
  onChange,
  tags,
  unanswered,
}: {
  question: Question
  answer: Answer | undefined
  onChange: (answer: Answer | undefined) => void
  /** What to know about the question, beside it. */
  tags?: ReactNode
  /** Says so at the question; after the person asked what is missing. */
  unanswered: boolean
}) {
  const id = `q-${question.id}`
  return (
    <section id={id} tabIndex={-1} className="pl-question" aria-labelledby={`${id}-prompt`}>
      <div className="pl-question-head">
        <span className="pl-code">{questionNumber(question.id)}</span>
        <h3 id={`${id}-prompt`} className="pl-h3">
          {question.prompt}
        </h3>
        {tags}
      </div>
      <p id={`${id}-help`} className="pl-help">
        {question.guidance}{' '}
        {question.controls.map((control) => (
          <abbr key={control} className="pl-code pl-control" title={requirementTitle(control)}>
            {control}
          </abbr>
        ))}
      </p>
      <AnswerInput question={question} answer={answer} onChange={onChange} id={id} />
      {unanswered && <p className="pl-error">This tier needs an answer.</p>}
    </section>
  )
}

type InputProps = {
  question: Question
  answer: Answer | undefined
  onChange: (answer: Answer | undefined) => void
  id: string
}

function AnswerInput(props: InputProps) {
  const { question, answer, onChange, id } = props
  if (question.answerType === 'text') {
    return (
      <textarea
        className="pl-input"
        rows={3}
        maxLength={20_000}
        aria-labelledby={`${id}-prompt`}
        aria-describedby={`${id}-help`}
        value={typeof answer === 'string' ? answer : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    )
  }
  if (question.answerType === 'multi') return <ManyOptions {...props} options={question.options} />
  const choices =
    question.answerType === 'scale'
      ? assessmentScales[question.scale].map((step) => ({ ...step, number: step.value }))
      : question.options.map((option) => ({
          value: option,
          label: option,
          meaning: undefined,
          number: undefined,
        }))
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-prompt`}
      aria-describedby={`${id}-help`}
      className="pl-answers"
    >
      {choices.map((choice) => (
        <label key={choice.value} className="pl-answer">
          <input
            type="radio"
            name={question.id}
            checked={answer === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.number !== undefined && <b className="pl-num">{choice.number} </b>}
            <span className={choice.meaning ? 'font-medium' : ''}>{choice.label}</span>
            {choice.meaning && <span className="pl-answer-meaning">{choice.meaning}</span>}
          </span>
        </label>
      ))}
      {answer !== undefined && (
        <button
          type="button"
          className="pl-btn pl-btn-plain justify-self-start"
          onClick={() => onChange(undefined)}
        >
          Take the answer back
        </button>
      )}
    </div>
  )
}

function ManyOptions({ answer, onChange, id, options }: InputProps & { options: string[] }) {
  const chosen = Array.isArray(answer) ? answer : []
  return (
    <fieldset
      aria-labelledby={`${id}-prompt`}
      aria-describedby={`${id}-help`}
      className="pl-answers pl-answers-many"
    >
      {options.map((option) => (
        <label key={option} className="pl-answer">
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) => {
              const next = options.filter((one) =>
                one === option ? event.target.checked : chosen.includes(one),
              )
              onChange(next.length ? next : undefined)
            }}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  )
}
