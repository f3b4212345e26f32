'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { StepOutcome } from './actions'

/** Does a step of an import: waits, shows what stands in the way, else goes on or looks again. */
export function useStep() {
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [busy, start] = useTransition()
  const run = (work: () => Promise<StepOutcome>, next?: string) =>
    start(async () => {
      setProblem('')
      const outcome = await work()
      if (outcome.problem) setProblem(outcome.problem)
      else if (next) router.push(next)
      else router.refresh()
    })
  return { run, busy, problem }
}
