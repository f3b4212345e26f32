import type { Sql } from '../db/sql.ts'
import type { Head } from './log.ts'
import { Frontier, inclusionProof } from './merkle.ts'

/** Leaves of a subtree whose root is kept: a power of two, so that each is one node of the tree. */
const LEAVES = 1024
/** Subtrees that are read at once. */
const AT_ONCE = 64
const HASH = 32

/** A leaf that the tree had is not in the trail any more. */
export class MissingLeaves extends Error {}

/** Roots of full subtrees from the first on, by installation: in a log that only grows they never change. */
const kept = new Map<string, Buffer[]>()

/**
 * The tree over the first `size` leaves as the trail holds them, to go on with. What was read of full
 * subtrees is kept, so that only the first time is long. Throws MissingLeaves.
 */
export async function treeAt(sql: Sql, installation: string, size: number): Promise<Frontier> {
  const full = await rootsOf(sql, installation, Math.floor(size / LEAVES))
  const [top, rest] = [new Frontier(), new Frontier()]
  for (const root of full) top.append(root)
  const from = full.length * LEAVES
  for (const leaf of await leavesOf(sql, from, size)) rest.append(leaf)
  return Frontier.of(size, [...top.nodes, ...rest.nodes])
}

/**
 * The audit path of one leaf to the head's root (RFC 6962, 2.1.1). The leaves around it are read
 * anew. Throws MissingLeaves.
 */
export async function proofInTrail(sql: Sql, head: Head, seq: number): Promise<Buffer[]> {
  const subtree = Math.floor(seq / LEAVES)
  const full = await rootsOf(sql, head.installation, Math.floor(head.size / LEAVES))
  const from = subtree * LEAVES
  const leaves = await leavesOf(sql, from, Math.min(from + LEAVES, head.size))
  const tail = full.length * LEAVES
  const roots = [...full]
  if (tail < head.size) {
    const last = new Frontier()
    for (const leaf of await leavesOf(sql, tail, head.size)) last.append(leaf)
    roots.push(last.root())
  }
  const at = (list: Buffer[]) => (index: number) => list[index] ?? Buffer.alloc(HASH)
  return [
    ...inclusionProof(at(leaves), seq - from, leaves.length),
    ...inclusionProof(at(roots), subtree, roots.length),
  ]
}

async function rootsOf(sql: Sql, installation: string, count: number): Promise<Buffer[]> {
  const roots = kept.get(installation) ?? []
  kept.set(installation, roots)
  while (roots.length < count) {
    const first = roots.length
    const last = Math.min(count, first + AT_ONCE)
    const leaves = await leavesOf(sql, first * LEAVES, last * LEAVES)
    // Somebody else may have put them there meanwhile.
    for (let subtree = roots.length; subtree < last; subtree += 1) {
      const tree = new Frontier()
      const from = (subtree - first) * LEAVES
      for (const leaf of leaves.slice(from, from + LEAVES)) tree.append(leaf)
      roots.push(tree.root())
    }
  }
  return roots.slice(0, count)
}

async function leavesOf(sql: Sql, from: number, until: number): Promise<Buffer[]> {
  if (from >= until) return []
  const [row] = await sql<{ leaves: Uint8Array | null }>(
    `SELECT string_agg(leaf, ''::bytea ORDER BY seq) AS leaves FROM audit_events
     WHERE seq >= $1::bigint AND seq < $2::bigint`,
    [String(from), String(until)],
  )
  const all = Buffer.from(row?.leaves ?? [])
  if (all.length !== (until - from) * HASH) {
    throw new MissingLeaves(`Not every event from ${from} to ${until - 1} is in the trail`)
  }
  return Array.from({ length: until - from }, (_, n) => all.subarray(n * HASH, (n + 1) * HASH))
}
