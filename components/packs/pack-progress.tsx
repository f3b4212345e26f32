'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { capital } from '@/lib/capital'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Progress } from '../ui/progress'

/** How often the page asks how far the pack is, in milliseconds. */
const every = 1000

/** How far a pack is; the page may be left, and refreshes itself until it is done. */
export function PackProgress({
  code,
  progress,
  stop,
}: {
  code: string
  progress: { done: number; total: number; says: string } | null
  stop: () => Promise<string>
}) {
  const router = useRouter()
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every)
    return () => clearInterval(timer)
  }, [router])
  const { done, total, says } = progress ?? { done: 0, total: 0, says: '' }
  return (
    <Card
      title={`${code} is being built`}
      actions={
        <Button disabled={running} onClick={() => start(async () => setMessage(await stop()))}>
          Stop building
        </Button>
      }
    >
      <Progress
        value={total ? done / total : 0}
        label={`${code}: ${says || 'waits for its turn'}`}
      />
      <p className="pl-muted" aria-live="polite">
        {message ||
          `${capital(says || 'waits for its turn')}${total ? `, ${done} of ${total}` : ''}. This page can be left.`}
      </p>
    </Card>
  )
}
