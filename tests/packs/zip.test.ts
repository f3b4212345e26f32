import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evidencePath } from '../../lib/packs/build.ts'
import { localHeader, zipEnd } from '../../lib/packs/verifier/core.mjs'
import { unzip, zipOf } from './zip-of.ts'

const dir = mkdtempSync(join(tmpdir(), 'proof-zip-'))
afterAll(() => rmSync(dir, { recursive: true }))

const root = 'plumbline-pack-1'

test('an ordinary unzip reads the ZIP, and two of the same files are the same bytes', async () => {
  const files = {
    [`${root}/a.txt`]: 'a',
    [`${root}/b/c.txt`]: Buffer.alloc(3_000_000, 7),
    [`${root}/empty`]: '',
  }
  const bytes = await zipOf(files)
  expect((await zipOf(files)).equals(bytes)).toBe(true)
  writeFileSync(join(dir, 'a.zip'), bytes)
  expect(execFileSync('unzip', ['-tq', join(dir, 'a.zip')], { encoding: 'utf8' })).toContain(
    'No errors',
  )
  expect(execFileSync('unzip', ['-Z', join(dir, 'a.zip')], { encoding: 'utf8' })).toContain(
    '80-Jan-01 00:00',
  )
  expect((await unzip(bytes)).files['b/c.txt']?.length).toBe(3_000_000)
})

test('evidence of equal names stands side by side, and a long name keeps its beginning and its ending', () => {
  const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]
  expect(evidencePath(one, 'report.pdf')).not.toBe(evidencePath(other, 'report.pdf'))
  const path = evidencePath(one, `Review of the third quarter ${'x'.repeat(170)}.pdf`)
  expect(path).toMatch(/\/Review of the third quarter x+\.pdf$/)
  expect(path.split('/').at(-1)).toHaveLength(120)
})

test('more files than a plain ZIP can count are written and read as ZIP64', async () => {
  const names = Array.from(
    { length: 70_000 },
    (_, index) => `${root}/${String(index).padStart(6, '0')}`,
  )
  const bytes = await zipOf(Object.fromEntries(names.map((name) => [name, ''])))
  writeFileSync(join(dir, 'many.zip'), bytes)
  expect(
    execFileSync('unzip', ['-Z', '-h', join(dir, 'many.zip')], { encoding: 'utf8' }),
  ).toContain('70000')
  expect(Object.keys((await unzip(bytes)).files)).toHaveLength(70_000)
}, 60_000)

test('sizes and places beyond four gigabytes go into ZIP64 fields, and only those', () => {
  const small = { name: 'a', size: 10, crc: 1 }
  const large = { name: 'a', size: 5_000_000_000, crc: 1 }
  expect(localHeader(small)).toHaveLength(31)
  expect(localHeader(large)).toHaveLength(51)
  const header = Buffer.from(localHeader(large))
  expect(header.readUInt32LE(18)).toBe(0xffffffff)
  expect(header.readBigUInt64LE(35)).toBe(5_000_000_000n)
  expect(zipEnd([{ ...small, offset: 0 }], 41)).toHaveLength(47 + 22)
  expect(zipEnd([{ ...small, offset: 5_000_000_000 }], 5_000_000_041)).toHaveLength(
    47 + 12 + 76 + 22,
  )
  expect(zipEnd([{ ...large, offset: 0 }], 5_000_000_051)).toHaveLength(47 + 20 + 76 + 22)
})

test.each([
  ['sorted otherwise', { [`${root}/b`]: '1', [`${root}/a`]: '2' }, 'not sorted'],
  ['with a name that climbs out', { [`${root}/../a`]: '1' }, 'is not one that a pack may hold'],
  ['with an absolute name', { '/etc/passwd': '1' }, 'is not one that a pack may hold'],
  ['with a backslash', { [`${root}/a\\b`]: '1' }, 'is not one that a pack may hold'],
  ['with two folders', { [`${root}/a`]: '1', 'q/a': '1' }, 'lies outside of the folder'],
  ['without a folder', { a: '1' }, 'does not hold one folder'],
  ['of nothing', {}, 'does not begin as a ZIP does'],
])('a ZIP %s is refused', async (_, files, said) => {
  await expect(unzip(await zipOf(files))).rejects.toThrow(said)
})

test('a ZIP of another program is refused', async () => {
  const folder = join(dir, root)
  execFileSync('mkdir', ['-p', folder])
  writeFileSync(join(folder, 'a'), 'a')
  execFileSync('zip', ['-qr', '-0', '-X', join(dir, 'other.zip'), root], { cwd: dir })
  const { readFileSync } = await import('node:fs')
  await expect(unzip(readFileSync(join(dir, 'other.zip')))).rejects.toThrow()
})

test('a ZIP with anything before, behind or between its entries is refused', async () => {
  const bytes = await zipOf({ [`${root}/a`]: 'aaa', [`${root}/b`]: 'bbb' })
  const at = bytes.indexOf('aaa') + 3
  for (const changed of [
    Buffer.concat([Buffer.from('x'), bytes]),
    Buffer.concat([bytes, Buffer.from('x')]),
    Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]),
    bytes.subarray(0, -1),
    bytes.subarray(1),
    Buffer.alloc(0),
    Buffer.from('not a ZIP at all, but long enough to be one, one would think'),
  ]) {
    await expect(unzip(changed)).rejects.toThrow()
  }
})
