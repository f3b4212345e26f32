import type { Actor } from '../access/actor.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { recordsWhere } from './read.ts'
import { parseValues } from './values.ts'
import { working } from './work.ts'
import { createIn, deedOf, requireIn } from './write.ts'

/**
 * Begins the next version of a document with the text and files of the one in force, so that its
 * author changes rather than retypes; an empty first version where none is in force. Throws Invalid
 * while another version is under way, Forbidden without the right.
 */
export async function startVersion(actor: Actor, documentId: string): Promise<AnyRecord> {
  const versions = registerOf('document-versions')
  return working(actor, { action: deedOf(versions, 'create') }, async (work) => {
    const document = await requireIn(work, registerOf('documents'), documentId, 'read')
    const [inForce] = await recordsWhere(work.sql, versions, {
      all: [
        { field: 'documentId', is: document.id },
        { field: 'state', is: 'effective' },
      ],
    })
    const values = {
      documentId: document.id,
      body: inForce?.body ?? null,
      files: inForce?.files ?? [],
    }
    return createIn(work, versions, parseValues(versions, values))
  })
}
