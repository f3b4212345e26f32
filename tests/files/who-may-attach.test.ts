import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { GET } from '../../app/api/files/[sha256]/route.ts'
import { POST } from '../../app/api/files/route.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import type { StoredFile } from '../../lib/fields/field.ts'
import { storeUpload, sweepOrphans } from '../../lib/files/store.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { forgetUploads, readableFile, referredFiles } from '../../lib/records/files.ts'
import { startVersion } from '../../lib/records/next-version.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { tokenOf } from '../api/client.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'

const away = '0'.repeat(64)

async function send(actor: Actor, text: string, name = 'report.txt'): Promise<StoredFile> {
  const response = await POST(
    new Request(`http://localhost/api/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: text,
      headers: { authorization: `Bearer ${await tokenOf(actor)}` },
    }),
  )
  expect(response.status).toBe(201)
  return response.json()
}

async function take(actor: Actor, sha256: string) {
  const headers = { authorization: `Bearer ${await tokenOf(actor)}` }
  const request = new Request(`http://localhost/api/files/${sha256}`, { headers })
  const response = await GET(request, { params: Promise.resolve({ sha256 }) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const asEvidence = (actor: Actor, files: StoredFile[]) =>
  writeRecord(actor, 'evidence', { values: { title: 'What it shows', kind: 'file', files } })

let lead: Actor
let owner: Actor
let system: AnyRecord

beforeAll(async () => {
  lead = await theLead()
  const person = await aPerson({ roles: ['model-owner'] })
  system = await aRecord('systems', { ownerId: person.id })
  owner = await again(person)
})

describe('a file is named in a record', () => {
  test('by nobody who only knows its hash, in the same words as a file that is not there', async () => {
    const secret = await send(lead, 'minutes of the board')
    await asEvidence(lead, [secret])
    const refusal = async (file: StoredFile) =>
      asEvidence(owner, [file]).then(
        () => 'taken',
        (error: Error) => error.message,
      )
    const says = await refusal({ ...secret, uploadedById: owner.id })
    expect(says).toContain('attach it again')
    expect(await refusal({ ...secret, sha256: away })).toBe(says)
    await expect(
      attachEvidence(
        owner,
        { register: 'systems', id: system.id },
        { title: 'Mine', kind: 'file', files: [secret] },
      ),
    ).rejects.toThrow('attach it again')
    const mine = await asEvidence(owner, [await send(owner, 'my own words')])
    await expect(
      writeRecord(owner, 'evidence', {
        id: mine.id,
        revision: mine.revision,
        values: { files: [secret] },
      }),
    ).rejects.toThrow('attach it again')
    const [gone, foreign] = [await take(owner, away), await take(owner, secret.sha256)]
    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(gone.text)
  })

  test('by whoever sent these very bytes, though others sent them before', async () => {
    const theirs = await send(lead, 'bytes that two people have', 'theirs.txt')
    await asEvidence(lead, [theirs])
    const mine = await send(owner, 'bytes that two people have', 'mine.txt')
    expect(mine.sha256).toBe(theirs.sha256)
    const record = await asEvidence(owner, [mine])
    expect(record.files).toEqual([mine])
    expect((await take(owner, mine.sha256)).headers.get('content-disposition')).toContain(
      'mine.txt',
    )
  })

  test('by whoever may read a record that names it', async () => {
    const file = await send(owner, 'a result that the lead may read')
    await asEvidence(owner, [file])
    const again = await asEvidence(lead, [{ ...file, name: 'renamed.txt' }])
    expect(again.files).toEqual([{ ...file, name: 'renamed.txt' }])
  })

  test('by whoever may read a revision that named it, and still may read the record', async () => {
    const file = await send(lead, 'named once')
    const values = { title: 'Report', kind: 'file', files: [file], systemIds: [system.id] }
    const first = await writeRecord(lead, 'evidence', { values })
    const change = (revision: number, values: Record<string, unknown>) =>
      writeRecord(lead, 'evidence', { id: first.id, revision, values })
    await change(1, { files: [await send(lead, 'named instead')] })
    expect((await take(owner, file.sha256)).text).toBe('named once')
    expect((await asEvidence(owner, [file])).files).toEqual([file])

    const other = await send(lead, 'read by who may no longer')
    await change(2, { files: [other] })
    await change(3, { systemIds: [] })
    expect((await take(owner, other.sha256)).status).toBe(404)
    await expect(asEvidence(owner, [other])).rejects.toThrow('attach it again')
  })

  test('with size, type and sender as the store found them, whatever the request says', async () => {
    const file = await send(owner, 'plain words')
    const forged = { ...file, type: 'text/html', size: 1, uploadedById: lead.id }
    expect((await asEvidence(owner, [forged])).files).toEqual([file])
  })
})

test('who may read only what is published reads no file of a draft, nor of an earlier revision', async () => {
  const staff = await aPerson({ roles: ['staff'] })
  const [early, final] = [await send(lead, 'early draft'), await send(lead, 'final text')]
  const document = await aRecord('documents')
  const values = { documentId: document.id, body: 'Text', files: [early] }
  let version = await writeRecord(lead, 'document-versions', { values })
  version = await writeRecord(lead, 'document-versions', {
    id: version.id,
    revision: version.revision,
    values: { files: [final] },
  })
  expect((await take(staff, final.sha256)).status).toBe(404)
  const boss = await aPerson({ roles: ['executive'] })
  for (const [by, transition] of [
    [lead, 'submit'],
    [boss, 'approve'],
    [boss, 'makeEffective'],
  ] as const) {
    const { id, revision } = version
    version = await moveRecord(by, 'document-versions', { id, revision, transition })
  }
  expect((await take(staff, final.sha256)).text).toBe('final text')
  expect((await take(staff, early.sha256)).status).toBe(404)
  const next = await startVersion(await aPerson({ roles: ['compliance-lead'] }), document.id)
  expect(next.files).toEqual([final])
})

test('who sent a file reads it before a record names it, until it is swept', async () => {
  const file = await send(owner, 'not attached yet')
  expect((await take(owner, file.sha256)).text).toBe('not attached yet')
  expect((await take(lead, file.sha256)).status).toBe(404)
  const soon = new Date(Date.now() + 60_000)
  await forgetUploads(await sweepOrphans(await referredFiles(), soon), soon)
  expect((await take(owner, file.sha256)).status).toBe(404)
  await expect(asEvidence(owner, [file])).rejects.toThrow('attach it again')
  // The very bytes come back by another: whoever sent them first still has to send them again.
  await storeUpload(Readable.from([Buffer.from('not attached yet')]), { name: 'x.txt' })
  expect(await readableFile(owner, file.sha256)).toBeNull()
  const rows = await sqlOf(db())('SELECT 1 AS n FROM uploads WHERE sha256 = $1', [file.sha256])
  expect(rows).toEqual([])
})
