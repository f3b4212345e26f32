'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

/** A screen or an action that the palette offers. */
export type PaletteEntry = { href: string; label: string; note: string }

const Palette = dynamic(() => import('./palette').then((all) => all.Palette))

/** The search field of the top bar; opens the palette, as ⌘K or Ctrl-K do anywhere. */
export function PaletteButton({ entries }: { entries: PaletteEntry[] }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="pl-search"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search size={14} className="flex-none" aria-hidden />
        <span className="flex-1 min-w-0 truncate">
          Find<span className="pl-only-wide"> a record, a screen, an action</span>
        </span>
        <kbd className="pl-kbd pl-only-wide" aria-hidden>
          ⌘K
        </kbd>
      </button>
      {open && <Palette entries={entries} onClose={() => setOpen(false)} />}
    </>
  )
}
