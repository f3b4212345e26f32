import { Writable } from 'node:stream'
import { parentPort } from 'node:worker_threads'
import type { PdfDocument } from '../pdf/document.ts'
import { renderPdf } from '../pdf/render.ts'
import { type Measured, MeasuredFile } from './measured-file.ts'

export type Order = { doc: PdfDocument; path: string }

/** Draws documents into files, one after the other, and says what became of each. */
let ready: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (order: Order) => {
  ready = ready.then(async () => parentPort?.postMessage(await draw(order)))
})

async function draw({ doc, path }: Order): Promise<Measured> {
  const file = new MeasuredFile(path)
  const out = new Writable({
    write: (part: Uint8Array, _encoding, done) => void file.write(part).then(() => done(), done),
  })
  await renderPdf(doc, out)
  return file.close()
}
