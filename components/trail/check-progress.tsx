'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Progress } from '../ui/progress'

/** How often the page asks how far the verification is, in milliseconds. */
const every = 1000

/** How far a verification is; the page may be left, and refreshes itself until it is done. */
export function CheckProgress({ progress }: { progress: { done: number; total: number } | null }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every)
    return () => clearInterval(timer)
  }, [router])
  const { done, total } = progress ?? { done: 0, total: 0 }
  const says = total
    ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')} entries${done === total ? ', then the records' : ''}`
    : 'Waits for its turn'
  return (
    <div>
      <Progress value={total ? done / total : 0} label={`Verification: ${says}`} />
      <p className="pl-muted" aria-live="polite">
        {says}. This page can be left.
      </p>
    </div>
  )
}
