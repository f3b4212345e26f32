'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { ImportProgress } from '@/lib/import/run-job'
import { Card } from '../ui/card'
import { Progress } from '../ui/progress'

/** How often the page asks how far the import is, in milliseconds. */
const every = 500

/** How far the import is; the page may be left, and shows the result when it is there. */
export function RunProgress({
  progress: first,
  ask,
}: {
  progress: ImportProgress | null
  ask: () => Promise<{ status: string; progress: ImportProgress | null }>
}) {
  const router = useRouter()
  const [progress, setProgress] = useState(first)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const { status, progress: now } = await ask()
      setProgress(now)
      if (status === 'importing') timer = setTimeout(look, every)
      else router.refresh()
    }
    timer = setTimeout(look, every)
    return () => clearTimeout(timer)
  }, [ask, router])
  const { done, total, says } = progress ?? { done: 0, total: 0, says: 'waits for its turn' }
  return (
    <Card title="The import is under way">
      <Progress value={total ? done / total : 0} label={`Import: ${says}`} />
      <p className="mt-2 pl-num" aria-live="polite">
        {says}
        {done > 0 && `, ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`}
      </p>
      <p className="pl-muted">
        All rows are written, or none. You can leave this page; the import goes on, and this page
        shows where it is when you come back.
      </p>
    </Card>
  )
}
