import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** The first line that comes over a socket, or null where it closes, or breaks, before. */
export function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((done) => {
    socket.once('close', () => done(null))
    createInterface({ input: socket })
      .once('line', done)
      // It passes on what breaks the socket, also later, and would end the process if nobody heard.
      .on('error', () => done(null))
  })
}
