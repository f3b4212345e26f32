'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useState, useTransition } from 'react'
import { Button } from '../ui/button'
import { Tag } from '../ui/tag'
import type { StepOutcome } from './actions'

export type DifferenceView = {
  key: string
  label: string
  before: string
  after: string
  changedIn: 'file' | 'here'
  taken: boolean
}
export type ChangedRecord = {
  id: string
  code: string
  title: string
  href: string
  row: number
  differences: DifferenceView[]
}

/** Records that differ from their rows, field by field: take what the file says, or keep. */
export function Differences({
  records,
  decide,
}: {
  records: ChangedRecord[]
  decide: (given: Record<string, boolean>) => Promise<StepOutcome>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [busy, start] = useTransition()
  const [now, setNow] = useOptimistic<Record<string, boolean>, Record<string, boolean>>(
    {},
    (before, given) => ({ ...before, ...given }),
  )
  const set = (given: Record<string, boolean>) =>
    start(async () => {
      setNow(given)
      setProblem('')
      const outcome = await decide(given)
      if (outcome.problem) setProblem(outcome.problem)
      router.refresh()
    })
  const all = (taken: boolean) =>
    set(
      Object.fromEntries(records.flatMap((one) => one.differences.map(({ key }) => [key, taken]))),
    )
  return (
    <>
      <div className="pl-bar">
        <Button onClick={() => all(true)} disabled={busy}>
          Take all on this page
        </Button>
        <Button onClick={() => all(false)} disabled={busy}>
          Keep all on this page
        </Button>
        <span role="status" className={problem ? 'pl-error' : 'pl-muted'}>
          {problem || (busy ? 'Keeping your choice …' : '')}
        </span>
      </div>
      <div className="pl-import-differences">
        {records.map((record) => (
          <fieldset key={record.id}>
            <legend>
              <a className="pl-link" href={record.href}>
                {record.code}
              </a>{' '}
              {record.title}{' '}
              <span className="pl-muted pl-num">row {record.row.toLocaleString('en')}</span>
            </legend>
            {record.differences.map((one) => (
              <label key={one.key} className="pl-import-difference">
                <input
                  type="checkbox"
                  checked={now[one.key] ?? one.taken}
                  onChange={(event) => set({ [one.key]: event.target.checked })}
                />
                <span className="pl-import-difference-name">
                  {one.label}
                  {one.changedIn === 'here' && <Tag tone="due">edited here since</Tag>}
                </span>
                <span className="pl-import-difference-values">
                  <del>{one.before || 'empty'}</del>
                  <span aria-hidden> → </span>
                  <ins>{one.after || 'empty'}</ins>
                </span>
                <span className="pl-muted">{(now[one.key] ?? one.taken) ? 'take' : 'keep'}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </>
  )
}
