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
 * p published ones, a those of audits they are on, n those they are named on, - none. Written out by hand, so that a change of the table of rights shows here too.
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
    'external-auditor': 'a-----a----',
  },
  assessments: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
    'external-auditor': 'a-----a----',
  },
  operational: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'AAAAAAAAAA-',
    'data-owner': 'Aoo-A-Aoo--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--AA',
    auditor: 'A-----A----',
    'external-auditor': 'a-----a----',
  },
  data: {
    'governance-lead': 'AAAAAAAAAA-',
    'compliance-lead': 'AAAAAAAAAA-',
    'risk-owner': 'A---A-A----',
    'data-owner': 'AAAoAAAAA--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A--A-',
    auditor: 'A-----A----',
    'external-auditor': 'a-----a----',
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
    'external-auditor': 'a-----a----',
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
    'external-auditor': 'a-----a----',
    staff: 'p-----p----',
  },
  reviews: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'A---A-A----',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    executive: 'A---A-A--A-',
    auditor: 'A-----A----',
  },
  evidence: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'AAooA-AAA--',
    'data-owner': 'AAooA-AAA--',
    'model-owner': 'ooo-o-ooo--',
    executive: 'A---A-A----',
    auditor: 'Aoo---A----',
    'external-auditor': 'aoo---a----',
  },
  audits: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'o---o-o----',
    executive: 'A---A-A----',
    auditor: 'Aaa-A-Aa---',
    'external-auditor': 'a---a-aa---',
  },
  fieldwork: {
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    executive: 'A---A-A----',
    auditor: 'AaaaA-A-a--',
    'external-auditor': 'aaa-a-a-a--',
  },
  trainings: {
    administrator: 'p-----p----',
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'A---A-A----',
    'data-owner': 'A---A-A----',
    'model-owner': 'A---A-A----',
    executive: 'A---A-A----',
    auditor: 'A-----A----',
    'external-auditor': 'a-----a----',
    staff: 'p-----p----',
  },
  'training-records': {
    administrator: 'o-----o----',
    'governance-lead': 'AAAAAAAAA--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'o-----o----',
    'data-owner': 'o-----o----',
    'model-owner': 'o-----o----',
    executive: 'A-----A----',
    auditor: 'A-----A----',
    'external-auditor': 'a-----a----',
    staff: 'o-----o----',
  },
  confidential: {
    administrator: 'n-n-n---n--',
    'governance-lead': 'n-n-n---n--',
    'compliance-lead': 'AAAAAAAAA--',
    'risk-owner': 'n-n-n---n--',
    'data-owner': 'n-n-n---n--',
    'model-owner': 'n-n-n---n--',
    executive: 'n-n-n---n--',
    auditor: 'n-n-n---n--',
    staff: 'n-n-n---n--',
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
  'retention.manage': ['administrator', 'governance-lead'],
  'erasures.approve': ['compliance-lead', 'executive'],
}

const me = '0197f0aa-0000-7000-8000-00000000000a'
const mySystem = '0197f0aa-0000-7000-8000-0000000000a5'
const myAudit = '0197f0aa-0000-7000-8000-0000000000a7'
const audited = '0197f0aa-0000-7000-8000-0000000000a8'
const drawn = '0197f0aa-0000-7000-8000-0000000000a9'
const other = '0197f0aa-0000-7000-8000-00000000000b'

function anActor(...held: Role[]): Actor {
  return {
    id: me,
    name: 'Ida',
    email: 'ida@kestrel.test',
    roles: held,
    timeZone: 'UTC',
    ownSystemIds: [mySystem],
    audits: { auditIds: [myAudit], systemIds: [audited], recordIds: [drawn] },
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
  const led = { ...foreign, ownerId: me }
  const own = [led, { ...foreign, createdById: me }, ...ownReference]
  const named = [led, { ...foreign, readerIds: [other, me] }]
  const published = Object.keys(definition.lifecycle)
    .filter(
      (state) => definition.access === 'documents' && ['effective', 'superseded'].includes(state),
    )
    .map((state) => ({ ...foreign, state }))

  const ofAudits = [
    ...(key === 'audits'
      ? [
          { ...foreign, leadAuditorId: me },
          { ...foreign, auditorIds: [other, me] },
        ]
      : [{ ...foreign, id: drawn }]),
    ...(key === 'systems' ? [{ ...foreign, id: audited }] : []),
    ...Object.entries(definition.fields).flatMap(([name, field]) =>
      !('to' in field) || key === 'audits'
        ? []
        : field.to === 'audits'
          ? [{ ...foreign, [name]: myAudit }]
          : field.to === 'systems'
            ? [{ ...foreign, [name]: field.kind === 'references' ? [other, audited] : audited }]
            : [],
    ),
    ...('originId' in definition.fields ? [{ ...foreign, originId: myAudit }] : []),
  ]

  test.each(roles)('%s has the rights that the table gives', (role) => {
    const row = expected[definition.access][role] ?? '-----------'
    for (const [index, action] of actions.entries()) {
      const letter = row[index]
      const passes = (record: Record<string, unknown>) =>
        matches(reach(anActor(role), definition, action), record)
      const says = `${role} ${action} ${key}`
      expect(passes(foreign), `${says}: another’s`).toBe(letter === 'A')
      // Evidence that one attached oneself is read before it hangs on the audit.
      const isOwn = (record: object) =>
        letter === 'a' && definition.access === 'evidence' && 'createdById' in record
          ? record.createdById === me
          : letter === 'A' || letter === 'o' || (letter === 'n' && record === led)
      for (const record of own) expect(passes(record), `${says}: own`).toBe(isOwn(record))
      if (definition.access === 'confidential')
        for (const record of named)
          expect(passes(record), `${says}: named`).toBe(letter === 'A' || letter === 'n')
      for (const record of published)
        expect(passes(record), `${says}: published`).toBe(letter === 'A' || letter === 'p')
      for (const record of ofAudits)
        expect(passes(record), `${says}: of an audit`).toBe(letter === 'A' || letter === 'a')
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
