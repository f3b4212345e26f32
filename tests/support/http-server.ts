import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Got = { headers: NodeJS.Dict<string | string[]>; body: Buffer }
type Answer = { status: number; body?: Uint8Array; headers?: Record<string, string> } | 'hang up'

/** A real HTTP server that keeps what it was sent and answers what it is told. */
export async function httpServer(answer: (got: Got, nth: number) => Promise<Answer> | Answer) {
  const taken: Got[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const got = { headers: request.headers, body: Buffer.concat(parts) }
    taken.push(got)
    const says = await answer(got, taken.length)
    if (says === 'hang up') request.socket.destroy()
    else response.writeHead(says.status, says.headers).end(says.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { taken, url: `http://127.0.0.1:${port}/`, [Symbol.asyncDispose]: close }
}
