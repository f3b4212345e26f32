'use client'

import { useId, useState } from 'react'
import type { Encoding } from '@/lib/import/table'
import { Button } from '../ui/button'
import type { ReadingChoice, StepOutcome } from './actions'
import { useStep } from './use-step'

const encodings: [Encoding, string][] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252'],
  ['utf-16le', 'UTF-16 (little endian)'],
  ['utf-16be', 'UTF-16 (big endian)'],
]
type Delimiter = NonNullable<ReadingChoice['delimiter']>
const delimiters: [Delimiter, string][] = [
  [',', 'Comma  ,'],
  [';', 'Semicolon  ;'],
  ['\t', 'Tab'],
  ['|', 'Bar  |'],
]

/** How the text is read: as found, or as the person says, which reads the file again. */
export function ReadingForm({
  found,
  chosen,
  read,
}: {
  found: { encoding: Encoding; delimiter: string }
  chosen: { encoding: Encoding | null; delimiter: string | null }
  read: (chosen: ReadingChoice) => Promise<StepOutcome>
}) {
  const id = useId()
  const { run, busy, problem } = useStep()
  const [encoding, setEncoding] = useState(chosen.encoding ?? '')
  const [delimiter, setDelimiter] = useState(chosen.delimiter ?? '')
  const nameOf = (all: [string, string][], value: string) =>
    all.find(([one]) => one === value)?.[1] ?? value
  return (
    <form
      className="pl-import-reading"
      onSubmit={(event) => {
        event.preventDefault()
        run(() =>
          read({
            encoding: encodings.find(([one]) => one === encoding)?.[0] ?? null,
            delimiter: delimiters.find(([one]) => one === delimiter)?.[0] ?? null,
          }),
        )
      }}
    >
      <div className="pl-field">
        <label className="pl-label" htmlFor={`${id}-encoding`}>
          Encoding
        </label>
        <select
          id={`${id}-encoding`}
          className="pl-input"
          value={encoding}
          onChange={(event) => setEncoding(event.target.value)}
        >
          <option value="">
            As found{chosen.encoding ? '' : `: ${nameOf(encodings, found.encoding)}`}
          </option>
          {encodings.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="pl-field">
        <label className="pl-label" htmlFor={`${id}-delimiter`}>
          Delimiter
        </label>
        <select
          id={`${id}-delimiter`}
          className="pl-input"
          value={delimiter}
          onChange={(event) => setDelimiter(event.target.value)}
        >
          <option value="">
            As found{chosen.delimiter ? '' : `: ${nameOf(delimiters, found.delimiter)}`}
          </option>
          {delimiters.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <Button
        type="submit"
        disabled={
          busy || (encoding === (chosen.encoding ?? '') && delimiter === (chosen.delimiter ?? ''))
        }
      >
        {busy ? 'Reading …' : 'Read again'}
      </Button>
      <p role="alert" className={problem ? 'pl-error' : 'pl-visually-hidden'}>
        {problem}
      </p>
    </form>
  )
}
