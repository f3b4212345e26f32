'use client'

import { useId, useRef, useState } from 'react'

type Item = { id: string; label: string; code?: string; note?: string }

/**
 * A text input of a GET form with suggestions from `/api/lookup` in the browser's own list: light
 * enough for lists. What is sent is the id of what was chosen.
 */
export function LookupInput({
  name,
  label,
  register,
  value,
}: {
  name: string
  label: string
  register: string
  value: string
}) {
  const listId = useId()
  const [items, setItems] = useState<Item[]>([])
  const [chosen, setChosen] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = (item: Item) => [item.code, item.label].filter(Boolean).join(' ')

  function find(words: string) {
    const hit = items.find((item) => show(item) === words)
    if (hit) {
      setChosen(hit.id)
      return
    }
    setChosen(words.toLowerCase() === 'none' ? 'none' : '')
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const answer = await fetch(`/api/lookup?${new URLSearchParams({ register, q: words })}`)
      if (answer.ok) setItems((await answer.json()).items)
    }, 200)
  }

  return (
    <label className="pl-field">
      <span className="pl-label">{label}</span>
      <input
        className="pl-input"
        list={listId}
        placeholder="Type to find"
        autoComplete="off"
        onFocus={() => items.length === 0 && find('')}
        onChange={(event) => find(event.target.value)}
      />
      <input type="hidden" name={name} value={chosen} />
      <datalist id={listId}>
        {items.map((item) => (
          <option key={item.id} value={show(item)} />
        ))}
      </datalist>
    </label>
  )
}
