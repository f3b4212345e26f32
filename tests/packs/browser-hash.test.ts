import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Sha256 } from '../../lib/packs/verifier/browser.mjs'

test('the browser’s SHA-256, fed in pieces of any size, is SHA-256', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = randomBytes(length)
    const piece = 1 + (length % 71)
    const hash = new Sha256()
    for (let at = 0; at < length; at += piece) hash.update(bytes.subarray(at, at + piece))
    expect(Buffer.from(hash.digest()).toString('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
  }
  const large = randomBytes(3_000_001)
  expect(Buffer.from(new Sha256().update(large).digest()).toString('hex')).toBe(
    createHash('sha256').update(large).digest('hex'),
  )
})
