import { hasReach } from '@/lib/access/reach'
import { actorOfRequest } from '@/lib/access/request'
import { problemResponse } from '@/lib/api/problem'
import { now } from '@/lib/clock'
import { Forbidden, Invalid } from '@/lib/errors'
import type { StoredFile } from '@/lib/fields/field'
import { receiveFiles } from '@/lib/files/receive-files'
import { registers } from '@/lib/registers/index'

export const dynamic = 'force-dynamic'

/**
 * Takes files in: one as the body with `?name=` (answers it as a record refers to it), or several as
 * multipart/form-data (answers `files`, each so or with its `error`). They hang on nothing yet; what
 * no record refers to is swept after a day.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    if (!registers.some((register) => hasReach(actor, register, 'create'))) {
      throw new Forbidden('Your role does not allow you to add files.')
    }
    const outcomes = await receiveFiles(request)
    const stored = { uploadedAt: now().toISOString(), uploadedById: actor.id }
    const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
    const [first] = outcomes
    if (!isForm && first) {
      if ('error' in first) throw first.error
      return Response.json({ ...first.blob, ...stored } satisfies StoredFile, { status: 201 })
    }
    const files = outcomes.map((one) => {
      if ('blob' in one) return { ...one.blob, ...stored } satisfies StoredFile
      const { error, name } = one
      return {
        name,
        error: error instanceof Invalid ? (error.problems.file ?? error.message) : error.message,
      }
    })
    const status = outcomes.some((one) => 'blob' in one) ? 201 : 422
    return Response.json({ files }, { status, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problemResponse(error, request)
  }
}
