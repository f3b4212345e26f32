import type { Actor } from '../access/actor.ts'
import { catalogueControls } from '../catalogue/controls.ts'
import { now } from '../clock.ts'
import type { Tx } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { todayHere, under, type Work } from '../records/work.ts'
import { createIn, deedOf } from '../records/write.ts'
import { registerOf } from './index.ts'

/**
 * What every installation starts with, inside the transaction that makes it: the 38 controls of
 * Annex A, undecided, and a draft of risk criteria to approve. The first administrator is on record
 * as who set them up.
 */
export async function seedInstallation(tx: Tx, actor: Actor): Promise<void> {
  const sql = sqlOf(tx)
  const deed = { action: 'installation.create' }
  const work: Work = { actor, tx, sql, today: await todayHere(sql), now: now().toISOString(), deed }
  for (const [register, values] of startingRecords()) {
    const definition = registerOf(register)
    await under(work, deedOf(definition, 'create'), () =>
      createIn(work, definition, values, { trusted: true }),
    )
  }
}

/** Register and values of each starting record, in the order in which they get their codes. */
export function startingRecords(): [register: string, values: Record<string, unknown>][] {
  return [
    ...catalogueControls.map((control): [string, Record<string, unknown>] => [
      'controls',
      { controlId: control.id, title: control.title, description: control.description },
    ]),
    ['risk-criteria', { title: 'Risk criteria to start from' }],
  ]
}
