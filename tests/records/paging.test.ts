import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { type ListQuery, listRecords, type RecordPage } from '../../lib/records/read.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
const made: string[] = []

beforeAll(async () => {
  lead = await theLead()
  const other = await aPerson({ roles: ['risk-owner'] })
  const system = await aRecord('systems')
  for (let n = 0; n < 23; n += 1) {
    const risk = await aRecord('risks', {
      title: ['Bias', 'bias', 'Zürich', 'Ärger', '10', '9'][n % 6],
      systemIds: n % 2 ? [system.id] : [],
      tags: [],
      likelihood: n % 3 ? (n % 5) + 1 : null,
      impact: n % 3 ? 2 : null,
      category: n % 4 ? 'technical' : null,
      treatmentCost: n % 3 ? n / 7 : null,
      treatment: 'mitigate',
      treatmentDueOn: n % 2 ? `2026-01-0${(n % 8) + 1}` : null,
      ownerId: [lead.id, other.id, null][n % 3],
      reviewAt: n % 5 ? '2026-03-01' : null,
    })
    made.push(risk.id)
  }
})

const definition = registerOf('risks')
const unsortable = ['references', 'choices', 'people', 'files', 'structured']
const columns = ['code', 'state', 'createdAt', 'updatedAt', 'archivedAt']
for (const [name, field] of Object.entries(definition.fields)) {
  if (!unsortable.includes(field.kind)) columns.push(name)
}

async function walk(query: ListQuery): Promise<RecordPage[]> {
  const pages: RecordPage[] = []
  for (
    let cursor: string | null | undefined;
    cursor !== null;
    cursor = pages.at(-1)?.next ?? null
  ) {
    pages.push(await listRecords(lead, 'risks', { ...query, ...(cursor ? { cursor } : {}) }))
    if (pages.length > 30) throw new Error('paging does not end')
  }
  return pages
}
const idsOf = (pages: RecordPage[]) => pages.flatMap(({ records }) => records.map(({ id }) => id))

describe.each(columns.flatMap((column) => [column, `-${column}`]))('sorted by %s', (sort) => {
  test('every record comes once, forwards and backwards, and the end is the end', async () => {
    const pages = await walk({ sort, limit: 4 })
    const ids = idsOf(pages)
    expect([...ids].sort()).toEqual([...made].sort())
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([made.length]))
    expect(pages[0]?.previous).toBeNull()
    const back: string[] = []
    for (let cursor = pages.at(-1)?.previous; cursor; ) {
      const page: RecordPage = await listRecords(lead, 'risks', { sort, limit: 4, cursor })
      back.unshift(...page.records.map(({ id }) => id))
      expect(page.next).not.toBeNull()
      cursor = page.previous
    }
    expect(back).toEqual(ids.slice(0, back.length))
    expect(ids.length - back.length).toBe(pages.at(-1)?.records.length)
  })

  test('empty values come last, whichever way it goes', async () => {
    const key = sort.replace('-', '')
    const records = (await walk({ sort, limit: 7 })).flatMap((page) => page.records)
    const values = records.map((record) => record[key])
    const firstEmpty = values.indexOf(null)
    if (firstEmpty >= 0)
      expect(values.slice(firstEmpty).every((value) => value === null)).toBe(true)
  })
})

test('a filter and a search keep to their records on every page', async () => {
  const pages = await walk({ limit: 3, filters: { category: 'technical' }, q: 'bias' })
  const wanted = pages.flatMap(({ records }) => records)
  expect(wanted.length).toBeGreaterThan(3)
  for (const record of wanted) {
    expect(record.category).toBe('technical')
    expect(String(record.title).toLowerCase()).toBe('bias')
  }
})

test('a limit beyond reason is brought within it', async () => {
  expect((await listRecords(lead, 'risks', { limit: -3 })).records).toHaveLength(1)
  expect((await listRecords(lead, 'risks', { limit: 10_000 })).records).toHaveLength(made.length)
})
