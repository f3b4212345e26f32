import type { ReactNode } from 'react'

/** A line across the page that holds for everything below it. */
export function Banner({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <div role="status" className={`pl-banner ${className}`}>
      {children}
    </div>
  )
}
