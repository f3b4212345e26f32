import { createHash } from 'node:crypto'
import { bodyOf, type Checkpoint } from './checkpoint.ts'

/** Crockford's letters: none of them is taken for another when it is written by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 6
const bytes = 15

/**
 * A checkpoint as people write it down: its size, and the first 120 bits of the SHA-256 of what its
 * signature covers, in six groups of four. `41203-K7QF-9M2X-R4TD-8ABC-DEFG-HJKM`.
 */
export function shortCodeOf(checkpoint: Checkpoint): string {
  const digest = createHash('sha256').update(bodyOf(checkpoint)).digest().subarray(0, bytes)
  let bits = BigInt(`0x${digest.toString('hex')}`)
  let text = ''
  for (let n = 0; n < groups * 4; n += 1) {
    text = letters[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return [checkpoint.size, ...(text.match(/.{4}/g) ?? [])].join('-')
}

/**
 * A code as somebody typed it, in its usual form, with the size it speaks of; null if it is none.
 * Blanks, dashes and small letters make no difference, nor does O for 0, or I and L for 1.
 */
export function readShortCode(typed: string): { code: string; size: number } | null {
  const [, size = '', rest = ''] = /^\s*([\d,.]+?)[\s-]+(.+)$/s.exec(typed) ?? []
  const number = size.replaceAll(/[,.]/g, '')
  const text = rest
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isCode = text.length === groups * 4 && [...text].every((one) => letters.includes(one))
  if (!isCode || !/^(0|[1-9]\d{0,14})$/.test(number)) return null
  return { code: [number, ...(text.match(/.{4}/g) ?? [])].join('-'), size: Number(number) }
}
