import { Readable } from 'node:stream'

/** Records as one JSON array, a record a line, as a stream. */
export function toJson(records: Iterable<unknown> | AsyncIterable<unknown>): Readable {
  return Readable.from(lines(records), { objectMode: false })
}

async function* lines(records: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const record of records) {
    yield before + JSON.stringify(record)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
