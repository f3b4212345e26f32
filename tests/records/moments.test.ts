import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { saveProfile } from '../../lib/access/own-account.ts'
import { readingAt } from '../../lib/access/past.ts'
import { db } from '../../lib/db/client.ts'
import { Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { addComment, commentsOn } from '../../lib/records/comments.ts'
import { historyOf } from '../../lib/records/history.ts'
import { instantOf, readMoment } from '../../lib/records/moment.ts'
import { namesIn, recordNames } from '../../lib/records/names.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { keepView } from '../../lib/records/saved-views.ts'
import { searchRecords } from '../../lib/records/search.ts'
import { readSpan } from '../../lib/records/span.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { readEntry } from '../../lib/trail/entry.ts'
import { exportTrail } from '../../lib/trail/export.ts'
import { listTrail } from '../../lib/trail/list.ts'
import { aRecord, theLead } from '../support/factories.ts'

const risks = registerOf('risks')
let lead: Actor
let system: AnyRecord
let risk: AnyRecord
/** Entries of the trail: of the risk's first comment, and of what renamed the system. */
let commented: number
let renamed: number

beforeAll(async () => {
  lead = await theLead()
  system = await aRecord('systems', { title: 'Triage' })
  risk = await aRecord('risks', { title: 'Drift of scores', systemIds: [system.id] })
  await addComment(lead, 'risks', { id: risk.id, body: 'First' })
  commented = await last()
  const { id, revision } = system
  await writeRecord(lead, 'systems', { id, revision, values: { title: 'Sorting of letters' } })
  renamed = await last()
  await addComment(lead, 'risks', { id: risk.id, body: 'Second' })
})

const last = async () => (await db().auditEvent.count()) - 1
const at = (chosen: string) => readMoment(chosen, 'UTC')
const reading = (chosen: string) => readingAt(lead, chosen)

describe('a moment', () => {
  test('is the end of a day, a time, or beside an entry of the trail', async () => {
    const [before, after] = [await at(`before-${renamed}`), await at(`after-${renamed}`)]
    expect([before.seq, after.seq]).toEqual([renamed, renamed + 1])
    expect(await at(after.at)).toEqual(after)
    expect((await at(new Date().toISOString().slice(0, 10))).seq).toBe((await last()) + 1)
    const titleAt = async (asOf: typeof before) =>
      (await requireRecord(lead, 'systems', system.id, { asOf })).title
    expect(await titleAt(before)).toBe('Triage')
    expect(await titleAt(after)).toBe('Sorting of letters')
  })

  test('is refused when there was nothing, or it is no moment', async () => {
    for (const chosen of ['before-0', `after-${(await last()) + 5}`, '1999-01-01', 'beside-4', ''])
      await expect(at(chosen), chosen).rejects.toThrow(Invalid)
  })

  test('is told by the clocks where the person is, also across the change to summer time', () => {
    expect(instantOf('2026-01-15', '14:02', 'Europe/Berlin')).toBe('2026-01-15T13:02:00.000Z')
    expect(instantOf('2026-07-15', '14:02', 'Europe/Berlin')).toBe('2026-07-15T12:02:00.000Z')
    expect(instantOf('2026-03-29', '01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
    expect(instantOf('2026-03-29', '03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOf('2026-10-25', '23:59:30', 'America/New_York')).toBe('2026-10-26T03:59:30.000Z')
  })

  test('of another installation, or typed by hand, is the present', async () => {
    for (const cookie of ['1999-01-01', 'x', 'after-999999999', undefined])
      expect((await readingAt(lead, cookie)).past).toBeUndefined()
  })
})

describe('whoever reads the past', () => {
  test('changes nothing, neither records nor what is around them', async () => {
    const then = await reading(`before-${renamed}`)
    const size = await last()
    const refused = [
      writeRecord(then, 'risks', { id: risk.id, revision: risk.revision, values: { cause: 'x' } }),
      addComment(then, 'risks', { id: risk.id, body: 'Late' }),
      saveProfile(then, { name: 'Somebody else', timeZone: 'UTC' }),
      keepView(then, 'risks', { name: 'Mine', query: '', shared: false }),
    ]
    for (const one of refused) {
      await expect(one).rejects.toThrow(Forbidden)
      await expect(one).rejects.toThrow('Return to now first')
    }
    expect(await last()).toBe(size)
  })

  test('takes the trail away as far as it went then, which stays on record', async () => {
    const size = await last()
    const { size: taken } = await exportTrail(await reading(`before-${renamed}`), {
      from: '',
      to: '',
    })
    expect(taken).toBe(renamed)
    expect(await last()).toBeGreaterThan(size)
  })

  test('finds what had these words then', async () => {
    const found = async (actor: Actor, q: string) =>
      (await searchRecords(actor, q)).map(({ code }) => code)
    const then = await reading(`before-${renamed}`)
    expect(await found(then, 'Triage')).toContain(system.code)
    expect(await found(then, 'Sorting of letters')).not.toContain(system.code)
    expect(await found(lead, 'Sorting of letters')).toContain(system.code)
  })

  test('compares days up to that moment, not beyond', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const then = await reading(`before-${renamed}`)
    for (const to of [null, today])
      expect((await readSpan(then, 'after-1', to)).to?.seq).toBe(renamed)
    await expect(readSpan(then, today, today)).rejects.toThrow(Invalid)
    expect((await readSpan(lead, today, today)).to).toBeUndefined()
  })
})

describe('as of a moment', () => {
  test('other records go by the names they had', async () => {
    const asOf = await at(`before-${renamed}`)
    expect((await recordNames(lead, [system.id], { asOf })).get(system.id)?.title).toBe('Triage')
    expect((await recordNames(lead, [system.id])).get(system.id)?.title).toBe('Sorting of letters')
    const names = await namesIn(lead, risks, [risk], asOf)
    expect(names.record(system.id)).toMatchObject({ code: system.code, title: 'Triage' })
    const earlier = await at(`before-${commented - 2}`)
    expect((await recordNames(lead, [risk.id], { asOf: earlier })).get(risk.id)).toBeUndefined()
  })

  test('a record has what was said on it until then, to the entry', async () => {
    const said = async (chosen: string) =>
      (await commentsOn(lead, risks, risk.id, await at(chosen))).map(({ body }) => body)
    expect(await said(`before-${commented}`)).toEqual([])
    expect(await said(`after-${commented}`)).toEqual(['First'])
    expect(await said(`after-${await last()}`)).toEqual(['First', 'Second'])
    const told = await historyOf(lead, risks, risk.id, { asOf: await at(`before-${commented}`) })
    expect(told.map(({ seq }) => seq)).not.toContain(commented)
  })

  test('an entry of the trail has its place in the tree of then, and a later one is not there', async () => {
    const asOf = await at(`before-${renamed}`)
    expect(await readEntry(lead, commented, asOf)).toMatchObject({ size: renamed, holds: true })
    await expect(readEntry(lead, renamed, asOf)).rejects.toThrow(NotFound)
    const { entries } = await listTrail(lead, { asOf, filters: { register: 'systems' } })
    expect(entries.find(({ on }) => on?.id === system.id)?.on?.title).toBe('Triage')
  })
})
