import { Fragment, type ReactNode } from 'react'
import type { ComparedLine } from '@/lib/documents/compare'

/** Unchanged lines kept in sight around each change. */
const around = 1

/** How much a version changes, in words. */
export function describeChanges({
  added,
  removed,
  changed,
}: {
  added: number
  removed: number
  changed: number
}): string {
  if (added + removed + changed === 0) return 'the text is the same'
  return [
    changed && `${changed} ${changed === 1 ? 'line' : 'lines'} reworded`,
    added && `${added} added`,
    removed && `${removed} taken out`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Two versions of a text as one, with what went and what came; stretches without change are folded. */
export function Comparison({ lines }: { lines: readonly ComparedLine[] }) {
  const near = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== 'same')
  return (
    <div className="pl-compare">
      {lines.map((line, at) => {
        const key = `${at}`
        if (near(at)) return <Line key={key} line={line} />
        if (at > 0 && !near(at - 1)) return null
        let end = at
        while (end < lines.length && !near(end)) end++
        return (
          <p key={key} className="pl-compare-fold">
            {end - at === 1 ? 'One line' : `${end - at} lines`} unchanged
          </p>
        )
      })}
    </div>
  )
}

function Line({ line }: { line: ComparedLine }) {
  if (line.kind === 'changed') {
    return (
      <p className="pl-compare-changed">
        <span className="pl-visually-hidden">Reworded: </span>
        {line.pieces.map((piece, at) => {
          const key = `${at}`
          if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>
          if (piece.kind === 'removed') return <del key={key}>{piece.text}</del>
          return <Fragment key={key}>{piece.text}</Fragment>
        })}
      </p>
    )
  }
  if (line.kind === 'same') return <p>{readable(line.text)}</p>
  if (line.kind === 'added')
    return (
      <p className="pl-compare-added">
        <span className="pl-visually-hidden">Added: </span>
        <ins>{readable(line.text)}</ins>
      </p>
    )
  return (
    <p className="pl-compare-removed">
      <span className="pl-visually-hidden">Taken out: </span>
      <del>{readable(line.text)}</del>
    </p>
  )
}

/** A heading without the mark it is written with. */
function readable(text: string): ReactNode {
  const heading = /^#{1,6}\s+(.*)$/.exec(text)?.[1]
  return heading ? <b>{heading}</b> : text
}
