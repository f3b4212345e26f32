import { Readable } from 'node:stream'
import { download } from '@/lib/api/download'
import { handle } from '@/lib/api/handle'
import { NotFound } from '@/lib/errors'
import { readNoteOf, readStampOf } from '@/lib/witnesses/list'

/** A checkpoint as the note's text, or with `stamp` its time stamp; `key` chooses among several keys. */
export const GET = handle<{ size: string }>(async ({ actor, request, params }) => {
  const { searchParams } = new URL(request.url)
  if (!/^(0|[1-9]\d{0,14})$/.test(params.size)) throw new NotFound()
  const of = { size: Number(params.size), key: searchParams.get('key') }
  const name = `checkpoint-${params.size}`
  return searchParams.has('stamp')
    ? download(Readable.from([await readStampOf(actor, of)]), {
        type: 'application/timestamp-reply',
        name: `${name}.tsr`,
      })
    : download(Readable.from([Buffer.from(await readNoteOf(actor, of))]), {
        type: 'text/plain; charset=utf-8',
        name: `${name}.txt`,
      })
})
