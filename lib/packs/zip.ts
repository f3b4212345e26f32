import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { localHeader, type ZipEntry, zipEnd } from './verifier/core.mjs'

/** An entry whose size and CRC-32 are known before its bytes are asked for. */
export type ZipFile = ZipEntry & { open(): Iterable<Uint8Array> | AsyncIterable<Uint8Array> }

/**
 * Writes the canonical ZIP of these entries: stored, in the order given (sorted by the caller),
 * dated 1980-01-01, no extra fields but ZIP64's where a number needs them. The same entries give the
 * same bytes. Leaves `out` open. Throws if an entry's bytes are not as many as it said.
 */
export async function writeZip(
  files: ZipFile[],
  out: Writable,
  signal?: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const digest = createHash('sha256')
  const written: (ZipEntry & { offset: number })[] = []
  let bytes = 0
  const write = async (chunk: Uint8Array) => {
    signal?.throwIfAborted()
    digest.update(chunk)
    bytes += chunk.length
    if (!out.write(chunk)) await once(out, 'drain', signal ? { signal } : {})
  }
  for (const file of files) {
    const offset = bytes
    await write(localHeader(file))
    const start = bytes
    for await (const chunk of file.open()) await write(chunk)
    if (bytes - start !== file.size) throw new Error(`"${file.name}" changed while it was packed`)
    written.push({ name: file.name, size: file.size, crc: file.crc, offset })
  }
  await write(zipEnd(written, bytes))
  return { sha256: digest.digest('hex'), bytes }
}
