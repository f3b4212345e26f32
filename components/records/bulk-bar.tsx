'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'

const BulkDialog = dynamic(() => import('./bulk-dialog').then((all) => all.BulkDialog))

export type BulkResult = { done: number; problems: string[] }

/** Appears once rows are chosen: gives them an owner or archives them, each under its own rules. */
export function BulkBar({
  hasOwner,
  assign,
  archive,
}: {
  hasOwner: boolean
  assign: (chosen: string[], ownerId: string) => Promise<BulkResult>
  archive: (chosen: string[], reason: string) => Promise<BulkResult>
}) {
  const router = useRouter()
  const [chosen, setChosen] = useState<string[]>([])
  const [open, setOpen] = useState<'assign' | 'archive' | null>(null)
  useEffect(() => {
    const read = () => {
      const boxes = document.querySelectorAll<HTMLInputElement>('input[form="bulk"]:checked')
      setChosen([...boxes].map((box) => box.value))
    }
    document.addEventListener('change', read)
    return () => document.removeEventListener('change', read)
  }, [])
  if (chosen.length === 0) return null
  const says = `${chosen.length} chosen`
  return (
    <section className="pl-bulk" aria-label="Chosen rows">
      <span aria-live="polite">{says}</span>
      {hasOwner && <Button onClick={() => setOpen('assign')}>Assign an owner…</Button>}
      <Button tone="danger-quiet" onClick={() => setOpen('archive')}>
        Archive…
      </Button>
      {open && (
        <BulkDialog
          kind={open}
          count={chosen.length}
          act={(text) => (open === 'assign' ? assign(chosen, text) : archive(chosen, text))}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            setChosen([])
            for (const box of document.querySelectorAll<HTMLInputElement>(
              'input[form="bulk"]:checked',
            ))
              box.checked = false
            router.refresh()
          }}
        />
      )}
    </section>
  )
}
