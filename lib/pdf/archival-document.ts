import PDFDocument from 'pdfkit'
import { Reference } from './reference.ts'

/** Bytes gathered before they are handed on. */
const batch = 65_536

/**
 * pdfkit's document with two differences. It puts `info` into the XMP escaped: unescaped, one `&` in
 * a title would make the file invalid. And it gathers what it writes, for whoever asks: pdfkit makes
 * a byte array of each operator and a chunk of each line for a stream, which cost a third of a short
 * document's time.
 */
export class ArchivalDocument extends PDFDocument {
  // Filled while the constructor of pdfkit runs, so they must not be initialised after it.
  declare private operators: string | undefined
  declare private lines: string | undefined
  declare private chunks: Uint8Array[] | undefined
  declare private gathered: number | undefined
  declare private batches: Uint8Array[] | undefined
  /** Whether all that was begun has ended, and been written. */
  declare isWhole: boolean | undefined
  declare _offset: number
  declare private _offsets: (number | null)[]
  declare private _waiting: number

  override endMetadata(): void {
    for (const [key, value] of Object.entries(this.info)) {
      if (typeof value === 'string') Object.assign(this.info, { [key]: xmlText(value) })
    }
    super.endMetadata()
  }

  override ref(data?: object): PDFKit.PDFKitReference {
    const ref = new Reference(this, this._offsets.length + 1, data as Record<string, unknown>)
    this._offsets.push(null)
    this._waiting++
    return ref as unknown as PDFKit.PDFKitReference
  }

  /** One or more operators of the page, each on its line. */
  override addContent(data: string): PDFKit.PDFDocument {
    this.operators = `${this.operators ?? ''}${data}\n`
    return this
  }

  /** Marks with nothing but their number or kind, which are nearly all, are written at once. */
  override markContent(tag: string, options?: Mark): this {
    const { mcid, type, ...more } = options ?? {}
    const isPlain =
      (tag === 'Artifact' ? type : mcid) !== undefined && Object.keys(more).length === 0
    const { markings } = this.page as unknown as { markings: unknown[] }
    if (!isPlain || markings.length > 0) return super.markContent(tag, options)
    markings.push({ tag, options })
    const operand = tag === 'Artifact' ? `/Type /${type}` : `/MCID ${mcid}`
    this.addContent(`/${tag} <<\n${operand}\n>> BDC`)
    return this
  }

  override endPageMarkings(page: PDFKit.PDFPage): PDFKit.Mixins.PageMarking[] {
    if (this.operators) page.write(Buffer.from(this.operators, 'latin1'))
    this.operators = ''
    return super.endPageMarkings(page)
  }

  /** Missing from pdfkit's types. */
  _write(data: string | Uint8Array): void {
    const length = typeof data === 'string' ? data.length + 1 : data.length
    if (typeof data === 'string') this.lines = `${this.lines ?? ''}${data}\n`
    else {
      this.gatherLines()
      this.chunks?.push(data)
    }
    this._offset += length
    this.gathered = (this.gathered ?? 0) + length
    if (this.gathered >= batch) this.handOn()
  }

  /** What was written since this was asked last, in batches. */
  written(): Uint8Array[] {
    const batches = this.batches ?? []
    this.batches = []
    return batches
  }

  /** pdfkit's last word to its stream. */
  override push(): boolean {
    this.handOn()
    this.isWhole = true
    return true
  }

  private gatherLines(): void {
    this.chunks ??= []
    if (this.lines) this.chunks.push(Buffer.from(this.lines, 'latin1'))
    this.lines = ''
  }

  private handOn(): void {
    this.gatherLines()
    const bytes = Buffer.concat(this.chunks ?? [])
    this.chunks = []
    this.gathered = 0
    this.batches ??= []
    if (bytes.length > 0) this.batches.push(bytes)
  }
}

type Mark = PDFKit.Mixins.MarkingOptions & { mcid?: number }

function xmlText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
