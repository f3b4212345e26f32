import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the application. Pages are not fetched ahead: each belongs to a person and costs
 * a query, and a list holds fifty links.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
