/** A request that did not arrive, in a sentence. */
export class NotSent extends Error {}

const patience = 15_000
/** The largest answer that is read; a time stamp with its certificates has some kilobytes. */
const largest = 256 * 1024

/**
 * Posts bytes to an address and answers what came back. Follows no redirection: an address says by
 * itself where things go. Throws NotSent unless it answers with success.
 */
export async function sendBytes(
  address: string,
  body: Uint8Array | string,
  headers: Record<string, string>,
): Promise<Buffer> {
  let answer: Response
  try {
    answer = await fetch(address, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new NotSent(`It answered with ${answer.status}.`)
    }
    return await bytesOf(answer)
  } catch (error) {
    if (error instanceof NotSent) throw error
    throw new NotSent(reasonOf(error), { cause: error })
  }
}

async function bytesOf(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.length
    if (length > largest) throw new NotSent('It answered with more than a witness has to say.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return 'It did not answer within 15 seconds.'
  }
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return `It can't be reached${code}.`
}
