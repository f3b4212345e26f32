'use client'

import { startTransition, useActionState, useState } from 'react'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Link } from '../ui/link'
import { Tag, type TagTone } from '../ui/tag'

export type PlanOutcome = { problem: string; done: string }
export type ShownGap = {
  id: string
  question: string
  /** What the action is called unless told. */
  title: string
  remark: string
  standing: string
  tone: TagTone
}

/** Gaps that nothing closes yet: tick, say who and by when, and they are actions. */
export function PlanForm({
  gaps,
  people,
  chosen,
  plan,
}: {
  gaps: readonly ShownGap[]
  people: readonly { id: string; name: string }[]
  /** The gap a person came for. */
  chosen: string | null
  plan: (before: PlanOutcome, form: FormData) => Promise<PlanOutcome>
}) {
  const [outcome, send, sending] = useActionState(plan, { problem: '', done: '' })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen ? [chosen] : []))
  const [titles, setTitles] = useState<Record<string, string>>({})
  const [ownerId, setOwnerId] = useState('')
  const [dueOn, setDueOn] = useState('')
  const there = gaps.filter((gap) => ticked.has(gap.id))
  const tick = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  return (
    // Sent by hand: the browser would empty a form that is its own action, also after a refusal.
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        startTransition(() => send(typed))
      }}
    >
      <ul className="pl-lined pl-gaps">
        {gaps.map((gap) => (
          <li key={gap.id} id={`gap-${gap.id}`}>
            <label className="pl-check">
              <input
                type="checkbox"
                name="gap"
                value={gap.id}
                checked={ticked.has(gap.id)}
                onChange={() => tick(gap.id)}
              />
              <span>
                <span className="pl-code">{gap.id}</span> {gap.question}
                {gap.remark && <span className="pl-muted block">{gap.remark}</span>}
              </span>
            </label>
            <span className="pl-gap-side">
              <Tag tone={gap.tone}>{gap.standing}</Tag>
              <Link className="pl-link-quiet pl-muted" href={`/readiness?clause=${gap.id}`}>
                See<span className="pl-visually-hidden"> {gap.id}</span>
              </Link>
            </span>
            {ticked.has(gap.id) && (
              <label className="pl-field pl-gap-title">
                <span className="pl-label">What will be done</span>
                <input
                  className="pl-input"
                  name={`title ${gap.id}`}
                  maxLength={300}
                  value={titles[gap.id] ?? gap.title}
                  onChange={(event) => setTitles({ ...titles, [gap.id]: event.target.value })}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
      <div className="pl-plan-foot">
        <label className="pl-field">
          <span className="pl-label">Owner</span>
          <select
            className="pl-input"
            name="ownerId"
            value={ownerId}
            onChange={(event) => setOwnerId(event.target.value)}
          >
            <option value="">Choose who</option>
            {people.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="pl-field">
          <span className="pl-label">Due on</span>
          <input
            className="pl-input"
            type="date"
            name="dueOn"
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
        </label>
        <Button type="submit" tone="primary" disabled={sending || there.length === 0}>
          {there.length === 1 ? 'Plan 1 action' : `Plan ${there.length || ''} actions`}
        </Button>
      </div>
      <div role="status">
        {outcome.done && !sending && <Callout tone="met" title={outcome.done} />}
      </div>
      {outcome.problem && (
        <p role="alert" className="pl-error">
          {outcome.problem}
        </p>
      )}
    </form>
  )
}
