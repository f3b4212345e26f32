import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { takeDailyCheckpoint } from '../../lib/witnesses/daily.ts'
import { deliverCheckpoints } from '../../lib/witnesses/deliver.ts'
import { readStamp, timeStamp } from '../../lib/witnesses/time-stamp.ts'
import { addWitness } from '../../lib/witnesses/witnesses.ts'
import { aPerson, aRecord } from '../support/factories.ts'
import { httpServer } from '../support/http-server.ts'
import { timeStampAuthority } from '../support/time-stamp-authority.ts'

const dir = mkdtempSync(join(tmpdir(), 'tsa-'))
const sql = sqlOf(db())
let authority: Awaited<ReturnType<typeof timeStampAuthority>>
let administrator: Actor

beforeAll(async () => {
  authority = await timeStampAuthority(dir)
  administrator = await aPerson({ roles: ['administrator'] })
})
afterAll(async () => {
  await authority[Symbol.asyncDispose]()
  await rm(dir, { recursive: true })
})

test('a stamp of a real authority is taken, and OpenSSL verifies it', async () => {
  const { stampedAt, token } = await timeStamp(authority.url, 'a checkpoint\n')
  expect(Math.abs(stampedAt.getTime() - Date.now())).toBeLessThan(60_000)
  expect(authority.verify('a checkpoint\n', token)).toContain('OK')
  expect(() => authority.verify('another\n', token)).toThrow()
})

test('a stamp of something else, or of another request, is refused', async () => {
  const { token } = await timeStamp(authority.url, 'one\n')
  const digest = createHash('sha256').update('one\n').digest()
  const nonce = randomBytes(8)
  expect(() => readStamp(token, { digest, nonce })).toThrow('answers another request')
  expect(() => readStamp(token, { digest: randomBytes(32), nonce })).toThrow('of something else')
  await using replays = await httpServer(() => ({ status: 200, body: token }))
  await expect(timeStamp(replays.url, 'one\n')).rejects.toThrow('answers another request')
  await expect(timeStamp(replays.url, 'two\n')).rejects.toThrow('of something else')
})

test('an answer that is cut, changed in its form, or a refusal is no stamp', async () => {
  const query = Buffer.from('not a request')
  // OpenSSL answers what it can't read with a refusal: status 2.
  const refusal = authority.reply(query)
  const asked = { digest: randomBytes(32), nonce: randomBytes(8) }
  expect(() => readStamp(refusal, asked)).toThrow('The authority refused: status 2')
  const { token } = await timeStamp(authority.url, 'one\n')
  for (const length of [0, 1, 5, 100, token.length - 1]) {
    expect(() => readStamp(token.subarray(0, length), asked), `${length}`).toThrow('no time stamp')
  }
  expect(() => readStamp(Buffer.from('<html>Sign in</html>'), asked)).toThrow('no time stamp')
  await using page = await httpServer(() => ({ status: 200, body: Buffer.alloc(300_000) }))
  await expect(timeStamp(page.url, 'one\n')).rejects.toThrow('more than a witness has to say')
})

test('each day’s checkpoint is stamped, which is in the trail and asks for no checkpoint of its own', async () => {
  await addWitness(administrator, { name: 'A TSA', kind: 'authority', address: authority.url })
  const at = (day: number) => new Date(Date.UTC(2030, 0, day, 12))
  await withClock(at(1), () => aRecord('risks', { title: 'Drift' }))
  expect(await withClock(at(2), takeDailyCheckpoint)).toBe(true)
  await withClock(at(2), deliverCheckpoints)
  const [stamp] = await sql<{ note: string; token: string; size: string }>(
    'SELECT note, token, size::text FROM time_stamps',
  )
  const [daily] = await sql<{ note: string }>(
    `SELECT note FROM audit_checkpoints WHERE reason = 'daily'`,
  )
  expect(stamp?.note).toBe(daily?.note)
  expect(authority.verify(stamp?.note ?? '', Buffer.from(stamp?.token ?? '', 'base64'))).toContain(
    'OK',
  )
  const [last] = await sql<{ register: string; action: string }>(
    'SELECT register, action FROM audit_events ORDER BY seq DESC LIMIT 1',
  )
  expect(last).toEqual({ register: 'time-stamps', action: 'time-stamp.keep' })
  expect(await sql('SELECT status, attempts FROM checkpoint_deliveries')).toEqual([
    { status: 'sent', attempts: 1 },
  ])
  expect(await withClock(at(5), takeDailyCheckpoint)).toBe(false)
})

test('an authority that was being asked when the server was killed is asked again', async () => {
  await sql(`UPDATE checkpoint_deliveries SET status = 'sending' RETURNING 1`)
  await withClock(new Date(Date.UTC(2030, 0, 6, 12)), deliverCheckpoints)
  expect(await sql('SELECT status, attempts FROM checkpoint_deliveries')).toEqual([
    { status: 'sent', attempts: 2 },
  ])
})
