import { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { keepCheckpoint, originOf, verifierKeyOf } from '../audit-trail/checkpoint.ts'
import type { SigningKey } from '../audit-trail/keys.ts'
import { type Head, headOf } from '../audit-trail/log.ts'
import { type Frontier, leafHash } from '../audit-trail/merkle.ts'
import { signer } from '../audit-trail/signer.ts'
import { MissingLeaves, treeAt } from '../audit-trail/subtrees.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { type Row, sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { type EventForm, EventLines, type Part } from '../packs/event-lines.ts'
import { periodOf } from './list.ts'
import {
  conditionOf,
  confidentialTables,
  hangsOnConfidential,
  peopleTables,
  scopesOf,
} from './scope.ts'

const BATCH = 1000

type StoredEvent = Row & {
  seq: number
  header: string
  salt: string | null
  content: string | null
  leaf: string
  form: EventForm
}

/**
 * The trail of a period, or whole, as JSON Lines that prove themselves (docs/trail-format.md), read as
 * it is sent; up to the moment that is read. Who takes it away is on record first. Whole is what the person may see; of people and
 * sign-ins it holds headers, of confidential records hashes, whoever asks. Throws Invalid for
 * a period, Forbidden also for a trail that does not make its root.
 */
export async function exportTrail(
  actor: Actor,
  period: { from: string; to: string },
): Promise<{ stream: Readable; start: number; size: number }> {
  requirePermission(actor, 'trail.read', 'export the audit trail')
  const sql = sqlOf(pool())
  const head = await headOf(sql)
  if (!head) throw new Error('There is no audit trail yet')
  const [start, size] = await periodOf(
    actor,
    period,
    actor.past?.moment ?? { seq: head.size, at: head.lastAt },
  )
  if (start >= size) throw new Invalid({ to: 'Nothing happened in that time.' })
  const [before, tree, key] = await Promise.all([
    treeAt(sql, head.installation, start),
    treeAt(sql, head.installation, head.size),
    signer(),
  ]).catch(refuseMissing)
  if (!tree.root().equals(head.root)) throw new Forbidden(broken)
  await governed(actor, { action: 'trail.export' }, (tx) =>
    tx.trailExport.create({
      data: {
        id: crypto.randomUUID(),
        requestedById: actor.id,
        at: now(),
        start: BigInt(start),
        size: BigInt(size),
      },
    }),
  )
  const lines = linesOf(actor, { head, start, size, tree: before, key })
  return { stream: Readable.from(lines, { objectMode: false }), start, size }
}

const broken = 'The trail does not make the root that it states: have it verified first.'

function refuseMissing(error: unknown): never {
  throw error instanceof MissingLeaves ? new Forbidden(broken) : error
}

async function* linesOf(
  actor: Actor,
  given: { head: Head; start: number; size: number; tree: Frontier; key: SigningKey },
): AsyncGenerator<string | Uint8Array> {
  const { head, start, size, tree, key } = given
  const sql = sqlOf(pool())
  const origin = originOf(head.installation)
  yield line({
    format: 'plumbline-trail/1',
    origin,
    key: verifierKeyOf(origin, key.publicKey),
    start,
    size,
    before: tree.nodes.map((node) => Buffer.from(node).toString('hex')),
  })
  const params: unknown[] = ['', '', confidentialTables, peopleTables]
  const isTold = conditionOf(scopesOf(actor), params)
  const lines = new EventLines()
  while (tree.size < size) {
    params[0] = String(tree.size)
    params[1] = String(Math.min(size, tree.size + BATCH))
    const events = await sql<StoredEvent>(
      `SELECT e.seq::float8 AS seq, e.header, encode(e.salt, 'hex') AS salt, e.content,
        encode(e.leaf, 'hex') AS leaf,
        CASE
          WHEN e.register = ANY($3::text[]) OR NOT ${isTold} OR ${hangsOnConfidential} THEN 'leaf'
          WHEN e.register = ANY($4::text[]) OR e.content IS NULL THEN 'header'
          ELSE 'whole'
        END AS form
      FROM audit_events e WHERE e.seq >= $1::bigint AND e.seq < $2::bigint ORDER BY e.seq`,
      params,
    )
    if (events.length === 0) throw new Error(broken)
    for (const event of events) {
      const leaf = leafHash(event.header)
      if (event.seq !== tree.size || leaf.toString('hex') !== event.leaf) throw new Error(broken)
      tree.append(leaf)
      tell(lines, event)
    }
    yield Buffer.from(lines.taken())
  }
  const root = tree.root()
  const before = (await treeAt(sql, head.installation, size)).root()
  if (!root.equals(before)) throw new Error(broken)
  const { note } = await keepCheckpoint(sql, { origin, size, root }, { key, reason: 'export' })
  yield line({ checkpoint: note })
}

function tell(lines: EventLines, { seq, header, salt, content, leaf, form }: StoredEvent): void {
  if (form === 'leaf') lines.leaf(seq, partOf(leaf))
  else if (form === 'header') lines.header(seq, partOf(header))
  else
    lines.whole(seq, {
      header: partOf(header),
      salt: partOf(salt ?? ''),
      content: partOf(content ?? ''),
    })
}

function partOf(text: string): Part {
  const bytes = Buffer.from(text)
  return { bytes, start: 0, end: bytes.length }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
