import { ExpectedError } from '../errors.ts'

/** There is no room for the file; nothing of it was kept. */
export class StorageFull extends ExpectedError {
  readonly status = 507
  readonly title = 'No space left'
  constructor() {
    super(
      'There is no space left on the server for this file. Nothing of it was kept; tell an administrator.',
    )
  }
}

/** The disk, the quota or the file size limit of the process is used up. */
export function isStorageFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}
