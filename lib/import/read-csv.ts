import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import { TooLarge } from '../errors.ts'
import { unguardFormula } from '../formula-guard.ts'
import { findDelimiter } from './delimiter.ts'
import { findEncoding, notATable } from './encoding.ts'
import { type Encoding, type Table, tableBuilder, tableLimits } from './table.ts'

const sampleBytes = 256 * 1024

/** Reads delimited text as a stream, in two passes: one for the encoding, one for the cells. */
export async function readCsv(
  source: Buffer | string,
  chosen: { encoding?: Encoding | undefined; delimiter?: string | undefined } = {},
): Promise<Table> {
  await requireSize(source)
  const encoding = await findEncoding(chunksOf(source), chosen.encoding)
  const { text: sample, isWhole } = await sampleOf(source, encoding)
  const delimiter = chosen.delimiter ?? findDelimiter(sample, isWhole)
  const table = tableBuilder()
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: tableLimits.cellCharacters * 4,
  })
  let parsedLines = 0
  let countedTwice = 0
  const drain = () => {
    for (let next = parser.read(); next !== null; next = parser.read()) {
      const { record, info } = next as { record: string[]; info: { lines: number } }
      if (table.rows.length >= tableLimits.rows) throw tooManyRows()
      if (record.length > tableLimits.columns) throw tooManyColumns(record.length)
      // csv-parse counts a quoted CRLF as two lines.
      countedTwice += occurrences(record, '\r\n')
      parsedLines = info.lines - countedTwice
      if (record.every((cell) => cell === '')) continue
      table.add(record.map(unguardFormula), parsedLines - occurrences(record, '\n'))
    }
  }
  try {
    await feed(parser, decoded(source, encoding), drain)
  } catch (error) {
    throw describeCsvError(error, parsedLines)
  }
  if (table.columns.length === 0) throw notATable('The file holds no heading and no rows.')
  const { columns, rows, problems } = table
  return { format: 'csv', encoding, delimiter, columns, rows, problems }
}

/** Writes the text into the parser and lets `drain` read what it has made of it. */
async function feed(
  parser: Parser,
  texts: AsyncIterable<string>,
  drain: () => void,
): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve).once('error', reject)
  })
  // The loop below may throw first; the parser's own failure is then no news.
  ended.catch(() => {})
  try {
    for await (const text of texts) {
      if (parser.errored) break
      parser.write(text)
      drain()
    }
    parser.on('readable', () => {
      try {
        drain()
      } catch (error) {
        parser.destroy(error as Error)
      }
    })
    parser.end()
    await ended
  } finally {
    parser.destroy()
  }
}

function occurrences(cells: string[], sign: string): number {
  let n = 0
  for (const cell of cells) {
    for (let at = cell.indexOf(sign); at >= 0; at = cell.indexOf(sign, at + 1)) n += 1
  }
  return n
}

function describeCsvError(error: unknown, parsedLines: number): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return notATable(
      `A quote (") in the row that begins on line ${parsedLines + 1} is never closed, so everything after it would be one cell.`,
    )
  }
  return notATable(`The table can't be read from line ${parsedLines + 1} on: ${error.message}.`)
}

async function requireSize(source: Buffer | string) {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size > tableLimits.bytes) {
    throw new TooLarge(
      `The file has ${Math.ceil(size / 1024 / 1024)} MB; a table of at most ${tableLimits.bytes / 1024 / 1024} MB is taken. Split it.`,
    )
  }
}

function chunksOf(
  source: Buffer | string,
  bytes?: number,
): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (typeof source !== 'string') return [bytes ? source.subarray(0, bytes) : source]
  return createReadStream(source, {
    highWaterMark: 256 * 1024,
    ...(bytes ? { end: bytes - 1 } : {}),
  }) as AsyncIterable<Buffer>
}

async function* decoded(source: Buffer | string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunksOf(source)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function sampleOf(source: Buffer | string, encoding: Encoding) {
  const decoder = new TextDecoder(encoding)
  let text = ''
  let bytes = 0
  for await (const chunk of chunksOf(source, sampleBytes)) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.length
  }
  return { text, isWhole: bytes < sampleBytes }
}

function tooManyRows(): TooLarge {
  const limit = tableLimits.rows.toLocaleString('en')
  return new TooLarge(
    `The table has more than ${limit} rows, which is the most that is taken at once. Split it.`,
  )
}

function tooManyColumns(n: number): TooLarge {
  return new TooLarge(
    `A row has ${n.toLocaleString('en')} cells; at most ${tableLimits.columns.toLocaleString('en')} are taken.`,
  )
}
