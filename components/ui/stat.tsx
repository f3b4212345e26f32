import type { ReactNode } from 'react'
import { Link } from './link'

/** One figure with its name and what to make of it. */
export function Stat({
  label,
  value,
  note,
  tone,
  href,
}: {
  label: string
  value: ReactNode
  note?: ReactNode
  tone?: 'bad' | 'due' | undefined
  href?: string | undefined
}) {
  const inside = (
    <>
      <div className="pl-muted">{label}</div>
      <div className="pl-stat-value">{value}</div>
      {note && <div className={tone ? `text-${tone}` : 'text-ink-2'}>{note}</div>}
    </>
  )
  if (!href) return <div className="pl-card">{inside}</div>
  return (
    <Link href={href} className="pl-card">
      {inside}
    </Link>
  )
}
