import { Upload } from 'lucide-react'
import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { registerOf } from '@/lib/registers/index'
import { LinkButton } from '../ui/button'

/** Leads from a list to the import into its register, for those who may import there. */
export function ImportButton({ actor, register }: { actor: Actor; register: string }) {
  const definition = registerOf(register)
  if (definition.parent || !hasReach(actor, definition, 'import')) return null
  return (
    <LinkButton href={`/import/${register}`}>
      <Upload aria-hidden /> Import
    </LinkButton>
  )
}
