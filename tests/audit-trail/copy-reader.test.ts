import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { CopyReader } from '../../lib/audit-trail/copy-reader.ts'
import { CopySocket } from '../../lib/db/copy-socket.ts'
import { env } from '../../lib/env.ts'

const opened: Client[] = []
afterEach(async () => {
  await Promise.allSettled(opened.splice(0).map((client) => client.end()))
})

type Over = 'any socket' | 'a socket that lends its bytes'
const sockets: Over[] = ['any socket', 'a socket that lends its bytes']

async function clientOf(over: Over, url = env().DATABASE_URL): Promise<Client> {
  const lending = over === 'any socket' ? {} : { stream: () => new CopySocket() }
  const client = new Client({ connectionString: url, ...lending })
  client.on('error', () => {})
  await client.connect()
  opened.push(client)
  return client
}

/** The database behind a door that hands on a few bytes at a time. */
async function inSmallPieces(size: number): Promise<{ url: string; close(): void }> {
  const url = new URL(env().DATABASE_URL ?? '')
  const [port, host] = [Number(url.port), url.hostname]
  const door = createServer((visitor) => {
    const inside = connect(port, host)
    visitor.pipe(inside).on('error', () => visitor.destroy())
    visitor.setNoDelay(true).on('error', () => inside.destroy())
    inside.on('end', () => visitor.end())
    inside.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += size) visitor.write(bytes.subarray(at, at + size))
    })
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  url.search = ''
  url.port = String((door.address() as AddressInfo).port)
  return { url: url.href, close: () => door.close() }
}

/** The second field of each row as text, null where there is none. */
async function textsOf(client: Client, query: string): Promise<(string | null)[]> {
  const texts: (string | null)[] = []
  const reader: CopyReader = new CopyReader(2, () => {
    const [start = 0, length = -1] = [reader.starts[1], reader.lengths[1]]
    texts.push(length < 0 ? null : reader.bytes.toString('utf8', start, start + length))
  })
  await reader.read(client, `COPY (${query}) TO STDOUT (FORMAT binary)`)
  return texts
}

const rows = `SELECT n, CASE WHEN n % 3 > 0 THEN repeat('é', n * n) END FROM generate_series(0, 400) n`
const expected = Array.from({ length: 401 }, (_, n) => (n % 3 ? 'é'.repeat(n * n) : null))

test.for(sockets)(
  'rows are the same over %s however their bytes are cut, and the connection goes on',
  async (over) => {
    for (const size of [1, 7, 4096, 1 << 20]) {
      const few = size < 8 ? ' LIMIT 60' : ''
      const door = await inSmallPieces(size)
      const client = await clientOf(over, door.url)
      expect(await textsOf(client, rows + few)).toEqual(few ? expected.slice(0, 60) : expected)
      expect(await textsOf(client, 'SELECT 1, NULL::text WHERE false')).toEqual([])
      const { rows: after } = await client.query(`SELECT text FROM (${rows + few}) AS r(n, text)`)
      expect(after.map(({ text }) => text)).toEqual(few ? expected.slice(0, 60) : expected)
      door.close()
    }
  },
)

test.for(sockets)(
  'an error of the database is thrown over %s, before the rows and between them',
  async (over) => {
    const client = await clientOf(over)
    await expect(textsOf(client, 'SELECT 1, nothing')).rejects.toThrow('"nothing" does not exist')
    const between = `SELECT n, repeat('x', 10000 / (300 - n)) FROM generate_series(1, 400) n`
    await expect(textsOf(client, between)).rejects.toThrow('division by zero')
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  },
)

test.for(sockets)(
  'a connection that is lost, and a reader that throws, end the reading over %s',
  async (over) => {
    const [client, other] = [await clientOf(over), await clientOf(over)]
    const { rows: self } = await client.query('SELECT pg_backend_pid() AS pid')
    const reading = textsOf(
      client,
      `SELECT n, pg_sleep(0.01)::text FROM generate_series(1, 10000) n`,
    )
    await Promise.all([
      expect(reading).rejects.toThrow('terminating connection'),
      other.query('SELECT pg_terminate_backend($1)', [self[0].pid]),
    ])

    const third = await clientOf(over)
    const reader = new CopyReader(1, () => {
      throw new Error('not this row')
    })
    await expect(reader.read(third, 'COPY (SELECT 1) TO STDOUT (FORMAT binary)')).rejects.toThrow(
      'not this row',
    )
  },
)
