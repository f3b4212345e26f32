'use client'

import { type Answers, isAnswered } from '@/lib/assessments/tiering'
import type { AssessmentSection } from '@/lib/catalogue/assessment-template'

/** The step after the last section: what is missing, what follows, and submitting. */
export const checkStep = 'check'

/** The sections with how far each is answered; a select where the screen is narrow. */
export function SectionSteps({
  sections,
  answers,
  at,
  onGo,
}: {
  sections: AssessmentSection[]
  answers: Answers
  at: string
  onGo: (step: string) => void
}) {
  const rows = sections.map((section) => {
    const answered = section.questions.filter((question) => isAnswered(answers[question.id])).length
    return { section, answered, of: section.questions.length }
  })
  return (
    <>
      <nav className="pl-form-steps pl-wide-only" aria-label="Sections of the questionnaire">
        {rows.map(({ section, answered, of }) => (
          <button
            key={section.id}
            type="button"
            aria-current={section.id === at ? 'step' : undefined}
            onClick={() => onGo(section.id)}
          >
            <span>{section.title}</span>
            <span className={answered === of ? 'pl-step-whole' : 'pl-step-count'}>
              {answered === of ? <span aria-hidden>✓</span> : `${answered}/${of}`}
              <span className="pl-visually-hidden">
                {answered === of ? 'all answered' : 'answered'}
              </span>
            </span>
          </button>
        ))}
        <button
          type="button"
          aria-current={at === checkStep ? 'step' : undefined}
          onClick={() => onGo(checkStep)}
        >
          Check and submit
        </button>
      </nav>
      <label className="pl-field pl-narrow-only">
        <span className="pl-label">Section</span>
        <select className="pl-input" value={at} onChange={(event) => onGo(event.target.value)}>
          {rows.map(({ section, answered, of }) => (
            <option key={section.id} value={section.id}>
              {`${answered === of ? '✓ ' : ''}${section.title}, ${answered} of ${of}`}
            </option>
          ))}
          <option value={checkStep}>Check and submit</option>
        </select>
      </label>
    </>
  )
}
