import { Socket } from 'node:net'

/** Bytes that are read at once at most. */
const SIZE = 1 << 17

/**
 * A socket for connections to the database: what comes in lies in the same bytes each time. A CopyReader
 * reads it there, so that nothing is allocated for it and no garbage collected; anybody else gets a copy.
 */
export class CopySocket extends Socket {
  /** Whether who listens is done with the bytes at once; who keeps some gets a copy. */
  lends = false

  constructor() {
    const buffer = Buffer.allocUnsafeSlow(SIZE)
    const hear = (length: number) => this.hear(buffer.subarray(0, length))
    super({ onread: { buffer, callback: hear } })
  }

  private hear(bytes: Buffer): boolean {
    this.emit('data', this.lends ? bytes : Buffer.from(bytes))
    return true
  }
}
