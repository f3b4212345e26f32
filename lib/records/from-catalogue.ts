import type { Actor } from '../access/actor.ts'
import { riskFromLibrary, riskLibrary } from '../catalogue/risk-library.ts'
import { documentFromOutline, outlineOf, outlineText } from '../documents/outline-text.ts'
import { Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { parseValues } from './values.ts'
import { under, working } from './work.ts'
import { createIn, deedOf } from './write.ts'

/** Most risks that are taken from the library at once. */
const mostRisks = 60

/**
 * Records risks that start from the library, for these systems, with links to the controls that the
 * library names; all of them or none. Throws Invalid on a number that the library does not have.
 */
export async function startRisks(
  actor: Actor,
  { libraryIds, systemIds }: { libraryIds: string[]; systemIds: string[] },
): Promise<AnyRecord[]> {
  const chosen = riskLibrary.filter((risk) => libraryIds.includes(risk.id))
  if (chosen.length === 0) throw new Invalid({ libraryIds: 'Choose at least one risk.' })
  if (chosen.length > mostRisks) throw new Invalid({ libraryIds: `At most ${mostRisks} at once.` })
  const definition = registerOf('risks')
  return working(actor, { action: deedOf(definition, 'create') }, async (work) => {
    const controls = await work.sql<{ id: string; controlId: string }>(
      'SELECT id::text, "controlId" FROM controls WHERE "archivedAt" IS NULL',
    )
    const made: AnyRecord[] = []
    for (const risk of chosen) {
      const { libraryId, ...values } = riskFromLibrary(risk)
      const controlIds = controls
        .filter((one) => risk.controls.includes(one.controlId))
        .map((one) => one.id)
      const parsed = parseValues(definition, { ...values, systemIds, controlIds })
      made.push(await createIn(work, definition, { ...parsed, libraryId }))
    }
    return made
  })
}

/** Records a document with a first draft that starts from one of the 28 outlines; both or neither. */
export async function startDocument(actor: Actor, outlineId: string): Promise<AnyRecord> {
  const outline = outlineOf(outlineId)
  if (!outline) throw new Invalid({ outlineId: 'Choose one of the outlines.' })
  const definition = registerOf('documents')
  const versions = registerOf('document-versions')
  return working(actor, { action: deedOf(definition, 'create') }, async (work) => {
    const { outlineId: managed, ...values } = documentFromOutline(outline)
    const parsed = parseValues(definition, { ...values, ownerId: actor.id })
    const document = await createIn(work, definition, { ...parsed, outlineId: managed })
    const first = parseValues(versions, { documentId: document.id, body: outlineText(outline) })
    await under(work, deedOf(versions, 'create'), () => createIn(work, versions, first))
    return document
  })
}
