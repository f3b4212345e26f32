import { Fragment } from 'react'
import type { ComparedLine } from '@/lib/documents/compare'

/** Unchanged lines kept in sight around each change. */
const around = 1

/** Two versions of a text as one, with what went and what came; stretches without change are folded. */
export function Comparison({
  lines,
  counts,
}: {
  lines: readonly ComparedLine[]
  counts: { added: number; removed: number; changed: number }
}) {
  const total = counts.added + counts.removed + counts.changed
  if (total === 0) return <p className="pl-muted">The text is the same.</p>
  const near = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== 'same')
  return (
    <>
      <p className="pl-muted mb-2">
        {[
          counts.changed && `${counts.changed} ${counts.changed === 1 ? 'line' : 'lines'} reworded`,
          counts.added && `${counts.added} added`,
          counts.removed && `${counts.removed} taken out`,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
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
    </>
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
  if (line.kind === 'same') return <p>{line.text}</p>
  if (line.kind === 'added')
    return (
      <p className="pl-compare-added">
        <span className="pl-visually-hidden">Added: </span>
        <ins>{line.text}</ins>
      </p>
    )
  return (
    <p className="pl-compare-removed">
      <span className="pl-visually-hidden">Taken out: </span>
      <del>{line.text}</del>
    </p>
  )
}
