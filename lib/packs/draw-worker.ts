import { type FileHandle, open } from 'node:fs/promises'
import { deserialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import type { PdfDocument } from '../pdf/document.ts'
import { renderPdf } from '../pdf/render.ts'
import { type Measured, MeasuredFile } from './measured-file.ts'

/** A document as `v8.serialize` packs it, and the thread's file, which it goes into after those before it. */
export type Order = { packed: Uint8Array; path: string }

/** What was drawn, and where in the file it begins. */
export type Drawn = Measured & { start: number }

/** The file of the documents so far: one for each would cost more than what is written there. */
let out: { file: FileHandle; end: number } | undefined

/** Draws documents, one after the other, and says what became of each. */
let drawn: Promise<unknown> = Promise.resolve()
let told: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (order: Order) => {
  const drawing = drawn.then(() => draw(order))
  drawn = drawing
  // While one is written to its end, the next document is drawn.
  told = Promise.all([drawing, told]).then(async ([{ file, start }]) =>
    parentPort?.postMessage({ ...(await file.close()), start } satisfies Drawn),
  )
})

async function draw({ packed, path }: Order): Promise<{ file: MeasuredFile; start: number }> {
  out ??= { file: await open(path, 'w', 0o600), end: 0 }
  const start = out.end
  const file = MeasuredFile.within(out.file, start)
  for await (const part of renderPdf(deserialize(packed) as PdfDocument)) await file.write(part)
  out.end += file.size
  return { file, start }
}
