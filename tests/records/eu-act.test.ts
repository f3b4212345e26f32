import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '../../lib/access/actor.ts'
import { openApi } from '../../lib/api/openapi.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { hrefOf } from '../../lib/checks/obligation.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { recordPdf } from '../../lib/export/record-pdf.ts'
import { historyOf } from '../../lib/records/history.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { rawText } from '../pdf/support.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let owner: Actor
let system: AnyRecord

const listed = {
  isAiSystem: 'yes',
  exclusion: 'none',
  practices: ['none'],
  annexI: 'no',
  annexIII: ['employment'],
  profiling: 'yes',
  transparency: ['talks'],
  generalPurpose: 'no',
}

beforeAll(async () => {
  lead = await theLead()
  const person = await aPerson({ roles: ['model-owner'], name: 'Jonas Weber' })
  system = await aRecord('systems', {
    title: 'Shift planner',
    ownerId: person.id,
    jurisdictions: 'Ireland',
    organisationRoles: ['deployer'],
    scope: 'in',
    euAnswers: null,
    euAiActClass: null,
    euReason: null,
  })
  owner = await again(person)
})

const asked = async () =>
  myWork(owner, await loadState()).filter(({ id }) => id === `classify-eu-act:${system.id}`)
const write = async (by: Actor, values: Record<string, unknown>) => {
  const { id, revision } = await requireRecord(lead, 'systems', system.id)
  return writeRecord(by, 'systems', { id, revision, values })
}

test('nobody but those who may change the system answers for it', async () => {
  const auditor = await aPerson({ roles: ['auditor'] })
  await expect(write(auditor, { euAnswers: listed })).rejects.toThrow(Forbidden)
  for (const roles of [['model-owner'], ['staff']] satisfies Role[][])
    await expect(write(await aPerson({ roles }), { euAnswers: listed })).rejects.toThrow(NotFound)
})

test('an owner is asked, answers, takes the class over or says why not, and is asked no more', async () => {
  const before = await headOf(sqlOf(db()))
  const [duty] = await asked()
  expect(duty?.says).toBe('Answer the questions on the EU AI Act')
  expect(duty && hrefOf(duty)).toBe(`/systems/${system.code}/edit#f-euAnswers`)

  await expect(write(owner, { euAnswers: { ...listed, annexI: 'perhaps' } })).rejects.toThrow(
    Invalid,
  )
  const answered = await write(owner, { euAnswers: listed })
  expect(answered).toMatchObject({ euProposed: 'high-risk', euAiActClass: 'undetermined' })
  expect((await asked())[0]?.says).toContain('Take over')

  await expect(write(owner, { euAiActClass: 'transparency' })).rejects.toMatchObject({
    problems: { euReason: expect.stringContaining('High-risk') },
  })
  await write(owner, { euAiActClass: 'high-risk' })
  expect(await asked()).toEqual([])

  const asOf = before ? { seq: before.size, at: before.lastAt } : undefined
  const past = await requireRecord(lead, 'systems', system.id, { asOf })
  expect([past.euAnswers, past.euAiActClass]).toEqual([null, 'undetermined'])
})

test('its history tells the answers in words, and its dossier the class, why and since when', async () => {
  const history = await historyOf(lead, registerOf('systems'), system.id)
  const told = history.flatMap(({ differences }) => differences)
  expect(told).toContainEqual(
    expect.objectContaining({
      label: 'Transparency (Art. 50)',
      after: 'Talks or writes with people directly',
    }),
  )
  const text = await rawText(await buffer(await recordPdf(lead, 'systems', system.code)))
  expect(text).toContain('The answers lead to this class.')
  expect(text).toContain('Annex III, 4')
  expect(text).toMatch(/Deployer duties[\s\S]*2 Dec 2027[\s\S]*2 Aug 2026/)
  expect(text).toContain('EUR-Lex')
})

test('the API names the questions and the answers that each takes', () => {
  const text = JSON.stringify(openApi())
  for (const word of ['annexIII', 'law-enforcement', 'systemicRisk']) expect(text).toContain(word)
})
