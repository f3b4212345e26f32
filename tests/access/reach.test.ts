import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '../../lib/access/actor.ts'
import { hasPermission, hasReach, reach } from '../../lib/access/reach.ts'
import type { Action, Permission } from '../../lib/access/rights.ts'
import { matches } from '../../lib/access/where.ts'
import { listRecords } from '../../lib/records/read.ts'
import type { AccessClass, AnyRecord } from '../../lib/registers/define.ts'
import { registers } from '../../lib/registers/index.ts'
import { again, aPerson, aRecord } from '../support/factories.ts'

const actions: Action[] = [
  'read',
  'create',
  'update',
  'archive',
  'comment',
  'import',
  'export',
  'submit',
  'treat',
  'approve',
  'accept',
]

/**
 * What each role may do, one letter an action, in the order above: A every record, o own ones,
 * p published ones, - none. Written out by hand, so that a change of the table of rights shows here too.
 *                                        rcuaCiestpA
 */
const expected: Record<AccessClass, Partial<Record<Role, string>>> = {
  systems: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'ooooo-ooo--',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
  },
  assessments: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
  },
  operational: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'AAAAAAAAAA-',
    'data-owner': 'Aoo-A-Aoo--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
  },
  data: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'AAAoAAAAA--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--A-',
    auditor: 'A-----A----',
  },
  readiness: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    executive: 'A---A-A----',
    auditor: 'A-----A----',
  },
  governing: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAA-AAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'A---A------',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
  },
  documents: {
    administrator: 'p----------',
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAA-AAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'p-----p----',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
    staff: 'p-----p----',
  },
  evidence: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'AAooA-AAA--',
    'data-owner': 'AAooA-AAA--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A----',
    auditor: 'A-----A----',
  },
}

const permitted: Record<Permission, Role[]> = {
  'users.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'packs.build': ['governance-lead', 'compliance-lead', 'auditor'],
  'trail.read': ['administrator', 'governance-lead', 'compliance-lead', 'auditor', 'executive'],
  'overview.read': [
    'governance-lead',
    'compliance-lead',
    'risk-owner',
    'data-owner',
    'auditor',
    'executive',
  ],
  'readings.add': ['governance-lead', 'risk-owner', 'data-owner', 'model-owner'],
  'soa.approve': ['governance-lead', 'compliance-lead', 'executive'],
}

const me = '0197f0aa-0000-7000-8000-00000000000a'
const mySystem = '0197f0aa-0000-7000-8000-0000000000a5'
const other = '0197f0aa-0000-7000-8000-00000000000b'

function anActor(...held: Role[]): Actor {
  return {
    id: me,
    name: 'Ida',
    email: 'ida@kestrel.test',
    roles: held,
    timeZone: 'UTC',
    ownSystemIds: [mySystem],
    via: 'web',
  }
}

describe.each(registers.map((one) => [one.key, one] as const))('%s', (key, definition) => {
  const foreign = { ownerId: other, createdById: other, state: 'no such state' }
  const ownReference = Object.entries(definition.fields).flatMap(([name, field]) =>
    'to' in field && field.to === 'systems'
      ? [{ ...foreign, [name]: field.kind === 'references' ? [other, mySystem] : mySystem }]
      : [],
  )
  const own = [{ ...foreign, ownerId: me }, { ...foreign, createdById: me }, ...ownReference]
  const published = Object.keys(definition.lifecycle)
    .filter(
      (state) => definition.access === 'documents' && ['effective', 'superseded'].includes(state),
    )
    .map((state) => ({ ...foreign, state }))

  test.each(roles)('%s has the rights that the table gives', (role) => {
    const row = expected[definition.access][role] ?? '-----------'
    for (const [index, action] of actions.entries()) {
      const letter = row[index]
      const passes = (record: Record<string, unknown>) =>
        matches(reach(anActor(role), definition, action), record)
      const says = `${role} ${action} ${key}`
      expect(passes(foreign), `${says}: another’s`).toBe(letter === 'A')
      for (const record of own)
        expect(passes(record), `${says}: own`).toBe(letter === 'A' || letter === 'o')
      for (const record of published)
        expect(passes(record), `${says}: published`).toBe(letter === 'A' || letter === 'p')
      expect(hasReach(anActor(role), definition, action), says).toBe(letter !== '-')
    }
  })
})

test('who has several roles may do what any of them may, and without a role nothing', () => {
  const [documents] = registers
  if (!documents) throw new Error('no registers')
  const draft = { ownerId: other, createdById: other, state: 'draft' }
  expect(matches(reach(anActor('staff', 'auditor'), documents, 'read'), draft)).toBe(true)
  expect(matches(reach(anActor('staff', 'administrator'), documents, 'read'), draft)).toBe(false)
  for (const definition of registers) {
    for (const action of actions)
      expect(matches(reach(anActor(), definition, action), { ownerId: me })).toBe(false)
  }
})

test.each(Object.entries(permitted))('%s is for these roles alone', (permission, held) => {
  const allowed = roles.filter((role) => hasPermission(anActor(role), permission as Permission))
  expect([...allowed].sort()).toEqual([...held].sort())
})

describe('ownership on real records', () => {
  let owner: Actor
  let mine: AnyRecord
  let theirs: AnyRecord

  beforeAll(async () => {
    const person = await aPerson({ roles: ['model-owner'] })
    mine = await aRecord('systems', { ownerId: person.id })
    theirs = await aRecord('systems', { ownerId: null })
    owner = await again(person)
  })

  test('a model owner sees their systems and what hangs on them, and nothing else', async () => {
    const shown = async (key: string) => (await listRecords(owner, key)).records.map(({ id }) => id)
    const ofMine = await aRecord('risks', { systemIds: [theirs.id, mine.id], ownerId: null })
    await aRecord('risks', { systemIds: [theirs.id], ownerId: null })
    await aRecord('risks', { systemIds: [], ownerId: null })
    const monitor = await aRecord('monitors', { systemId: mine.id, ownerId: null })
    await aRecord('monitors', { systemId: theirs.id, ownerId: null })
    expect(await shown('systems')).toEqual([mine.id])
    expect(await shown('risks')).toEqual([ofMine.id])
    expect(await shown('monitors')).toEqual([monitor.id])
  })

  test('a model owner hangs nothing on another’s system', async () => {
    await expect(aRecord('risks', { systemIds: [theirs.id] }, owner)).rejects.toThrow(
      'choose one of the list',
    )
    await expect(aRecord('monitors', { systemId: theirs.id }, owner)).rejects.toThrow(
      'choose one of the list',
    )
    const risk = await aRecord('risks', { systemIds: [mine.id] }, owner)
    expect(risk.createdById).toBe(owner.id)
  })
})
