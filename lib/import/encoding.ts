import { Invalid } from '../errors.ts'
import type { Encoding } from './table.ts'

/**
 * The encoding of a text file, from all of its bytes: byte order mark, else UTF-16 by its zero
 * bytes, else UTF-8 if every byte is valid UTF-8, else Windows-1252. Throws Invalid for bytes that
 * are no text, and when the file is not in the encoding somebody chose.
 */
export async function findEncoding(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  chosen?: Encoding,
): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first: Encoding | undefined
  let bytes = 0
  let lines = 1
  let isUtf8 = true
  for await (const chunk of chunks) {
    if (bytes === 0) {
      requireTable(chunk)
      first = chosen ?? byMark(chunk) ?? byZeros(chunk)
    }
    bytes += chunk.length
    if (first?.startsWith('utf-16')) continue
    const zero = chunk.indexOf(0)
    if (zero >= 0) {
      const line = lines + countLines(chunk.subarray(0, zero))
      throw notATable(
        `There is a NUL byte on line ${line}; a table has none. Export it again as CSV (UTF-8).`,
      )
    }
    if (isUtf8 && first !== 'windows-1252') {
      try {
        decoder.decode(chunk, { stream: true })
      } catch {
        isUtf8 = false
        if (first === 'utf-8') throw notUtf8(chunk, lines)
      }
    }
    if (isUtf8) lines += countLines(chunk)
  }
  if (bytes === 0) throw notATable('The file is empty (zero bytes).')
  if (first) return first
  return isUtf8 && endsWhole(decoder) ? 'utf-8' : 'windows-1252'
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Latin text in UTF-16 has a zero in every second byte. */
function byZeros(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, 1000)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 4 && even < odd / 8) return 'utf-16le'
  if (even > sample.length / 4 && odd < even / 8) return 'utf-16be'
  return undefined
}

const signatures: [string, string][] = [
  ['%PDF', 'This is a PDF, not a table. Export the table as CSV or XLSX.'],
  ['\xd0\xcf\x11\xe0', 'This is an old Excel file (.xls). Save it as .xlsx or CSV.'],
  ['PK\x03\x04', 'This is a ZIP archive, not a table.'],
  ['\x89PNG', 'This is a picture, not a table.'],
  ['\xff\xd8\xff', 'This is a picture, not a table.'],
  ['GIF8', 'This is a picture, not a table.'],
  ['\x1f\x8b', 'This is a gzip archive, not a table. Unpack it first.'],
  ['{\\rtf', 'This is a text document, not a table.'],
  ['<!DOCTYPE', 'This is a web page, not a table.'],
  ['<html', 'This is a web page, not a table.'],
  ['<?xml', 'This is XML, not a table.'],
]

function requireTable(start: Buffer) {
  const text = start.subarray(0, 16).toString('latin1')
  const known = signatures.find(([mark]) => text.toLowerCase().startsWith(mark.toLowerCase()))
  if (known) throw notATable(known[1])
}

function notUtf8(chunk: Buffer, lines: number): Invalid {
  const fit = new TextDecoder('utf-8').decode(chunk)
  const at = fit.indexOf('\ufffd')
  const line = lines + (fit.slice(0, Math.max(at, 0)).match(/\n/g)?.length ?? 0)
  return notATable(
    `The file is not UTF-8: line ${line} has a byte that UTF-8 does not allow. Choose Windows-1252, or let the encoding be found.`,
  )
}

function endsWhole(decoder: TextDecoder): boolean {
  try {
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function countLines(bytes: Buffer): number {
  let n = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) n += 1
  return n
}

/** A file that can't be read as a table, with the sentence to show. */
export function notATable(message: string): Invalid {
  return new Invalid({ file: message })
}
