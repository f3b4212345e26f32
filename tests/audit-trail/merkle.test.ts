import { expect, test } from 'vitest'
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootFromLeaves,
  verifyConsistency,
  verifyInclusion,
} from '../../lib/audit-trail/merkle.ts'
import { naiveLeaf, naivePath, naiveProof, naiveRoot } from './naive-tree.ts'

const leaves = Array.from({ length: 70 }, (_, index) => naiveLeaf(`event ${index}`))
const leafAt = (index: number) => leaves[index] ?? Buffer.alloc(0)
const roots = Array.from({ length: 71 }, (_, size) => naiveRoot(leaves.slice(0, size)))
const rootOf = (size: number) => roots[size] ?? Buffer.alloc(0)

/** The same bytes with the lowest bit of the first one turned. */
const bent = (bytes: Buffer) =>
  Buffer.concat([Buffer.from([(bytes[0] ?? 0) ^ 1]), bytes.subarray(1)])

test('the root of every tree up to 70 leaves is that of RFC 6962', async () => {
  for (let size = 0; size <= 70; size++) {
    const { root } = await rootFromLeaves(leaves.slice(0, size))
    expect(root.equals(rootOf(size))).toBe(true)
  }
})

test('the known roots of RFC 6962 come out', async () => {
  expect(leafHash('').toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  expect((await rootFromLeaves([])).root.toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

test('an inclusion proof holds for its leaf, and for nothing else', () => {
  for (let size = 1; size <= 70; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(leafAt, index, size)
      expect(proof).toEqual(naivePath(index, leaves.slice(0, size)))
      const claim = { leaf: leafAt(index), index, size, root: rootOf(size) }
      expect(verifyInclusion(claim, proof)).toBe(true)
      expect(verifyInclusion({ ...claim, leaf: bent(leafAt(index)) }, proof)).toBe(false)
      expect(verifyInclusion({ ...claim, root: bent(rootOf(size)) }, proof)).toBe(false)
      expect(verifyInclusion({ ...claim, index: size }, proof)).toBe(false)
      if (size > 1) {
        expect(verifyInclusion({ ...claim, index: (index + 1) % size }, proof)).toBe(false)
        expect(verifyInclusion(claim, proof.slice(1))).toBe(false)
      }
      expect(verifyInclusion(claim, [...proof, rootOf(1)])).toBe(false)
    }
  }
})

test('a consistency proof holds for every pair of sizes, and not for a rewritten history', () => {
  for (let second = 0; second <= 70; second++) {
    for (let first = 0; first <= second; first++) {
      const proof = consistencyProof(leafAt, first, second)
      if (first > 0) expect(proof).toEqual(naiveProof(first, leaves.slice(0, second)))
      const older = { size: first, root: rootOf(first) }
      const newer = { size: second, root: rootOf(second) }
      expect(verifyConsistency(older, newer, proof)).toBe(true)
      expect(verifyConsistency({ ...older, root: bent(older.root) }, newer, proof)).toBe(false)
      if (first > 0) {
        expect(verifyConsistency(older, { ...newer, root: bent(newer.root) }, proof)).toBe(false)
        expect(verifyConsistency(older, newer, [...proof, rootOf(1)])).toBe(false)
      }
      if (proof.length) expect(verifyConsistency(older, newer, proof.slice(1))).toBe(false)
      if (first < second) expect(verifyConsistency(newer, older, proof)).toBe(false)
    }
  }
})
