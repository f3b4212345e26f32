import { createHash } from 'node:crypto'

// RFC 6962, section 2.1, word for word: nothing of the product's own code.

const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest()

export const naiveLeaf = (entry: string): Buffer => sha256(Buffer.from([0]), Buffer.from(entry))

/** MTH(D[n]) over leaf hashes. */
export function naiveRoot(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (!only) return sha256()
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return sha256(Buffer.from([1]), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

/** PATH(m, D[n]). */
export function naivePath(m: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

/** SUBPROOF(m, D[n], b). */
export function naiveProof(m: number, leaves: Buffer[], b = true): Buffer[] {
  if (m === leaves.length) return b ? [] : [naiveRoot(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), b), naiveRoot(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}
