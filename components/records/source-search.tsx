'use client'

import { useState } from 'react'

/** The cells by column name, narrowed by a word in the name or the cell. */
export function SourceSearch({ cells }: { cells: [string, string][] }) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const shown = cells.filter(([name, value]) => `${name} ${value}`.toLowerCase().includes(wanted))
  return (
    <>
      <input
        type="search"
        className="pl-input my-2"
        aria-label="Search the imported cells"
        placeholder="Search the imported cells"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <dl className="pl-dl">
        {shown.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="pl-prose">{value}</dd>
          </div>
        ))}
      </dl>
      {shown.length === 0 && <p className="pl-muted">No cell holds “{words}”.</p>}
    </>
  )
}
