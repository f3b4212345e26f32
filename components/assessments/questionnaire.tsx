'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { decidingQuestions, isAnswered, questionOf, questionsFor } from '@/lib/assessments/tiering'
import { type AttachAction, AttachFiles } from '../records/attach-files'
import type { Outcome } from '../records/outcome'
import { Button, LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Progress } from '../ui/progress'
import { Tag } from '../ui/tag'
import { CheckPanel } from './check-panel'
import { MetPanel } from './met-panel'
import { QuestionField } from './question-field'
import type { Filled, QuestionnaireDraft } from './questionnaire-values'
import { checkStep, SectionSteps } from './section-steps'
import { TierPanel } from './tier-panel'
import { useQuestionnaire } from './use-questionnaire'

export type QuestionnaireProps = {
  href: string
  saved: Filled
  revision: number
  draft: { values: QuestionnaireDraft; at: string } | null
  keep: (draft: QuestionnaireDraft | null) => Promise<void>
  save: (values: Record<string, unknown>, revision: number) => Promise<Outcome>
  /** Null when the person may not submit. */
  submit: ((revision: number) => Promise<Outcome>) | null
  /** Null when the person may not record evidence. */
  attach: AttachAction | null
  /** The evidence attached so far. */
  evidence: ReactNode
}

/**
 * The questionnaire, a section at a time: only what the tier asks for, the tier following from the
 * answers as they are given, and nothing lost when it changes.
 */
export function Questionnaire(props: QuestionnaireProps) {
  const { href } = props
  const router = useRouter()
  const state = useQuestionnaire(props)
  const { answers } = state.filled
  const sections = questionsFor(state.tier)
  const [wanted, setWanted] = useState(() => firstOpen(sections, answers))
  const [checked, setChecked] = useState(false)
  const [seen, setSeen] = useState(state.moved)
  const [submitting, setSubmitting] = useState(false)
  const [refusal, setRefusal] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const section = sections.find((one) => one.id === wanted)
  const at = wanted === checkStep ? checkStep : (section?.id ?? sections[0]?.id ?? checkStep)
  const here = useRef(at)
  here.current = at
  const shown = sections.find((one) => one.id === at)
  const moved = state.moved === seen ? null : state.moved
  const position = sections.findIndex((one) => one.id === at)
  const next = sections[position + 1]
  const asked = sections.flatMap((one) => one.questions)
  const done = asked.filter((question) => isAnswered(answers[question.id])).length
  const beyond = Object.keys(answers).filter(
    (id) => !asked.some((question) => question.id === id),
  ).length

  // An address such as #IAS-03 leads to its section, #IAQ-03-02 to its question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page opens
  useEffect(() => {
    const named = window.location.hash.slice(1)
    if (named === checkStep || sections.some((one) => one.id === named)) go(named)
    else if (questionOf(named)) goToQuestion(named)
  }, [])

  function go(step: string) {
    if (step === checkStep) setChecked(true)
    setSeen(state.moved)
    setWanted(step)
    window.history.replaceState(null, '', `#${step}`)
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    })
  }

  function goToQuestion(id: string) {
    const home = sections.find((one) => one.questions.some((question) => question.id === id))
    if (!home) return
    setWanted(home.id)
    window.history.replaceState(null, '', `#${id}`)
    requestAnimationFrame(() => {
      const question = document.getElementById(`q-${id}`)
      question?.scrollIntoView({ block: 'center' })
      question?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true })
    })
  }

  async function saveAndGoOn() {
    const from = at
    // Whoever has gone elsewhere while it was saved stays there.
    if ((await state.write()) !== null && here.current === from) go(next?.id ?? checkStep)
  }

  async function submit() {
    if (!props.submit) return
    setRefusal('')
    setSubmitting(true)
    const revision = await state.write()
    const outcome = revision === null ? null : await props.submit(revision)
    if (outcome?.kind === 'done') {
      router.push(href)
      router.refresh()
      return
    }
    setSubmitting(false)
    if (outcome)
      setRefusal(
        outcome.kind === 'problems' ? Object.values(outcome.problems).join(' ') : outcome.message,
      )
  }

  return (
    <div className="pl-questionnaire">
      <div className="pl-questionnaire-steps">
        <p className="pl-muted mb-2">
          {done} of {asked.length} questions answered
        </p>
        <div className="mb-3">
          <Progress value={done / asked.length} label="Questions answered" />
        </div>
        <SectionSteps sections={sections} answers={answers} at={at} onGo={go} />
      </div>
      <div className="pl-grid">
        {state.restored && !state.met && (
          <Callout
            tone="due"
            title={`Your answers of ${state.restored} are not saved in the record yet.`}
          >
            <p>They are shown here; save them, or go back to what is saved.</p>
            <span className="pl-actions mt-2">
              <Button onClick={state.throwAway}>Throw them away</Button>
            </span>
          </Callout>
        )}
        {state.met && (
          <MetPanel key={state.met.at} met={state.met} mine={answers} onSettle={state.settleMet} />
        )}
        {state.refusal && <Callout tone="bad" role="alert" title={state.refusal} />}
        <div aria-live="polite" className="empty:hidden">
          {moved && (
            <Callout tone="due" title={`The tier went from ${moved.from} to ${moved.to}.`}>
              {moved.added.length > 0 && `${moved.added.length} more questions are asked. `}
              {moved.removed > 0 &&
                `${moved.removed} questions are no longer asked; what you answered there is kept.`}
            </Callout>
          )}
        </div>
        {shown ? (
          <section className="pl-card" aria-labelledby="section-title">
            <p className="pl-muted">Section {Number(shown.id.slice(4))} of 17</p>
            <h2 id="section-title" ref={heading} tabIndex={-1} className="pl-section-title">
              {shown.title}
            </h2>
            <p className="text-ink-2">{shown.intro}</p>
            {shown.questions.map((question) => (
              <QuestionField
                key={question.id}
                question={question}
                answer={answers[question.id]}
                onChange={(answer) => state.answer(question.id, answer)}
                unanswered={checked && !isAnswered(answers[question.id])}
                tags={
                  <>
                    {decidingQuestions.includes(question.id) && <Tag>decides the tier</Tag>}
                    {state.moved?.added.includes(question.id) && (
                      <Tag tone="due">asked at tier {state.moved.to}</Tag>
                    )}
                  </>
                }
              />
            ))}
          </section>
        ) : (
          <>
            <h2 ref={heading} tabIndex={-1} className="pl-section-title">
              Check and submit
            </h2>
            <CheckPanel
              answers={answers}
              tier={state.tier}
              stops={state.proposal.stops}
              maySubmit={props.submit !== null}
              running={submitting}
              refusal={refusal}
              onGo={goToQuestion}
              onSubmit={submit}
            />
          </>
        )}
        <div className="pl-form-foot">
          {position !== 0 && (
            <Button
              onClick={() => go(sections.at(position < 0 ? -1 : position - 1)?.id ?? checkStep)}
            >
              Back
            </Button>
          )}
          {shown ? (
            <Button
              tone="primary"
              disabled={state.saving || state.met !== null}
              onClick={saveAndGoOn}
            >
              {state.saving ? 'Saving…' : state.isChanged ? 'Save and go on' : 'Go on'}
            </Button>
          ) : (
            <Button disabled={state.saving || !state.isChanged} onClick={() => void state.write()}>
              Save
            </Button>
          )}
          <LinkButton tone="plain" href={href}>
            Leave
          </LinkButton>
          <span className="pl-grow" />
          <span className="pl-muted">
            {moved
              ? `Tier now ${state.tier}${moved.added.length ? `, ${moved.added.length} more questions` : ''}`
              : `Tier ${state.tier}`}
          </span>
          <span className="pl-muted" aria-live="polite">
            {state.says}
          </span>
        </div>
      </div>
      <div className="pl-grid pl-questionnaire-side">
        <TierPanel
          proposal={state.proposal}
          tier={state.tier}
          answers={answers}
          choice={state.filled}
          problem={state.problems.tierReason}
          onChoose={state.chooseTier}
          onGo={goToQuestion}
        />
        <Card title="Evidence">
          {props.evidence}
          {props.attach && <AttachFiles attach={props.attach} />}
        </Card>
        {beyond > 0 && (
          <p className="pl-muted">
            {beyond === 1 ? 'One answer belongs' : `${beyond} answers belong`} to questions that
            this tier does not ask. {beyond === 1 ? 'It is' : 'They are'} kept.
          </p>
        )}
      </div>
    </div>
  )
}

/** Where to begin: the first section with an open question, or the check when none is. */
function firstOpen(sections: ReturnType<typeof questionsFor>, answers: Filled['answers']): string {
  const open = sections.find((one) =>
    one.questions.some((question) => !isAnswered(answers[question.id])),
  )
  return open?.id ?? checkStep
}
