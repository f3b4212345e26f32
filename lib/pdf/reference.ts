import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'

/** What pdfkit writes an object of the file with; not in its public types. */
type Base = {
  document: { _offset: number; _write(text: string): void; _refEnd(ref: unknown): void }
  id: number
  offset: number
  data: Record<string, unknown>
  buffer: Uint8Array[]
  compress: boolean
  write(chunk: Uint8Array | string): void
  finalize(): void
}
const PdfkitReference = new PDFDocument({ autoFirstPage: false, font: null as never }).ref({})
  .constructor as new (
  document: unknown,
  id: number,
  data?: Record<string, unknown>,
) => Base

/** Streams that one document after another writes, and what they are compressed. */
const compressed = new WeakMap<Uint8Array, Uint8Array>()

/** Bytes that many documents write: they are compressed once. */
export function repeated(bytes: Uint8Array): Uint8Array {
  compressed.set(bytes, deflateSync(bytes))
  return bytes
}

/** An object of the file, with the same bytes as pdfkit's. */
export class Reference extends PdfkitReference {
  override write(chunk: Uint8Array | string): void {
    const known = this.compress && typeof chunk !== 'string' ? this.compressedOf(chunk) : undefined
    if (known) {
      this.compress = false
      this.data.Filter = 'FlateDecode'
    }
    super.write(known ?? chunk)
  }

  private compressedOf(chunk: Uint8Array): Uint8Array | undefined {
    // The colour profile, of so many components, is the same in all documents.
    if (this.data.N !== undefined && !compressed.has(chunk)) repeated(chunk)
    return compressed.get(chunk)
  }

  override finalize(): void {
    if (this.compress && this.buffer.length > 0) {
      // Half the time of what zlib does of itself, for a tenth more bytes.
      this.buffer = [deflateSync(Buffer.concat(this.buffer), { level: 3 })]
      this.compress = false
    }
    const element = elementOf(this.data)
    if (element === undefined) {
      super.finalize()
      return
    }
    const { document } = this
    this.offset = document._offset
    document._write(`${this.id} 0 obj\n${element}\nendobj`)
    document._refEnd(this)
  }
}

/** What most elements of the structure have: what they are, what they are in, what they hold, and where. */
const plainKeys = new Set(['S', 'P', 'K', 'Pg'])

/** An element of the structure, as nine objects of ten are, in pdfkit's words; undefined for any other. */
function elementOf(data: Record<string, unknown>): string | undefined {
  if (data.S === undefined || !Array.isArray(data.K)) return undefined
  let text = '<<'
  for (const key in data) {
    if (!plainKeys.has(key)) return undefined
    const value = data[key]
    if (key === 'K') {
      if (!data.K.every((kid) => typeof kid === 'number' || kid instanceof Reference))
        return undefined
      text += `\n/K [${data.K.join(' ')}]`
    } else text += key === 'S' ? `\n/S /${value}` : `\n/${key} ${value}`
  }
  return `${text}\n>>`
}
