'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import type { NamedId } from '../fields/form-field'
import { Button } from '../ui/button'
import type { Refused } from './outcome'

export type CommentAction = (
  body: string,
  mentionIds: string[],
) => Promise<{ kind: 'done' } | Refused>

/** A comment; typing @ and a name offers the people to call on. */
export function CommentForm({ add }: { add: CommentAction }) {
  const router = useRouter()
  const [body, setBody] = useState('')
  const [mentioned, setMentioned] = useState<NamedId[]>([])
  const [people, setPeople] = useState<NamedId[]>([])
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  const started = /(?:^|\s)@([\p{L}.-]*)$/u.exec(body)?.[1]

  useEffect(() => {
    if (started === undefined) {
      setPeople([])
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await fetch(
        `/api/lookup?${new URLSearchParams({ register: 'people', q: started })}`,
        { signal: stop.signal },
      ).catch((error: unknown) => {
        if (stop.signal.aborted) return null
        throw error
      })
      if (answer?.ok) setPeople((await answer.json()).items.slice(0, 6))
    }, 150)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [started])

  return (
    <form
      className="grid gap-2 pl-no-print"
      onSubmit={(event) => {
        event.preventDefault()
        start(async () => {
          const ids = mentioned.filter((one) => body.includes(`@${one.label}`)).map((one) => one.id)
          const outcome = await add(body, ids)
          if (outcome.kind !== 'done') {
            return setMessage(
              outcome.kind === 'problems'
                ? Object.values(outcome.problems).join(' ')
                : outcome.message,
            )
          }
          setBody('')
          setMentioned([])
          setMessage('')
          router.refresh()
        })
      }}
    >
      <label className="pl-visually-hidden" htmlFor="comment">
        Comment
      </label>
      <textarea
        id="comment"
        className="pl-input"
        rows={2}
        value={body}
        aria-invalid={Boolean(message)}
        aria-describedby="comment-help"
        onChange={(event) => setBody(event.target.value)}
      />
      {people.length > 0 && (
        <fieldset className="pl-actions" aria-label="People to mention">
          {people.map((one) => (
            <button
              key={one.id}
              type="button"
              className="pl-pill"
              onClick={() => {
                setBody(body.replace(/@[\p{L}.-]*$/u, `@${one.label} `))
                setMentioned([...mentioned, one])
                document.getElementById('comment')?.focus()
              }}
            >
              {one.label}
            </button>
          ))}
        </fieldset>
      )}
      <p id="comment-help" className={message ? 'pl-error' : 'pl-help'}>
        {message || 'Write @ and a name to call on somebody.'}
      </p>
      <div>
        <Button type="submit" disabled={running || body.trim() === ''}>
          {running ? 'Sending…' : 'Comment'}
        </Button>
      </div>
    </form>
  )
}
