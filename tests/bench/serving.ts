import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Actor } from '../../lib/access/actor.ts'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import { sealSession, sessionCookieName } from '../../lib/access/session-token.ts'
import { openSession } from '../../lib/access/sessions.ts'
import { pool } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { type Figure, figure } from './figures.ts'
import { someRecords } from './installation.ts'
import { timed, timedTogether } from './measure.ts'

/** What one person sends to a server over HTTP. */
export type Visitor = {
  /** The page, as its person sees it; throws unless it is answered whole. */
  page(path: string): Promise<string>
  api(path: string, init?: RequestInit): Promise<Response>
}

/** Signs a person in at the server, for pages and the API. */
export async function visitorOf(url: string, actor: Actor): Promise<Visitor> {
  const sealed = await sealSession(await openSession(actor.id, 'bench'))
  const { token } = await createApiToken(actor, { name: 'bench', scope: 'all', expiresAt: null })
  const answered = async (path: string, init: RequestInit) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init })
    if (response.status !== 200) {
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    }
    return response
  }
  return {
    page: async (path) => {
      const headers = { cookie: `${sessionCookieName()}=${sealed}` }
      return (await answered(path, { headers })).text()
    },
    api: (path, init = {}) =>
      answered(`/api/v1${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...init.headers,
        },
      }),
  }
}

/** Lists, records, searches and moments, read over HTTP by one and by sixteen. */
export async function measurePages(visitor: Visitor, requests: number): Promise<Figure[]> {
  const figures: Figure[] = []
  const records = await someRecords('systems', 64)
  const systemAt = (n: number) => records[n % records.length]?.code ?? ''
  const paths: Record<string, (n: number) => string> = {
    'List of risks': (n) => `/risks?likelihood=${(n % 5) + 1}`,
    'List of systems': () => '/systems',
    'Search in risks': (n) => `/risks?q=case+${n * 97}`,
    'Record of a system': (n) => `/systems/${systemAt(n)}`,
    'Audit trail': (n) => `/trail?before=${400_000 - n * 997}`,
  }
  const bare = {
    what: 'ms, its rows in SQL',
    samples: await timed(requests, () =>
      pool().query(
        `SELECT to_jsonb(r) - 'searchText' - 'source' AS row FROM (
           SELECT * FROM risks WHERE "archivedAt" IS NULL ORDER BY level DESC NULLS LAST, id LIMIT 51
         ) r`,
      ),
    ),
  }
  for (const [name, pathOf] of Object.entries(paths)) {
    await timed(5, (n) => visitor.page(pathOf(n)))
    const alone = await timed(requests, (n) => visitor.page(pathOf(n)))
    const together = await timedTogether(16, requests * 4, (n) => visitor.page(pathOf(n)))
    const common = { unit: 'ms', judged: 'p95' as const, baseline: bare }
    figures.push(
      figure({ ...common, name, samples: alone, budget: { atMost: 60 } }),
      figure({ ...common, name: `${name}, 16 users`, samples: together, budget: { atMost: 250 } }),
    )
  }
  return figures
}

/** Lists through the API as of a moment half-way through the trail, beside the same list of now. */
export async function measureMoments(visitor: Visitor, requests: number): Promise<Figure[]> {
  const at = async (share: number) => {
    const [moment] = await sqlOf(pool())<{ at: string }>(
      `SELECT to_json(at) #>> '{}' AS at FROM audit_events
       WHERE seq = (SELECT floor((size - 1) * $1::float8)::bigint FROM audit_head)`,
      [share],
    )
    return encodeURIComponent(moment?.at ?? '')
  }
  const [recent, middle] = [await at(0.98), await at(0.5)]
  const list = (asOf: string) => () => visitor.api(`/risks?limit=50${asOf}`)
  const now = await timed(requests, list(''))
  const baseline = { what: 'ms, the list of now', samples: now }
  const figures: Figure[] = []
  for (const [name, moment] of [
    ['List of risks as of a recent moment', recent],
    ['List of risks as of half-way', middle],
  ]) {
    await list(`&asOf=${moment}`)()
    const samples = await timed(requests, list(`&asOf=${moment}`))
    figures.push(
      figure({ name: name ?? '', unit: 'ms', samples, baseline, budget: { atMost: 150 } }),
    )
  }
  return figures
}

/** Writing one record through the API, beside the same statement without log, rules or HTTP. */
export async function measureWrites(visitor: Visitor, requests: number): Promise<Figure[]> {
  const records = await someRecords('risks', requests)
  const sql = sqlOf(pool())
  await sql('CREATE TABLE bench_plain AS SELECT * FROM risks LIMIT 1000')
  await sql('ALTER TABLE bench_plain ADD PRIMARY KEY (id)')
  const ids = await sql<{ id: string }>('SELECT id::text AS id FROM bench_plain')
  const plain = await timed(requests, (n) =>
    sql('UPDATE bench_plain SET revision = revision + 1, cause = $2 WHERE id = $1::uuid', [
      ids[n % ids.length]?.id,
      `Changed ${n}`,
    ]),
  )
  await sql('DROP TABLE bench_plain')
  const samples = await timed(records.length, (n) => changeCause(visitor, records[n], n))
  return [
    figure({
      name: 'Write of one record (API)',
      unit: 'ms',
      samples,
      baseline: { what: 'ms, a bare update', samples: plain },
      budget: { atMost: 30 },
    }),
  ]
}

/** My work and the overview: when nothing changed, and the first time after a change. */
export async function measureWork(visitor: Visitor, requests: number): Promise<Figure[]> {
  const figures: Figure[] = []
  const changed = await someRecords('risks', 400)
  let change = 300
  for (const [name, path] of [
    ['My work', '/'],
    ['Overview', '/overview'],
  ]) {
    const first = await timed(1, () => visitor.page(path ?? ''))
    const warm = await timed(requests, () => visitor.page(path ?? ''))
    const after: number[] = []
    for (let run = 0; run < Math.max(5, requests / 10); run += 1, change += 1) {
      await changeCause(visitor, changed[change % changed.length], run)
      after.push(...(await timed(1, () => visitor.page(path ?? ''))))
    }
    figures.push(
      figure({ name: `${name}, first`, unit: 'ms', samples: first }),
      figure({ name: `${name}, warm`, unit: 'ms', samples: warm, budget: { atMost: 100 } }),
      figure({
        name: `${name}, after a change`,
        unit: 'ms',
        samples: after,
        judged: 'p95',
        budget: { atMost: 2000 },
      }),
    )
  }
  return figures
}

async function changeCause({ api }: Visitor, record: AnyRecord | undefined, n: number) {
  if (!record) throw new Error('no record to change')
  const path = `/risks/${record.id}`
  const { revision } = (await (await api(path)).json()) as { revision: number }
  return api(path, {
    method: 'PATCH',
    headers: { 'if-match': String(revision) },
    body: JSON.stringify({ cause: `Data grow old, seen again in round ${n}` }),
  })
}

/** Script that a page loads first, compressed, in kB of 1,000 bytes. */
export async function measureScripts(url: string, visitor: Visitor): Promise<Figure[]> {
  const [system] = await someRecords('systems', 1)
  const pages: [string, string, number][] = [
    ['list', '/systems', 190],
    ['record', `/systems/${system?.code}`, 190],
    ['overview', '/overview', 190],
    ['form of a system', '/systems/new', 320],
    ['form of a risk', '/risks/new', 320],
  ]
  const figures: Figure[] = []
  for (const [name, path, atMost] of pages) {
    const html = await visitor.page(path)
    let bytes = 0
    for (const script of scriptsIn(html)) {
      bytes += gzipSync(await (await fetch(new URL(script, url))).bytes()).length
    }
    figures.push(
      figure({
        name: `First script of the ${name}`,
        unit: 'kB gzip',
        samples: [bytes / 1000],
        budget: { atMost },
      }),
    )
  }
  return figures
}

function scriptsIn(html: string): Set<string> {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  return new Set(
    tags
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []),
  )
}

/** MiB of memory that a process holds, and the most it ever held; null where nobody can tell. */
export function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1])
    return { now: kib('VmRSS') / 1024, peak: kib('VmHWM') / 1024 }
  } catch {
    // The process is gone, or this system has no such folder.
    return null
  }
}
