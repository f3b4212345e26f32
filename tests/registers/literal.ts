import type { Actor, Role } from '../../lib/access/actor.ts'
import { matches } from '../../lib/access/where.ts'
import { listsOf, type State } from '../../lib/checks/state.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { emptyValue } from '../../lib/fields/codec.ts'
import { type AnyRecord, initialState } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import type { RecordTypes } from '../../lib/registers/record-types.ts'
import type { EffectContext, RuleContext } from '../../lib/registers/rules.ts'

export const day = '2026-11-21'

/** People of the examples; ids are readable on purpose, rules only compare them. */
export const people = {
  maya: person('maya', 'governance-lead'),
  jonas: person('jonas', 'model-owner'),
  priya: person('priya', 'risk-owner'),
  elena: person('elena', 'compliance-lead'),
  tom: person('tom', 'executive'),
  sam: person('sam', 'staff'),
}

function person(id: string, role: Role): Actor {
  const name = id.charAt(0).toUpperCase() + id.slice(1)
  const base = { id, name, email: `${id}@example.test`, timeZone: 'UTC', ownSystemIds: [] }
  return { ...base, roles: [role], via: 'web' }
}

let count = 0

/** A whole record of a register with these values; everything else is empty. */
export function aRecord<K extends keyof RecordTypes>(
  register: K,
  values: Partial<RecordTypes[K]> = {},
): RecordTypes[K] {
  const definition = registerOf(register)
  count += 1
  const base = {
    id: `${register}-${count}`,
    code: `${definition.prefix}-${String(count).padStart(4, '0')}`,
    revision: 1,
    state: initialState(definition),
    ownerId: null,
    reviewAt: null,
    createdAt: '2026-01-05T09:00:00Z',
    createdById: 'maya',
    updatedAt: '2026-01-05T09:00:00Z',
    updatedById: 'maya',
    archivedAt: null,
    archivedReason: null,
    source: null,
    sourceKey: null,
  }
  const fields = Object.entries(definition.fields).map(([key, field]) => [key, emptyValue(field)])
  return {
    ...base,
    ...Object.fromEntries(fields),
    title: `A ${register}`,
    ...values,
  } as RecordTypes[K]
}

type Records = { [K in keyof RecordTypes]?: RecordTypes[K][] }

/** What rules see: these records, this person, this day. */
export function contextOf(actor: Actor, records: Records = {}, today = day): RuleContext {
  const of = (register: string) =>
    ((records as Record<string, unknown[]>)[register] ?? []) as AnyRecord[]
  return {
    actor,
    today,
    now: `${today}T10:00:00Z`,
    find: async (register, id) => of(register).find((one) => one.id === id) ?? null,
    list: async (register, where) => of(register).filter((one) => matches(where, one)),
    freeze: () => Promise.reject(new Error('nothing is drawn here')),
    locate: async (id) => {
      for (const register of Object.keys(records)) {
        const record = of(register).find((one) => one.id === id)
        if (record) return { register, record }
      }
      return null
    },
    namesOf: async (ids) =>
      new Map(ids.map((id) => [id, id.charAt(0).toUpperCase() + id.slice(1)])),
    evidenceOf: async () => new Map(),
    shownBy: async () => [],
  }
}

/** The same with effects, which are written down in `done`. */
export function effectsOf(actor: Actor, records: Records = {}) {
  const done: { what: string; register: string; id: string; by?: string; values: unknown }[] = []
  const context: EffectContext = {
    ...contextOf(actor, records),
    create: async (register, values) => {
      done.push({ what: 'create', register, id: '', values })
      return aRecord('actions') as unknown as AnyRecord
    },
    move: async (register, id, by, values = {}) => {
      done.push({ what: 'move', register, id, by, values })
      return aRecord('actions') as unknown as AnyRecord
    },
    change: async (register, id, values) => {
      done.push({ what: 'change', register, id, values })
      return aRecord('actions') as unknown as AnyRecord
    },
    attach: async (id, to) =>
      void done.push({ what: 'attach', register: 'evidence', id, values: to }),
    tellOfEvidence: async (id, told) =>
      void done.push({ what: 'tell', register: 'evidence', id, values: told }),
  }
  return { context, done }
}

const emptyLists = await listsOf(async () => [])

/** A state for checks with these parts; the rest is empty. */
export function aState(parts: Partial<State> = {}): State {
  return {
    ...emptyLists,
    today: day,
    criteria: defaultCriteria,
    links: [],
    acknowledgements: [],
    oversightEvents: [],
    users: Object.values(people).map(({ id, name, roles }) => ({
      id,
      name,
      roles,
      accessEndsAt: null,
    })),
    ...parts,
  }
}
