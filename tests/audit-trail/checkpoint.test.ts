import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createCheckpoint, readCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'

const dir = mkdtempSync(join(tmpdir(), 'proof-keys-'))
afterAll(() => rmSync(dir, { recursive: true }))
const key = await signingKey(join(dir, 'a'))
const other = await signingKey(join(dir, 'b'))
const head = { origin: 'plumbline/0197f0aa', size: 12, root: Buffer.alloc(32, 7) }
const note = createCheckpoint(head, key)

test('the signing key is made once, by whoever comes first, and for its owner only', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => signingKey(join(dir, 'race'))))
  expect(new Set(keys.map(({ publicLine }) => publicLine)).size).toBe(1)
  expect(statSync(join(dir, 'race', 'secrets', 'signing.key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(dir, 'race', 'secrets', 'signing.key'), 'utf8')).toContain('PRIVATE KEY')
  expect((await signingKey(join(dir, 'race'))).publicLine).toBe(keys[0]?.publicLine)
})

test('OpenSSH reads the public key and prints the same fingerprint', () => {
  writeFileSync(join(dir, 'key.pub'), `${key.publicLine}\n`)
  const printed = execFileSync('ssh-keygen', ['-lf', join(dir, 'key.pub')], { encoding: 'utf8' })
  expect(printed).toContain(key.fingerprint)
})

test('a checkpoint says origin, size and root, and is the same each time', () => {
  expect(note.split('\n').slice(0, 4)).toEqual([
    head.origin,
    '12',
    'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
    '',
  ])
  expect(createCheckpoint(head, key)).toBe(note)
  expect(readCheckpoint(note, key.publicKey)).toEqual(head)
})

test('a checkpoint by another key is refused', () => {
  expect(() => readCheckpoint(note, other.publicKey)).toThrow('signed with another key')
})

test('a checkpoint with any byte changed is refused', () => {
  const bytes = Buffer.from(note)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => readCheckpoint(changed.toString('utf8'), key.publicKey), `byte ${at}`).toThrow()
  }
})

test.each([
  ['empty', ''],
  ['without its last line end', note.slice(0, -1)],
  ['with a line more', `${note}\n`],
  ['with a second signature', note + note.slice(note.indexOf('—'))],
  ['with a size that begins with zero', note.replace('\n12\n', '\n012\n')],
  ['with an extension line', note.replace('=\n\n', '=\nmore\n\n')],
  ['signed in another name', note.replace('— plumbline/0197f0aa', '— plumbline/0197f0ab')],
])('a checkpoint %s is refused', (_, text) => {
  expect(() => readCheckpoint(text, key.publicKey)).toThrow()
})
