import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { readZip } from '../../lib/packs/verifier/core.mjs'
import { writeZip } from '../../lib/packs/zip.ts'

export type Files = Record<string, string | Uint8Array>

/** A canonical ZIP of these files in the order given. */
export async function zipOf(files: Files): Promise<Buffer> {
  const path = join(tmpdir(), `proof-zip-${randomUUID()}`)
  try {
    await writeZip(
      Object.entries(files).map(([name, content]) => {
        const data = Buffer.from(content)
        return { name, size: data.length, crc: crc32(data), open: () => [data] }
      }),
      path,
    )
    return await readFile(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** The files of a pack by name, without its folder, and the folder's name. */
export async function unzip(
  bytes: Uint8Array,
): Promise<{ root: string; files: Record<string, Buffer> }> {
  const source = await readZip({
    size: bytes.length,
    slice: async (from, to) => bytes.slice(from, to),
  })
  const files: Record<string, Buffer> = {}
  for (const name of source.names) {
    const chunks: Uint8Array[] = []
    for await (const chunk of source.chunks(name)) chunks.push(chunk)
    files[name] = Buffer.concat(chunks)
  }
  return { root: source.root, files }
}

/** The pack of these files again, sorted, under its folder. */
export async function rezip(root: string, files: Files): Promise<Buffer> {
  const names = Object.keys(files).sort()
  return zipOf(Object.fromEntries(names.map((name) => [`${root}/${name}`, files[name] ?? ''])))
}
