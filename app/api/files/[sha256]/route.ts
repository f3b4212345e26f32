import { Readable } from 'node:stream'
import { actorOfRequest } from '@/lib/access/request'
import { problemResponse } from '@/lib/api/problem'
import { NotFound } from '@/lib/errors'
import { attachment } from '@/lib/files/file-name'
import { openFile } from '@/lib/files/store'
import { readableFile } from '@/lib/records/files'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ sha256: string }> }

/**
 * A file of a record that the person may read, or one they sent, to be saved, never shown as a page
 * of this site.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    const { sha256 } = await params
    const file = /^[0-9a-f]{64}$/.test(sha256) ? await readableFile(actor, sha256) : null
    if (!file) throw new NotFound()
    const etag = `"${sha256}"`
    const headers = new Headers({
      etag,
      'cache-control': 'private, no-cache',
      'content-disposition': attachment(file.name),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    if (request.headers.get('if-none-match')?.includes(etag)) {
      return new Response(null, { status: 304, headers })
    }
    headers.set('content-type', file.type)
    headers.set('content-length', String(file.size))
    const stream = Readable.toWeb(await openFile(sha256)) as ReadableStream<Uint8Array>
    return new Response(stream, { headers })
  } catch (error) {
    return problemResponse(error, request)
  }
}
