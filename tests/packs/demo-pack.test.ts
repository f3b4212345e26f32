import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { actorOfAccount } from '../../lib/access/sessions.ts'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf, type Moment } from '../../lib/audit-trail/log.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { checkResults } from '../../lib/checks/conformity.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { posture } from '../../lib/checks/posture.ts'
import { writeBackup } from '../../lib/db/backup.ts'
import { db, disconnect, pool } from '../../lib/db/client.ts'
import { restoreBackup } from '../../lib/db/restore.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { openFile, storeUpload } from '../../lib/files/store.ts'
import { writePack } from '../../lib/packs/build.ts'
import { collectPack, type PackRequest, previewPack } from '../../lib/packs/collect.ts'
import { verifyPackAt } from '../../lib/packs/verifier/node.mjs'
import { readinessOf, shareMet } from '../../lib/readiness/standing.ts'
import { addComment } from '../../lib/records/comments.ts'
import { loadState } from '../../lib/records/load-state.ts'
import type { Filters } from '../../lib/records/query.ts'
import { accessEnds, people } from '../../prisma/seed/demo/people.ts'
import { tellDemo } from '../../prisma/seed/demo/tell.ts'
import { rawText } from '../pdf/support.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { mutations, randomFrom, verifyMutant, victimOf } from './mutations.ts'
import { unzip } from './zip-of.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-pack-'))
const databases: TestDatabase[] = []
const small: Filters = { state: 'retired' }

/** Lets the product work on another installation from here on. */
async function moveTo(
  name: string,
): Promise<{ DATA_DIR: string; FILES: string; DATABASE_URL: string }> {
  await disconnect()
  // A process serves one installation; what it keeps of one must not serve the next.
  Object.assign(globalThis, { plumblineStates: undefined })
  const database = await freshDatabase()
  databases.push(database)
  process.env.DATA_DIR = join(folder, name)
  process.env.DATABASE_URL = database.url
  process.env.PLUMBLINE_KIND = 'demo'
  const { DATA_DIR, FILES } = env()
  return { DATA_DIR, FILES, DATABASE_URL: database.url }
}

async function lead(): Promise<Actor> {
  const actor = await actorOfAccount({ email: 'lead@demo.test' }, 'cli')
  if (!actor) throw new Error('the demo has no lead')
  return actor
}

async function pack(
  name: string,
  filters: Filters,
  asOf: Moment,
  more: Partial<PackRequest> = {},
): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, name)
  const input = await collectPack(await lead(), { filters, asOf, ...more }, { open: openFile })
  const { DATA_DIR } = env()
  await writePack(input, path, {
    pool: pool(),
    key: await signingKey(DATA_DIR),
    tempDir: join(DATA_DIR, 'tmp'),
  })
  return { path, bytes: await readFile(path) }
}

async function present(): Promise<Moment> {
  const head = await headOf(sqlOf(db()))
  if (!head) throw new Error('there is no trail')
  return { seq: head.size, at: head.lastAt }
}

let original: Awaited<ReturnType<typeof moveTo>>
let moment: Moment

beforeAll(async () => {
  original = await moveTo('original')
  await tellDemo((name, text) => storeUpload(Readable.from(Buffer.from(text)), { name }))
  moment = await present()
})

afterAll(async () => {
  await disconnect()
  for (const database of databases) await database.drop()
  await rm(folder, { recursive: true, force: true })
})

test('the demo’s history is eighteen months long, whole, and in no one’s future', async () => {
  const report = await verifyTrail(env().DATABASE_URL ?? '', { tables: true })
  expect(report).toMatchObject({ ok: true })
  const [first] = await sqlOf(db())<{ days: number }>(
    'SELECT extract(day FROM now() - min(at))::int AS days FROM audit_events',
  )
  expect(first?.days).toBeGreaterThan(530)
  expect(moment.at < new Date().toISOString()).toBe(true)
})

test('the demo is run well: two systems lack a condition, each for a reason, and everybody has work', async () => {
  const state = await loadState()
  expect(posture(state).exceptions.map(({ title, until }) => [title, until !== null])).toEqual([
    ['Claims triage', true],
    ['Member chat', false],
  ])
  expect(state.assessments.map((one) => `${one.title}, ${one.state}`)).toContain(
    'Member chat: yearly reassessment, submitted',
  )
  // Who comes from outside has work only while their audit is under way.
  for (const who of Object.keys(people).filter((one) => !(one in accessEnds))) {
    const actor = await actorOfAccount({ email: `${who}@demo.test` }, 'cli')
    expect(actor && myWork(actor, state), who).not.toEqual([])
  }
})

test('no two obligations of the demo have the same id, so none hides another', async () => {
  const ids = checkResults(await loadState()).flatMap(({ obligations }) =>
    obligations.map(({ id }) => id),
  )
  expect(ids.length).toBeGreaterThan(50)
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
})

test('for each of the 242 questions the demo has what answers it, or shows why not', async () => {
  const { questions, counts, requirements } = readinessOf(await loadState())
  const shown = (one: (typeof questions)[number]) =>
    one.answer !== null ||
    one.findings.some(
      ({ verdict, records, faults, checkId }) =>
        records.length > 0 || faults.length > 0 || checkId !== null || verdict === 'no',
    )
  expect(questions).toHaveLength(242)
  expect(questions.filter((one) => !shown(one)).map((one) => one.id)).toEqual([])
  expect(questions.filter((one) => one.standing === 'open').map((one) => one.id)).toEqual([])
  const computed = questions.filter((one) => one.isComputed).length
  const { asked, share } = shareMet(counts)
  process.stdout.write(
    [
      `Readiness of the demo: ${counts.met} of ${asked} questions met (${Math.round(share * 100)}%),`,
      `${counts.partly} partly, ${counts['not-met']} not met, ${counts.na} not applicable;`,
      `${computed} answered by records alone, ${242 - computed} by people, ${questions.filter((one) => one.disagrees).length} where the two differ\n`,
      ...requirements.map(
        (one) =>
          `  ${one.requirement.padEnd(8)}${one.questions.map((each) => each.standing).join(' ')}\n`,
      ),
    ].join(' '),
  )
})

test('the same state, filter and moment give the same bytes twice, also after more was written', async () => {
  const once = await pack('once.zip', {}, moment)
  const system = await db().system.findFirstOrThrow()
  await addComment(await lead(), 'systems', { id: system.id, body: 'Said after the moment.' })
  const again = await pack('again.zip', {}, moment)
  expect(once.bytes.equals(again.bytes)).toBe(true)
  const report = await verifyPackAt(once.path)
  expect(report.problems).toEqual([])
  expect(report.ok).toBe(true)
  expect(report.facts.approvals).toBeGreaterThan(30)
})

test('a second installation, restored from a backup of the first, gives the same bytes', async () => {
  const here = await pack('here.zip', small, moment)
  const backup = join(folder, 'backup.tar')
  await writeBackup(original, backup)
  const second = await moveTo('second')
  await restoreBackup(second, backup)
  const there = await pack('there.zip', small, moment)
  expect(there.bytes.equals(here.bytes)).toBe(true)
})

test('a later pack extends an earlier one, and not the other way round', async () => {
  const early: Moment = { seq: 400, at: await timeOf(399) }
  const earlier = await pack('earlier.zip', small, early)
  const later = await pack('later.zip', small, await present())
  expect(await verifyPackAt(later.path, { earlierPath: earlier.path })).toMatchObject({ ok: true })
  expect(await verifyPackAt(earlier.path, { earlierPath: later.path })).toMatchObject({ ok: false })
})

test('a pack for each purpose holds what its preview said, and only that', async () => {
  const state = await loadState({ asOf: moment })
  const audit = state.audits.find((one) =>
    state.auditQuestions.some((question) => question.auditId === one.id && question.subjectId),
  )
  const [system] = state.systems
  const period = { from: '2026-03-01', to: '2026-08-31' }
  const documents = async (bytes: Buffer, folder: string) =>
    Object.keys((await unzip(bytes)).files).filter((name) =>
      name.startsWith(`data/documents/${folder}`),
    )
  const packs = new Map<string, Buffer>()
  for (const [kind, more] of [
    ['stage-1', {}],
    ['surveillance', { period }],
    ['audit-sample', { subjectId: audit?.id ?? '' }],
    ['system', { subjectId: system?.id ?? '', period }],
  ] as const) {
    const request = { filters: {}, asOf: moment, kind, ...more }
    const preview = await previewPack(await lead(), request)
    const { path, bytes } = await pack(`${kind}.zip`, {}, moment, { kind, ...more })
    const { problems, facts } = await verifyPackAt(path)
    expect(problems, kind).toEqual([])
    expect(facts.evidence?.files, kind).toBe(preview.evidence.files)
    expect(facts.events, kind).toMatchObject({
      // The first event is told whole whatever the scope.
      header: preview.events.headerOnly,
      leaf: preview.events.hashOnly,
    })
    const rows = Object.values(facts.registers ?? {}).reduce((sum, one) => sum + one, 0)
    expect(rows, kind).toBe(preview.registers.reduce((sum, one) => sum + one.records, 0))
    expect(Math.abs(preview.size - bytes.length) / bytes.length, kind).toBeLessThan(0.5)
    process.stdout.write(`${kind}: ${bytes.length} bytes, foretold ${Math.round(preview.size)}\n`)
    packs.set(kind, bytes)
  }
  const of = (kind: string) => packs.get(kind) ?? Buffer.alloc(0)
  expect(await documents(of('stage-1'), 'systems/')).toEqual([])
  expect(await documents(of('stage-1'), 'policies/')).not.toEqual([])
  expect((await unzip(of('stage-1'))).files['data/registers/monitors.json']?.toString()).toBe(
    '[]\n',
  )
  expect(await documents(of('system'), 'systems/')).toEqual([
    `data/documents/systems/${system?.code}.pdf`,
  ])
  expect(await documents(of('audit-sample'), `audits/${audit?.code}`)).toHaveLength(
    audit?.state === 'signed' ? 1 : 0,
  )
  const plan = 'data/documents/risk-treatment-plan.pdf'
  for (const kind of ['stage-1', 'surveillance', 'system'])
    expect(await documents(of(kind), 'risk-'), kind).toContain(plan)
  expect(await documents(of('stage-1'), 'nonconformities/')).toEqual([])
  expect(await documents(of('audit-sample'), 'nonconformities/')).toEqual(
    state.nonconformities
      .filter((one) => one.originId === audit?.id)
      .map(({ code }) => `data/documents/nonconformities/${code}.pdf`)
      .sort(),
  )
  const { files } = await unzip(of('surveillance'))
  expect(files['bag-info.txt']?.toString()).toContain(
    'Plumbline-Period: 2026-03-01 to 2026-08-31\n',
  )
  const outside = JSON.parse(String(files['data/outside-period.json']))
  expect(outside.length).toBeGreaterThan(0)
  expect(outside[0]).toMatchObject({
    code: expect.stringMatching(/^EVD-/),
    says: expect.any(String),
  })
})

test('a pack without names tells none of the demo’s people in any file, and holds', async () => {
  const more = { without: ['people'] }
  const preview = await previewPack(await lead(), { filters: {}, asOf: moment, ...more })
  const { path, bytes } = await pack('nobody.zip', {}, moment, more)
  const again = await pack('nobody-again.zip', {}, moment, more)
  expect(again.bytes.equals(bytes)).toBe(true)
  const report = await verifyPackAt(path)
  expect(report.problems).toEqual([])
  expect(report.facts.leftOut).toMatchObject({ people: true, fields: [] })
  expect(report.facts.events).toMatchObject({ header: preview.events.headerOnly })
  const rows = preview.leftOut?.rows.reduce((sum, one) => sum + one.rows, 0)
  expect(report.facts.leftOut?.rows).toBe(rows)

  const { files } = await unzip(bytes)
  const names = Object.entries(people).flatMap(([who, { name }]) => [name, `${who}@demo.test`])
  const found: string[] = []
  for (const [name, content] of Object.entries(files)) {
    const said = name.endsWith('.pdf') ? await rawText(content) : content
    const text = `${name} ${said}`.replace(/\s+/g, ' ').toLowerCase()
    for (const one of names) if (text.includes(one.toLowerCase())) found.push(`${name}: ${one}`)
  }
  expect(found).toEqual([])
  const index = await rawText(files['data/index.pdf'] ?? Buffer.alloc(0))
  expect(index.replace(/\s+/g, ' ')).toContain('Left out: Names and mail addresses of people.')
  expect(String(files['data/registers/roles.csv'])).toMatch(/Person \d+/)
  const list = JSON.parse(String(files['data/left-out.json']))
  expect(list.people.length).toBeGreaterThanOrEqual(Object.keys(people).length)
  process.stdout.write(
    `without names: ${rows} rows unproven in ${preview.leftOut?.rows.map((one) => `${one.name} ${one.rows}`).join(', ')}\n`,
  )
})

test('one flipped byte is found in every entry of the demo’s pack', async () => {
  const { bytes } = await pack('whole.zip', small, moment)
  const path = join(folder, 'flipped.zip')
  const starts = entriesOf(bytes)
  expect(starts.length).toBeGreaterThan(40)
  for (const { name, start, size } of starts) {
    if (size === 0) continue
    const at = start + Math.floor(size / 2)
    const changed = Buffer.from(bytes)
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
    const file = await open(path, 'w')
    await file.writeFile(changed)
    await file.close()
    const report = await verifyPackAt(path)
    expect(report.ok, `${name}, byte ${at}`).toBe(false)
  }
})

test('random changes of every kind are found in the demo’s pack, and the pack itself is not accused', async () => {
  const early: Moment = { seq: 400, at: await timeOf(399) }
  const older = await pack('older.zip', small, early)
  const newer = await pack('newer.zip', small, await present())
  const { DATA_DIR } = env()
  const keys = {
    key: await signingKey(DATA_DIR),
    otherKey: await signingKey(join(DATA_DIR, 'other')),
  }
  const victim = await victimOf(newer.bytes, older.bytes, keys)
  expect((await verifyMutant({ files: victim.files })).problems).toEqual([])
  for (const [kind, mutate] of Object.entries(mutations)) {
    const random = randomFrom(kind.length)
    for (let run = 0; run < 8; run++) {
      const report = await verifyMutant(mutate(victim, random))
      expect(report.ok, `${kind}, run ${run}`).toBe(false)
    }
  }
})

async function timeOf(seq: number): Promise<string> {
  const [event] = await sqlOf(db())<{ at: string }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM audit_events WHERE seq = $1::bigint`,
    [String(seq)],
  )
  if (!event) throw new Error(`there is no event ${seq}`)
  return event.at
}

/** Where the bytes of each entry lie, by walking the local headers of a stored ZIP. */
function entriesOf(zip: Buffer): { name: string; start: number; size: number }[] {
  const found: { name: string; start: number; size: number }[] = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const size = zip.readUInt32LE(at + 18)
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)]
    const start = at + 30 + nameLength + extraLength
    found.push({ name: zip.toString('utf8', at + 30, at + 30 + nameLength), start, size })
    at = start + size
  }
  return found
}
