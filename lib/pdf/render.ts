import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { ArchivalDocument } from './archival-document.ts'
import { Canvas } from './canvas.ts'
import { compile, isTooLongToTag } from './compile.ts'
import { oneLine } from './dirty-text.ts'
import type { Orientation, PdfDocument } from './document.ts'
import { contentsSlices, coverSlices, type Entry, furnitureOf } from './furniture.ts'
import { type Page, paginate } from './paginate.ts'
import type { Slice } from './slices.ts'

export type RenderOptions = {
  /** The twin that a validator exists for; the product writes PDF/A-2. */
  archive?: 'PDF/A-2' | 'PDF/A-1'
}

/**
 * The bytes of the document as PDF/A-2a (as PDF/A-2b, with the long tables untagged, above 10,000
 * rows) as they are drawn, and its pages. Equal documents give equal bytes, on any machine. Long
 * documents are laid out twice, once to count and once to draw, so that memory does not grow with
 * the layout; between pages other work of the process gets its turn.
 */
export async function* renderPdf(
  doc: PdfDocument,
  options: RenderOptions = {},
): AsyncGenerator<Uint8Array, { pages: number }, void> {
  const orientation = doc.orientation ?? 'portrait'
  const tagged = !isTooLongToTag(doc.body)
  const ownCover = doc.cover.style === 'page'
  const { entries, count, laid } = await measure(slicesOf(doc, tagged), orientation)
  const cover = ownCover ? [...paginate(coverSlices(doc), 'portrait')] : []
  const listed = entries.filter((entry) => entry.level <= 2).length
  const wanted = doc.contents === 'always' || (doc.contents === 'auto' && count > 3 && listed > 3)
  const contents = wanted && listed > 0 ? contentsAfter(cover.length, entries) : []
  const before = cover.length + contents.length
  const pages = before + count

  const pdf = open(doc, tagged, options)
  const canvas = new Canvas(pdf, anchorsOf(entries))
  const furniture = furnitureOf(doc)
  let page = 0
  let entry = 0
  for (const parts of [cover, contents, laid ?? paginate(slicesOf(doc, tagged), orientation)])
    for (const part of parts) {
      canvas.page(part.orientation)
      page += 1
      furniture(canvas, {
        orientation: part.orientation,
        page,
        pages,
        cover: page <= cover.length,
      })
      for (const { slice, y } of part.placed) {
        for (const mark of page > before ? (slice.marks ?? []) : []) {
          const named = entries[entry++]
          if (named) canvas.bookmark(named.name, mark.text, mark.level, y + mark.dy)
        }
        slice.draw(canvas, y)
      }
      if (page % 8 === 0) await setImmediate()
      for (const bytes of pdf.written()) yield bytes
    }
  canvas.end()
  for (const bytes of pdf.written()) yield bytes
  if (!pdf.isWhole) throw new Error('An element of the document was opened and not closed.')
  return { pages }
}

/**
 * All but a cover of its own. Not within `renderPdf`: each generator function that is made leaves V8
 * with a shape that holds what it was made in, a whole document, until all of the heap is searched.
 */
function* slicesOf(doc: PdfDocument, tagged: boolean): Generator<Slice> {
  if (doc.cover.style !== 'page') yield* coverSlices(doc)
  yield* compile(doc.body, doc.orientation ?? 'portrait', tagged)
}

/** The whole file in memory, for short documents and tests. */
export function renderPdfBuffer(doc: PdfDocument, options: RenderOptions = {}): Promise<Buffer> {
  return buffer(renderPdf(doc, options))
}

/** Pages that the first pass keeps for the second. */
const kept = 40

/**
 * First pass: how many pages, and which headings on which of them; the pages themselves when they
 * are few.
 */
async function measure(
  slices: Iterable<Slice>,
  orientation: Orientation,
): Promise<{ entries: Entry[]; count: number; laid?: Page[] }> {
  const entries: Entry[] = []
  const laid: Page[] = []
  let count = 0
  for (const page of paginate(slices, orientation)) {
    count++
    if (count <= kept) laid.push(page)
    else laid.length = 0
    for (const { slice } of page.placed) {
      for (const mark of slice.marks ?? []) {
        entries.push({ ...mark, page: count, name: `d${String(entries.length).padStart(6, '0')}` })
      }
    }
    if (count % 32 === 0) await setImmediate()
  }
  return { entries, count, ...(count <= kept ? { laid } : {}) }
}

/** Nobody finds their way in more pages of contents than these: then they list the sections alone. */
const mostContents = 2

/** The pages of the contents, which stand before what they list and so move it. */
function contentsAfter(cover: number, entries: Entry[]): Page[] {
  const pagesAt = (offset: number, of: Entry[]) => [
    ...paginate(contentsSlices(of, offset), 'portrait'),
  ]
  const guess = pagesAt(cover + 1, entries)
  if (guess.length === 1) return guess
  if (guess.length <= mostContents) return pagesAt(cover + guess.length, entries)
  const sections = entries.filter((entry) => entry.level === 1)
  return pagesAt(cover + pagesAt(cover + 1, sections).length, sections)
}

function anchorsOf(entries: Entry[]): Map<string, string> {
  const anchors = new Map(entries.map((entry) => [entry.name, entry.name]))
  for (const { anchor, name } of entries)
    if (anchor && !anchors.has(anchor)) anchors.set(anchor, name)
  return anchors
}

function open(
  doc: PdfDocument,
  tagged: boolean,
  { archive = 'PDF/A-2' }: RenderOptions,
): ArchivalDocument {
  const created = new Date(doc.asOf)
  return new ArchivalDocument({
    autoFirstPage: false,
    font: null as never,
    pdfVersion: archive === 'PDF/A-1' ? '1.4' : '1.7',
    subset: (tagged ? `${archive}a` : `${archive}b`) as 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: doc.language,
    info: {
      Title: oneLine(doc.title) || 'Untitled',
      Author: oneLine(doc.organisation) || 'Unknown organisation',
      Subject: oneLine(doc.kind ?? doc.title) || 'Untitled',
      Creator: 'Plumbline',
      Producer: 'Plumbline',
      CreationDate: Number.isNaN(created.getTime()) ? new Date(0) : created,
      // The file's /ID is computed from these entries alone: with the content in, it follows the content.
      Keywords: `sha256:${createHash('sha256').update(JSON.stringify(doc)).digest('hex')}`,
    },
  })
}
