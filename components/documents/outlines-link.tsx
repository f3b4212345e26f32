import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import { LinkButton } from '../ui/button'

/** Above the documents: the way to the outlines. */
export function StartFromOutline({ actor }: { actor: Actor }) {
  if (!hasReach(actor, registerOf('documents'), 'create')) return null
  return <LinkButton href="/documents/outlines">Start from an outline</LinkButton>
}
