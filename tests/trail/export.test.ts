import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { fingerprintOf } from '../../lib/audit-trail/keys.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { leafHash } from '../../lib/audit-trail/merkle.ts'
import { withClock } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Forbidden, Invalid } from '../../lib/errors.ts'
import { keepConcern } from '../../lib/records/concerns.ts'
import { exportTrail } from '../../lib/trail/export.ts'
import { listTrail } from '../../lib/trail/list.ts'
import { publishedKey } from '../../lib/trail/summary.ts'
import { aPerson, aRecord, leadOf, theAdministrator, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
const run = promisify(execFile)
let folder: string
let lead: Actor
let compliance: Actor
let whole: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trail-'))
  lead = await theLead()
  compliance = await leadOf('concerns')
  for (let n = 0; n < 5; n += 1)
    await aRecord('risks', { title: `Drift ${n}, “größer” \u{1F600}` }, lead)
  await keepConcern({
    values: { title: 'Letters nobody reads', description: 'They go out on Mondays.' },
    name: '',
    contact: '',
  })
  // A later day, so that there is a period to ask for.
  await withClock(new Date(Date.now() + 2 * 86_400_000), async () => {
    await aRecord('systems', { title: 'Claims triage' }, lead)
  })
  whole = await exported(lead)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function exported(actor: Actor, from = '', to = ''): Promise<string> {
  return text((await exportTrail(actor, { from, to })).stream)
}

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

type Line = { seq: number; header?: string; content?: string; salt?: string; leaf?: string }
const linesOf = (file: string) =>
  file
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const eventsOf = (file: string): Line[] => linesOf(file).slice(1, -1)

const script = () => join(folder, 'verify_trail.py')
const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** The verifier of the documentation, as anybody would run it: what it says, or the way it refuses. */
async function verdict(file: string, ...more: string[]): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.jsonl`)
  await writeFile(path, file)
  try {
    return (await run('python3', [script(), path, ...more])).stdout
  } catch (error) {
    return `refused: ${(error as { stderr?: string }).stderr}`
  } finally {
    await rm(path)
  }
}

describe('the export', () => {
  test('is for who may read the trail, and who took it away is on record', async () => {
    for (const role of ['staff', 'model-owner', 'external-auditor'] as const) {
      await expect(exported(await aPerson({ roles: [role] }))).rejects.toThrow(Forbidden)
    }
    const auditor = await aPerson({ roles: ['auditor'] })
    await exported(auditor)
    const [entry] = (await listTrail(lead, { limit: 1 })).entries
    expect(entry).toMatchObject({ actorId: auditor.id, action: 'trail.export' })
    expect(entry?.sentence).toMatch(/^took away the audit trail as a file, entries 0 to \d+$/)
  })

  test('holds every event in order, in bytes that its leaf is made of', async () => {
    const events = eventsOf(whole)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n))
    const stored = await sql<{ leaf: Uint8Array }>('SELECT leaf FROM audit_events ORDER BY seq')
    for (const [n, { header, leaf }] of events.entries()) {
      const hash = header === undefined ? leaf : leafHash(header).toString('hex')
      expect(hash).toBe(Buffer.from(stored[n]?.leaf ?? []).toString('hex'))
    }
  })

  test('tells nothing of a concern, not even to who reads it, and of people no more than headers', async () => {
    for (const actor of [lead, compliance, await theAdministrator()]) {
      const file = await exported(actor)
      expect(file.includes('Letters nobody reads')).toBe(false)
      expect(/\\"concern[s.-]/.test(file)).toBe(false)
      expect(file.includes('@kestrel.test')).toBe(false)
      const confidential = await sql<{ seq: number }>(
        `SELECT seq::float8 AS seq FROM audit_events WHERE register IN ('concerns', 'concern-messages')`,
      )
      expect(confidential.length).toBeGreaterThan(0)
      for (const { seq } of confidential) {
        expect(Object.keys(eventsOf(file)[seq] ?? {})).toEqual(['seq', 'leaf'])
      }
    }
  })

  test('holds whole what the person may see, and hashes of the rest', async () => {
    const administrator = await theAdministrator()
    const forms = (file: string, register: string) =>
      sql<{ seq: number }>(
        'SELECT seq::float8 AS seq FROM audit_events WHERE register = $1 AND seq < 49',
        [register],
      ).then(
        (found) => new Set(found.map(({ seq }) => Object.keys(eventsOf(file)[seq] ?? {}).join())),
      )
    expect(await forms(whole, 'risks')).toEqual(new Set(['seq,header,salt,content']))
    expect(await forms(await exported(administrator), 'risks')).toEqual(new Set(['seq,leaf']))
    expect(await forms(whole, 'users')).toEqual(new Set(['seq,header']))
  })

  test('of a period begins and ends with it, and refuses one without events', async () => {
    const [first] = linesOf(await exported(lead, day(1)))
    expect(first.start).toBeGreaterThan(5)
    expect(first.before.length).toBe(first.start.toString(2).replaceAll('0', '').length)
    const [early] = linesOf(await exported(lead, '', day(0)))
    expect(early).toMatchObject({ start: 0, size: first.start })
    await expect(exported(lead, '', '2020-01-01')).rejects.toThrow(Invalid)
    await expect(exported(lead, 'soon')).rejects.toThrow(Invalid)
  })

  test('is not made of a trail that does not make its root', async () => {
    const [{ leaf } = { leaf: '' }] = await sql<{ leaf: string }>(
      `SELECT encode(leaf, 'hex') AS leaf FROM audit_events WHERE seq = 3`,
    )
    const set = (hex: string) =>
      db().$transaction(async (tx) => {
        const inside = sqlOf(tx)
        await inside(`SELECT set_config('session_replication_role', 'replica', true)`)
        await inside(`UPDATE audit_events SET leaf = decode($1, 'hex') WHERE seq = 3 RETURNING 1`, [
          hex,
        ])
      })
    await set('00'.repeat(32))
    await expect(exported(lead)).rejects.toThrow('does not make the root')
    await set(leaf)
    await exported(lead)
  })
})

describe('the key', () => {
  test('is published as OpenSSH and as C2SP write it, and is the one that signs', async () => {
    const key = await publishedKey()
    const head = await headOf(sql)
    expect(key?.origin).toBe(`plumbline/${head?.installation}`)
    expect(linesOf(whole)[0].key).toBe(key?.verifierKey)
    const path = join(folder, 'key.pub')
    await writeFile(path, `${key?.sshLine}\n`)
    expect(execFileSync('ssh-keygen', ['-lf', path], { encoding: 'utf8' })).toContain(
      key?.fingerprint,
    )
    const raw = Buffer.from(key?.verifierKey.split('+').slice(2).join('+') ?? '', 'base64')
    expect(raw[0]).toBe(1)
    expect(fingerprintOf(raw.subarray(1))).toBe(key?.fingerprint)
  })
})

describe.skipIf(!hasPython)(
  'the verifier of the documentation, which shares no code with the product',
  () => {
    beforeAll(async () => {
      const page = await readFile(new URL('../../docs/trail-format.md', import.meta.url), 'utf8')
      const [, code = ''] = /```python\n([\s\S]*?)```/.exec(page) ?? []
      await writeFile(script(), code)
    })

    test('confirms an export, whole or of a period, and insists on a key', async () => {
      const { verifierKey = '' } = (await publishedKey()) ?? {}
      expect(await verdict(whole)).toMatch(
        /^The trail holds: events 0 to \d+, root [0-9a-f]{64}\n$/,
      )
      expect(await verdict(whole, verifierKey)).toMatch(/^The trail holds/)
      expect(await verdict(await exported(lead, day(1)), verifierKey)).toMatch(/^The trail holds/)
      expect(await verdict(await exported(await theAdministrator()))).toMatch(/^The trail holds/)
      expect(await verdict(whole, `${verifierKey.slice(0, -2)}AA`)).toContain('refused')
    })

    const lines = () => whole.trimEnd().split('\n')
    const edited = (change: (all: string[]) => void) => {
      const all = lines()
      change(all)
      return `${all.join('\n')}\n`
    }
    /** A risk’s event: whole, in the middle. */
    const place = () => lines().findIndex((line) => line.includes('Drift 2'))

    test.each<[string, () => string]>([
      ['a changed text', () => whole.replace('Drift 2', 'Drift 9')],
      [
        'a changed actor',
        () =>
          edited((all) =>
            all.splice(place(), 1, (all[place()] ?? '').replace(lead.id, compliance.id)),
          ),
      ],
      ['a dropped event', () => edited((all) => all.splice(place(), 1))],
      ['an event told twice', () => edited((all) => all.splice(place(), 0, all[place()] ?? ''))],
      [
        'two events swapped',
        () => edited((all) => all.splice(place(), 2, all[place() + 1] ?? '', all[place()] ?? '')),
      ],
      ['the end cut off', () => edited((all) => all.splice(-1))],
      ['the last event cut off', () => edited((all) => all.splice(-2, 1))],
      ['another origin', () => whole.replaceAll('plumbline/', 'plumbling/')],
      ['something put behind', () => `${whole}{"seq":1,"leaf":"00"}\n`],
      ['a period that begins later', () => edited((all) => all.splice(1, 1))],
    ])('refuses %s', async (_, change) => {
      expect(await verdict(change())).toMatch(/^refused: WRONG/)
    })

    test('finds each of twenty flipped bits', async () => {
      const bytes = Buffer.from(whole)
      const flips = Array.from({ length: 20 }, (_, n) =>
        Math.floor((bytes.length / 20) * (n + 0.37)),
      )
      const missed: string[] = []
      for (const at of flips) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7))
        const path = join(folder, 'flipped.jsonl')
        await writeFile(path, changed)
        const found = await run('python3', [script(), path]).then(
          () => false,
          () => true,
        )
        if (!found)
          missed.push(
            `bit ${at % 7} of ${JSON.stringify(bytes.toString('latin1', at - 20, at + 20))}`,
          )
      }
      expect(missed).toEqual([])
    })
  },
)
