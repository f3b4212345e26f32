import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { NotFound } from '@/lib/errors'
import type { RegisterDefinition } from '@/lib/registers/define'
import { isRegister, registerOf } from '@/lib/registers/index'

/** The register of an address that this person may read in; anything else is not found. */
export function registerOr404(actor: Actor, key: string): RegisterDefinition {
  if (!isRegister(key)) notFound()
  const definition = registerOf(key)
  if (!hasReach(actor, definition, 'read')) notFound()
  return definition
}

/** What `work` gives; a page that is not found where it throws NotFound. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
