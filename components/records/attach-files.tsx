'use client'

import { Paperclip } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { StoredFile } from '@/lib/fields/field'
import { upload } from '../fields/upload'
import { Progress } from '../ui/progress'
import type { Refused } from './outcome'

type Running = { key: string; name: string; share: number; problem: string | null }

/**
 * Files become pieces of evidence of this record: each is sent with its progress, recorded and
 * linked. One that fails says so and does not stop the others.
 */
export function AttachFiles({
  attach,
}: {
  attach: (file: StoredFile) => Promise<{ kind: 'done' } | Refused>
}) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [running, setRunning] = useState<Running[]>([])
  const [over, setOver] = useState(false)
  const change = (key: string, part: Partial<Running>) =>
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))

  async function take(files: File[]) {
    const rows = files.map((file, index) => ({
      key: `${Date.now()}-${index}`,
      name: file.name,
      share: 0,
      problem: null,
    }))
    setRunning(rows)
    for (const [index, file] of files.entries()) {
      const key = rows[index]?.key ?? ''
      try {
        const stored = await upload(file, (share) => change(key, { share }))
        const outcome = await attach(stored)
        if (outcome.kind === 'done') setRunning((all) => all.filter((one) => one.key !== key))
        else
          change(key, {
            problem:
              outcome.kind === 'problems'
                ? Object.values(outcome.problems).join(' ')
                : outcome.message,
          })
      } catch (error) {
        change(key, { problem: error instanceof Error ? error.message : String(error) })
      }
    }
    router.refresh()
  }

  return (
    <fieldset
      className="pl-drop"
      data-over={over}
      aria-label="Attach evidence"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take([...event.dataTransfer.files])
      }}
    >
      {running.map((one) => (
        <div key={one.key} className="text-left mb-2">
          {one.problem ? (
            <p className="pl-error" role="alert">
              {one.problem}
            </p>
          ) : (
            <>
              <span>{one.name}</span>
              <Progress value={one.share} label={`Sending ${one.name}`} />
            </>
          )}
        </div>
      ))}
      <button type="button" className="pl-btn pl-btn-quiet" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden /> Attach evidence
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach as evidence"
        onChange={(event) => {
          void take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <p className="pl-help mt-1">or drop files here, up to 200 MB each</p>
    </fieldset>
  )
}
