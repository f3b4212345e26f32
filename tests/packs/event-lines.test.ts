import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventLines, type Part } from '../../lib/packs/event-lines.ts'

/** A text as bytes with others before and after it. */
function partOf(text: string): Part {
  const bytes = Buffer.from(`"\\${text}\n"`)
  return { bytes, start: 2, end: bytes.length - 2 }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.nat(0x9f).map((code) => String.fromCharCode(code)) }),
  fc.json(),
  // Longer than room is made for at once, with and without characters that become six.
  fc
    .tuple(
      fc.constantFrom('a', '"', '\u0001', 'ß', '\u{1F600}'),
      fc.integer({ max: 20_000, min: 0 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
)

test('lines are what JSON.stringify gives, whatever the texts hold and however many come', () => {
  const events = fc.array(
    fc.record({ seq: fc.maxSafeNat(), header: anyText, salt: anyText, content: anyText }),
    { maxLength: 8 },
  )
  const lines = new EventLines()
  fc.assert(
    fc.property(events, (all) => {
      let expected = ''
      for (const { seq, header, salt, content } of all) {
        lines.whole(seq, {
          header: partOf(header),
          salt: partOf(salt),
          content: partOf(content),
        })
        lines.header(seq, partOf(header))
        lines.leaf(seq, partOf(salt))
        for (const one of [
          { seq, header, salt, content },
          { seq, header },
          { seq, leaf: salt },
        ])
          expected += `${JSON.stringify(one)}\n`
      }
      expect(Buffer.from(lines.taken()).toString()).toBe(expected)
    }),
  )
  expect(lines.taken()).toHaveLength(0)
})
