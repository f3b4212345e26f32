import { rowsIn } from '../pdf/compile.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { Thread } from '../thread.ts'
import type { Order } from './draw-worker.ts'
import type { Measured } from './measured-file.ts'

type Drawing = Thread<Order, Measured>

/** Documents drawn at a time: each thread holds its own fonts, so more of them cost memory. */
const mostThreads = 2

/** A document with more rows than these takes a hundred megabytes to draw. */
const manyRows = 2_000

/** A thread collects its garbage while that is little: left alone it would hold 400 MiB, and be no faster. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 }

/**
 * Draws many documents into files, several at a time, with the bytes that `renderPdf` gives. Of long
 * ones it draws one at a time, in a thread that ends with it and gives back what it took.
 */
export class DrawingThreads {
  private readonly threads = new Set<Drawing>()
  private readonly idle: Drawing[] = []
  private readonly waiting: (() => void)[] = []
  private lastLong: Promise<unknown> = Promise.resolve()
  private closed = false

  async draw(doc: PdfDocument, path: string): Promise<Measured> {
    if (rowsIn(doc.body) <= manyRows) return this.drawNow(doc, path)
    const drawn = this.lastLong.then(() => this.drawNow(doc, path, true))
    this.lastLong = drawn.catch(() => undefined)
    return drawn
  }

  /** Ends the threads; what is being drawn fails, and what waits for its turn. */
  async close(): Promise<void> {
    this.closed = true
    for (const next of this.waiting.splice(0)) next()
    await Promise.all([...this.threads].map((thread) => thread.close()))
  }

  private async drawNow(doc: PdfDocument, path: string, isLong = false): Promise<Measured> {
    const thread = await this.take()
    try {
      return await thread.ask({ doc, path })
    } finally {
      if (isLong) await this.end(thread)
      else this.idle.push(thread)
      this.waiting.shift()?.()
    }
  }

  private async take(): Promise<Drawing> {
    while (!this.closed && this.idle.length === 0 && this.threads.size >= mostThreads)
      await new Promise<void>((next) => this.waiting.push(next))
    if (this.closed) throw new Error('Nothing is drawn any more.')
    const free = this.idle.pop()
    if (free) return free
    const thread: Drawing = new Thread(new URL('./draw-worker.ts', import.meta.url), {
      resourceLimits,
    })
    this.threads.add(thread)
    return thread
  }

  private async end(thread: Drawing): Promise<void> {
    await thread.close()
    this.threads.delete(thread)
  }
}
