import { MeasuredFile } from './measured-file.ts'
import { localHeader, type ZipEntry, zipEnd } from './verifier/core.mjs'

/** An entry whose size and CRC-32 are known before its bytes are asked for. */
export type ZipFile = ZipEntry & {
  /** Its bytes; a part is only looked at until the next one is asked for. */
  open(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/**
 * Writes the canonical ZIP of these entries to a file that its owner alone can read: stored, in the
 * order given (sorted by the caller), dated 1980-01-01, no extra fields but ZIP64's where a number
 * needs them. The same entries give the same bytes. Throws if an entry's bytes are not as many as it
 * said; what was written until then stays behind.
 */
export async function writeZip(
  files: ZipFile[],
  path: string,
  signal?: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const out = await MeasuredFile.create(path)
  const entries: (ZipEntry & { offset: number })[] = []
  try {
    for (const file of files) {
      signal?.throwIfAborted()
      const offset = out.size
      await out.write(localHeader(file))
      const start = out.size
      for await (const part of file.open()) await out.write(part)
      if (out.size - start !== file.size)
        throw new Error(`"${file.name}" changed while it was packed`)
      entries.push({ name: file.name, size: file.size, crc: file.crc, offset })
    }
    await out.write(zipEnd(entries, out.size))
  } catch (error) {
    await out.discard()
    throw error
  }
  const { sha256, size } = await out.close()
  return { sha256, bytes: size }
}
