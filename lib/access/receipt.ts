import { createHash, randomBytes, randomInt } from 'node:crypto'

/** What brings the reporter of a concern back to it; shown once, kept as hashes only. */
export type Receipt = { code: string; passphrase: string }

/** Crockford's base 32: no letter that looks like another or like a digit. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const consonants = 'bdfghjklmnprstvz'
const vowels = 'aeiou'

/** A code of 80 random bits as `7K3M-9QXT-4HVB-2RZC`, and a passphrase of 63 that can be spoken. */
export function newReceipt(): Receipt {
  const code = [...randomBytes(16)].map((byte) => signs[byte % signs.length]).join('')
  const words = Array.from({ length: 5 }, () => syllable() + syllable())
  return { code: code.replaceAll(/.{4}(?=.)/g, '$&-'), passphrase: words.join(' ') }
}

/** How a code is kept and looked up, however it was typed: SHA-256 of its sixteen signs. */
export function hashOfCode(code: string): string {
  const typed = code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return createHash('sha256')
    .update(typed.replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex')
}

/** A passphrase without what typing it adds: its letters. */
export function lettersOf(passphrase: string): string {
  return passphrase.toLowerCase().replaceAll(/[^a-z]/g, '')
}

function syllable(): string {
  return `${consonants[randomInt(consonants.length)]}${vowels[randomInt(vowels.length)]}`
}
