import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seenColumns } from '../../lib/checks/seen.ts'
import { governed } from '../../lib/db/governed.ts'
import { openFile, storeUpload } from '../../lib/files/store.ts'
import { stopQueue } from '../../lib/jobs/queue.ts'
import { buildPack } from '../../lib/packs/job.ts'
import { previewAsked, readPack, requestPack } from '../../lib/packs/request.ts'
import { choices, fieldsWithout, personalFields } from '../../lib/packs/without.ts'
import { registerOf, registers } from '../../lib/registers/index.ts'
import { rawText } from '../pdf/support.ts'
import { aRecord, theLead } from '../support/factories.ts'
import { verifyBytes } from './small-pack.ts'
import { unzip } from './zip-of.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
afterAll(stopQueue)

const never = new AbortController().signal
/** Words that stand in one field of one record, and nowhere else. */
const words = (register: string, field: string) =>
  `said-${createHash('sha256').update(`${register}.${field}`).digest('hex').slice(0, 12)}`
const marked = [...fieldsWithout(choices)].flatMap(([register, names]) =>
  names.map((name) => ({ register, name, said: words(register, name) })),
)
/** States of which a pack draws documents. */
const drawn: Record<string, string> = { audits: 'signed', 'management-reviews': 'held' }

beforeAll(async () => {
  const lead = await theLead()
  for (const [register, names] of fieldsWithout(choices)) {
    const { id } = await aRecord(register)
    const { table } = registerOf(register)
    const values: Record<string, unknown> = { state: drawn[register] ?? undefined }
    for (const name of names) values[name] = await contentOf(register, name)
    const set = Object.keys(values).filter((name) => values[name] !== undefined)
    await governed(lead, { action: 'test.fill' }, (_, sql) =>
      sql(
        `UPDATE "${table}" t SET ${set.map((name) => `"${name}" = r."${name}"`).join()}
         FROM jsonb_populate_record(null::"${table}", $1::jsonb) r WHERE t.id = $2::uuid RETURNING 1`,
        [JSON.stringify(values), id],
      ),
    )
  }
})

async function contentOf(register: string, name: string): Promise<unknown> {
  const said = words(register, name)
  const field = registerOf(register).fields[name]
  if (name === 'source') return { Contact: said }
  if (field?.kind === 'number') return undefined
  if (field?.kind === 'people') return [(await theLead()).id]
  if (field?.kind === 'structured') return [{ on: '2026-01-01', what: said }]
  if (field?.kind !== 'files') return said
  const stored = await storeUpload(Readable.from(Buffer.from(said)), { name: `${said}.txt` })
  return [stored]
}

async function packOf(without: string[]) {
  const lead = await theLead()
  const asked = { title: 'Pack', purpose: 'Audit', filters: {}, asOf: 'now', without }
  const { id } = await requestPack(lead, asked)
  await buildPack(id, never)
  const { sha256, error } = await readPack(lead, id)
  expect(error).toBeNull()
  const bytes = await buffer(Readable.from(await openFile(sha256 ?? '')))
  const { files } = await unzip(bytes)
  let all = ''
  for (const [name, content] of Object.entries(files))
    all += `${name}\n${name.endsWith('.pdf') ? await rawText(content) : content}\n`
  return { report: await verifyBytes(bytes), files, all }
}

test('of no register is anything of a personal field in a pack without it, in whatever file', async () => {
  const whole = await packOf([])
  const texts = marked.filter(({ register, name }) => {
    const kind = registerOf(register).fields[name]?.kind
    return kind !== 'number' && kind !== 'people'
  })
  for (const { register, name, said } of texts)
    expect(whole.all, `${register}.${name}`).toContain(said)

  const all = choices.filter((one) => one !== 'people')
  const { report, files, all: told } = await packOf(all)
  expect(report.problems).toEqual([])
  for (const { register, name, said } of texts)
    expect(told.includes(said), `${register}.${name}`).toBe(false)
  for (const { register, name } of marked) {
    const rows = JSON.parse(String(files[`data/registers/${register}.json`]))
    expect(rows.length, register).toBeGreaterThan(0)
    for (const row of rows) expect(row[name] ?? [], `${register}.${name}`).toEqual([])
  }
  expect(report.facts.leftOut?.fields).toHaveLength(marked.length)
  expect(told).toContain('Left out of this pack.')

  const { leftOut } = await foretold(all)
  expect(leftOut?.rows.reduce((sum, one) => sum + one.rows, 0)).toBe(report.facts.leftOut?.rows)
})

async function foretold(without: string[]) {
  const asked = { title: 'Pack', purpose: 'Audit', filters: {}, asOf: 'now', without }
  return previewAsked(await theLead(), asked)
}

test('what a record does not hold costs it nothing: its row stays word for word', async () => {
  const none = await foretold([])
  expect(none.leftOut).toBeNull()
  await aRecord('certificates')
  const one = await foretold(['certificates.source'])
  expect(one.leftOut).toEqual({
    says: '“Imported columns without a field” of certificates',
    rows: [{ name: 'Certificates', rows: 1 }],
  })
  expect(one.events.headerOnly).toBe((await foretold([])).events.headerOnly + 1)
})

test('checks look at no personal field, so what is left out changes no finding', () => {
  for (const { register, name } of marked)
    expect((seenColumns as Record<string, readonly string[]>)[register] ?? []).not.toContain(name)
})

test('of confidential registers nothing can be left out, for nothing of them is in a pack', () => {
  const confidential = registers.filter((one) => one.access === 'confidential')
  expect(confidential.length).toBeGreaterThan(0)
  for (const { key } of confidential)
    expect(personalFields.map((one) => one.register)).not.toContain(key)
})

test('fields that repeat the words of a personal field are fields of its register', () => {
  for (const { key, fields } of registers)
    for (const [name, { personal }] of Object.entries(fields))
      if (Array.isArray(personal))
        for (const one of personal) expect(fields, `${key}.${name}`).toHaveProperty(one)
})
