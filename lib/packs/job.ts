import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../access/actor.ts'
import { actorOfAccount } from '../access/sessions.ts'
import { keepCheckpoint, readCheckpoint } from '../audit-trail/checkpoint.ts'
import { signer } from '../audit-trail/signer.ts'
import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { openFile, storeUpload } from '../files/store.ts'
import { defineJob } from '../jobs/queue.ts'
import { log } from '../log.ts'
import type { Filters } from '../records/query.ts'
import { sealAppended } from '../records/sealed-batches.ts'
import { writePack } from './build.ts'
import { collectPack } from './collect.ts'
import { packJobName } from './job-name.ts'
import { isPackKind } from './purposes.ts'
import { periodOf } from './request.ts'

/** The most that a pack may hold, in bytes; a limit of sense, not of the format (ZIP64). */
const largestPack = 64 * 1024 ** 3

/** Builds packs that were asked for; after a crash the job goes on with the documents drawn so far. */
export const packJob = defineJob<{ packId: string }>(packJobName, ({ packId }, signal) =>
  buildPack(packId, signal),
)

/**
 * Builds one pack that was asked for, keeps it in the file store and its checkpoint in the trail.
 * A failure is on record with a sentence; one that was cancelled leaves nothing.
 */
export async function buildPack(packId: string, signal: AbortSignal): Promise<void> {
  const pack = await db().pack.findUnique({ where: { id: packId } })
  const settings = env()
  const tempDir = join(settings.DATA_DIR, 'tmp')
  const goOn = `pack-${packId}`
  const forgetSpool = () => rm(join(tempDir, goOn), { recursive: true, force: true })
  if (!pack || pack.status === 'ready' || pack.status === 'cancelled') return forgetSpool()
  const actor = await actorOfAccount({ id: pack.requestedById }, 'cli')
  if (!actor) throw new Error(`whoever asked for ${pack.code} has no usable account any more`)
  const path = join(tempDir, `${packId}.zip`)
  const cancelled = new AbortController()
  const ends = AbortSignal.any([signal, cancelled.signal])
  let keepsSpool = false
  const say = progressTeller(packId, cancelled)
  try {
    await setStatus(actor, packId, 'building', {})
    await mkdir(tempDir, { recursive: true, mode: 0o700 })
    await sealAppended()
    const request = {
      kind: isPackKind(pack.kind) ? pack.kind : 'everything',
      filters: pack.filter as Filters,
      subjectId: pack.subjectId,
      period: periodOf(pack),
      without: pack.without,
      asOf: { seq: Number(pack.seq), at: pack.asOf.toISOString() },
    }
    const sql = sqlOf(pool())
    const key = await signer()
    const written = await writePack(collectPack(actor, request, { open: openFile }), path, {
      pool: pool(),
      key,
      tempDir,
      signal: ends,
      goOn,
      onProgress: ({ step, done, of }) => say(step, done, of),
    })
    // Stopped at the very end: what was written is of no use to anybody.
    if (await db().progress.findFirst({ where: { id: packId, cancelled: true } })) return
    await keepCheckpoint(sql, readCheckpoint(written.checkpoint, key.publicKey), {
      key,
      reason: 'pack',
    })
    if (pack.sha256 && pack.sha256 !== written.sha256) {
      throw new Error(
        `Built again, it is not the same as before (${pack.sha256}): the software or the key has changed since. Ask for a new pack of the same moment.`,
      )
    }
    const name = `plumbline-pack-${pack.code}.zip`
    const stored = await storeUpload(createReadStream(path), { name, limit: largestPack })
    await setStatus(actor, packId, 'ready', { bytes: BigInt(stored.size), sha256: stored.sha256 })
  } catch (error) {
    if (cancelled.signal.aborted) return
    if (signal.aborted) {
      keepsSpool = true
      throw error
    }
    log().error({ error, packId }, 'a pack could not be built')
    await setStatus(actor, packId, 'failed', {
      error: error instanceof Error ? error.message : String(error),
    })
  } finally {
    await rm(path, { force: true })
    if (!keepsSpool) await forgetSpool()
  }
}

async function setStatus(
  actor: Actor,
  id: string,
  status: 'building' | 'ready' | 'failed',
  data: { bytes?: bigint; sha256?: string; error?: string },
) {
  const finishedAt = status === 'building' ? null : now()
  await governed(actor, { action: `pack.${status}` }, (tx) =>
    tx.pack.updateMany({
      where: { id, status: { not: 'cancelled' } },
      data: { ...data, status, finishedAt },
    }),
  )
}

/** Writes progress at most twice a second, and hears there whether somebody cancelled. */
function progressTeller(id: string, cancelled: AbortController) {
  let last = 0
  return (says: string, done: number, total: number) => {
    if (Date.now() - last < 500) return
    last = Date.now()
    db()
      .progress.update({ where: { id }, data: { says, done, total } })
      .then((row) => row.cancelled && cancelled.abort(new Error('The pack was cancelled.')))
      .catch((error: unknown) => log().warn({ error }, 'progress could not be written'))
  }
}
