import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { readCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { Forbidden, Invalid } from '../../lib/errors.ts'
import { keepConcern } from '../../lib/records/concerns.ts'
import { listChecks, requestCheck, type TrailCheck } from '../../lib/trail/check.ts'
import { runCheck } from '../../lib/trail/check-job.ts'
import { readEntry } from '../../lib/trail/entry.ts'
import { listTrail } from '../../lib/trail/list.ts'
import { trailSummary } from '../../lib/trail/summary.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
let lead: Actor
beforeAll(async () => {
  lead = await theLead()
  for (let n = 0; n < 3; n += 1) await aRecord('risks', { title: `Drift ${n}` }, lead)
})

/** Asks for a verification and does it, as the job would. */
async function verified(code = ''): Promise<TrailCheck> {
  await requestCheck(lead, code)
  const [asked] = await listChecks(lead, 1)
  await runCheck(asked?.id ?? '', new AbortController().signal)
  const [done] = await listChecks(lead, 1)
  if (!done) throw new Error('nothing is on record')
  return done
}

/** Statements of a superuser who switches the triggers off. */
async function tamper(statement: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const inside = sqlOf(tx)
    await inside(`SELECT set_config('session_replication_role', 'replica', true)`)
    await inside(`${statement} RETURNING 1`)
  })
}

test('whoever may read the trail may have it verified, and nobody else', async () => {
  const owner = await aPerson({ roles: ['model-owner'] })
  await expect(requestCheck(owner)).rejects.toThrow(Forbidden)
  await expect(listChecks(owner)).rejects.toThrow(Forbidden)
  await expect(trailSummary(owner)).rejects.toThrow(Forbidden)
  await expect(requestCheck(lead, 'one two three')).rejects.toThrow(Invalid)
})

test('a trail that holds is on record with who asked, its size and its root, and is signed', async () => {
  const before = await headOf(sql)
  const check = await verified()
  expect(check).toMatchObject({
    status: 'holds',
    requestedById: lead.id,
    size: (before?.size ?? 0) + 1,
    firstFaulty: null,
    problems: [],
  })
  const { checkpoint, root, size } = await trailSummary(lead)
  const { publicKey } = await signingKey(env().DATA_DIR)
  const signed = readCheckpoint(checkpoint?.note ?? '', publicKey)
  expect(signed.root.toString('hex')).toBe(check.root)
  expect(signed.size).toBe(check.size)
  expect(size).toBeGreaterThan(signed.size)
  expect(root).not.toBe(check.root)
  const [entry] = (await listTrail(lead, { limit: 1 })).entries
  expect(entry?.sentence).toBe(`verified the audit trail: its ${check.size} entries hold`)
})

test('who asks again while one waits gets that one', async () => {
  await requestCheck(lead)
  await requestCheck(await aPerson({ roles: ['auditor'] }))
  expect((await listChecks(lead)).filter(({ status }) => status === 'waiting').length).toBe(1)
  const [waiting] = await listChecks(lead, 1)
  await runCheck(waiting?.id ?? '', new AbortController().signal)
})

test('a code that was written down is compared with the trail as it was then', async () => {
  const { checkpoint } = await trailSummary(lead)
  const code = checkpoint?.code ?? ''
  await aRecord('risks', { title: 'Another' }, lead)
  expect(await verified(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({
    status: 'holds',
    code,
  })
  const other = code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect(await verified(other)).toMatchObject({
    status: 'broken',
    firstFaulty: null,
    problems: [`The first ${checkpoint?.size} events do not make the code that was written down.`],
  })
})

test('what was changed past the trail is found, with the first entry at fault', async () => {
  const place = async (title: string) => {
    const [found] = await sql<{ seq: number }>(
      `SELECT seq::float8 AS seq FROM audit_events WHERE register = 'risks' AND content LIKE $1 ORDER BY seq LIMIT 1`,
      [`%${title}%`],
    )
    return found?.seq ?? 0
  }
  const [second, third] = [await place('Drift 1'), await place('Drift 2')]
  const rename = (from: string, to: string) =>
    tamper(`UPDATE audit_events SET content = replace(content, '${from}', '${to}')`)
  await rename('Drift 1', 'Quiet 1')
  await rename('Drift 2', 'Quiet 2')
  const check = await verified()
  expect(check).toMatchObject({ status: 'broken', firstFaulty: second })
  expect(check.problems).toContain(`Event ${second}: its text was changed after it was written.`)
  expect(check.problems).toContain(`Event ${third}: its text was changed after it was written.`)
  await rename('Quiet 1', 'Drift 1')
  await rename('Quiet 2', 'Drift 2')

  await tamper(
    `UPDATE audit_events SET header = replace(header, 'risk.create', 'risk.accept') WHERE seq = ${second}`,
  )
  expect((await readEntry(lead, second)).holds).toBe(false)
  expect(await verified()).toMatchObject({ status: 'broken', firstFaulty: second })
  await tamper(
    `UPDATE audit_events SET header = replace(header, 'risk.accept', 'risk.create') WHERE seq = ${second}`,
  )
  expect((await readEntry(lead, second)).holds).toBe(true)
  expect(await verified()).toMatchObject({ status: 'holds' })
})

test('that a confidential record was changed is said without saying which', async () => {
  await keepConcern({
    values: { title: 'Letters nobody reads', description: 'They go out on Mondays.' },
    name: '',
    contact: '',
  })
  await tamper(`UPDATE concerns SET title = 'Nothing'`)
  const { problems } = await verified()
  expect(problems).toEqual(['A confidential record: it differs from its last event.'])
  await tamper(`UPDATE concerns SET title = 'Letters nobody reads'`)
})
