import { createHash, randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { SigningKey } from '../../lib/audit-trail/keys.ts'
import { momentOf } from '../../lib/audit-trail/log.ts'
import type { Row, Sql } from '../../lib/db/sql.ts'
import { type PackInput, type WrittenPack, writePack } from '../../lib/packs/build.ts'
import { type LeavingOut, leavingOut } from '../../lib/packs/leaving-out.ts'
import { type PackReport, readZip, verifyPack } from '../../lib/packs/verifier/core.mjs'
import { platform } from '../../lib/packs/verifier/node.mjs'
import { contentFields } from '../../lib/records/content-hash.ts'
import { registerOf } from '../../lib/registers/index.ts'
import {
  aRisk,
  asMaya,
  insertRisks,
  MAYA,
  type TrailDatabase,
} from '../audit-trail/trail-databases.ts'

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex')

export const PHOTO = { content: 'the photo', name: 'Prüf/bericht 100%.txt' }
export const SECRET = { content: 'the secret', name: 'secret.txt' }

/** Five risks of which one is archived and one removed, with changes, files and confidential events. */
export async function fillTrail(database: TrailDatabase): Promise<void> {
  const files = [PHOTO, SECRET].map(({ content, name }) => ({ name, sha256: sha256(content) }))
  await insertRisks(database, [
    aRisk('RSK-1', { source: { files }, treatmentCost: 0.1, title: '=1+1' }),
    ...['RSK-2', 'RSK-3', 'RSK-4', 'RSK-5'].map((code) =>
      aRisk(code, { title: `Ünfair, "${code}"\nline` }),
    ),
  ])
  await asMaya(database, async (client) => {
    await client.query(`UPDATE risks SET title = title || '!' WHERE code IN ('RSK-2', 'RSK-5')`)
    await client.query(
      `UPDATE risks SET "archivedAt" = '2026-02-01', "archivedReason" = 'twice' WHERE code = 'RSK-3'`,
    )
    await client.query(`DELETE FROM risks WHERE code = 'RSK-4'`)
    for (const table of ['systems', 'evidence']) {
      await client.query(
        `INSERT INTO ${table} SELECT r.* FROM jsonb_populate_record(null::${table}, $1::jsonb) r`,
        [JSON.stringify(aRisk('X-1', { kind: 'report', name: 'X' }))],
      )
    }
  })
}

/** The rows of a register as the trail has them at a size, deleted ones left out; without what is left out. */
export async function rowsAt(
  sql: Sql,
  register: string,
  seq: number,
  leavingOut?: LeavingOut,
): Promise<Row[]> {
  const events = await sql<{ id: string; content: string }>(
    `SELECT "recordId" AS id, content FROM (
      SELECT DISTINCT ON ("recordId") "recordId", content, operation FROM audit_events
      WHERE register = $1 AND seq < $2::bigint ORDER BY "recordId", seq DESC
    ) last WHERE operation <> 'delete' ORDER BY content::jsonb -> 'row' ->> 'code'`,
    [register, String(seq)],
  )
  return events.map(({ id, content }) =>
    leavingOut ? leavingOut.rowOf(register, id, content) : JSON.parse(content).row,
  )
}

/** Somebody with an account, of whom a risk speaks by name, and other risks with imported columns. */
export async function fillWithPeople(database: TrailDatabase): Promise<void> {
  await asMaya(database, (client) =>
    client.query(
      'INSERT INTO users SELECT r.* FROM jsonb_populate_record(null::users, $1::jsonb) r',
      [
        JSON.stringify({
          ...{
            id: MAYA.id,
            name: MAYA.name,
            email: 'maya@nordwind.test',
            roles: [],
            timeZone: 'UTC',
          },
          ...{ createdAt: '2026-01-01', updatedAt: '2026-01-01' },
        }),
      ],
    ),
  )
  await insertRisks(database, [
    aRisk('RSK-6', { title: 'Only maya lind knows how' }),
    aRisk('RSK-7', { source: { Contact: 'Ann Porter' } }),
    aRisk('RSK-8', { source: { Contact: 'Ben Carver, maya@nordwind.test' } }),
  ])
}

/** As `smallPack`, without names of people and imported columns. */
export async function packWithoutPeople(sql: Sql): Promise<PackInput> {
  const { seq: size } = await momentOf(sql, 'now')
  const without = ['people', 'risks.source']
  const leaving = await leavingOut(sql, { without, size })
  return smallPack(sql, leaving ? { leavingOut: leaving } : {})
}

/** Risks whole, evidence by hash only, all else by header. */
export async function smallPack(sql: Sql, changes: Partial<PackInput> = {}): Promise<PackInput> {
  const asOf = changes.info?.asOf ?? (await momentOf(sql, 'now'))
  return {
    info: {
      organisation: 'Nordwind GmbH',
      asOf,
      filter: 'All risks',
      versions: { Version: '0.1.0', Catalogue: '1' },
      ...(changes.leavingOut ? { leftOut: changes.leavingOut.what() } : {}),
    },
    index: () => '%PDF-1.7 index',
    documents: [{ path: 'documents/risk-register.pdf', open: async () => '%PDF-1.7 risks' }],
    registers: [
      {
        key: 'risks',
        columns: [{ label: 'Title', value: (row) => String(row.title) }],
        rows: await rowsAt(sql, 'risks', asOf.seq, changes.leavingOut),
      },
    ],
    evidence: async () => [
      { sha256: sha256(PHOTO.content), name: PHOTO.name, open: () => [PHOTO.content] },
    ],
    withheld: [{ sha256: sha256(SECRET.content), name: SECRET.name, reason: 'Trade secret' }],
    approvedFields: { risks: contentFields(registerOf('risks')) },
    scope: ({ register }) =>
      ['risks', 'approvals'].includes(register)
        ? 'whole'
        : register === 'evidence'
          ? 'leaf'
          : 'header',
    ...changes,
  }
}

export async function packBytes(
  input: PackInput,
  by: { pool: Pool; key: SigningKey; tempDir: string },
): Promise<{ bytes: Buffer; written: WrittenPack }> {
  const path = `${by.tempDir}-${randomUUID()}.zip`
  try {
    const written = await writePack(input, path, by)
    return { bytes: await readFile(path), written }
  } finally {
    await rm(path, { force: true })
  }
}

/** Verifies a ZIP that lies in memory. */
export async function verifyBytes(
  bytes: Uint8Array,
  options: { earlier?: string; key?: string } = {},
): Promise<PackReport> {
  const file = {
    size: bytes.length,
    slice: async (from: number, to: number) => bytes.slice(from, to),
  }
  try {
    return await verifyPack(await readZip(file), platform, options)
  } catch (error) {
    return { ok: false, problems: [String(error)], problemCount: 1, facts: {} }
  }
}
