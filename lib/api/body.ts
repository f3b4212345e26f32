import type { z } from 'zod'
import { Invalid, TooLarge } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import { BadRequest, WrongMediaType } from './errors.ts'

const largest = 1024 * 1024

/**
 * The JSON of a request. Throws WrongMediaType, TooLarge above 1 MB, BadRequest when it is not JSON
 * or holds texts that nothing can keep.
 */
export async function readJson(request: Request): Promise<unknown> {
  const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';')
  if (!/^application\/([\w.-]+\+)?json$/.test(type.trim())) throw new WrongMediaType()
  const text = await readText(request)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new BadRequest('The body is not JSON.')
  }
  if (!isStorable(body))
    throw new BadRequest('The body holds a text with a zero character or half of a character.')
  return body
}

/** The JSON object of a request, of this shape; throws Invalid with a sentence per member. */
export async function readShape<S extends z.ZodType>(
  request: Request,
  shape: S,
): Promise<z.infer<S>> {
  return parseShape(await readJson(request), shape)
}

/** A value of this shape; throws Invalid with a sentence per member. */
export function parseShape<S extends z.ZodType>(value: unknown, shape: S): z.infer<S> {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const problems: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const named = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]
    for (const key of named) problems[key] ??= issue.message
  }
  throw new Invalid(problems)
}

/** The values of a record: a JSON object, whose members the register's definition judges. */
export async function readValues(request: Request): Promise<Record<string, unknown>> {
  const body = await readJson(request)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw new BadRequest('Send a JSON object with the fields of the record.')
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > largest) throw new TooLarge('At most 1 MB at once.')
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new BadRequest('The body is not UTF-8.')
    throw error
  }
}
