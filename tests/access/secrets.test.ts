import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { expect, test } from 'vitest'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import { acceptInvitation, invite } from '../../lib/access/invitations.ts'
import { keyFile } from '../../lib/access/key-file.ts'
import { hashOfSecret } from '../../lib/access/one-time.ts'
import { setPasswordByLink } from '../../lib/access/own-account.ts'
import { hashPassword, isOutdated, isPassword } from '../../lib/access/password.ts'
import { passwordProblem } from '../../lib/access/password-rules.ts'
import { signIn } from '../../lib/access/sign-in.ts'
import { offerNewPassword } from '../../lib/access/users.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { goodPassword, setUp } from './people.ts'

test('a password is kept as a PHC string of argon2id with its own salt', async () => {
  const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await isPassword('correct horse', one)).toBe(true)
  expect(await isPassword('Correct horse', one)).toBe(false)
  await expect(isPassword('x', '$2b$10$abcdefgh')).rejects.toThrow(/argon2id/)
})

test('a password typed on another keyboard is the same password', async () => {
  expect(await isPassword('cafe\u0301 ﬁle', await hashPassword('café file'))).toBe(true)
})

test('a hash made elsewhere by the same parameters fits, and a weaker one is outdated', async () => {
  // Test vector of the reference implementation (argon2 -id -t 2 -m 16 -p 1, "password"/"somesalt").
  const reference =
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', reference)).toBe(true)
  expect(isOutdated(reference)).toBe(false)
  expect(isOutdated(reference.replace('m=65536', 'm=4096'))).toBe(true)
})

test('a password is not short, not one letter, not the own name or address', () => {
  const person = { email: 'maya.lind@kestrel.test', name: 'Maya Lind' }
  expect(passwordProblem('four words make sense', person)).toBeNull()
  expect(passwordProblem('elevenchars', person)).not.toBeNull()
  expect(passwordProblem('aaaaaaaaaaaaaa', person)).not.toBeNull()
  expect(passwordProblem('I am maya.lind 42', person)).not.toBeNull()
  expect(passwordProblem('LINDgren-street', person)).not.toBeNull()
  expect(passwordProblem('x'.repeat(201), person)).not.toBeNull()
})

test('an outdated hash is renewed at the next sign-in', async () => {
  const administrator = await setUp()
  const weaker = '$argon2id$v=19$m=4096,t=3,p=1$'
  const { argon2Sync } = await import('node:crypto')
  const nonce = Buffer.from('sixteen-byte-key')
  const parameters = { memory: 4096, passes: 3, parallelism: 1, nonce, tagLength: 32 }
  const tag = argon2Sync('argon2id', { message: Buffer.from(goodPassword), ...parameters })
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  await db().credential.update({
    where: { userId: administrator.id },
    data: { passwordHash: `${weaker}${text(nonce)}$${text(tag)}` },
  })
  const entered = () =>
    signIn({ email: administrator.email, password: goodPassword, address: 'a', userAgent: '' })
  await entered()
  const { passwordHash } = await db().credential.findFirstOrThrow()
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1/)
  await expect(entered()).resolves.toBeTypeOf('string')
})

test('no secret and no hash of one is in the trail', async () => {
  const administrator = await db()
    .user.findFirstOrThrow()
    .then(({ id, email, name }) => ({
      id,
      email,
      name,
      roles: ['administrator'] as const,
      timeZone: 'UTC',
      ownSystemIds: [],
      via: 'web' as const,
    }))
  const invited = { name: 'Maya Lind', email: 'maya@kestrel.test', roles: ['staff'] as const }
  const { secret } = await invite(administrator, invited)
  const acceptance = { name: 'Maya', password: 'maybe four words', timeZone: 'UTC', address: 'b' }
  const userId = await acceptInvitation(secret, acceptance)
  const reset = await offerNewPassword(administrator, userId)
  await setPasswordByLink(reset, { password: 'quite another one', address: 'b' })
  const { token } = await createApiToken(administrator, {
    name: 'export',
    scope: 'read',
    expiresAt: null,
  })
  const open = await invite(administrator, { ...invited, email: 'other@kestrel.test' })
  const hashes = await db().credential.findMany()
  const hidden = [
    ...[secret, reset, token, open.secret].flatMap((one) => [one, hashOfSecret(one)]),
    ...hashes.flatMap(({ passwordHash }) => [passwordHash, passwordHash.split('$').at(-1) ?? '']),
    goodPassword,
    acceptance.password,
    'quite another one',
    'argon2id',
  ]
  const events = await sqlOf(db())<{ text: string }>(
    `SELECT concat_ws(' ', content, header, action, "actorName") AS text FROM audit_events`,
  )
  expect(events.length).toBeGreaterThan(5)
  const trail = events.map(({ text }) => text).join('\n')
  for (const one of hidden) expect(trail).not.toContain(one)
  const stored = JSON.stringify(await db().secret.findMany())
  for (const one of [secret, reset, token, open.secret]) expect(stored).not.toContain(one)
})

test('a secret file is made once, whole, and for its owner alone', async () => {
  const folder = await mkdtemp(joined(tmpdir(), 'plumbline-secret-'))
  try {
    const path = joined(folder, 'secrets', 'session.key')
    expect(keyFile(path, () => 'first').toString()).toBe('first')
    expect(keyFile(path, () => 'second').toString()).toBe('first')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(joined(folder, 'secrets'))).mode & 0o777).toBe(0o700)
    await writeFile(path, 'kept')
    expect(keyFile(path, () => 'third').toString()).toBe('kept')
    expect(await readFile(path, 'utf8')).toBe('kept')
  } finally {
    await rm(folder, { recursive: true })
  }
})
