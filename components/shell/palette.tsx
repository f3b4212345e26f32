'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { PaletteEntry } from './palette-button'

type Hit = { href: string; code: string; label: string; note: string }

/** Finds records, screens and actions by words or code; everything by keyboard. */
export function Palette({ entries, onClose }: { entries: PaletteEntry[]; onClose: () => void }) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<Hit[]>([])
  const [says, setSays] = useState('')
  const [active, setActive] = useState(0)

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  useEffect(() => {
    if (words.trim().length < 2) {
      setHits([])
      setSays('')
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/search?${new URLSearchParams({ q: words })}`, {
          signal: stop.signal,
        })
        if (!answer.ok) throw new Error(`search answered ${answer.status}`)
        const { items }: { items: Hit[] } = await answer.json()
        setHits(items)
        setSays(items.length === 0 ? 'No record holds these words.' : '')
      } catch (error) {
        if (!stop.signal.aborted) setSays('The search can’t be reached; type again to retry.')
        if (!(error instanceof Error)) throw error
      }
    }, 180)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words])

  const wanted = words.trim().toLowerCase()
  const screens = entries
    .filter((entry) => `${entry.label} ${entry.note}`.toLowerCase().includes(wanted))
    .slice(0, wanted ? 8 : 30)
  const options = [...hits, ...screens.map((entry): Hit => ({ ...entry, code: '' }))].sort(
    (a, b) => distance(a, wanted) - distance(b, wanted),
  )
  const current = Math.min(active, options.length - 1)

  function open(href: string) {
    onClose()
    router.push(href)
  }

  return (
    <dialog
      ref={dialog}
      className="pl-dialog pl-palette"
      aria-label="Find a record, a screen, an action"
      onClose={onClose}
    >
      <input
        className="pl-palette-input"
        role="combobox"
        aria-label="Find a record, a screen, an action"
        aria-expanded={options.length > 0}
        aria-controls="palette-options"
        aria-activedescendant={current >= 0 ? `palette-${current}` : undefined}
        aria-autocomplete="list"
        placeholder="Find a record, a screen, an action"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const next = current + (event.key === 'ArrowDown' ? 1 : -1)
            const index = (next + options.length) % Math.max(1, options.length)
            setActive(index)
            document.getElementById(`palette-${index}`)?.scrollIntoView({ block: 'nearest' })
          }
          const chosen = options[current]
          if (event.key === 'Enter' && chosen) {
            event.preventDefault()
            open(chosen.href)
          }
        }}
      />
      <div id="palette-options" role="listbox" aria-label="Found">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above
          <div
            key={option.href + option.label}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            data-active={index === current}
            onClick={() => open(option.href)}
            onMouseMove={() => setActive(index)}
          >
            {option.code && <span className="pl-code">{option.code}</span>}
            <span className="flex-1 min-w-0 truncate">{option.label}</span>
            <span className="pl-muted pl-palette-note">{option.note}</span>
          </div>
        ))}
      </div>
      {says && (
        <p className="pl-muted px-4 pb-3" role="status">
          {says}
        </p>
      )}
    </dialog>
  )
}

/** How far a hit is from the words: what is called so comes first, what only holds them last. */
function distance({ code, label }: Hit, wanted: string): number {
  const name = label.toLowerCase()
  if (code.toLowerCase() === wanted) return 0
  if (name.startsWith(wanted)) return name.length
  return name.includes(wanted) ? 1000 : 2000
}
