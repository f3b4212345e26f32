import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { fileExists, openFile, sweepOrphans } from '../../lib/files/store.ts'
import { stopQueue } from '../../lib/jobs/queue.ts'
import { buildPack } from '../../lib/packs/job.ts'
import { takeUpLostPacks } from '../../lib/packs/lost.ts'
import {
  cancelPack,
  downloadsOf,
  previewAsked,
  readPack,
  rebuildPack,
  recordDownload,
  requestPack,
  stopOf,
} from '../../lib/packs/request.ts'
import { giveUpOldPacks } from '../../lib/packs/retention.ts'
import { referredFiles } from '../../lib/records/files.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

// Three of them build a pack.
vi.setConfig({ testTimeout: 120_000 })

afterAll(stopQueue)

const asked = { title: 'Stage 2', purpose: 'Audit', filters: {}, asOf: 'now' }
const never = new AbortController().signal

async function aBuiltPack(more: object = {}) {
  const lead = await theLead()
  const { id } = await requestPack(lead, { ...asked, ...more })
  await buildPack(id, never)
  return { lead, pack: await readPack(lead, id) }
}

test('who may build no packs is told nothing of what one would hold, and takes none away', async () => {
  const { lead, pack } = await aBuiltPack()
  for (const role of [
    'staff',
    'model-owner',
    'risk-owner',
    'executive',
    'administrator',
  ] as const) {
    const person = await aPerson({ roles: [role] })
    await expect(previewAsked(person, asked), role).rejects.toThrow('evidence packs')
    await expect(downloadsOf(person, pack), role).rejects.toThrow('There is no such pack.')
    await expect(rebuildPack(person, pack.code), role).rejects.toThrow('There is no such pack.')
  }
  expect(await downloadsOf(lead, pack)).toEqual([])
})

test('every download is on record: who, and when', async () => {
  const { lead, pack } = await aBuiltPack()
  const auditor = await aPerson({ roles: ['auditor'] })
  await recordDownload(auditor, pack)
  expect(await downloadsOf(lead, pack)).toMatchObject([{ byId: auditor.id }])
  const [event] = await sqlOf(db())<{ by: string; action: string }>(
    `SELECT "actorId" AS by, action FROM audit_events WHERE register = 'pack-downloads' ORDER BY seq DESC LIMIT 1`,
  )
  expect(event).toEqual({ by: auditor.id, action: 'pack.download' })
})

test('a pack is given up when its days are over, stays on record, and is built again byte for byte', async () => {
  const { lead, pack } = await aBuiltPack({ keptDays: 10 })
  const sha256 = pack.sha256 ?? ''
  await expect(rebuildPack(lead, pack.code)).rejects.toThrow('is still there')
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  expect(await withClock(later(9), giveUpOldPacks)).toBe(0)
  expect((await referredFiles()).has(sha256)).toBe(true)
  expect(await withClock(later(11), giveUpOldPacks)).toBeGreaterThan(0)
  expect((await referredFiles()).has(sha256)).toBe(false)
  expect(await sweepOrphans(await referredFiles(), later(1))).toContain(sha256)
  expect(await fileExists(sha256)).toBe(false)

  const gone = await readPack(lead, pack.code)
  expect(gone).toMatchObject({ status: 'removed', sha256, keptUntil: null })
  expect(gone.removedAt).not.toBeNull()
  await rebuildPack(lead, pack.code)
  await buildPack(pack.id, never)
  expect(await readPack(lead, pack.code)).toMatchObject({
    status: 'ready',
    sha256,
    removedAt: null,
    error: null,
  })
  for await (const _ of await openFile(sha256)) break
})

test('a pack that nobody works on any more is taken up again, once', async () => {
  const lead = await theLead()
  const pack = await requestPack(lead, asked)
  await takeUpLostPacks()
  const jobs = `SELECT count(*)::int AS n FROM pgboss.job WHERE data ->> 'packId' = $1 AND state = 'created'`
  expect(await sqlOf(db())(jobs, [pack.id])).toEqual([{ n: 1 }])
  await sqlOf(db())(
    `UPDATE pgboss.job SET state = 'failed' WHERE data ->> 'packId' = $1 RETURNING 1`,
    [pack.id],
  )
  expect(await takeUpLostPacks()).toBe(1)
  expect(await takeUpLostPacks()).toBe(0)
  expect(await sqlOf(db())(jobs, [pack.id])).toEqual([{ n: 1 }])
})

test('a preview says what a pack will hold, and which evidence is about other days', async () => {
  const lead = await theLead()
  const system = await aRecord('systems')
  const covers = (title: string, coversFrom: string | null, coversTo: string | null) =>
    aRecord('evidence', {
      title,
      kind: 'note',
      note: 'Seen',
      systemIds: [system.id],
      coversFrom,
      coversTo,
    })
  const early = await covers('Early', '2025-01-01', '2025-03-31')
  const within = await covers('Within', '2025-12-01', '2026-02-01')
  const silent = await covers('Silent', null, null)
  const preview = await previewAsked(lead, {
    ...asked,
    kind: 'system',
    subject: system.code,
    from: '2026-01-01',
    to: '2026-06-30',
  })
  expect(preview.holds).toBe(`One AI system: ${system.code} ${system.title}`)
  expect(preview.registers.find((one) => one.name === 'AI systems')?.records).toBe(1)
  expect(preview.registers.find((one) => one.name === 'Evidence')?.records).toBe(3)
  expect(preview.size).toBeGreaterThan(50_000)
  const said = preview.outside.map(({ code, says }) => [code, says])
  expect(said).toContainEqual([early.code, 'covers until 2025-03-31'])
  expect(said).toContainEqual([silent.code, 'says no period'])
  expect(said.map(([code]) => code)).not.toContain(within.code)
})

test('what a pack leaves out is a choice on its record, and stays the same when it is built again', async () => {
  const without = ['incidents.affected', 'people']
  const { lead, pack } = await aBuiltPack({ without, keptDays: 10 })
  expect(pack.without).toEqual(['people', 'incidents.affected'])
  expect(pack.withoutInWords).toBe(
    'Names and mail addresses of people; “People affected, and how” of incidents',
  )
  const [event] = await sqlOf(db())<{ without: string[] }>(
    `SELECT content::jsonb -> 'row' -> 'without' AS without FROM audit_events
     WHERE register = 'packs' AND "recordId" = $1 AND action = 'pack.request'`,
    [pack.id],
  )
  expect(event).toEqual({ without: pack.without })
  await withClock(new Date(Date.now() + 11 * 86_400_000), giveUpOldPacks)
  await rebuildPack(lead, pack.code)
  await buildPack(pack.id, never)
  expect(await readPack(lead, pack.code)).toMatchObject({
    ...{ status: 'ready', sha256: pack.sha256, error: null },
  })
})

test('a pack that is being built can be stopped: nothing of it stays but who asked and who stopped it', async () => {
  const lead = await theLead()
  const auditor = await aPerson({ roles: ['auditor'] })
  for (let n = 0; n < 6; n++) await aRecord('systems')
  const { DATA_DIR, FILES } = env()
  const checkpoints = () => sqlOf(db())('SELECT size::text FROM audit_checkpoints ORDER BY 1')
  const stored = async () => (await readdir(FILES, { recursive: true })).sort()
  const before = { files: await stored(), checkpoints: await checkpoints() }

  const { id, code } = await requestPack(lead, asked)
  const building = buildPack(id, never)
  await vi.waitFor(
    async () => expect((await readPack(lead, id)).progress?.total).toBeGreaterThan(0),
    {
      timeout: 60_000,
      interval: 20,
    },
  )
  expect(await readdir(join(DATA_DIR, 'tmp'))).toContain(`pack-${id}`)
  await expect(cancelPack(await aPerson({ roles: ['staff'] }), code)).rejects.toThrow(
    'no such pack',
  )
  await cancelPack(auditor, code)
  await building

  const stopped = await readPack(lead, code)
  expect(stopped).toMatchObject({ status: 'cancelled', bytes: null, sha256: null, error: null })
  expect(await stopOf(lead, stopped)).toMatchObject({ byId: auditor.id })
  expect((await readdir(join(DATA_DIR, 'tmp'))).filter((name) => name.includes(id))).toEqual([])
  expect({ files: await stored(), checkpoints: await checkpoints() }).toEqual(before)
  const events = await sqlOf(db())<{ action: string; by: string }>(
    `SELECT action, "actorId" AS by FROM audit_events WHERE register = 'packs' AND "recordId" = $1 ORDER BY seq`,
    [id],
  )
  expect(events).toEqual([
    { action: 'pack.request', by: lead.id },
    { action: 'pack.building', by: lead.id },
    { action: 'pack.cancel', by: auditor.id },
  ])
  await expect(cancelPack(lead, code)).rejects.toThrow('is cancelled already')
  // The job may run once more after a crash: it builds nothing.
  await buildPack(id, never)
  expect(await readPack(lead, code)).toMatchObject({ status: 'cancelled', sha256: null })
  const { pack } = await aBuiltPack()
  expect(pack).toMatchObject({ status: 'ready', error: null })
})

test('a pack that is stopped while it waits is not built', async () => {
  const lead = await theLead()
  const { id, code } = await requestPack(lead, asked)
  await cancelPack(lead, code)
  await buildPack(id, never)
  expect(await readPack(lead, code)).toMatchObject({ status: 'cancelled', sha256: null })
})

test.each([
  ['something left out that can’t be', { without: ['people', 'systems.purpose'] }, 'without'],
  ['something of a confidential register left out', { without: ['concerns.about'] }, 'without'],
  ['a kind that there is not', { kind: 'stage-3' }, 'kind'],
  ['stage 2 without a period', { kind: 'stage-2' }, 'from'],
  ['a period that ends before it begins', { from: '2026-03-01', to: '2026-02-01' }, 'from'],
  ['half a period', { from: '2026-03-01' }, 'from'],
  ['one system that is none', { kind: 'system', subject: 'SYS-9999' }, 'subject'],
  ['no audit', { kind: 'audit-sample' }, 'subject'],
  ['days without end', { keptDays: 100_000 }, 'keptDays'],
])('%s is refused at its field', async (_, more, field) => {
  await expect(requestPack(await theLead(), { ...asked, ...more })).rejects.toMatchObject({
    problems: { [field]: expect.any(String) },
  })
})
