import type { Actor } from '@/lib/access/actor'
import { LinkButton } from '../ui/button'
import { seesEverybody } from './visible'

/** Above the trainings: what each person needs and holds. */
export function PeopleLink({ actor }: { actor: Actor }) {
  return (
    <LinkButton href="/trainings/people">
      {seesEverybody(actor) ? 'By person' : 'What I need and hold'}
    </LinkButton>
  )
}
