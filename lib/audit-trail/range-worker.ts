import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import { CopySocket } from '../db/copy-socket.ts'
import { type Range, readRange } from './read-range.ts'

/** Reads ranges over a connection of its own, one after the other; a failure ends the thread. */
const client = new Client({
  connectionString: workerData.url,
  application_name: 'plumbline',
  stream: () => new CopySocket(),
})
let ready: Promise<unknown> = client.connect()

parentPort?.on('message', (range: Range) => {
  ready = ready.then(async () => parentPort?.postMessage(await readRange(client, range)))
})
