import { Readable } from 'node:stream'
import { now } from '../clock.ts'

/** A file to keep, streamed; `name` is what it is saved as, with the day in it. */
export function download(
  stream: Readable,
  { type, name }: { type: string; name: string },
): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** `risks-2026-11-30.csv`: the name of what was exported today, or as of a moment. */
export function dated(name: string, extension: string, asOf?: { at: string }): string {
  return `${name}-${(asOf?.at ?? now().toISOString()).slice(0, 10)}.${extension}`
}
