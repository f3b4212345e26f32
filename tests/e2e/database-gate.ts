import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A door in front of a PostgreSQL: shut, it lets nobody in and throws out who is inside. */
export type Gate = { url: string; shut(): void; open(): void; end(): Promise<void> }

/** Puts a gate in front of the database at this address. */
export async function gateBefore(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const inside = new Set<Socket>()
  let isOpen = true
  const gate = createServer((guest) => {
    if (!isOpen) return guest.destroy()
    const server = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [guest, server],
      [server, guest],
    ] as const) {
      inside.add(one)
      // Either side may break off at any time: then the other ends too.
      one.on('error', () => other.destroy())
      one.on('close', () => {
        inside.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const throwOut = () => {
    for (const one of inside) one.destroy()
  }
  await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done))
  const url = new URL(databaseUrl)
  url.search = ''
  url.host = `127.0.0.1:${(gate.address() as AddressInfo).port}`
  return {
    url: url.href,
    shut: () => {
      isOpen = false
      throwOut()
    },
    open: () => {
      isOpen = true
    },
    end: () => {
      throwOut()
      return new Promise((done) => gate.close(() => done()))
    },
  }
}
