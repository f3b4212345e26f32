import { actorOfRequest } from '@/lib/access/request'
import { problemResponse } from '@/lib/api/problem'
import { receiveFiles } from '@/lib/files/receive-files'
import { beginImport } from '@/lib/import/begin'
import { requireImport } from '@/lib/import/runs'

export const dynamic = 'force-dynamic'

/**
 * Takes a table in as the body, with `?name=`, and begins an import of it for this person; answers
 * its `id`. What is no table is refused with a sentence, and no import begins.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ register: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    const { register } = await params
    requireImport(actor, register)
    const [first] = await receiveFiles(request)
    if (!first) throw new Error('a request with a file has no outcome')
    if ('error' in first) throw first.error
    const run = await beginImport(actor, register, first.blob)
    return Response.json({ id: run.id }, { status: 201, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problemResponse(error, request)
  }
}
