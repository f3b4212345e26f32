import { describe, expect, it } from 'vitest'
import type { StoredFile } from '../../lib/fields/field.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { changeOf, derived, problemsOf, refusal } from './apply.ts'
import { aRecord, contextOf, day, effectsOf, people } from './literal.ts'

const byJonas = contextOf(people.jonas)
const file: StoredFile = {
  sha256: '0'.repeat(64),
  name: 'report.pdf',
  size: 10,
  type: 'application/pdf',
  uploadedAt: '2026-11-21T10:00:00Z',
  uploadedById: 'jonas',
}

describe('evidence', () => {
  it('is kept for three years after the period it covers, by whoever recorded it', async () => {
    const report = aRecord('evidence', { kind: 'file', files: [file], coversTo: '2026-03-31' })
    expect(await derived('evidence', report, byJonas)).toMatchObject({
      retainUntil: '2029-03-31',
      ownerId: 'jonas',
      classification: 'internal',
    })
    const short = { ...report, retainUntil: '2027-03-31' }
    expect(await problemsOf('evidence', short, byJonas)).toHaveProperty('retainUntil')
  })

  it('is a file, a link or a note, and has it', async () => {
    const of = (values: Parameters<typeof aRecord<'evidence'>>[1]) =>
      problemsOf('evidence', aRecord('evidence', values), byJonas)
    expect(await of({ kind: 'file' })).toHaveProperty('files')
    expect(await of({ kind: 'note', note: ' ' })).toHaveProperty('note')
    expect(await of({ kind: 'link', url: 'javascript:alert(1)' })).toHaveProperty('url')
    expect(await of({ kind: 'link', url: 'https://example.test/report' })).toEqual({})
  })

  it('covers a period that has passed and runs forwards', async () => {
    const of = (coversFrom: string, coversTo: string) =>
      problemsOf(
        'evidence',
        aRecord('evidence', { kind: 'note', note: 'Seen', coversFrom, coversTo }),
        byJonas,
      )
    expect(await of('2026-03-01', '2026-02-01')).toHaveProperty('coversTo')
    expect(await of('2026-03-01', '2026-11-22')).toHaveProperty('coversTo')
    expect(await of('2026-03-01', day)).toEqual({})
  })

  it('counts what rests on it and the person may not see, and does not name it', async () => {
    const record = aRecord('evidence', { kind: 'note', note: 'Seen' })
    const hidden = aRecord('risks') as unknown as AnyRecord
    const shownBy = async () => [{ register: 'risks', record: hidden, readable: false }]
    const context = { ...byJonas, shownBy }
    const says = await rulesOf('evidence').foretellsArchive?.({ record: record as never, context })
    expect(says).toBe('It shows 1 record you may not see.')
  })

  it('takes the place of the piece it replaces', async () => {
    const older = aRecord('evidence', { kind: 'note', note: 'Seen' })
    const newer = aRecord('evidence', { kind: 'note', note: 'Seen again', replacesId: older.id })
    const { context, done } = effectsOf(people.jonas, { evidence: [older, newer] })
    await rulesOf('evidence').effects?.({ record: newer as never, before: null, context })
    expect(done).toMatchObject([{ by: 'supersede', id: older.id }])
  })
})

describe('an action', () => {
  it('hangs on the systems of what it comes from', async () => {
    const risk = aRecord('risks', { systemIds: ['claims', 'fraud'] })
    const monitor = aRecord('monitors', { systemId: 'claims' })
    const context = contextOf(people.jonas, { risks: [risk], monitors: [monitor] })
    const of = async (originId: string) =>
      (await derived('actions', aRecord('actions', { originId }), context)).systemIds
    expect(await of(risk.id)).toEqual(['claims', 'fraud'])
    expect(await of(monitor.id)).toEqual(['claims'])
  })

  it('is done today unless told, and never in the future', async () => {
    expect(await changeOf('actions', 'complete', aRecord('actions'), byJonas)).toEqual({
      completedOn: day,
      completedById: 'jonas',
    })
    const early = aRecord('actions', { completedOn: '2026-12-01' })
    expect(await refusal('actions', 'complete', early, byJonas)).toContain('future')
  })

  it('is verified by somebody who did not do it', async () => {
    const done = aRecord('actions', { state: 'done', ownerId: 'jonas', completedById: 'priya' })
    expect(await refusal('actions', 'verify', done, byJonas)).toContain('who did it')
    expect(await refusal('actions', 'verify', done, contextOf(people.priya))).toContain(
      'who did it',
    )
    expect(await refusal('actions', 'verify', done, contextOf(people.maya))).toBe(false)
  })
})
