'use client'

import { useFormContext } from 'react-hook-form'
import type { EuQuestion } from '@/lib/catalogue/eu-classification'
import { none } from '@/lib/catalogue/eu-classification'
import { askedAnswers, askedQuestions, type EuAnswers, given } from '@/lib/eu-act/answers'
import { euClassLabel } from '@/lib/eu-act/classes'
import { proposeEuClass } from '@/lib/eu-act/propose'
import { openInWords } from '@/lib/eu-act/words'
import type { InputProps } from '../fields/inputs'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { EuReasons } from './eu-reasons'

/** The questions on the EU AI Act, each once the answers before ask for it, and what they lead to. */
export function EuAnswersInput(props: InputProps<'structured', unknown>) {
  const { id, onChange, onBlur, describedBy, labelledBy } = props
  const answers = (props.value ?? {}) as EuAnswers
  const answer = (question: EuQuestion, value: string | string[]) => {
    const next = askedAnswers({ ...answers, [question.id]: value })
    // What is typed keeps its spaces until the form is saved.
    const kept = question.kind === 'text' ? { ...next, [question.id]: value } : next
    onChange(Object.keys(kept).length > 0 ? kept : null)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names the group
    <div
      id={id}
      role="group"
      tabIndex={-1}
      className="min-w-0"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onBlur={onBlur}
    >
      {askedQuestions(answers).map((question) => (
        <Question
          key={question.id}
          id={`${id}-${question.id}`}
          question={question}
          answers={answers}
          onAnswer={(value) => answer(question, value)}
        />
      ))}
      <Proposal answers={answers} />
    </div>
  )
}

function Question({
  id,
  question,
  answers,
  onAnswer,
}: {
  id: string
  question: EuQuestion
  answers: EuAnswers
  onAnswer: (value: string | string[]) => void
}) {
  const chosen = given(answers, question.id)
  const described = {
    'aria-labelledby': `${id}-prompt`,
    'aria-describedby': `${id}-help`,
  }
  return (
    <section className="pl-question" aria-labelledby={`${id}-prompt`}>
      <div className="pl-question-head">
        <h3 id={`${id}-prompt`} className="pl-h3">
          {question.prompt}
        </h3>
        <span className="pl-code">{question.article}</span>
      </div>
      <p id={`${id}-help`} className="pl-help">
        {question.guidance}
      </p>
      {question.kind === 'text' ? (
        <textarea
          id={id}
          className="pl-input"
          rows={3}
          maxLength={4000}
          value={String(answers[question.id] ?? '')}
          onChange={(event) => onAnswer(event.target.value)}
          {...described}
        />
      ) : (
        <div
          id={id}
          role={question.kind === 'one' ? 'radiogroup' : 'group'}
          className={`pl-answers ${isShort(question) ? 'pl-answers-many' : ''}`}
          {...described}
        >
          {question.options.map(({ value, label, article }) => (
            <label key={value} className="pl-answer">
              <input
                type={question.kind === 'one' ? 'radio' : 'checkbox'}
                name={id}
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onAnswer(
                    question.kind === 'one'
                      ? value
                      : withOption(question, chosen, value, event.target.checked),
                  )
                }
              />
              <span className="pl-grow min-w-0">{label}</span>
              {article && <span className="pl-code">{article}</span>}
            </label>
          ))}
        </div>
      )}
    </section>
  )
}

/** Options in the order of the question; `none` and any other rule each other out. */
function withOption(
  { options }: EuQuestion,
  chosen: readonly string[],
  value: string,
  isOn: boolean,
): string[] {
  const before = chosen.filter((one) => (value === none ? one === none : one !== none))
  return (options ?? [])
    .map((option) => option.value)
    .filter((one) => (one === value ? isOn : before.includes(one)))
}

function isShort({ options }: EuQuestion): boolean {
  return options?.every(({ label, article }) => label.length < 12 && !article) ?? false
}

/** What the answers lead to, and the step of taking it over into the class below. */
function Proposal({ answers }: { answers: EuAnswers }) {
  const form = useFormContext()
  const { class: proposed, reasons, open } = proposeEuClass(answers)
  const roles = (form?.watch('organisationRoles') ?? []) as string[]
  const isTaken = form?.watch('euAiActClass') === proposed
  return (
    <div className="mt-4" aria-live="polite">
      <Callout
        tone={proposed === 'prohibited' ? 'bad' : 'plain'}
        title={
          proposed === 'undetermined'
            ? openInWords(open.length)
            : `The answers lead to: ${euClassLabel(proposed)}`
        }
      >
        {proposed === 'minimal' && <p>No answer leads to a stricter class.</p>}
        <EuReasons reasons={reasons} />
        {roles.length === 0 && (
          <p className="mt-2">
            The organisation’s role is not said yet, in “Where it comes from and is used”: the
            duties follow from it.
          </p>
        )}
        {proposed !== 'undetermined' && form && (
          <span className="pl-actions mt-2">
            {isTaken ? (
              <span className="pl-muted">Taken over as the class below.</span>
            ) : (
              <Button
                onClick={() =>
                  form.setValue('euAiActClass', proposed, { shouldDirty: true, shouldTouch: true })
                }
              >
                Take it over
              </Button>
            )}
          </span>
        )}
      </Callout>
    </div>
  )
}
