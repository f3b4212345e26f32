'use client'

import { Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { StoredFile } from '@/lib/fields/field'
import { Progress } from '../ui/progress'
import type { InputProps } from './inputs'
import { describeSize, upload } from './upload'

type Running = { name: string; share: number; problem: string | null }

/** Files of a record: choose several or drop them; each shows how far it has come. */
export function FilesInput({
  id,
  field,
  value,
  onChange,
  describedBy,
  labelledBy,
  invalid,
}: InputProps<'files', StoredFile[]>) {
  const [running, setRunning] = useState<Running[]>([])
  const [over, setOver] = useState(false)
  const kept = useRef(value)
  kept.current = value
  const change = (name: string, part: Partial<Running>) =>
    setRunning((all) => all.map((one) => (one.name === name ? { ...one, ...part } : one)))

  async function take(files: File[]) {
    setRunning((all) => [
      ...all.filter((one) => one.problem === null),
      ...files.map((file) => ({ name: file.name, share: 0, problem: null })),
    ])
    for (const file of files) {
      try {
        const stored = await upload(file, (share) => change(file.name, { share }))
        kept.current = [
          ...kept.current.filter((one) => one.sha256 !== stored.sha256 || one.name !== stored.name),
          stored,
        ]
        onChange(kept.current)
        setRunning((all) => all.filter((one) => one.name !== file.name))
      } catch (error) {
        change(file.name, { problem: error instanceof Error ? error.message : String(error) })
      }
    }
  }

  return (
    <fieldset
      className="pl-drop"
      data-over={over}
      aria-labelledby={labelledBy}
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
      {value.length > 0 && (
        <ul className="pl-chips mb-2">
          {value.map((file) => (
            <li key={file.sha256 + file.name} className="pl-chip">
              <Paperclip size={13} aria-hidden />
              <span>{file.name}</span>
              <span className="pl-muted">{describeSize(file.size)}</span>
              <button
                type="button"
                aria-label={`Take away ${file.name}`}
                onClick={() => onChange(value.filter((one) => one !== file))}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {running.map((one) => (
        <div key={one.name} className="mb-2 text-left">
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
        Choose files
        <input
          id={id}
          type="file"
          multiple
          className="pl-visually-hidden"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-label={`Choose files: ${field.label}`}
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>{' '}
      or drop them here, up to 200 MB each
    </fieldset>
  )
}
