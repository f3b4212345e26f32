import { GET as exportRecord } from '../../app/api/export/[register]/[id]/route.ts'
import { GET as exportList } from '../../app/api/export/[register]/route.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { tokenOf } from './client.ts'

export type Exported = { status: number; headers: Headers; bytes: Buffer }

/** What a person gets from an address below /api/export. */
export async function exported(actor: Actor, path: string): Promise<Exported> {
  const url = new URL(`/api/export${path}`, 'http://plumbline.test')
  const [register = '', id] = url.pathname.split('/').slice(3).map(decodeURIComponent)
  const request = new Request(url, { headers: { authorization: `Bearer ${await tokenOf(actor)}` } })
  const response = id
    ? await exportRecord(request, { params: Promise.resolve({ register, id }) })
    : await exportList(request, { params: Promise.resolve({ register }) })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
