'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { countOf } from '@/lib/registers/wording'
import { Button } from '../ui/button'

const BulkDialog = dynamic(() => import('./bulk-dialog').then((all) => all.BulkDialog))

export type BulkResult = { done: number; problems: string[] }

/** Appears once rows are chosen: gives them an owner or archives them, each under its own rules. */
export function BulkBar({
  name,
  hasOwner,
  assign,
  archive,
  foretell,
}: {
  /** Of the records of the register. */
  name: { one: string; many: string }
  hasOwner: boolean
  assign: (chosen: string[], ownerId: string) => Promise<BulkResult>
  archive: (chosen: string[], reason: string) => Promise<BulkResult>
  /** What archiving them would do beside them; null where the register has nothing to say. */
  foretell: ((chosen: string[]) => Promise<string[]>) | null
}) {
  const router = useRouter()
  const [chosen, setChosen] = useState<string[]>([])
  const [open, setOpen] = useState<'assign' | 'archive' | null>(null)
  const [foretold, setForetold] = useState<string[]>([])
  useEffect(() => {
    const read = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target === chooseAll()) choose(target.checked)
      const boxes = rows()
      const checked = boxes.filter((box) => box.checked)
      const all = chooseAll()
      if (all) {
        all.checked = boxes.length > 0 && checked.length === boxes.length
        all.indeterminate = checked.length > 0 && checked.length < boxes.length
      }
      setChosen(checked.map((box) => box.value))
    }
    document.addEventListener('change', read)
    return () => document.removeEventListener('change', read)
  }, [])
  if (chosen.length === 0) return null
  const clear = () => {
    choose(false)
    setChosen([])
  }
  const says = `${countOf(name, chosen.length)} chosen`
  return (
    <section className="pl-bulk" aria-label="Chosen rows">
      <span aria-live="polite">{says}</span>
      {hasOwner && <Button onClick={() => setOpen('assign')}>Assign an owner…</Button>}
      <Button
        tone="danger-quiet"
        onClick={async () => {
          setForetold((await foretell?.(chosen)) ?? [])
          setOpen('archive')
        }}
      >
        Archive…
      </Button>
      <Button tone="plain" onClick={clear}>
        Clear
      </Button>
      {open && (
        <BulkDialog
          kind={open}
          count={chosen.length}
          what={countOf(name, chosen.length)}
          foretold={open === 'archive' ? foretold : []}
          act={(text) => (open === 'assign' ? assign(chosen, text) : archive(chosen, text))}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            clear()
            router.refresh()
          }}
        />
      )}
    </section>
  )
}

function rows(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[form="bulk"]')]
}

function chooseAll(): HTMLInputElement | null {
  return document.querySelector('input[data-choose-all]')
}

function choose(checked: boolean): void {
  for (const box of rows()) box.checked = checked
  const all = chooseAll()
  if (all) [all.checked, all.indeterminate] = [checked, false]
}
