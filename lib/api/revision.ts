import { Conflict } from '../errors.ts'
import { BadRequest, RevisionNeeded } from './errors.ts'

/** The header that names a record's revision. */
export function etag(record: { revision: number }): { etag: string } {
  return { etag: `"${record.revision}"` }
}

/**
 * The revision a change was made on, from `If-Match` or, without it, from the body. Throws
 * RevisionNeeded when neither says, BadRequest when the header can't be read.
 */
export function revisionOf(request: Request, inBody?: number): number {
  const header = request.headers.get('if-match')
  if (header === null) {
    if (inBody === undefined) throw new RevisionNeeded()
    return inBody
  }
  const [, revision] = /^"?(\d{1,9})"?$/.exec(header.trim()) ?? []
  if (revision === undefined) throw new BadRequest('If-Match names one revision, as in "3".')
  return Number(revision)
}

/** A change that came too late, as If-Match wants it told. */
class RevisionPassed extends Conflict {
  override readonly status = 412
}

/**
 * Does a change; when the record is no longer at the revision that `If-Match` named, says so with
 * 412 and the record as it is now. A Conflict about any other record keeps that record to itself.
 */
export async function atRevision<T>(
  { request, revision, idOrCode }: { request: Request; revision: number; idOrCode: string },
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof Conflict) || !error.current) throw error
    const { current } = error
    const wanted = idOrCode.toLowerCase()
    if (wanted !== current.id && wanted !== String(current.code).toLowerCase())
      throw new Conflict(error.message)
    const passed = request.headers.has('if-match') && current.revision !== revision
    throw passed ? new RevisionPassed(error.message, current) : error
  }
}
