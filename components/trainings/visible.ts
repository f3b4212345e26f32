import type { Actor } from '@/lib/access/actor'
import { reach } from '@/lib/access/reach'
import { everything } from '@/lib/access/where'
import { type Competence, competences } from '@/lib/checks/competence'
import { loadState } from '@/lib/records/load-state'
import type { Moment } from '@/lib/records/source'
import { registerOf } from '@/lib/registers/index'

/** Whether somebody sees what others hold, not only what they hold themselves. */
export function seesEverybody(actor: Actor): boolean {
  return reach(actor, registerOf('training-records'), 'read') === everything
}

/** What people need against what they hold, as far as this person may know it. */
export async function visibleCompetences(
  actor: Actor,
  asOf: Moment | undefined,
): Promise<Competence[]> {
  const all = competences(await loadState({ asOf }))
  return seesEverybody(actor) ? [...all] : all.filter(({ person }) => person.id === actor.id)
}
