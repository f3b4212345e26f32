'use client'

// Ids made on the server repeat after a change of page; those made in the browser don't.
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Link } from './link'

/**
 * A button that opens a small panel of links, buttons or fields: the browser's own popover, so it
 * closes on Escape and outside clicks and works in server components without script.
 */
export function Menu({
  label,
  children,
  className = 'pl-pill',
  start = false,
  name,
}: {
  label: ReactNode
  children: ReactNode
  className?: string
  /** Opens towards the end of the line instead of its start. */
  start?: boolean
  /** Accessible name of the panel (and of the button, when its label is an icon). */
  name?: string
}) {
  const id = useId()
  return (
    <span className="pl-menu-root">
      <button type="button" className={className} popoverTarget={id} aria-label={name}>
        {label}
      </button>
      <div id={id} popover="auto" className={`pl-menu ${start ? 'pl-menu-start' : ''}`}>
        {children}
      </div>
    </span>
  )
}

/** A link in a menu. */
export function MenuLink({ className = '', ...rest }: ComponentProps<typeof Link>) {
  return <Link className={`pl-menu-item ${className}`} {...rest} />
}

/** A button in a menu; `danger` sets it apart. */
export function MenuButton({
  danger,
  className = '',
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { danger?: boolean }) {
  return (
    <button
      type={type}
      className={`pl-menu-item ${danger ? 'pl-menu-item-danger' : ''} ${className}`}
      {...rest}
    />
  )
}
