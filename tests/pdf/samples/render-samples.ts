import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPdfBuffer } from '../../../lib/pdf/render.ts'
import { samples } from './samples.ts'

/** Writes every sample document to a folder, to be looked at: `node render-samples.ts FOLDER`. */
const folder = process.argv[2]
if (!folder) throw new Error('Name the folder to write to')
mkdirSync(folder, { recursive: true })
for (const [name, build] of Object.entries(samples)) {
  const started = performance.now()
  const bytes = await renderPdfBuffer(build())
  writeFileSync(join(folder, `${name}.pdf`), bytes)
  process.stdout.write(
    `${name}: ${bytes.length} bytes, ${Math.round(performance.now() - started)} ms\n`,
  )
}
