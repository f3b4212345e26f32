import type { Actor } from '../access/actor.ts'
import type { Where } from '../access/where.ts'
import type { Seen } from '../checks/seen.ts'
import { renewals, type Stales, staleBy } from '../checks/stale.ts'
import { indexOf, recordsOf, type State, systemsOf } from '../checks/state.ts'
import type { Change } from '../registers/changes/definition.ts'
import type { AnyRecord } from '../registers/define.ts'
import { loadState } from './load-state.ts'
import { listRecords } from './read.ts'
import type { Moment } from './source.ts'

const known = new WeakMap<State, Partial<Record<Stales, Where>>>()

/** The records of a register that a major change made stale (8.1), by what checks hold in memory. */
export async function staleRecords(register: Stales, asOf?: Moment): Promise<Where> {
  const state = await loadState({ asOf })
  const ofState = known.get(state) ?? {}
  known.set(state, ofState)
  ofState[register] ??= { field: 'id', in: staleIds(register, state) }
  return ofState[register]
}

function staleIds<K extends Stales>(register: K, state: State): string[] {
  const { changesOf } = indexOf(state)
  return recordsOf(state, register)
    .filter((one) => staleBy(register, one as Seen<K>, systemsOf(one).flatMap(changesOf)))
    .map((one) => one.id)
}

/** Of these records of a register those that are stale, each with the change that made it so. */
export async function staleAmong(
  actor: Actor,
  register: string,
  records: readonly AnyRecord[],
  asOf?: Moment,
): Promise<ReadonlyMap<string, Change>> {
  const found = new Map<string, Change>()
  if (!isStales(register)) return found
  const systemIds = new Set(records.flatMap(systemsOf))
  if (systemIds.size === 0) return found
  const changes = await majorChanges(actor, [...systemIds], asOf)
  if (changes.length === 0) return found
  for (const record of records) {
    const systems = systemsOf(record)
    const own = changes.filter((one) => one.systemIds.some((id) => systems.includes(id)))
    const change = staleBy(register, record as never, own)
    if (change) found.set(record.id, change as Change)
  }
  return found
}

/** Whether records of this register can become stale. */
export function isStales(register: string): register is Stales {
  return Object.hasOwn(renewals, register)
}

async function majorChanges(actor: Actor, systemIds: string[], asOf?: Moment): Promise<Change[]> {
  const filters = { systemIds: systemIds.join(','), state: 'released', size: 'major' }
  const { records } = await listRecords(actor, 'changes', { filters, asOf, limit: 500 })
  return records as unknown as Change[]
}
