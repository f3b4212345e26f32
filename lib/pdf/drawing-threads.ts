import { Thread } from '../thread.ts'
import type { PdfDocument } from './document.ts'

type Drawing = Thread<PdfDocument, Uint8Array>

/** Documents drawn at a time: each thread holds its own fonts, so more of them cost memory. */
const mostThreads = 2

/** A thread collects its garbage while that is little: left alone it would hold 400 MiB, and be no faster. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 }

/** Draws many documents, several at a time, with the bytes that `renderPdf` gives. */
export class DrawingThreads {
  private readonly threads: Drawing[] = []
  private readonly idle: Drawing[] = []
  private readonly waiting: ((thread: Drawing) => void)[] = []

  async draw(doc: PdfDocument): Promise<Uint8Array> {
    const thread = await this.take()
    try {
      return await thread.ask(doc)
    } finally {
      const next = this.waiting.shift()
      if (next) next(thread)
      else this.idle.push(thread)
    }
  }

  /** Ends the threads; what is being drawn fails. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()))
  }

  private take(): Drawing | Promise<Drawing> {
    const free = this.idle.pop()
    if (free) return free
    if (this.threads.length >= mostThreads) return new Promise((next) => this.waiting.push(next))
    const thread: Drawing = new Thread(new URL('./draw-worker.ts', import.meta.url), {
      resourceLimits,
    })
    this.threads.push(thread)
    return thread
  }
}
