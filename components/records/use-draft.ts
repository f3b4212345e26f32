'use client'

import { useEffect, useRef, useState } from 'react'

type Values = Record<string, unknown>

/**
 * Keeps what is typed as a draft on the server, a moment after the last key, so that the form can
 * be gone on with later and on another machine; offers the draft of last time.
 */
export function useDraft({
  key,
  saved,
  save,
  values,
  base,
  stopped,
}: {
  key: string
  saved: { values: Values; at: string } | null
  save: (key: string, values: Values | null) => Promise<void>
  values: Values
  base: Values
  stopped: boolean
}) {
  const [offered, setOffered] = useState(saved)
  const [says, setSays] = useState('')
  const [paused, setPaused] = useState(false)
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name]),
  )
  const text = JSON.stringify(Object.fromEntries(changed))
  const kept = useRef('{}')

  useEffect(() => {
    if (stopped || paused || text === kept.current) return
    const timer = setTimeout(async () => {
      try {
        await save(key, text === '{}' ? null : JSON.parse(text))
        kept.current = text
        setSays(text === '{}' ? '' : 'Draft kept')
      } catch (error) {
        if (!(error instanceof Error)) throw error
        setSays('The draft could not be kept; what you typed is still here.')
      }
    }, 1500)
    return () => clearTimeout(timer)
  }, [key, save, stopped, paused, text])

  return {
    offered,
    says,
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    take: (): Values => {
      setOffered(null)
      return offered?.values ?? {}
    },
    discard: () => {
      setOffered(null)
      void save(key, null)
    },
  }
}
