import type { ComponentProps } from 'react'
import { Link } from './link'

export type ButtonTone = 'primary' | 'quiet' | 'plain' | 'danger' | 'danger-quiet'

/** A button in the browser's own element, so that it works in server components without script. */
export function Button({
  tone = 'quiet',
  type = 'button',
  className = '',
  ...rest
}: ComponentProps<'button'> & { tone?: ButtonTone }) {
  return <button type={type} className={`pl-btn pl-btn-${tone} ${className}`} {...rest} />
}

/** A link that looks like a button: it leads somewhere, a button does something. */
export function LinkButton({
  tone = 'quiet',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { tone?: ButtonTone }) {
  return <Link className={`pl-btn pl-btn-${tone} ${className}`} {...rest} />
}
