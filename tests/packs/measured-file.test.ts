import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MeasuredFile } from '../../lib/packs/measured-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-measured-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Longer than several blocks, with characters of one to four bytes on every border. */
const text = 'Prüfung 監査 🔎 '.repeat(30_000)

test('what is written in parts of any size is the file, and is what was measured', async () => {
  for (const size of [1_000, 300_000, text.length]) {
    const path = join(folder, `${size}`)
    const file = await MeasuredFile.create(path)
    for (let at = 0; at < text.length; ) {
      // A character of two units stays in one part, as in whatever hands parts on.
      const end = at + size + (/[\ud800-\udbff]/.test(text[at + size - 1] ?? '') ? 1 : 0)
      await file.write(text.slice(at, end))
      at = end
    }
    await file.write(Buffer.alloc(600_000, 7))
    const bytes = Buffer.concat([Buffer.from(text), Buffer.alloc(600_000, 7)])
    expect(await file.close()).toEqual({
      size: bytes.length,
      crc: crc32(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  }
})

test('stretches of one file are measured each by itself, and written beside one another', async () => {
  const path = join(folder, 'stretches')
  const file = await open(path, 'w')
  const parts = [text, '', 'short', 'x'.repeat(400_000)].map((one) => Buffer.from(one))
  let start = 0
  const closing = []
  for (const part of parts) {
    const stretch = MeasuredFile.within(file, start)
    await stretch.write(part)
    start += part.length
    expect(stretch.size).toBe(part.length)
    // The next one begins while this one is on its way.
    closing.push(stretch.close())
  }
  expect(await Promise.all(closing)).toEqual(
    parts.map((part) => ({
      size: part.length,
      crc: crc32(part),
      sha256: createHash('sha256').update(part).digest('hex'),
    })),
  )
  await file.close()
  expect(readFileSync(path).equals(Buffer.concat(parts))).toBe(true)
})

test.runIf(process.platform === 'linux')(
  'a full disk is said, whether much or little was written, and nothing stays open',
  async () => {
    for (const size of [10, 2_000_000]) {
      const file = await MeasuredFile.create('/dev/full')
      const written = async () => {
        await file.write(Buffer.alloc(size))
        return file.close()
      }
      await expect(written()).rejects.toMatchObject({ code: 'ENOSPC' })
      await file.discard().catch(() => undefined)
      expect(openFiles()).not.toContain('/dev/full')
    }
  },
)

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)]
    } catch {
      // The one that the folder itself was read with.
      return []
    }
  })
}
