import { isAudience } from '../documents/audience.ts'
import type { Tone } from '../fields/field.ts'
import { isNear } from './obligation.ts'
import type { Seen } from './seen.ts'
import type { State, StateUser } from './state.ts'

/** One training that one person needs, and how they stand to it (ISO/IEC 42001, 7.2). */
export type Competence = {
  training: Seen<'trainings'>
  person: StateUser
  /** The governance roles for which it is needed; none where it is for everybody or a role of access. */
  roles: readonly Seen<'roles'>[]
  /** Red where it is not held, amber where it ends soon. */
  tone: Tone
  /** The record that counts, else the last one there is. */
  record: Seen<'training-records'> | null
  standing: 'held' | 'ends-soon' | 'ended' | 'not-passed' | 'missing'
}

const computed = new WeakMap<State, readonly Competence[]>()

/**
 * What everybody needs against what they hold, by person and training: of the trainings offered,
 * those for one of their governance roles, as holder or deputy, and those for one of their roles
 * here. Guests, whose account ends by itself, belong to nobody's “everyone”. Computed once a state.
 */
export function competences(state: State): readonly Competence[] {
  const known = computed.get(state) ?? allCompetences(state)
  computed.set(state, known)
  return known
}

function allCompetences(state: State): Competence[] {
  const offered = state.trainings.filter((one) => one.state === 'offered')
  const held = state.governanceRoles.filter((one) => one.state === 'held')
  const records = recordsByPlace(state.trainingRecords)
  return state.users.flatMap((person) => {
    const own = held.filter(({ holderIds, deputyIds }) =>
      [...holderIds, ...deputyIds].includes(person.id),
    )
    return offered.flatMap((training) => {
      const roles = own.filter((role) => training.roleIds.includes(role.id))
      const isAsked = person.accessEndsAt === null && isAudience(training.audience, person)
      if (roles.length === 0 && !isAsked) return []
      const standing = standingOf(records.get(place(training.id, person.id)) ?? [], state.today)
      return [{ training, person, roles, ...standing }]
    })
  })
}

function standingOf(
  records: readonly Seen<'training-records'>[],
  today: string,
): Pick<Competence, 'tone' | 'record' | 'standing'> {
  const passed = records.filter((one) => one.result === 'passed').sort(byEnd)
  const best = passed.at(-1)
  if (!best) {
    const last = records.toSorted((a, b) => compare(a.completedOn, b.completedOn)).at(-1) ?? null
    return { tone: 'bad', record: last, standing: last ? 'not-passed' : 'missing' }
  }
  if (best.expiresOn !== null && best.expiresOn < today)
    return { tone: 'bad', record: best, standing: 'ended' }
  return isNear(best.expiresOn, today)
    ? { tone: 'due', record: best, standing: 'ends-soon' }
    : { tone: 'met', record: best, standing: 'held' }
}

/** What counts for good comes last. */
function byEnd(a: Seen<'training-records'>, b: Seen<'training-records'>): number {
  return compare(a.expiresOn ?? '9999', b.expiresOn ?? '9999')
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '')
}

function recordsByPlace(records: readonly Seen<'training-records'>[]) {
  const places = new Map<string, Seen<'training-records'>[]>()
  for (const one of records) {
    if (one.state !== 'recorded' || !one.trainingId || !one.ownerId) continue
    const key = place(one.trainingId, one.ownerId)
    places.set(key, [...(places.get(key) ?? []), one])
  }
  return places
}

function place(trainingId: string, personId: string): string {
  return `${trainingId} ${personId}`
}
