import { Readable } from 'node:stream'
import busboy from 'busboy'
import { ExpectedError, Invalid } from '../errors.ts'
import { type Received, receiveUpload, type StoredBlob } from './store.ts'

/** Files of one request at most. */
const mostFiles = 20

/** What became of one file of a request. */
export type FileOutcome = { blob: StoredBlob } | { name: string; error: ExpectedError }

/**
 * Takes the files of a request: one as the body itself (its name in `?name=`), or several as
 * multipart/form-data; streamed, so that memory does not grow with them. A file that is not taken
 * has its own outcome. A request that was cut keeps nothing and throws Invalid.
 */
export async function receiveFiles(request: Request): Promise<FileOutcome[]> {
  if (!request.body) throw new Invalid({ file: 'The request holds no file.' })
  const type = request.headers.get('content-type') ?? ''
  const counted = countBytes(request.body)
  const body = Readable.fromWeb(counted.stream as Parameters<typeof Readable.fromWeb>[0])
  // Whoever reads the stream hears of its failure; nobody may be reading yet when it comes.
  body.on('error', () => {})
  const received: (Received | { name: string; error: ExpectedError })[] = []
  try {
    if (type.startsWith('multipart/form-data')) {
      received.push(...(await readParts(body, type)))
    } else {
      const name = new URL(request.url).searchParams.get('name') ?? ''
      if (!name) throw new Invalid({ file: 'Name the file: ?name=…' })
      received.push(await receiveUpload(body, { name }))
    }
    requireWhole(request, counted.bytes())
    const outcomes: FileOutcome[] = []
    for (const one of received) {
      if ('error' in one) {
        outcomes.push(one)
        continue
      }
      await one.keep()
      const { sha256, size, type: media, name } = one
      outcomes.push({ blob: { sha256, size, type: media, name } })
    }
    return outcomes
  } catch (error) {
    if (error instanceof ExpectedError || !counted.isCut()) throw error
    throw cut()
  } finally {
    body.destroy()
    await Promise.all(received.map((one) => ('discard' in one ? one.discard() : undefined)))
  }
}

async function readParts(body: Readable, type: string) {
  const files: Promise<Received | { name: string; error: ExpectedError }>[] = []
  let tooMany = false
  const parser = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    limits: { files: mostFiles, fields: 20, fieldSize: 10_000, parts: mostFiles + 20 },
  })
  parser.on('file', (_field, stream, { filename }) => {
    const name = filename ?? 'file'
    stream.on('error', () => {})
    files.push(
      receiveUpload(stream, { name }).catch((error: unknown) => {
        stream.resume()
        if (error instanceof ExpectedError) return { name, error }
        throw error
      }),
    )
  })
  parser.on('filesLimit', () => {
    tooMany = true
  })
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('close', resolve).on('error', reject)
    body.on('error', (error) => parser.destroy(error))
  })
  body.pipe(parser)
  const problem = await parsed.then(
    () => null,
    (error: unknown) => error,
  )
  const settled = await Promise.allSettled(files)
  const received = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const broken = problem ?? settled.find((one) => one.status === 'rejected')?.reason
  if (broken || tooMany) {
    await Promise.all(received.map((one) => ('discard' in one ? one.discard() : undefined)))
    if (tooMany) throw new Invalid({ file: `At most ${mostFiles} files at once.` })
    throw isCutForm(broken) ? cut() : broken
  }
  if (received.length === 0) throw new Invalid({ file: 'The request holds no file.' })
  return received
}

function isCutForm(error: unknown): boolean {
  const message = error instanceof Error ? error.message : ''
  return /Unexpected end of (form|file)|Premature close|aborted|terminated/i.test(message)
}

function cut(): Invalid {
  return new Invalid({
    file: 'The upload was cut off on the way; nothing of it was kept. Send it again.',
  })
}

/** A proxy that gives up in the middle can end the body as if it were whole. */
function requireWhole(request: Request, bytes: number) {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) !== bytes) throw cut()
}

/** The same stream, counted; `isCut` when it broke before its end. */
function countBytes(stream: ReadableStream<Uint8Array>) {
  let bytes = 0
  let ended = false
  const counted = stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        controller.enqueue(chunk)
      },
      flush() {
        ended = true
      },
    }),
  )
  return { stream: counted, bytes: () => bytes, isCut: () => !ended }
}
