import { parentPort } from 'node:worker_threads'
import type { PdfDocument } from './document.ts'
import { renderPdfBuffer } from './render.ts'

/** Draws documents one after the other, and hands their bytes over. */
let ready: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (doc: PdfDocument) => {
  ready = ready.then(async () => {
    // A copy of its own: a small buffer of Node's lies among others, and can't leave the thread.
    const bytes = new Uint8Array(await renderPdfBuffer(doc))
    parentPort?.postMessage(bytes, [bytes.buffer])
  })
})
