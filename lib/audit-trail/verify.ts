import { hash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Row, Sql } from '../db/sql.ts'
import { readCheckpoint } from './checkpoint.ts'
import { compareLiveTables } from './live-tables.ts'
import { headOf, type InstallationKind } from './log.ts'
import { Frontier, leafHash } from './merkle.ts'

export type TrailReport = {
  ok: boolean
  events: number
  /** Hexadecimal. */
  root: string
  kind: InstallationKind | null
  checkpoints: number
  /** Events whose salt and text were removed by an approved erasure. */
  erased: number
  /** Sentences that say what is wrong where; at most 100, `problemCount` counts all. */
  problems: string[]
  problemCount: number
}

export type VerifyTrailOptions = {
  /** Raw public key: without it the notes of checkpoints are compared with the tree, unsigned. */
  publicKey?: Uint8Array
  /** An older checkpoint from outside of the database, whose history must be the beginning of this one. */
  earlier?: string
  /** Compare every attached table with the trail's last event of each record. */
  tables?: boolean
  signal?: AbortSignal
  onProgress?: (done: number, of: number) => void
}

type Batch = Row & {
  events: number
  headers: string
  contents: string
  salts: string
  leaves: string
  gap: number | null
  disagreeing: number | null
}

const BATCH = 2000

/** The header that the columns ask for. */
const HEADER = `jsonb_build_array('plumbline-event/1', seq,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), "actorId", action, register,
  "recordId", "subjectId", operation, encode("contentHash", 'hex'))::text`

/** The same where nothing needs escaping, and far cheaper: most headers are found right by this one. */
const PLAIN_HEADER = `concat('["plumbline-event/1", ', seq, ', "', replace((at AT TIME ZONE 'UTC')::text, ' ', 'T'),
  'Z", "', "actorId", '", "', action, '", "', register, '", "', "recordId",
  CASE WHEN "subjectId" IS NULL THEN '", null, "' ELSE concat('", "', "subjectId", '", "') END,
  operation, '", "', encode("contentHash", 'hex'), '"]')`
const CHECKPOINT_LIMIT = 100_000

/**
 * Recomputes the trail of the database from its first event: content hashes, headers, leaves, the
 * tree's root, the order of times, and every checkpoint kept. Reads in batches; memory is bounded.
 * Events written while it runs are not looked at.
 */
export async function verifyTrail(
  sql: Sql,
  options: VerifyTrailOptions = {},
): Promise<TrailReport> {
  const problems = new Problems()
  const head = await headOf(sql)
  if (!head) {
    problems.add(
      'The trail has no head: the installation was never opened, or its head was removed.',
    )
    return problems.report({ events: 0, root: new Frontier().root(), kind: null })
  }

  const due = await dueRoots(sql, options, problems)
  const tree = new Frontier()
  let erased = 0
  let time = ''
  const ask = (from: number) => {
    const batch = readBatch(sql, from, head.size)
    batch.catch(() => undefined)
    return batch
  }
  // Two batches are asked for ahead: the database reads on while this process hashes.
  const ahead = [ask(0), ask(BATCH)]
  while (tree.size < head.size) {
    options.signal?.throwIfAborted()
    const from = tree.size
    const batch = await ahead.shift()
    if (!batch) break
    ahead.push(ask(from + 2 * BATCH))
    // Lets the question leave before the hashing begins.
    await setTimeout(0)
    sayWhatSqlFound(batch, problems)
    const wanted = Math.min(BATCH, head.size - from)
    if (batch.events !== wanted) {
      problems.add(
        `${wanted - batch.events} events are missing between ${from} and ${from + wanted}.`,
      )
      break
    }
    const hashed = hashBatch(batch, { from, time, tree, due, problems })
    erased += hashed.erased
    time = hashed.time
    options.onProgress?.(tree.size, head.size)
  }
  await Promise.all(ahead)

  const [beyond] = await sql<{ events: number }>(
    'SELECT count(*)::float8 AS events FROM audit_events WHERE seq < 0 OR (seq >= $1::bigint AND seq >= (SELECT size FROM audit_head))',
    [String(head.size)],
  )
  if (beyond?.events)
    problems.add(`${beyond.events} events lie outside of the tree of ${head.size}.`)
  if (!tree.root().equals(head.root)) {
    problems.add('The root that the events make is not the root that the head states.')
  }
  for (const [size, roots] of due) {
    if (size <= head.size || roots.size === 0) continue
    problems.add(
      `A checkpoint states ${size} events, but the trail has ${head.size}: events were removed.`,
    )
  }
  if (options.tables) await compareLiveTables(sql, (problem) => problems.add(problem))
  return problems.report({
    events: tree.size,
    root: tree.root(),
    kind: head.kind,
    erased,
    checkpoints: [...due.values()].reduce((sum, roots) => sum + roots.size, 0),
  })
}

/** The report as lines of text, the verdict last. */
export function describeTrailReport(report: TrailReport): string {
  const { problems, problemCount } = report
  return [
    `${report.events} events of a ${report.kind ?? 'nameless'} installation, root ${report.root}`,
    `${report.checkpoints} checkpoints, ${report.erased} events whose text was erased`,
    ...problems.map((problem) => `WRONG  ${problem}`),
    ...(problemCount > problems.length
      ? [`WRONG  and ${problemCount - problems.length} more`]
      : []),
    report.ok ? 'The audit trail holds.' : `The audit trail does not hold: ${problemCount} found.`,
  ].join('\n')
}

/** One row with everything of a batch in a few long texts: reading it costs far less than many rows. */
async function readBatch(sql: Sql, from: number, size: number): Promise<Batch> {
  const until = Math.min(from + BATCH, size)
  const [batch] = await sql<Batch>(
    `SELECT count(*)::float8 AS events,
      coalesce(string_agg(header, E'\\n' ORDER BY seq), '') AS headers,
      coalesce(string_agg(coalesce(content, ''), E'\\n' ORDER BY seq), '') AS contents,
      coalesce(string_agg(coalesce(encode(salt, 'hex'), ''), E'\\n' ORDER BY seq), '') AS salts,
      coalesce(encode(string_agg(leaf, '' ORDER BY seq), 'base64'), '') AS leaves,
      (min(seq) FILTER (WHERE (header IS DISTINCT FROM ${PLAIN_HEADER} OR strpos(header, '\\') > 0)
        AND header IS DISTINCT FROM ${HEADER}))::float8 AS disagreeing,
      (min(seq) FILTER (WHERE octet_length(leaf) <> 32 OR octet_length("contentHash") <> 32))::float8 AS gap
    FROM audit_events WHERE seq >= $1::bigint AND seq < $2::bigint`,
    [String(from), String(Math.max(from, until))],
  )
  if (!batch) throw new Error('An aggregate answered no row')
  return batch
}

function sayWhatSqlFound(batch: Batch, problems: Problems): void {
  if (batch.disagreeing !== null) {
    problems.add(`Event ${batch.disagreeing}: its columns are not what its header says.`)
  }
  if (batch.gap !== null) problems.add(`Event ${batch.gap}: a hash has not 32 bytes.`)
}

/** Appends the batch's leaves to the tree; answers how many texts were erased, and the last time. */
function hashBatch(
  batch: Batch,
  walk: {
    from: number
    time: string
    tree: Frontier
    due: Map<number, Set<string>>
    problems: Problems
  },
): { erased: number; time: string } {
  const { tree, due, problems } = walk
  const headers = batch.headers.split('\n')
  const contents = batch.contents.split('\n')
  const salts = batch.salts.split('\n')
  const leaves = Buffer.from(batch.leaves, 'base64')
  let { time } = walk
  let erased = 0
  for (let index = 0; index < batch.events; index++) {
    const seq = walk.from + index
    const header = headers[index] ?? ''
    const content = contents[index] ?? ''
    const salt = salts[index] ?? ''
    const leaf = leafHash(header)
    if (!same(leaf, leaves, index))
      problems.add(`Event ${seq}: its leaf is not the hash of its header.`)
    if (content === '' && salt === '') erased += 1
    else if (contentHash(salt, content) !== contentHashIn(header)) {
      problems.add(`Event ${seq}: its text was changed after it was written.`)
    }
    const next = timeIn(header)
    if (next < time) {
      problems.add(`Event ${seq}: its time is before that of the event before it.`)
    }
    time = next
    tree.append(leaf)
    const roots = due.size > 0 && due.get(tree.size)
    if (roots && [...roots].some((root) => root !== tree.root().toString('hex'))) {
      problems.add(
        `The first ${tree.size} events do not make the root of the checkpoint taken then.`,
      )
    }
  }
  return { erased, time }
}

/** SHA-256(salt ‖ content), salt and hash in hexadecimal. */
function contentHash(salt: string, content: string): string {
  const input = Buffer.allocUnsafe(salt.length / 2 + Buffer.byteLength(content))
  input.write(salt, 'hex')
  input.write(content, salt.length / 2, 'utf8')
  return hash('sha256', input, 'hex')
}

/** A header ends with the content hash: `… "<hex>"]`. */
function contentHashIn(header: string): string {
  return header.slice(-66, -2)
}

/** The time follows format and number: `["plumbline-event/1", 7, "2026-…Z", …`. */
function timeIn(header: string): string {
  const start = header.indexOf(', "') + 3
  return header.slice(start, start + 27)
}

function same(digest: Buffer, digests: Buffer, index: number): boolean {
  return digest.compare(digests, index * 32, index * 32 + 32) === 0
}

/** Roots that the tree must have had at certain sizes: of kept checkpoints, and of the one given. */
async function dueRoots(
  sql: Sql,
  options: VerifyTrailOptions,
  problems: Problems,
): Promise<Map<number, Set<string>>> {
  const due = new Map<number, Set<string>>()
  const kept = await sql<{ size: number; note: string }>(
    `SELECT size::float8 AS size, note FROM audit_checkpoints ORDER BY size LIMIT ${CHECKPOINT_LIMIT}`,
  )
  for (const { size, note } of kept) {
    const stated = readNote(note, options.publicKey, (why) =>
      problems.add(`The checkpoint kept for ${size} events: ${why}.`),
    )
    if (stated && stated.size !== size) {
      problems.add(`The checkpoint kept for ${size} events speaks of ${stated.size}.`)
    }
    if (stated) due.set(stated.size, (due.get(stated.size) ?? new Set()).add(stated.root))
  }
  if (options.earlier !== undefined) {
    const stated = readNote(options.earlier, options.publicKey, (why) =>
      problems.add(`The earlier checkpoint: ${why}.`),
    )
    if (stated) due.set(stated.size, (due.get(stated.size) ?? new Set()).add(stated.root))
  }
  return due
}

function readNote(
  note: string,
  publicKey: Uint8Array | undefined,
  refuse: (why: string) => void,
): { size: number; root: string } | null {
  if (!publicKey) {
    const [, size = '', root = ''] = note.split('\n')
    return { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') }
  }
  try {
    const { size, root } = readCheckpoint(note, publicKey)
    return { size, root: root.toString('hex') }
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
    return null
  }
}

class Problems {
  private readonly sentences: string[] = []
  private count = 0

  add(sentence: string): void {
    this.count += 1
    if (this.sentences.length < 100) this.sentences.push(sentence)
  }

  report(found: {
    events: number
    root: Buffer
    kind: InstallationKind | null
    erased?: number
    checkpoints?: number
  }): TrailReport {
    return {
      ok: this.count === 0,
      events: found.events,
      root: found.root.toString('hex'),
      kind: found.kind,
      checkpoints: found.checkpoints ?? 0,
      erased: found.erased ?? 0,
      problems: this.sentences,
      problemCount: this.count,
    }
  }
}
