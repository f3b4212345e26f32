import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { env } from '../../lib/env.ts'
import { attachment, safeFileName } from '../../lib/files/file-name.ts'
import {
  fileExists,
  openFile,
  receiveUpload,
  storedFiles,
  storeUpload,
  sweepIncoming,
  sweepOrphans,
  thisMachine,
  verifyFile,
} from '../../lib/files/store.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const store = (bytes: Buffer | string, name: string, limit?: number) =>
  storeUpload(Readable.from([Buffer.from(bytes as string)]), { name, ...(limit ? { limit } : {}) })

/** Everything in the store, uploads in the making included. */
async function everything(): Promise<string[]> {
  const entries = await readdir(env().FILES, { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()
}

test('a file is kept under the hash of its bytes, with its type and a safe name', async () => {
  const kept = await store(png, '../../etc/chart.png')
  expect(kept).toEqual({
    sha256: sha256(png),
    size: png.length,
    type: 'image/png',
    name: 'chart.png',
  })
  const path = join(env().FILES, kept.sha256.slice(0, 2), kept.sha256.slice(2, 4), kept.sha256)
  expect(await readFile(path)).toEqual(png)
  expect(await buffer(await openFile(kept.sha256))).toEqual(png)
  expect((await stat(path)).mode & 0o077).toBe(0)
})

test('the same bytes under another name are kept once', async () => {
  const before = await everything()
  const kept = await store(png, 'other.png')
  expect(kept.name).toBe('other.png')
  expect(await everything()).toEqual(before)
})

test.each<[string, string, string]>([
  ['remarks.md', '# Remarks\n', 'text/markdown'],
  ['rows.csv', 'a,b\n1,2\n', 'text/csv'],
  ['data.json', '{"a":1}', 'application/json'],
  ['mail.eml', 'From: a@b.test\nSubject: x\n\nHello', 'message/rfc822'],
  ['plan.pdf', '%PDF-1.7\n1 0 obj\n', 'application/pdf'],
  ['notes', 'Zürich’s notes', 'text/plain'],
])('%s is taken by what it holds', async (name, content, type) => {
  expect((await store(content, name)).type).toBe(type)
})

test.each([
  ['page.txt', '<!DOCTYPE html><script>alert(1)</script>', 'web page'],
  ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'web page or drawing'],
  ['drawing.txt', '<?xml version="1.0"?><svg/>', 'not taken'],
  ['drawing.svg', '<svg/>', 'can run'],
  ['program.pdf', Buffer.from(`MZ${'\0'.repeat(100)}`), 'not taken'],
  ['program', Buffer.from('7f454c46020101000000000000000000', 'hex'), 'not taken'],
  ['script.txt', '#!/bin/sh\nrm -rf /\n', 'it is a script'],
  ['start.bat', 'echo', 'can run'],
  ['odd.bin', Buffer.from([1, 2, 3, 0, 5]), 'of no kind that is taken'],
  ['empty.txt', '', 'zero bytes'],
])('%s is refused with the reason, and nothing of it is kept', async (name, content, says) => {
  const before = await everything()
  await expect(store(content, name)).rejects.toThrow(says)
  expect(await everything()).toEqual(before)
})

test('a file over the limit is refused with the limit, and nothing of it is kept', async () => {
  const before = await everything()
  const large = Buffer.alloc(3 * 1024 * 1024, 'x')
  await expect(store(large, 'large.txt', 2 * 1024 * 1024)).rejects.toThrow('larger than 2 MB')
  expect(await everything()).toEqual(before)
})

test('200 MB are taken as a stream', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  const stream = Readable.from(
    (function* () {
      for (let n = 0; n < 200; n += 1) yield chunk
    })(),
  )
  const before = process.memoryUsage().rss
  const kept = await storeUpload(stream, { name: 'large.txt' })
  expect(kept.size).toBe(200 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  expect(await verifyFile(kept.sha256)).toBe(true)
}, 60_000)

test('a stream that breaks leaves nothing', async () => {
  const before = await everything()
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })(),
  )
  await expect(storeUpload(broken, { name: 'x.txt' })).rejects.toThrow('gone')
  expect(await everything()).toEqual(before)
})

test('a full disk is said so, and nothing of the file is kept', async () => {
  const script = `
    import { Readable } from 'node:stream'
    import { storeUpload } from '${new URL('../../lib/files/store.ts', import.meta.url).href}'
    const chunk = Buffer.alloc(512 * 1024, 'x')
    await storeUpload(Readable.from([chunk, chunk, chunk, chunk]), { name: 'x.txt' }).catch((error) => {
      console.log(error.status, error.message)
    })`
  const before = await everything()
  // A limit on the size of files stands for the full disk: the write fails just so.
  const limited = `trap '' XFSZ; ulimit -f 1024; exec "$0" --input-type=module -e "$1"`
  const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, script])
  expect(stdout).toContain('507 There is no space left on the server')
  expect(await everything()).toEqual(before)
})

test('a file whose bytes have changed on disk is found', async () => {
  const { sha256: hash } = await store('some evidence', 'a.txt')
  const path = join(env().FILES, hash.slice(0, 2), hash.slice(2, 4), hash)
  expect(await verifyFile(hash)).toBe(true)
  await chmod(path, 0o600)
  await truncate(path, 4)
  expect(await verifyFile(hash)).toBe(false)
  expect(await verifyFile('0'.repeat(64))).toBe(false)
  await expect(openFile('0'.repeat(64))).rejects.toThrow('not in the store')
})

test('what crashed processes left of uploads is swept, what is being written is not', async () => {
  const incoming = join(env().FILES, '.incoming')
  await mkdir(incoming, { recursive: true })
  await writeFile(join(incoming, `${thisMachine()}-999999999-dead`), 'half')
  await writeFile(join(incoming, 'elsewhere-1-old'), 'half')
  await utimes(join(incoming, 'elsewhere-1-old'), new Date(0), new Date(0))
  await writeFile(join(incoming, 'elsewhere-1-fresh'), 'half')
  const running = await receiveUpload(Readable.from([Buffer.from('whole')]), { name: 'x.txt' })
  expect(await sweepIncoming()).toBe(2)
  await running.keep()
  expect(await fileExists(running.sha256)).toBe(true)
  expect(await readdir(incoming)).toEqual(['elsewhere-1-fresh'])
})

test('a file that no record refers to is swept after a day, and one uploaded again is fresh', async () => {
  const [old, again, attached] = await Promise.all([
    store('old', 'a.txt'),
    store('again', 'b.txt'),
    store('attached', 'c.txt'),
  ])
  for (const { sha256: hash } of [old, again, attached]) {
    await utimes(
      join(env().FILES, hash.slice(0, 2), hash.slice(2, 4), hash),
      new Date(0),
      new Date(0),
    )
  }
  await store('again', 'b.txt')
  expect(await sweepOrphans(new Set([attached.sha256]))).toEqual([old.sha256])
  const left: string[] = []
  for await (const hash of storedFiles()) left.push(hash)
  expect(left).toEqual(expect.arrayContaining([again.sha256, attached.sha256]))
  expect(left).not.toContain(old.sha256)
})

test('names offered for download neither run off nor disguise themselves', () => {
  expect(safeFileName('C:\\temp\\report\u202efdp.exe')).toBe('reportfdp.exe')
  expect(safeFileName('..')).toBe('file')
  expect(safeFileName(`${'ü'.repeat(300)}.pdf`)).toHaveLength(200)
  expect(attachment('Prüfung "1".pdf')).toBe(
    `attachment; filename="Pr_fung _1_.pdf"; filename*=UTF-8''Pr%C3%BCfung%20_1_.pdf`,
  )
})
