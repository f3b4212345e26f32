import { deserialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import type { PdfDocument } from '../pdf/document.ts'
import { renderPdf } from '../pdf/render.ts'
import { MeasuredFile } from './measured-file.ts'

/** A document as `v8.serialize` packs it, and where it goes. */
export type Order = { packed: Uint8Array; path: string }

/** Draws documents into files, one after the other, and says what became of each. */
let drawn: Promise<unknown> = Promise.resolve()
let told: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (order: Order) => {
  const file = drawn.then(() => draw(order))
  drawn = file
  // While one file is written to its end, the next document is drawn.
  told = Promise.all([file, told]).then(async ([whole]) =>
    parentPort?.postMessage(await whole.close()),
  )
})

async function draw({ packed, path }: Order): Promise<MeasuredFile> {
  const file = await MeasuredFile.create(path)
  for await (const part of renderPdf(deserialize(packed) as PdfDocument)) await file.write(part)
  return file
}
