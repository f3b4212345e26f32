import type { ComponentProps, ReactNode } from 'react'

/**
 * Frame of a plain HTML table: sticky head on wide screens, its own horizontal scroll otherwise.
 * With `stack`, rows read as cards on a phone; cells then need `data-label`.
 */
export function DataTable({
  label,
  stack = false,
  sticky = false,
  bare = false,
  children,
}: {
  /** What the table holds, for people who don't see it. */
  label: string
  stack?: boolean
  sticky?: boolean
  /** Without a frame, inside a card. */
  bare?: boolean
  children: ReactNode
}) {
  const table = (
    <table
      className={`pl-table ${stack ? 'pl-stack' : ''} ${bare ? 'pl-table-bare' : ''}`}
      aria-label={label}
    >
      {children}
    </table>
  )
  const scroll = (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      role="group"
      className={`pl-table-scroll ${sticky ? 'pl-sticky' : ''}`}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {table}
    </div>
  )
  return bare ? scroll : <div className="pl-table-frame">{scroll}</div>
}

/** A head cell; `numeric` aligns it with its numbers. */
export function Th({
  numeric,
  className = '',
  ...rest
}: ComponentProps<'th'> & { numeric?: boolean }) {
  return <th scope="col" className={`${numeric ? 'r' : ''} ${className}`} {...rest} />
}

/** A cell; `label` names it where rows are shown as cards. */
export function Td({
  numeric,
  label,
  className = '',
  ...rest
}: ComponentProps<'td'> & { numeric?: boolean; label?: string }) {
  return <td data-label={label} className={`${numeric ? 'r pl-num' : ''} ${className}`} {...rest} />
}
