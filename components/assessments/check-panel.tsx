'use client'

import { describeAnswer, questionNumber } from '@/lib/assessments/describe'
import { residualOf } from '@/lib/assessments/residual'
import { type Answers, missingAnswers, questionOf } from '@/lib/assessments/tiering'
import { assessmentScales, tiering } from '@/lib/catalogue/assessment-template'
import type { Tier } from '@/lib/criteria/shape'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'
import { residualBands } from './residual-bands'

/** The last step: what is missing, what follows from the answers, and submitting for approval. */
export function CheckPanel({
  answers,
  tier,
  stops,
  maySubmit,
  running,
  refusal,
  onGo,
  onSubmit,
}: {
  answers: Answers
  tier: Tier
  stops: boolean
  maySubmit: boolean
  running: boolean
  refusal: string
  onGo: (questionId: string) => void
  onSubmit: () => void
}) {
  const missing = missingAnswers(tier, answers)
  const count = missing.reduce((sum, { questions }) => sum + questions.length, 0)
  const residual = residualOf(answers)
  const band = residual.band && residualBands[residual.band]
  const decision = questionOf('IAQ-16-01')
  const scaleWord = (scale: 'severity' | 'likelihood', value: number | null) =>
    assessmentScales[scale].find((step) => step.value === value)?.label ?? 'not rated'
  const isReady = count === 0 && !stops
  return (
    <>
      <Card title="What follows from the answers">
        <dl className="pl-dl">
          <dt>Tier</dt>
          <dd>{tiering.tiers.find((one) => one.id === tier)?.label ?? tier}</dd>
          <dt>What remains</dt>
          <dd>
            {band && residual.level !== null ? (
              <>
                <Tag tone={band.tone}>{band.label}</Tag> {scaleWord('severity', residual.severity)}{' '}
                × {scaleWord('likelihood', residual.likelihood).toLowerCase()} = {residual.level}
                <p className="pl-muted">{band.says}</p>
              </>
            ) : (
              'Not rated yet'
            )}
          </dd>
          <dt>Decision proposed</dt>
          <dd>{(decision && describeAnswer(decision, answers['IAQ-16-01'])) || 'None yet'}</dd>
        </dl>
      </Card>
      <Card
        title={
          count === 0
            ? 'Every question of this tier is answered'
            : `${count} ${count === 1 ? 'question is' : 'questions are'} still open`
        }
      >
        {missing.map(({ section, questions }) => (
          <section key={section.id} className="mb-3">
            <h3 className="pl-h3">{section.title}</h3>
            <ul className="pl-open-questions">
              {questions.map((question) => (
                <li key={question.id}>
                  <span className="pl-code">{questionNumber(question.id)}</span>
                  <button type="button" className="pl-link" onClick={() => onGo(question.id)}>
                    {question.prompt}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {stops && (
          <Callout tone="bad" title="The use may be forbidden by law: it stops here.">
            <button type="button" className="pl-link" onClick={() => onGo('IAQ-01-06')}>
              Look at the question
            </button>
          </Callout>
        )}
        {refusal && <Callout tone="bad" role="alert" title={refusal} />}
        {maySubmit && (
          <div className="pl-actions mt-3">
            <Button
              tone="primary"
              aria-disabled={!isReady}
              disabled={running}
              aria-describedby="submit-help"
              onClick={() => isReady && onSubmit()}
            >
              {running ? 'Submitting…' : 'Submit for approval'}
            </Button>
            <span id="submit-help" className="pl-muted">
              {isReady
                ? 'Somebody who did not write it approves it or returns it. Until then the answers are closed.'
                : 'Possible once nothing is open.'}
            </span>
          </div>
        )}
      </Card>
    </>
  )
}
