import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'met' | 'due' | 'bad' | 'na'

/** A word with its tone: shape (✓ ◔ ! –), word and colour together. */
export function Tag({
  tone = 'plain',
  children,
  title,
}: {
  tone?: TagTone | undefined
  children: ReactNode
  title?: string | undefined
}) {
  return (
    <span className={`pl-tag pl-${tone}`} title={title}>
      {children}
    </span>
  )
}
