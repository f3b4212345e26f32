import { beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '../../lib/access/actor.ts'
import { keepCheckpoint, originOf, takeCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { rotateKey, signer } from '../../lib/audit-trail/signer.ts'
import { treeAt } from '../../lib/audit-trail/subtrees.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { Forbidden, NotFound } from '../../lib/errors.ts'
import { documentFrame } from '../../lib/export/frame-pdf.ts'
import { listCheckpoints, listKeys, readNoteOf, readStampOf } from '../../lib/witnesses/list.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
let lead: Actor
beforeAll(async () => {
  lead = await theLead()
})

test('whoever may not read the trail gets no checkpoint, note, stamp or key', async () => {
  const { size } = await takeCheckpoint(sql, await signer(), 'request')
  const others: Role[] = ['risk-owner', 'data-owner', 'model-owner', 'staff', 'external-auditor']
  for (const role of others) {
    const person = await aPerson({ roles: [role] })
    await expect(listCheckpoints(person, {}), role).rejects.toThrow(Forbidden)
    await expect(readNoteOf(person, { size, key: null }), role).rejects.toThrow(Forbidden)
    await expect(readStampOf(person, { size, key: null }), role).rejects.toThrow(Forbidden)
    await expect(listKeys(person), role).rejects.toThrow(Forbidden)
  }
  await expect(readStampOf(lead, { size, key: null })).rejects.toThrow(NotFound)
})

test('a checkpoint that was taken for several reasons is one, with all of them', async () => {
  await aRecord('risks', { title: 'Drift' }, lead)
  const key = await signer()
  const { size, note } = await takeCheckpoint(sql, key, 'approval')
  await takeCheckpoint(sql, key, 'request')
  await takeCheckpoint(sql, key, 'request')
  const { checkpoints } = await listCheckpoints(lead, {})
  expect(checkpoints[0]).toMatchObject({ size, reasons: ['approval', 'request'], deliveries: [] })
  expect(checkpoints.filter((one) => one.size === size).length).toBe(1)
  expect(await readNoteOf(lead, { size, key: null })).toBe(note)
})

test('of one size that two keys signed, each has its own note', async () => {
  const old = await signer()
  const { size, note } = await takeCheckpoint(sql, old, 'pack')
  const head = await headOf(sql)
  await rotateKey()
  const key = await signer()
  const again = await keepCheckpoint(
    sql,
    { origin: originOf(head?.installation ?? ''), size, root: Buffer.from(head?.root ?? []) },
    { key, reason: 'pack' },
  )
  expect(await readNoteOf(lead, { size, key: old.fingerprint })).toBe(note)
  expect(await readNoteOf(lead, { size, key: key.fingerprint })).toBe(again.note)
  expect((await listKeys(lead)).map(({ how }) => how)).toEqual(['rotated', 'first'])
})

test('long lists go on page by page, and as of a moment stop there', async () => {
  const key = await signer()
  for (let n = 0; n < 60; n += 1) {
    await aRecord('risks', { title: `Risk ${n}` }, lead)
    await takeCheckpoint(sql, key, 'request')
  }
  const [{ count } = { count: 0 }] = await sql<{ count: number }>(
    'SELECT count(DISTINCT (size, key))::int AS count FROM audit_checkpoints',
  )
  const first = await listCheckpoints(lead, {})
  expect(first.checkpoints.length).toBe(50)
  const rest = await listCheckpoints(lead, { before: first.older ?? undefined })
  expect(rest.older).toBe(null)
  expect(first.checkpoints.length + rest.checkpoints.length).toBe(count)
  const seq = rest.checkpoints[0]?.size ?? 0
  const past = await listCheckpoints(lead, { asOf: { seq, at: '' } })
  expect(past.checkpoints[0]?.size).toBe(seq)
})

test('every page of a PDF names the log and the key, now and as of a moment', async () => {
  const head = await headOf(sql)
  const size = (head?.size ?? 0) - 5
  const { fingerprint } = await signingKey(env().DATA_DIR)
  expect((await documentFrame(undefined)).proof).toEqual({
    logSize: head?.size,
    logRoot: Buffer.from(head?.root ?? []).toString('hex'),
    keyFingerprint: fingerprint,
  })
  const tree = await treeAt(sql, head?.installation ?? '', size)
  expect((await documentFrame({ seq: size, at: head?.lastAt ?? '' })).proof).toMatchObject({
    logSize: size,
    logRoot: tree.root().toString('hex'),
  })
})
