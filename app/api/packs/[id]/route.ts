import { download } from '@/lib/api/download'
import { handle } from '@/lib/api/handle'
import { NotFound } from '@/lib/errors'
import { openFile } from '@/lib/files/store'
import { readPack, recordDownload } from '@/lib/packs/request'

/** The file of a pack that is ready; the same bytes for everybody who may have it. */
export const GET = handle<{ id: string }>(async ({ actor, params }) => {
  const pack = await readPack(actor, params.id)
  if (pack.status === 'removed')
    throw new NotFound(`The file of ${pack.code} was kept long enough and is gone.`)
  if (pack.status !== 'ready' || !pack.sha256) throw new NotFound(`${pack.code} has no file yet.`)
  const stream = await openFile(pack.sha256)
  await recordDownload(actor, pack)
  return download(stream, { type: 'application/zip', name: `plumbline-pack-${pack.code}.zip` })
})
