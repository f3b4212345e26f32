import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DrawingThreads } from '../../lib/packs/drawing-threads.ts'
import type { PdfDocument } from '../../lib/pdf/document.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-drawing-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function aDocument(rows: number): PdfDocument {
  return {
    title: `${rows} rows`,
    organisation: 'Nordwind GmbH',
    classification: 'Internal',
    asOf: '2026-01-01T00:00:00.000Z',
    language: 'en',
    cover: { style: 'block', facts: [] },
    contents: 'never',
    body: [
      {
        kind: 'table',
        columns: [{ label: 'Row', weight: 1 }],
        rows: Array.from({ length: rows }, (_, n) => [`Row ${n}`]),
      },
    ],
  }
}

test('short and long documents lie where it is said, the same whatever is drawn beside', async () => {
  const threads = new DrawingThreads()
  const sizes = [10, 2_500, 10, 2_500, 10, 10]
  const drawn = await Promise.all(sizes.map((rows) => threads.take(aDocument(rows))(folder)))
  const measures = drawn.map(({ size, crc, sha256 }) => ({ size, crc, sha256 }))
  const [short, long] = measures
  expect(measures).toEqual(sizes.map((rows) => (rows === 10 ? short : long)))
  await threads.close()
  for (const { place, start, size, sha256 } of drawn) {
    const bytes = readFileSync(join(folder, place)).subarray(start, start + size)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  }
})

test('once it is closed nothing is begun any more, whatever waited for its turn', async () => {
  const threads = new DrawingThreads()
  const asked = [10, 2_500, 2_500, 2_500, 10, 10].map((rows) =>
    threads.take(aDocument(rows))(folder),
  )
  const ended = Promise.allSettled(asked)
  await asked[0]
  await threads.close()
  expect((await ended).slice(1, 4).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  await expect(threads.take(aDocument(10))(folder)).rejects.toThrow('Nothing is drawn any more')
})
