'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'

/**
 * Follows plain links inside without loading the page anew. One listener instead of a component for
 * each of the hundreds of links of a list.
 */
export function RowLinks({ children }: { children: ReactNode }) {
  const router = useRouter()
  function follow(event: MouseEvent<HTMLDivElement>) {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!href?.startsWith('/') || href.startsWith('/api/') || link?.target) return
    event.preventDefault()
    router.push(href)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is interactive
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div onClick={follow}>{children}</div>
  )
}
