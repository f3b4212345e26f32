'use client'

import { useRef, useState } from 'react'

export type Seen = { id: string; revision: number } | null
export type GivenAnswer = { questionId: string; seen: Seen; answer: string; remark: string }
export type AnswerOutcome = { seen: Exclude<Seen, null> } | { problem: string }

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
  { value: 'not-applicable', label: 'Not applicable' },
]

/** A person's answer, in place: a choice is kept at once, a remark when one leaves it. */
export function AnswerForm({
  questionId,
  given,
  give,
}: {
  questionId: string
  given: { id: string; revision: number; answer: string; remark: string } | null
  give: (given: GivenAnswer) => Promise<AnswerOutcome>
}) {
  const [answer, setAnswer] = useState(given?.answer ?? '')
  const [remark, setRemark] = useState(given?.remark ?? '')
  const [says, setSays] = useState<{ text: string; isProblem: boolean }>({
    text: '',
    isProblem: false,
  })
  const kept = useRef({ answer, remark })
  const own = useRef<Seen>(null)
  const waiting = useRef<Promise<void>>(Promise.resolve())
  const field = useRef<HTMLTextAreaElement>(null)
  // What the page shows may be newer than what this form has kept itself.
  const latest = () => {
    const shown = given && { id: given.id, revision: given.revision }
    return own.current && (!shown || own.current.revision > shown.revision) ? own.current : shown
  }
  const refs = useRef(latest)
  refs.current = latest

  const save = (next: { answer: string; remark: string }) => {
    if (!next.answer) return
    if (next.answer === 'not-applicable' && !next.remark.trim()) {
      setSays({ text: 'Say why it does not apply; then it is kept.', isProblem: false })
      field.current?.focus()
      return
    }
    setSays({ text: 'Saving …', isProblem: false })
    kept.current = next
    const failed = (text: string) => {
      kept.current = { answer: '', remark: '' }
      setSays({ text, isProblem: true })
    }
    // One after the other, so that a second answer does not cross the first.
    waiting.current = waiting.current.then(async () => {
      try {
        const outcome = await give({ questionId, seen: refs.current(), ...next })
        if ('problem' in outcome) {
          failed(outcome.problem)
          return
        }
        own.current = outcome.seen
        setSays({ text: 'Saved', isProblem: false })
      } catch {
        failed(
          'Not saved: the server can’t be reached. What you typed is still here; choose again.',
        )
      }
    })
  }

  const name = `answer ${questionId}`
  return (
    <div className="pl-readiness-answer pl-no-print">
      <div role="radiogroup" aria-label={`Answer to ${questionId}`} className="pl-scale">
        {answers.map((one) => (
          <label key={one.value}>
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={answer === one.value}
              onChange={() => {
                setAnswer(one.value)
                save({ answer: one.value, remark })
              }}
            />
            {one.label}
          </label>
        ))}
      </div>
      {answer && (
        <textarea
          ref={field}
          className="pl-input"
          rows={2}
          maxLength={4000}
          aria-label={`Remark on ${questionId}`}
          placeholder={answer === 'yes' ? 'What shows it' : 'What is missing, or why not'}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
          onBlur={() => {
            if (remark !== kept.current.remark || answer !== kept.current.answer)
              save({ answer, remark })
          }}
        />
      )}
      <p role="status" className={says.isProblem ? 'pl-error' : 'pl-help'}>
        {says.text}
      </p>
    </div>
  )
}
