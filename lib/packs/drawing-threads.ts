import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { type PdfDocument, rowsIn } from '../pdf/document.ts'
import { Thread } from '../thread.ts'
import type { Drawn, Order } from './draw-worker.ts'
import type { Place } from './spool.ts'

/** Threads that draw: each holds its own fonts, so more of them cost memory. */
const threadCount = 2

/** Documents that a thread has at hand: the next one lies there when one is done. */
const mostAtHand = 2

/** A document with more rows than these takes a hundred megabytes to draw. */
const manyRows = 2_000

/** A thread collects its garbage while that is little: left alone it would hold 400 MiB, and be no faster. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 }

/**
 * Draws many documents in several threads, each into a file of its own, with the bytes that `renderPdf`
 * gives. All long ones are drawn in the first thread, so that one alone takes the memory that they need.
 */
export class DrawingThreads {
  private readonly threads: Drawing[] = []
  private readonly waiting: (() => void)[] = []
  private closed = false

  /** Begins the threads before there is anything to draw: each takes half a second. */
  begin(): void {
    while (this.threads.length < threadCount) this.add()
  }

  /** Takes the document in, packed: who lets go of it then does not hold it while it is drawn. */
  take(doc: PdfDocument): (folder: string) => Promise<Drawn & Place> {
    const isLong = rowsIn(doc.body) > manyRows
    const packed = serialize(doc)
    return (folder) => this.draw({ packed, folder }, isLong)
  }

  /** Ends the threads; what is being drawn fails, and what waits for its turn. */
  async close(): Promise<void> {
    this.closed = true
    for (const next of this.waiting.splice(0)) next()
    await Promise.all(this.threads.map((thread) => thread.close()))
  }

  private async draw(
    { packed, folder }: { packed: Uint8Array; folder: string },
    isLong: boolean,
  ): Promise<Drawn & Place> {
    let thread = this.free(isLong)
    for (; !thread; thread = this.free(isLong))
      await new Promise<void>((next) => this.waiting.push(next))
    thread.atHand += 1
    try {
      const { place } = thread
      return { ...(await thread.ask({ packed, path: join(folder, place) })), place }
    } finally {
      thread.atHand -= 1
      // Of those that wait one may want another thread than the next.
      for (const next of this.waiting.splice(0)) next()
    }
  }

  private free(isLong: boolean): Drawing | undefined {
    if (this.closed) throw new Error('Nothing is drawn any more.')
    const begun = isLong ? this.threads.slice(0, 1) : this.threads
    const idle = begun.find((thread) => thread.atHand === 0)
    if (idle) return idle
    if (this.threads.length < (isLong ? 1 : threadCount)) return this.add()
    return begun.find((thread) => thread.atHand < mostAtHand)
  }

  private add(): Drawing {
    const thread = new Drawing(new URL('./draw-worker.ts', import.meta.url), { resourceLimits })
    this.threads.push(thread)
    return thread
  }
}

class Drawing extends Thread<Order, Drawn> {
  atHand = 0
  /** Its file's name, which nothing before it can have had. */
  readonly place = randomUUID()
}
