import { expect, test } from 'vitest'
import { text } from '../../lib/fields/field.ts'
import { contentHash } from '../../lib/records/content-hash.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aRecord } from '../support/factories.ts'

const risks = registerOf('risks')

test('what was decided on stays the same when a release brings a field that nobody has filled', async () => {
  const record = await aRecord('risks')
  const novelty = text({ label: 'New in this release' })
  const later = { ...risks, fields: { ...risks.fields, novelty } }
  expect(contentHash(later, { ...record, novelty: null })).toBe(contentHash(risks, record))
  expect(contentHash(later, { ...record, novelty: 'said' })).not.toBe(contentHash(risks, record))
})

test('a changed answer is another content; a step of the lifecycle is not', async () => {
  const record = await aRecord('risks')
  expect(contentHash(risks, { ...record, title: 'Another' })).not.toBe(contentHash(risks, record))
  expect(contentHash(risks, { ...record, state: 'closed', revision: 9 })).toBe(
    contentHash(risks, record),
  )
})
