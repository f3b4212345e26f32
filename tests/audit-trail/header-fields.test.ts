import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HeaderFields } from '../../lib/audit-trail/header-fields.ts'

const hash = 'ab'.repeat(32)

/** A header as PostgreSQL's jsonb writes it. */
function headerOf(seq: number, texts: (string | null)[]): string {
  const values = ['plumbline-event/1', seq, '2026-01-31T12:00:00.000001Z', ...texts, hash]
  return `[${values.map((value) => JSON.stringify(value)).join(', ')}]`
}

test('a header says what an event is about, whatever its texts hold', () => {
  const fields = new HeaderFields()
  const text = fc.oneof(
    fc.uuid(),
    fc.stringMatching(/^[a-z.-]*$/),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[[\], "\\\n0-9]*$/),
  )
  const texts = fc.tuple(text, text, text, text, fc.option(text), text)
  fc.assert(
    fc.property(fc.maxSafeNat(), texts, (seq, all) => {
      const [before, after] = ['",\\', '", "more"]']
      const header = headerOf(seq, all)
      const bytes = Buffer.from(`${before}${header}${after}`)
      fields.read(bytes, before.length, bytes.length - after.length)
      const [, , register, recordId, subjectId] = all
      const { seq: read, ...about } = fields
      expect(read).toBe(seq)
      expect(about).toMatchObject({ register, recordId, subjectId })
    }),
    { numRuns: 2_000 },
  )
})

test.each(['', '[', '["plumbline-event/1", 5', '{"seq": 5}', '["\\"]', 'ß', '5'])(
  'what is no header is refused, or is that of no event: %s',
  (text) => {
    const fields = new HeaderFields()
    const bytes = Buffer.from(text)
    const read = () => {
      fields.read(bytes, 0, bytes.length)
      if (!Number.isInteger(fields.seq)) throw new Error('no number')
    }
    expect(read).toThrow()
  },
)
