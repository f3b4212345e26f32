import { describe, expect, it } from 'vitest'
import { checks } from '../../lib/checks/checks.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { changeOf, refusal, stepOf } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

type Parts = Parameters<typeof aState>[0]
const verdict = (id: string, parts: Parts) =>
  checks.find((one) => one.id === id)?.judge(aState(parts)).verdict
const workOf = (who: keyof typeof people, parts: Parts) =>
  myWork(people[who], aState(parts)).map(({ says, dueOn }) => [says, dueOn])

describe('checks of incidents', () => {
  const breach = aRecord('incidents', {
    ownerId: 'elena',
    detectedOn: '2026-11-19',
    dataBreach: true,
  })

  it('ask for each report by its day, and keep that one was late or missing', () => {
    const id = 'incidents-reported'
    expect(verdict(id, { incidents: [breach] })).toBe('holds')
    expect(workOf('elena', { incidents: [breach] })).toContainEqual([
      'Report the data breach to the authority',
      '2026-11-22',
    ])
    expect(verdict(id, { incidents: [{ ...breach, detectedOn: '2026-11-10' }] })).toBe('fails')
    const late = { ...breach, state: 'closed' as const, dataReportedAt: '2026-11-22T00:00:01.000Z' }
    expect(verdict(id, { incidents: [late] })).toBe('fails')
    expect(verdict(id, { incidents: [{ ...breach, dataBreach: false }] })).toBe('na')
  })

  it('ask for the nonconformity behind a serious incident', () => {
    const serious = { ...breach, seriousIncident: true }
    const id = 'serious-incident-corrected'
    expect(verdict(id, { incidents: [serious] })).toBe('fails')
    const nonconformities = [aRecord('nonconformities', { originId: serious.id })]
    expect(verdict(id, { incidents: [serious], nonconformities })).toBe('holds')
    expect(verdict(id, { incidents: [breach] })).toBe('na')
  })

  it('ask for a risk that a grave incident taught', () => {
    const grave = { ...breach, severity: 'high', state: 'resolved' as const }
    const id = 'incident-taught-a-risk'
    expect(verdict(id, { incidents: [grave] })).toBe('fails')
    expect(verdict(id, { incidents: [{ ...grave, riskIds: ['one'] }] })).toBe('holds')
    expect(verdict(id, { incidents: [{ ...grave, severity: 'low' }] })).toBe('na')
  })
})

describe('retiring a system', () => {
  const system = aRecord('systems', { state: 'operation', scope: 'in', ownerId: 'jonas' })
  const planned = { ...system, retirementPlannedById: 'elena', retirementPlannedOn: day }

  it('takes an answer for data, models, users and records, then somebody else', async () => {
    expect(stepOf('systems', 'planRetirement').requires).toHaveLength(4)
    expect(await changeOf('systems', 'planRetirement', system, contextOf(people.elena))).toEqual({
      retirementPlannedById: 'elena',
      retirementPlannedOn: day,
    })
    const retire = (record: typeof system, who: keyof typeof people) =>
      refusal('systems', 'retire', record, contextOf(people[who]))
    expect(stepOf('systems', 'retire').needs).toBe('approve')
    expect(await retire(system, 'maya')).toContain('planned first')
    expect(await retire(planned, 'elena')).toContain('who planned it or owns')
    expect(await retire(planned, 'jonas')).toContain('who planned it or owns')
    expect(await retire(planned, 'maya')).toBe(false)
  })

  it('waits until nothing is expected to measure or oversee it any more', async () => {
    const monitor = aRecord('monitors', { systemId: system.id, state: 'active' })
    const plan = aRecord('oversight', { systemId: system.id, state: 'in-force' })
    const retire = (records: Parameters<typeof contextOf>[1]) =>
      refusal('systems', 'retire', planned, contextOf(people.maya, records))
    expect(await retire({ monitors: [monitor], oversight: [plan] })).toContain(
      `${monitor.code}, ${plan.code}`,
    )
    expect(
      await retire({
        monitors: [{ ...monitor, state: 'retired' }],
        oversight: [{ ...plan, state: 'retired' }],
        risks: [aRecord('risks', { systemIds: [system.id] })],
      }),
    ).toBe(false)
  })

  it('names what would stay behind, and where it is', async () => {
    const mine = { systemId: system.id }
    const among = { systemIds: [system.id] }
    const records = {
      monitors: [aRecord('monitors', { ...mine, state: 'breached' })],
      oversight: [aRecord('oversight', { ...mine, state: 'in-force' })],
      incidents: [aRecord('incidents', among)],
      risks: [aRecord('risks', { ...among, state: 'accepted' })],
      suppliers: [aRecord('suppliers', { ...among, state: 'approved' })],
    }
    const told = async (given: Parameters<typeof contextOf>[1]) => {
      const foretold = await stepOf('systems', 'planRetirement').foretells?.({
        record: system as never,
        context: contextOf(people.maya, given),
      })
      if (typeof foretold === 'string') throw new Error(foretold)
      return foretold ?? []
    }
    const places = (await told(records)).flatMap((one) => one.records ?? [])
    expect(places.map(({ register, code }) => [register, code]).sort()).toEqual(
      Object.entries(records)
        .map(([register, [one]]) => [register, one?.code])
        .sort(),
    )
    const over = {
      monitors: [aRecord('monitors', { ...mine, state: 'retired' })],
      incidents: [aRecord('incidents', { ...among, state: 'closed' })],
      risks: [aRecord('risks', { systemIds: [system.id, 'other'] })],
    }
    expect(await told(over)).toEqual([{ says: 'Nothing else hangs on this system any more.' }])
  })

  it('points out the datasets that only this system uses', async () => {
    const own = aRecord('datasets', { systemIds: [system.id], title: 'Letters' })
    const shared = aRecord('datasets', { systemIds: [system.id, 'other'], title: 'Claims' })
    const context = contextOf(people.maya, { datasets: [own, shared] })
    const says = await stepOf('systems', 'retire').foretells?.({
      record: planned as never,
      context,
    })
    expect(says).toEqual([
      expect.objectContaining({
        records: [{ register: 'datasets', code: own.code, title: 'Letters' }],
      }),
    ])
  })

  it('is asked of those who approve, and an end without a plan is a fault', () => {
    const id = 'retirement-planned'
    expect(verdict(id, { systems: [planned] })).toBe('holds')
    expect(verdict(id, { systems: [{ ...system, state: 'retired' }] })).toBe('fails')
    expect(verdict(id, { systems: [system] })).toBe('na')
    expect(workOf('maya', { systems: [planned] }).map(([says]) => says)).toContain(
      'Approve its retirement or say what is missing',
    )
  })
})
