import { Client, type ClientBase } from 'pg'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Thread } from '../thread.ts'
import { originOf, readCheckpoint, signerOf } from './checkpoint.ts'
import { compareErasures } from './erasures.ts'
import { type AcceptedKey, acceptedKeys, keyStatements } from './key-chain.ts'
import { compareLiveTables } from './live-tables.ts'
import { headOf, type InstallationKind } from './log.ts'
import { Frontier, rootOf } from './merkle.ts'
import { Problems } from './problems.ts'
import { type Range, type RangeReport, readRange, timeGoesBack } from './read-range.ts'
import { readShortCode, shortCodeOf } from './short-code.ts'

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
  /** The first event that is not what it was, where single events are at fault. */
  firstFaulty: number | null
  /** What whoever reads the verdict must know beside it, in sentences. */
  remarks: string[]
}

export type VerifyTrailOptions = {
  /**
   * Raw public key of today: checkpoints may be signed with it, or with one that it came from.
   * Without it the notes of checkpoints are compared with the tree, unsigned.
   */
  publicKey?: Uint8Array
  /** An older checkpoint from outside of the database, whose history must be the beginning of this one. */
  earlier?: string
  /** A checkpoint from outside as somebody wrote it down (`short-code.ts`). */
  code?: string
  /** Compare every attached table with the trail's last event of each record, and what is erased with what was approved. */
  tables?: boolean
  signal?: AbortSignal
  onProgress?: (done: number, of: number) => void
}

/**
 * A connection, in whose transaction everything is read; or the address of a database, which is read
 * over several connections at once, by threads that hash.
 */
export type TrailSource = ClientBase | string

/** Events that are read and hashed at once: a power of two, so that each range is one subtree. */
const RANGE = 2 ** 14
const THREADS = 2
const CHECKPOINT_LIMIT = 100_000

/**
 * Recomputes the trail of the database from its first event: content hashes, headers, leaves, the
 * tree's root, the order of times, and every checkpoint kept. Memory is bounded. Events written
 * while it runs are not looked at.
 */
export async function verifyTrail(
  source: TrailSource,
  options: VerifyTrailOptions = {},
): Promise<TrailReport> {
  if (typeof source !== 'string') {
    return verifyOver(source, [{ ask: (range) => readRange(source, range) }], options)
  }
  const client = new Client({ connectionString: source, application_name: 'plumbline' })
  const file = new URL('./range-worker.ts', import.meta.url)
  const threads = Array.from(
    { length: THREADS },
    () => new Thread<Range, RangeReport>(file, { workerData: { url: source } }),
  )
  try {
    await client.connect()
    return await verifyOver(client, threads, options)
  } finally {
    await Promise.all([client.end(), ...threads.map((thread) => thread.close())])
  }
}

type RangeReader = { ask(range: Range): Promise<RangeReport> }

async function verifyOver(
  client: ClientBase,
  readers: RangeReader[],
  options: VerifyTrailOptions,
): Promise<TrailReport> {
  const sql = sqlOf(client)
  const problems = new Problems()
  const head = await headOf(sql)
  if (!head) {
    problems.add(
      'The trail has no head: the installation was never opened, or its head was removed.',
    )
    return toReport(problems, { events: 0, root: new Frontier().root(), kind: null })
  }
  const keys = await keysOf(sql, originOf(head.installation), options.publicKey, problems)
  const due = await dueRoots(sql, { ...options, keys }, problems)
  const written = options.code === undefined ? null : readShortCode(options.code)
  if (options.code !== undefined && !written) problems.add('What was given is no code.')
  const walked = await walkTree(readers, {
    size: head.size,
    due,
    written: written && { ...written, origin: originOf(head.installation) },
    problems,
    options,
  })

  const [beyond] = await sql<{ events: number }>(
    'SELECT count(*)::float8 AS events FROM audit_events WHERE seq < 0 OR (seq >= $1::bigint AND seq >= (SELECT size FROM audit_head))',
    [String(head.size)],
  )
  if (beyond?.events)
    problems.add(`${beyond.events} events lie outside of the tree of ${head.size}.`)
  if (!walked.root.equals(head.root)) {
    problems.add('The root that the events make is not the root that the head states.')
  }
  for (const [size, roots] of due) {
    if (size <= head.size || roots.size === 0) continue
    problems.add(
      `A checkpoint states ${size} events, but the trail has ${head.size}: events were removed.`,
    )
  }
  if (written && written.size > head.size) {
    problems.add(
      `The code that was written down is of ${written.size} events, but the trail has ${head.size}: events were removed.`,
    )
  }
  if (options.tables) {
    await compareLiveTables(sql, (problem) => problems.add(problem))
    await compareErasures(sql, (problem, seq) => problems.add(problem, seq))
  }
  return toReport(problems, {
    ...walked,
    kind: head.kind,
    checkpoints: [...due.values()].reduce((sum, roots) => sum + roots.size, 0),
    remarks: (keys ?? []).filter((one) => !one.isLinked).map(unlinked),
  })
}

/** What is said of a key that was replaced without its own signature. */
function unlinked({ fingerprint }: AcceptedKey): string {
  return `The signing key ${fingerprint} was replaced without its signature: checkpoints of it agree with the trail, but nothing shows that today's key belongs to whoever had that one.`
}

async function keysOf(
  sql: Sql,
  origin: string,
  current: Uint8Array | undefined,
  problems: Problems,
): Promise<AcceptedKey[] | null> {
  if (!current) return null
  const refuse = (why: string) => problems.add(why)
  return acceptedKeys(await keyStatements(sql), { origin, current, refuse })
}

/**
 * Puts the ranges together to the tree. A full range is one node, so a frontier of ranges and the
 * frontier of the range at hand are the frontier of the whole.
 */
async function walkTree(
  readers: RangeReader[],
  walk: {
    size: number
    due: Map<number, Set<string>>
    /** A code to compare with at its size. */
    written: { size: number; code: string; origin: string } | null
    problems: Problems
    options: VerifyTrailOptions
  },
): Promise<{ events: number; root: Buffer; erased: number }> {
  const { size, due, written, problems, options } = walk
  const ranges = rangesOf(size, [...due.keys(), ...(written ? [written.size] : [])])
  const ask = (index: number) => {
    const range = ranges[index]
    const reading = range && readers[index % readers.length]?.ask(range)
    reading?.catch(() => undefined)
    return reading
  }
  // Each reader has one range at hand and one ahead.
  const ahead = ranges.slice(0, 2 * readers.length).map((_, index) => ask(index))
  const full = new Frontier()
  let last: Uint8Array[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  let events = 0
  let erased = 0
  for (const [index, range] of ranges.entries()) {
    options.signal?.throwIfAborted()
    const found = await ahead.shift()
    if (!found) break
    ahead.push(ask(index + 2 * readers.length))
    problems.addAll(found.problems)
    erased += found.erased
    if (found.firstAt < lastAt) problems.add(timeGoesBack(range.from), range.from)
    lastAt = found.lastAt
    if (found.missing > 0) break
    for (const [size, frontier] of found.frontiers) {
      const root = rootOf([...full.nodes, ...frontier])
      if ([...(due.get(size) ?? [])].some((stated) => stated !== root.toString('hex'))) {
        problems.add(`The first ${size} events do not make the root of the checkpoint taken then.`)
      }
      if (size !== written?.size) continue
      if (shortCodeOf({ origin: written.origin, size, root }) !== written.code) {
        problems.add(`The first ${size} events do not make the code that was written down.`)
      }
    }
    const [node] = found.frontier
    if (node && range.until - range.from === RANGE) full.append(node)
    else last = found.frontier
    events = range.until
    options.onProgress?.(events, size)
  }
  await Promise.all(ahead)
  return { events, root: rootOf([...full.nodes, ...last]), erased }
}

function rangesOf(size: number, due: number[]): Range[] {
  return Array.from({ length: Math.ceil(size / RANGE) }, (_, index) => {
    const [from, until] = [index * RANGE, Math.min((index + 1) * RANGE, size)]
    return { from, until, sizes: due.filter((one) => one > from && one <= until) }
  })
}

/** The report as lines of text, the verdict last. */
export function describeTrailReport(report: TrailReport): string {
  const { problems, problemCount } = report
  return [
    `${report.events} events of a ${report.kind ?? 'nameless'} installation, root ${report.root}`,
    `${report.checkpoints} checkpoints, ${report.erased} events whose text was erased`,
    ...report.remarks.map((remark) => `NOTE  ${remark}`),
    ...problems.map((problem) => `WRONG  ${problem}`),
    ...(problemCount > problems.length
      ? [`WRONG  and ${problemCount - problems.length} more`]
      : []),
    report.ok ? 'The audit trail holds.' : `The audit trail does not hold: ${problemCount} found.`,
  ].join('\n')
}

/** Roots that the tree must have had at certain sizes: of kept checkpoints, and of the one given. */
async function dueRoots(
  sql: Sql,
  options: { keys: AcceptedKey[] | null; earlier?: string },
  problems: Problems,
): Promise<Map<number, Set<string>>> {
  const due = new Map<number, Set<string>>()
  const kept = await sql<{ size: number; note: string }>(
    `SELECT size::float8 AS size, note FROM audit_checkpoints ORDER BY size LIMIT ${CHECKPOINT_LIMIT}`,
  )
  for (const { size, note } of kept) {
    const stated = readNote(note, options.keys, (why) =>
      problems.add(`The checkpoint kept for ${size} events: ${why}.`),
    )
    if (stated && stated.size !== size) {
      problems.add(`The checkpoint kept for ${size} events speaks of ${stated.size}.`)
    }
    if (stated) due.set(stated.size, (due.get(stated.size) ?? new Set()).add(stated.root))
  }
  if (options.earlier !== undefined) {
    const stated = readNote(options.earlier, options.keys, (why) =>
      problems.add(`The earlier checkpoint: ${why}.`),
    )
    if (stated) due.set(stated.size, (due.get(stated.size) ?? new Set()).add(stated.root))
  }
  return due
}

function readNote(
  note: string,
  keys: AcceptedKey[] | null,
  refuse: (why: string) => void,
): { size: number; root: string } | null {
  if (!keys) {
    const [, size = '', root = ''] = note.split('\n')
    return { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') }
  }
  try {
    const { size, root } = readCheckpoint(note, signerOf(note, keys))
    return { size, root: root.toString('hex') }
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
    return null
  }
}

function toReport(
  { sentences, count, first }: Problems,
  found: {
    events: number
    root: Buffer
    kind: InstallationKind | null
    erased?: number
    checkpoints?: number
    remarks?: string[]
  },
): TrailReport {
  return {
    ok: count === 0,
    events: found.events,
    root: found.root.toString('hex'),
    kind: found.kind,
    checkpoints: found.checkpoints ?? 0,
    erased: found.erased ?? 0,
    problems: sentences,
    problemCount: count,
    firstFaulty: first,
    remarks: found.remarks ?? [],
  }
}
