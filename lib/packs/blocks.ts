/** Bytes that a pack's files are read, measured and written by. */
export const blockSize = 1 << 18

/**
 * Blocks that nobody uses: of a new one for each part, collecting garbage would cost more than what is
 * done with it.
 */
const spare: Buffer[] = []

export function takeBlock(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(blockSize)
}

/** Once, by whoever took it, when nothing reads or writes there any more. */
export function giveBack(block: Buffer): void {
  spare.push(block)
}
