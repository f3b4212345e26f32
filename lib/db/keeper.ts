/**
 * The process that looks after the embedded database of one DATA_DIR: `node keeper.ts <folder>`.
 * It lives as long as somebody holds a connection to it (a server, a command), so that neither
 * Ctrl-C nor `kill -9` of its users leaves a database behind. It runs in a session of its own.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import {
  BeingKept,
  type Cluster,
  findOrphan,
  initialise,
  isWorkedOn,
  pause,
  startPostgres,
  stopPostgres,
  urlOf,
} from './cluster.ts'
import { firstLine } from './first-line.ts'
import { addressFile, type Hello, type KeeperAddress, type Welcome } from './keeper-address.ts'

/** Exit code of a keeper that finds another at work. */
const notNeeded = 3
const graceForFirstUser = 15_000

const [, , file] = process.argv
if (!file) throw new Error('The keeper is started by the server or a command, not by hand')
const { cluster, dataDir }: { cluster: Cluster; dataDir: string } = JSON.parse(
  readFileSync(file, 'utf8'),
)
await rm(file)

// Whoever stops everything at once (a terminal, a service manager) stops our users too, and the
// database ends after the last of them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const { postgres, address } = await begin().catch((error: unknown) => {
  if (error instanceof BeingKept) process.exit(notNeeded)
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})

const token = randomBytes(24).toString('hex')
const users = new Map<Socket, Hello['role']>()
let ending = false
const door = createServer({ allowHalfOpen: true }, receive)
door.listen(0, '127.0.0.1', announce)
const firstUser = setTimeout(endWhenUnused, graceForFirstUser)
postgres.once('exit', () => {
  // Ended by somebody else, or crashed: our users find out by their connections.
  if (!ending) process.exit(1)
})

async function begin() {
  for (const begun = Date.now(); ; await pause(200)) {
    const orphan = await findOrphan(cluster.dir)
    if (orphan) await stopPostgres(orphan)
    await initialise(cluster)
    try {
      return await startPostgres(cluster)
    } catch (error) {
      // Two keepers at once: PostgreSQL lets one of them have the folder.
      await findOrphan(cluster.dir)
      // A killed one's processes have not all noticed yet: each ends with the query it is at.
      const patience = (await isWorkedOn(cluster.dir)) ? 60_000 : 10_000
      if (Date.now() > begun + patience) throw error
    }
  }
}

async function announce() {
  const own = door.address()
  if (!own || typeof own === 'string') throw new Error('The keeper has no address')
  const content: KeeperAddress = { pid: process.pid, port: own.port, token }
  const draft = `${addressFile(dataDir)}.${process.pid}`
  await writeFile(draft, JSON.stringify(content), { mode: 0o600 })
  await rename(draft, addressFile(dataDir))
}

async function receive(socket: Socket) {
  const leave = () => {
    if (!users.delete(socket)) return
    if (users.size > 0) socket.end()
    else endWhenUnused()
  }
  // A user that is done half-closes and waits for our end; one that was killed just goes.
  socket.on('error', () => socket.destroy())
  socket.on('end', leave)
  socket.on('close', leave)
  const hello = parse((await firstLine(socket)) ?? '')
  // Whoever comes while the database ends has to start it again.
  if (!hello || ending || socket.destroyed) return void socket.destroy()
  const second = hello.role === 'server' && [...users.values()].includes('server')
  if (!second) {
    clearTimeout(firstUser)
    users.set(socket, hello.role)
  }
  const welcome: Welcome = second ? { inUse: true } : { url: urlOf(cluster, address) }
  socket.write(`${JSON.stringify(welcome)}\n`)
}

function parse(line: string): Hello | null {
  try {
    const hello: Hello = JSON.parse(line)
    const given = Buffer.from(String(hello.token))
    return given.length === token.length && timingSafeEqual(given, Buffer.from(token))
      ? hello
      : null
  } catch {
    // Some other program knocked at this port.
    return null
  }
}

async function endWhenUnused() {
  if (ending || users.size > 0) return
  ending = true
  door.close()
  await rm(addressFile(dataDir), { force: true })
  if (postgres.pid && postgres.exitCode === null) {
    const ended = new Promise((done) => postgres.once('exit', done))
    postgres.kill('SIGINT')
    await ended
  }
  process.exit(0)
}
