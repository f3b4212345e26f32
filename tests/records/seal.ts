import { createHash } from 'node:crypto'

/** Hash of a leaf, RFC 6962. */
export function leafHash(line: string): Buffer {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(line, 'utf8')
    .digest()
}

/** Hash of two subtrees, RFC 6962. */
export function hashNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest()
}
