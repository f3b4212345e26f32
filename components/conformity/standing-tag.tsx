import type { Conformity } from '@/lib/checks/conformity'
import { standingWords } from '@/lib/checks/standing-words'
import { Tag } from '../ui/tag'
import { standingTones } from './standing'

/** How far a requirement is met, in a word. */
export function StandingTag({ met }: { met: Conformity['met'] }) {
  return <Tag tone={standingTones[met]}>{standingWords[met]}</Tag>
}
