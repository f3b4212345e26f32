import { hash } from 'node:crypto'

/**
 * Merkle trees as in RFC 6962, section 2.1. Hashes are 32 bytes of SHA-256.
 * A tree is given by `leafAt(index)`, or grown leaf by leaf as a frontier.
 */
export type LeafAt = (index: number) => Uint8Array

/** SHA-256 as a text of 32 characters, one for each byte: a third of what Node's own buffer costs. */
export function sha256Text(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'binary')
}

export function sha256(bytes: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(sha256Text(bytes), 'binary')
}

/** The root of the tree without leaves. */
export const emptyRoot = (): Buffer => sha256(new Uint8Array())

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array | string): Buffer {
  const input = Buffer.allocUnsafe(Buffer.byteLength(entry) + 1)
  input[0] = 0
  if (typeof entry === 'string') input.write(entry, 1, 'utf8')
  else input.set(entry, 1)
  return sha256(input)
}

/** Bytes that lie among others; a Buffer's own `subarray` takes twice as long. */
export function partOf({ buffer, byteOffset }: Buffer, start: number, end: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + start, end - start)
}

/** A leaf whose entry lies there, as `sha256Text` gives it. The byte before the entry becomes the zero of a leaf. */
export function leafTextAt(bytes: Buffer, start: number, end: number): string {
  bytes[start - 1] = 0
  return sha256Text(partOf(bytes, start - 1, end))
}

/** Used again by every node: it is hashed before anybody else can write to it. */
const pair = Buffer.alloc(65, 1)

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer<ArrayBuffer> {
  pair.set(left, 1)
  pair.set(right, 33)
  return sha256(pair)
}

/** A tree that grows: keeps the roots of its perfect subtrees only. */
export class Frontier {
  size = 0
  /** Of each height what a node is hashed from: 0x01, the subtree that waits for the next, and the next. */
  private readonly pairs: Buffer[] = []

  /** The tree of so many leaves whose perfect subtrees have these roots, the largest first. */
  static of(size: number, nodes: Uint8Array[]): Frontier {
    const [tree, left] = [new Frontier(), [...nodes]]
    for (let [rest, height] = [size, 0]; rest > 0; rest = Math.floor(rest / 2), height += 1) {
      const pair = tree.pairOf(height)
      if (rest % 2 === 1) pair.set(left.pop() ?? [], LEFT)
    }
    tree.size = size
    return tree
  }

  /** Roots of the perfect subtrees, the largest first. */
  get nodes(): Buffer[] {
    const nodes: Buffer[] = []
    for (let [rest, height] = [this.size, 0]; rest > 0; rest = Math.floor(rest / 2), height += 1) {
      if (rest % 2 === 1) nodes.unshift(Buffer.from(this.pairOf(height).subarray(LEFT, RIGHT)))
    }
    return nodes
  }

  append(leaf: Uint8Array): void {
    this.appendText(textOf(leaf))
  }

  /** A leaf as `sha256Text` gives it. */
  appendText(leaf: string): void {
    let [node, height] = [leaf, 0]
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const pair = this.pairOf(height)
      writeText(node, pair, RIGHT)
      node = sha256Text(pair)
      height += 1
    }
    writeText(node, this.pairOf(height), LEFT)
    this.size += 1
  }

  root(): Buffer {
    return rootOf(this.nodes)
  }

  private pairOf(height: number): Buffer {
    const known = this.pairs[height]
    if (known) return known
    const pair = Buffer.alloc(1 + 32 + 32, 1)
    this.pairs.push(pair)
    return pair
  }
}

/** Where the two hashes begin that a node is made of. */
const [LEFT, RIGHT] = [1, 33]

/** As `buffer.write` does, which costs more than these few bytes. */
function writeText(hash: string, to: Uint8Array, at: number): void {
  for (let n = 0; n < hash.length; n += 1) to[at + n] = hash.charCodeAt(n)
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('binary')
}

/** The root of a tree whose perfect subtrees have these roots, the largest first. */
export function rootOf(frontier: Uint8Array[]): Buffer {
  const root = frontier.reduceRight<Uint8Array | null>(
    (right, left) => (right ? nodeHash(left, right) : left),
    null,
  )
  return root ? Buffer.from(root) : emptyRoot()
}

/** The root over leaves that come one by one; memory is logarithmic. */
export async function rootFromLeaves(
  leaves: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ size: number; root: Buffer }> {
  const frontier = new Frontier()
  for await (const leaf of leaves) frontier.append(leaf)
  return { size: frontier.size, root: frontier.root() }
}

/** The audit path of leaf `index` in the tree of `size` leaves (RFC 6962, 2.1.1). */
export function inclusionProof(leafAt: LeafAt, index: number, size: number): Buffer[] {
  if (index < 0 || index >= size) throw new RangeError(`No leaf ${index} in a tree of ${size}`)
  return path(leafAt, index, 0, size)
}

/** The proof that the tree of `second` leaves extends the tree of `first` (RFC 6962, 2.1.2). */
export function consistencyProof(leafAt: LeafAt, first: number, second: number): Buffer[] {
  if (first < 0 || first > second)
    throw new RangeError(`A tree of ${second} cannot extend ${first}`)
  return first === 0 ? [] : subproof(leafAt, first, 0, second, true)
}

/** True if `leaf` is number `index` in the tree with this size and root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  claim: { leaf: Uint8Array; index: number; size: number; root: Uint8Array },
  proof: Uint8Array[],
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false
  let place = claim.index
  let last = claim.size - 1
  let node = Buffer.from(claim.leaf)
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      node = nodeHash(sibling, node)
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2)
        last = Math.floor(last / 2)
      }
    } else {
      node = nodeHash(node, sibling)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && node.equals(claim.root)
}

/** True if the second tree extends the first (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  first: { size: number; root: Uint8Array },
  second: { size: number; root: Uint8Array },
  proof: Uint8Array[],
): boolean {
  if (first.size > second.size) return false
  if (first.size === second.size) {
    return proof.length === 0 && Buffer.from(first.root).equals(second.root)
  }
  if (first.size === 0) return proof.length === 0 && emptyRoot().equals(first.root)

  const nodes = isPowerOfTwo(first.size) ? [first.root, ...proof] : [...proof]
  const start = nodes.shift()
  if (!start) return false
  let place = first.size - 1
  let last = second.size - 1
  while (place % 2 === 1) {
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  let older = Buffer.from(start)
  let newer = Buffer.from(start)
  for (const node of nodes) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      older = nodeHash(node, older)
      newer = nodeHash(node, newer)
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2)
        last = Math.floor(last / 2)
      }
    } else {
      newer = nodeHash(newer, node)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && older.equals(first.root) && newer.equals(second.root)
}

function subtreeRoot(leafAt: LeafAt, from: number, size: number): Buffer {
  const frontier = new Frontier()
  for (let index = from; index < from + size; index++) frontier.append(leafAt(index))
  return frontier.root()
}

function path(leafAt: LeafAt, index: number, from: number, size: number): Buffer[] {
  if (size === 1) return []
  const half = splitOf(size)
  return index < half
    ? [...path(leafAt, index, from, half), subtreeRoot(leafAt, from + half, size - half)]
    : [...path(leafAt, index - half, from + half, size - half), subtreeRoot(leafAt, from, half)]
}

function subproof(
  leafAt: LeafAt,
  first: number,
  from: number,
  size: number,
  complete: boolean,
): Buffer[] {
  if (first === size) return complete ? [] : [subtreeRoot(leafAt, from, size)]
  const half = splitOf(size)
  return first <= half
    ? [
        ...subproof(leafAt, first, from, half, complete),
        subtreeRoot(leafAt, from + half, size - half),
      ]
    : [
        ...subproof(leafAt, first - half, from + half, size - half, false),
        subtreeRoot(leafAt, from, half),
      ]
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size))
}
