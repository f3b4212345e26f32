import { describeAnswer } from '@/lib/assessments/describe'
import { residualBand, residualOf } from '@/lib/assessments/residual'
import { type Answers, missingAnswers, proposeTier, questionOf } from '@/lib/assessments/tiering'
import { assessmentScales, tiering } from '@/lib/catalogue/assessment-template'
import type { Tier } from '@/lib/criteria/shape'
import type { RecordPanelProps } from '../records/sections'
import { PositionMatrix } from '../risks/position-matrix'
import { LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'
import { residualBands } from './residual-bands'

/** The result of an assessment at a glance: what decided its tier, and what remains. */
export function AssessmentPanel({ page }: RecordPanelProps) {
  const { record, can } = page
  const answers = (record.answers ?? {}) as Answers
  const proposal = proposeTier(answers)
  const tier = (record.tier ?? proposal.tier) as Tier
  const residual = residualOf(answers)
  const band = residual.band && residualBands[residual.band]
  const open = missingAnswers(tier, answers).reduce(
    (sum, { questions }) => sum + questions.length,
    0,
  )
  const before = {
    name: 'Before measures',
    likelihood: numeric(answers['IAQ-03-03']),
    impact: numeric(answers['IAQ-03-02']),
  }
  return (
    <>
      {can.update && (
        <Callout
          tone={open ? 'due' : 'met'}
          title={
            open
              ? `${open} ${open === 1 ? 'question is' : 'questions are'} still open.`
              : 'Every question of this tier is answered.'
          }
        >
          <span className="pl-actions mt-2">
            <LinkButton
              tone={open ? 'primary' : 'quiet'}
              href={`/impact-assessments/${record.code}/questionnaire`}
            >
              {open ? 'Answer the questions' : 'Go through the questions'}
            </LinkButton>
          </span>
        </Callout>
      )}
      <div className="pl-grid pl-columns-2">
        <Card title="What remains" actions={band && <Tag tone={band.tone}>{band.label}</Tag>}>
          <PositionMatrix
            caption="Likelihood of harm by its severity, before measures and with those that exist"
            likelihood={assessmentScales.likelihood}
            impact={assessmentScales.severity}
            impactName="severity"
            positions={[
              before,
              { name: 'Residual', likelihood: residual.likelihood, impact: residual.severity },
            ]}
            toneOf={(level) => residualBands[residualBand(level, 1).band].tone}
          />
          {band && <p className="pl-muted mt-2">{band.says}</p>}
        </Card>
        <Card
          title="What decided the tier"
          actions={<Tag>{tiering.tiers.find((one) => one.id === tier)?.label ?? tier}</Tag>}
        >
          <p className="text-ink-2">{tiering.tiers.find((one) => one.id === tier)?.meaning}</p>
          {proposal.because.length > 0 ? (
            <ul className="pl-because">
              {proposal.because.map(({ questionId, answer }) => {
                const question = questionOf(questionId)
                return (
                  question && (
                    <li key={questionId}>
                      <span className="pl-muted">{question.prompt}</span>{' '}
                      {describeAnswer(question, answer)}
                    </li>
                  )
                )
              })}
            </ul>
          ) : (
            <p className="mt-2">
              {proposal.settled
                ? 'No answer asks for more.'
                : 'Not every deciding question is answered; it may rise.'}
            </p>
          )}
          {record.tierOverride !== null && record.tierOverride !== undefined && (
            <p className="mt-3">
              Set to {String(record.tierOverride)}, though {proposal.tier} was proposed:{' '}
              {String(record.tierReason ?? 'no reason given')}
            </p>
          )}
        </Card>
      </div>
    </>
  )
}

function numeric(answer: Answers[string] | undefined): number | null {
  return typeof answer === 'number' ? answer : null
}
