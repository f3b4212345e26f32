import { describe, expect, it } from 'vitest'
import { documentOutlines } from '../../lib/catalogue/documents.ts'
import { isAudience } from '../../lib/documents/audience.ts'
import { documentFromOutline, outlineOf, outlineText } from '../../lib/documents/outline-text.ts'
import { nextVersionNumber } from '../../lib/documents/version-number.ts'
import { fieldSchema } from '../../lib/fields/codec.ts'
import { documents } from '../../lib/registers/documents/definition.ts'
import { changeOf, derived, problemsOf, refusal, stepOf } from './apply.ts'
import { aRecord, contextOf, day, effectsOf, people } from './literal.ts'

const policy = aRecord('documents', { title: 'AI policy', reviewMonths: 12 })
const first = aRecord('document-versions', {
  documentId: policy.id,
  number: '1.0',
  state: 'effective',
  body: 'We use AI with care.',
})
const draft = aRecord('document-versions', {
  documentId: policy.id,
  ownerId: 'maya',
  authorIds: ['maya'],
  body: 'Better.',
})
const records = { documents: [policy], 'document-versions': [first] }
const byMaya = contextOf(people.maya, records)
const byTom = contextOf(people.tom, records)

describe('a version of a document', () => {
  it('gets the next number and the name of its document', async () => {
    expect(await derived('document-versions', draft, byMaya)).toMatchObject({
      number: '2.0',
      title: 'AI policy 2.0',
    })
    expect(nextVersionNumber([])).toBe('1.0')
    expect(nextVersionNumber(['1.0', '2.0', null, '1.9'])).toBe('3.0')
    expect(nextVersionNumber(['1.0', '1.1'], true)).toBe('1.2')
  })

  it('is the only one under way, with a number of its own', async () => {
    const other = aRecord('document-versions', {
      documentId: policy.id,
      number: '2.0',
      state: 'in-review',
    })
    const context = contextOf(people.maya, { ...records, 'document-versions': [first, other] })
    expect(
      (await problemsOf('document-versions', { ...draft, number: '3.0' }, context))[''],
    ).toContain('under way')
    expect(
      await problemsOf('document-versions', { ...draft, number: '1.0' }, byMaya),
    ).toHaveProperty('number')
    expect(await problemsOf('document-versions', { ...draft, number: '2.0' }, byMaya)).toEqual({})
  })

  it('goes to review with a text or a file, and with what changed since the one before', async () => {
    const submit = (values: Partial<typeof draft>) =>
      refusal('document-versions', 'submit', { ...draft, ...values }, byMaya)
    expect(await submit({ body: ' ' })).toContain('nothing to review')
    expect(await submit({})).toBe(false)
    const sent = { ...draft, state: 'in-review' as const }
    expect(await problemsOf('document-versions', sent, byMaya)).toHaveProperty('summaryOfChanges')
    const said = { ...sent, summaryOfChanges: 'Scope widened' }
    expect(await problemsOf('document-versions', said, byMaya)).toEqual({})
  })

  it('is approved by somebody who did not write it', async () => {
    const inReview = { ...draft, state: 'in-review' as const, submittedById: 'elena' }
    expect(await refusal('document-versions', 'approve', inReview, byMaya)).toContain(
      'who wrote it',
    )
    expect(
      await refusal('document-versions', 'approve', inReview, contextOf(people.elena)),
    ).toContain('who wrote it')
    expect(await refusal('document-versions', 'approve', inReview, byTom)).toBe(false)
  })

  it('counts as written by everybody who changed its text', async () => {
    const edited = await derived('document-versions', { ...draft, body: 'Best.' }, byTom, draft)
    expect(edited.authorIds).toEqual(['maya', 'tom'])
    const moved = await derived('document-versions', { ...draft, state: 'in-review' }, byTom, draft)
    expect(moved.authorIds).toEqual(['maya'])
  })

  it('comes into force today or since its approval, never ahead of time', async () => {
    const approved = { ...draft, state: 'approved' as const, approvedOn: '2026-11-10' }
    const from = (effectiveFrom: string | null) =>
      refusal('document-versions', 'makeEffective', { ...approved, effectiveFrom }, byMaya)
    expect(await from(null)).toBe(false)
    expect(await from('2026-11-22')).toContain('on that day')
    expect(await from('2026-11-09')).toContain('before it was approved')
    expect(await changeOf('document-versions', 'makeEffective', approved, byMaya)).toEqual({
      effectiveFrom: day,
    })
  })

  it('takes the place of the one in force, which stays readable, and sets the next review', async () => {
    const inForce = { ...draft, state: 'effective' as const, effectiveFrom: day }
    const { context, done } = effectsOf(people.maya, records)
    await stepOf('document-versions', 'makeEffective').effects?.({
      record: inForce as never,
      context,
    })
    expect(done).toEqual([
      {
        what: 'move',
        register: 'document-versions',
        id: first.id,
        by: 'supersede',
        values: { supersededOn: day },
      },
      {
        what: 'move',
        register: 'documents',
        id: policy.id,
        by: 'takeEffect',
        values: { effectiveVersionId: inForce.id, reviewAt: '2027-11-21' },
      },
    ])
  })
})

describe('a document', () => {
  it('starts from any of the 28 outlines with values its fields take', () => {
    for (const outline of documentOutlines) {
      for (const [key, value] of Object.entries(documentFromOutline(outline))) {
        const field = documents.fields[key as keyof typeof documents.fields]
        expect(fieldSchema(field).safeParse(value).success, `${outline.id} ${key}`).toBe(true)
      }
      expect(outlineText(outline)).toContain(`## ${outline.outline[0]?.heading}`)
    }
    expect(outlineOf('DOC-04')?.title).toBe('AI policy')
  })

  it('is acknowledged by everyone, or by the roles it names', () => {
    expect(isAudience(['everyone'], people.sam)).toBe(true)
    expect(isAudience(['model-owner'], people.jonas)).toBe(true)
    expect(isAudience(['model-owner'], people.sam)).toBe(false)
    expect(isAudience([], people.sam)).toBe(false)
  })

  it('takes its version out of force when it is withdrawn', async () => {
    const { context, done } = effectsOf(people.maya, records)
    await stepOf('documents', 'withdraw').effects?.({ record: policy as never, context })
    expect(done.map(({ by, id }) => [by, id])).toEqual([['supersede', first.id]])
  })
})
