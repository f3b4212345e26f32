'use client'

import { type ReactNode, useState } from 'react'
import type { StoredFile } from '@/lib/fields/field'
import { Progress } from '../ui/progress'
import { upload } from './upload'

type Running = { key: number; name: string; share: number; problem: string | null }

let lastKey = 0

/**
 * Takes several files, chosen or dropped, and sends one after the other with its progress. `onStored`
 * gets each one that has arrived and answers what is wrong with it, if anything; one that fails says
 * so and does not stop the others.
 */
export function UploadArea({
  choose,
  onStored,
  input,
  children,
  ...names
}: {
  /** What is on the button. */
  choose: ReactNode
  onStored: (stored: StoredFile) => Promise<string | null> | string | null
  input: {
    id?: string
    'aria-label': string
    'aria-describedby'?: string | undefined
    'aria-invalid'?: boolean | undefined
  }
  /** Above the files that are on their way. */
  children?: ReactNode
  'aria-label'?: string
  'aria-labelledby'?: string | undefined
}) {
  const [running, setRunning] = useState<Running[]>([])
  const [over, setOver] = useState(false)
  const change = (key: number, part: Partial<Running>) =>
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))

  async function take(files: File[]) {
    const sent = files.map((file) => ({ file, key: ++lastKey }))
    setRunning((all) => [
      ...all.filter((one) => one.problem === null),
      ...sent.map(({ file, key }) => ({ key, name: file.name, share: 0, problem: null })),
    ])
    for (const { file, key } of sent) {
      try {
        const problem = await onStored(await upload(file, (share) => change(key, { share })))
        if (problem) change(key, { problem })
        else setRunning((all) => all.filter((one) => one.key !== key))
      } catch (error) {
        change(key, { problem: error instanceof Error ? error.message : String(error) })
      }
    }
  }

  return (
    <fieldset
      className="pl-drop"
      data-over={over}
      {...names}
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
      {children}
      {running.map((one) => (
        <div key={one.key} className="mb-2 text-left">
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
      <label className="pl-btn pl-btn-quiet">
        {choose}
        <input
          {...input}
          type="file"
          multiple
          className="pl-visually-hidden"
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      <p className="pl-help mt-1">or drop files here, up to 200 MB each</p>
    </fieldset>
  )
}
