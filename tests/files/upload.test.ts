import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { GET } from '../../app/api/files/[sha256]/route.ts'
import { POST } from '../../app/api/files/route.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import { env } from '../../lib/env.ts'
import type { StoredFile } from '../../lib/fields/field.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { aPerson, theLead } from '../support/factories.ts'

async function keyOfActor(actor: Actor): Promise<string> {
  return `Bearer ${(await createApiToken(actor, { name: 'tests', scope: 'all', expiresAt: null })).token}`
}

function post(
  key: string | null,
  body: BodyInit,
  { query = '', headers = {} } = {},
): Promise<Response> {
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { ...headers, ...(key ? { authorization: key } : {}) },
  }
  return POST(new Request(`http://localhost/api/files${query}`, init))
}

function get(key: string, sha256: string): Promise<Response> {
  const request = new Request(`http://localhost/api/files/${sha256}`, {
    headers: { authorization: key },
  })
  return GET(request, { params: Promise.resolve({ sha256 }) })
}

async function entries(): Promise<string[]> {
  const found = await readdir(env().FILES, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort()
}

test('several files come in at once, each with its answer', async () => {
  const key = await keyOfActor(await theLead())
  const form = new FormData()
  form.append('files', new Blob(['a,b\n1,2\n']), 'rows.csv')
  form.append('files', new Blob([`MZ${'\0'.repeat(3_000_000)}`]), 'setup.exe')
  form.append('files', new Blob(['x'.repeat(2_000_000)]), 'Prüfung.txt')
  const response = await post(key, form)
  expect(response.status).toBe(201)
  const { files } = await response.json()
  expect(files).toMatchObject([
    { name: 'rows.csv', type: 'text/csv', size: 8, uploadedById: (await theLead()).id },
    { name: 'setup.exe', error: expect.stringContaining('was not taken') },
    { name: 'Prüfung.txt', type: 'text/plain', size: 2_000_000 },
  ])
})

test('one file comes in as the body of the request', async () => {
  const key = await keyOfActor(await theLead())
  const response = await post(key, 'Hello', { query: `?name=${encodeURIComponent('Größe.txt')}` })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ name: 'Größe.txt', size: 5, type: 'text/plain' })
  const refused = await post(key, '<html>', { query: '?name=x.txt' })
  expect(refused.status).toBe(422)
  expect((await refused.json()).detail).toContain('web page')
})

test('an upload cut in the middle leaves nothing, not even the files before the cut', async () => {
  const key = await keyOfActor(await theLead())
  const before = await entries()
  const boundary = 'cut'
  const part = (name: string, text: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\n\r\n${text}`
  const text = `${part('first.txt', 'whole of the first')}\r\n${part('second.txt', 'half of the second')}`
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const ended = await post(key, text, { headers: type })
  expect(ended.status).toBe(422)
  expect((await ended.json()).detail).toContain('cut off')
  let sent = false
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new Error('aborted'))
      else controller.enqueue(new TextEncoder().encode(text))
      sent = true
    },
  })
  const aborted = await post(key, broken, { headers: type })
  expect(aborted.status).toBe(422)
  const short = await post(key, 'half', {
    query: '?name=x.txt',
    headers: { 'content-length': '100' },
  })
  expect(short.status).toBe(422)
  expect(await entries()).toEqual(before)
})

test('without signing in, or with no right to add anything, nothing is taken', async () => {
  expect((await post(null, 'x', { query: '?name=a.txt' })).status).toBe(401)
  const executive = await keyOfActor(await aPerson({ roles: ['executive'] }))
  expect((await post(executive, 'x', { query: '?name=a.txt' })).status).toBe(403)
})

test('a file is given to who may read a record that holds it, to be saved and never shown as a page', async () => {
  const lead = await theLead()
  const key = await keyOfActor(lead)
  const response = await post(key, 'the result', {
    query: `?name=${encodeURIComponent('Prüfung.txt')}`,
  })
  const file: StoredFile = await response.json()
  const name = { title: 'Test of the model', kind: 'file', files: [file] }
  await writeRecord(lead, 'evidence', { values: name })
  const read = await get(key, file.sha256)
  expect(read.status).toBe(200)
  expect(await read.text()).toBe('the result')
  expect(read.headers.get('content-disposition')).toContain("filename*=UTF-8''Pr%C3%BCfung.txt")
  expect(read.headers.get('x-content-type-options')).toBe('nosniff')
  expect(read.headers.get('etag')).toBe(`"${file.sha256}"`)
  const staff = await keyOfActor(await aPerson({ roles: ['staff'] }))
  expect((await get(staff, file.sha256)).status).toBe(404)
  expect((await get(key, '../../secrets')).status).toBe(404)
})
