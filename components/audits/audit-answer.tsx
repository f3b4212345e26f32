'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Option } from '@/lib/fields/field'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'

export type Answer = { verdict: string | null; notes: string }
type Theirs = { answer: Answer; revision: number; byName: string; at: string }
export type Answered =
  | { kind: 'done'; revision: number }
  | ({ kind: 'conflict' } & Theirs)
  | { kind: 'refused'; message: string }

/** A moment after the last key, what is typed is saved. */
const pause = 900
/** After so long what could not be saved is tried again. */
const retry = 10_000

/**
 * Verdict and notes of one question. Each change is saved by itself; until it is, it is kept in this
 * browser too, so that nothing is lost when the network or the page goes. When somebody else answered
 * meanwhile, both answers are shown and one is chosen.
 */
export function AuditAnswer({
  id,
  revision,
  saved,
  verdicts,
  notesHelp,
  save,
}: {
  id: string
  revision: number
  saved: Answer
  verdicts: readonly Option[]
  notesHelp: string
  save: (answer: Answer, revision: number) => Promise<Answered>
}) {
  const router = useRouter()
  const [answer, setAnswer] = useState(saved)
  const [says, setSays] = useState('')
  const [problem, setProblem] = useState('')
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const current = useRef(answer)
  const stored = useRef(saved)
  const at = useRef(revision)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef(false)
  const stopped = useRef(false)
  const key = `plumbline.audit.${id}`

  // What was typed here and never arrived is taken up again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the question opens
  useEffect(() => {
    const left = readLeft(key)
    if (left && !same(left, saved)) {
      current.current = left
      setAnswer(left)
      setSays('Taken up from this browser')
      void write()
    }
    const online = () => void write()
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
      clearTimeout(timer.current)
      if (!same(current.current, stored.current)) void write()
    }
  }, [])

  // A newer answer from the server is shown, unless something is typed that it has not.
  useEffect(() => {
    if (revision <= at.current) return
    if (!same(current.current, stored.current)) return
    at.current = revision
    stored.current = saved
    current.current = saved
    setAnswer(saved)
  }, [revision, saved])

  function change(next: Answer, wait: number) {
    current.current = next
    setAnswer(next)
    keepLeft(key, next)
    setSays('')
    later(wait)
  }

  function later(wait: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void write(), wait)
  }

  async function write() {
    clearTimeout(timer.current)
    if (running.current || stopped.current || same(current.current, stored.current)) return
    running.current = true
    const sent = current.current
    setSays('Saving…')
    let wait = pause
    try {
      take(sent, await save(sent, at.current))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      setSays('Not saved yet: no connection. It is kept in this browser and tried again.')
      wait = retry
    }
    running.current = false
    if (!stopped.current && !same(current.current, stored.current)) later(wait)
  }

  function take(sent: Answer, outcome: Answered) {
    if (outcome.kind === 'done') {
      at.current = outcome.revision
      stored.current = sent
      setProblem('')
      // What was typed while it was being saved is not saved with it.
      const isWhole = same(current.current, sent)
      setSays(isWhole ? 'Saved' : 'Saving…')
      if (isWhole) keepLeft(key, null)
      router.refresh()
    } else if (outcome.kind === 'refused') {
      stopped.current = true
      setSays('')
      setProblem(outcome.message)
    } else if (same(outcome.answer, stored.current) || same(outcome.answer, sent)) {
      // Something else of the question changed, or both say the same.
      at.current = outcome.revision
      stored.current = outcome.answer
    } else {
      stopped.current = true
      setTheirs(outcome)
      setSays('')
    }
  }

  function settle(mine: boolean) {
    if (!theirs) return
    at.current = theirs.revision
    stored.current = theirs.answer
    stopped.current = false
    setTheirs(null)
    if (mine) return void write()
    current.current = theirs.answer
    setAnswer(theirs.answer)
    keepLeft(key, null)
    router.refresh()
  }

  return (
    <div className="pl-grid">
      <div role="radiogroup" aria-labelledby={`q-${id}`} className="pl-answers pl-verdicts">
        {verdicts.map((one) => (
          <label key={one.value} className="pl-answer">
            <input
              type="radio"
              name={`verdict-${id}`}
              checked={answer.verdict === one.value}
              onChange={() => change({ ...answer, verdict: one.value }, 0)}
            />
            <span>{one.label}</span>
          </label>
        ))}
      </div>
      <label className="pl-field">
        <span className="pl-label">What was seen</span>
        <textarea
          className="pl-input"
          rows={3}
          maxLength={8000}
          placeholder={notesHelp}
          value={answer.notes}
          onChange={(event) => change({ ...answer, notes: event.target.value }, pause)}
          onBlur={() => void write()}
        />
      </label>
      <p className="pl-muted empty:hidden" aria-live="polite">
        {says}
      </p>
      {problem && (
        <Callout tone="bad" role="alert" title="This answer is not saved.">
          {problem}
        </Callout>
      )}
      {theirs && (
        <Callout
          tone="due"
          role="alert"
          title={`${theirs.byName} answered this too, on ${theirs.at}.`}
        >
          <p>
            {verdicts.find((one) => one.value === theirs.answer.verdict)?.label ?? 'No verdict'}
            {theirs.answer.notes && `: ${theirs.answer.notes}`}
          </p>
          <span className="pl-actions mt-2">
            <Button onClick={() => settle(false)}>Take theirs</Button>
            <Button onClick={() => settle(true)}>Keep mine instead</Button>
          </span>
        </Callout>
      )}
    </div>
  )
}

function same(one: Answer, other: Answer): boolean {
  return one.verdict === other.verdict && one.notes === other.notes
}

function keepLeft(key: string, answer: Answer | null) {
  if (answer) localStorage.setItem(key, JSON.stringify(answer))
  else localStorage.removeItem(key)
}

function readLeft(key: string): Answer | null {
  const text = localStorage.getItem(key)
  return text ? (JSON.parse(text) as Answer) : null
}
