import { hasReach } from '@/lib/access/reach'
import { actorOfRequest } from '@/lib/access/request'
import { problemResponse } from '@/lib/api/problem'
import { Forbidden, Invalid } from '@/lib/errors'
import type { StoredFile } from '@/lib/fields/field'
import { receiveFiles } from '@/lib/files/receive-files'
import { rememberUpload } from '@/lib/records/files'
import { registers } from '@/lib/registers/index'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

/**
 * Takes files in: one as the body with `?name=` (answers it as a record refers to it), or several as
 * multipart/form-data (answers `files`, each so or with its `error`). They hang on nothing yet; what
 * no record refers to is swept after a day. Whoever sent a file may name it in a record.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    if (!registers.some((register) => hasReach(actor, register, 'create'))) {
      throw new Forbidden('Your role does not allow you to add files.')
    }
    const outcomes = await receiveFiles(request)
    const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
    const [first] = outcomes
    if (!isForm && first) {
      if ('error' in first) throw first.error
      return Response.json(await rememberUpload(actor, first.blob), { status: 201, headers })
    }
    const files: (StoredFile | { name: string; error: string })[] = []
    for (const one of outcomes) {
      if ('blob' in one) files.push(await rememberUpload(actor, one.blob))
      else {
        const { error, name } = one
        const says = error instanceof Invalid ? error.problems.file : undefined
        files.push({ name, error: says ?? error.message })
      }
    }
    const status = outcomes.some((one) => 'blob' in one) ? 201 : 422
    return Response.json({ files }, { status, headers })
  } catch (error) {
    return problemResponse(error, request)
  }
}
