import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { drawCodes, sharesOf } from '../../lib/audits/draw.ts'
import { conflictWith } from '../../lib/audits/independence.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { addComment } from '../../lib/records/comments.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { linkRecords, unlinkRecords } from '../../lib/records/links.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { readRecord } from '../../lib/records/record-page.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let ida: Actor
let second: Actor

beforeAll(async () => {
  lead = await theLead()
  ida = await aPerson({ roles: ['auditor'], name: 'Ida Berg' })
  second = await aPerson({ roles: ['auditor'], name: 'Otto Falk' })
})

const anAudit = (values: Record<string, unknown> = {}) =>
  aRecord('audits', {
    kind: 'internal',
    requirements: ['9.2.1'],
    systemIds: [],
    startsOn: '2026-03-02',
    scope: 'Everything',
    criteria: 'The standard',
    leadAuditorId: ida.id,
    auditorIds: [],
    ...values,
  })

async function begun(values: Record<string, unknown> = {}): Promise<AnyRecord> {
  const audit = await anAudit(values)
  return moveRecord(lead, 'audits', { ...audit, transition: 'begin' })
}

const questionsOf = async (audit: AnyRecord) =>
  (await listRecords(lead, 'audit-questions', { filters: { auditId: audit.id }, limit: 500 }))
    .records

async function answer(by: Actor, question: AnyRecord, verdict: string, notes = 'Seen') {
  const now = await requireRecord(lead, 'audit-questions', question.id)
  return moveRecord(await again(by), 'audit-questions', {
    ...now,
    transition: 'answer',
    values: { verdict, notes },
  })
}

const aSample = (audit: AnyRecord, values: Record<string, unknown>, by: Actor = lead) =>
  writeRecord(by, 'audit-samples', {
    values: { auditId: audit.id, purpose: 'They are kept', method: 'all', ...values },
  })

const signing = {
  outcome: 'conforms-but',
  conclusion: 'It is put into effect.',
}
async function sign(by: Actor, audit: AnyRecord) {
  const now = await requireRecord(lead, 'audits', audit.id)
  return moveRecord(await again(by), 'audits', {
    ...now,
    transition: 'sign',
    values: { ...signing, reportedToIds: [lead.id] },
  })
}

describe('who may audit', () => {
  test('an auditor plans an audit they are on, and no other', async () => {
    const by = await again(ida)
    const values = { title: 'Spot check', kind: 'internal', leadAuditorId: ida.id }
    expect((await writeRecord(by, 'audits', { values })).leadAuditorId).toBe(ida.id)
    await expect(
      writeRecord(by, 'audits', { values: { ...values, leadAuditorId: second.id } }),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  test('an auditor answers questions of audits they are on only, and the lead none', async () => {
    const audit = await begun()
    const [question] = await questionsOf(audit)
    if (!question) throw new Error('no question')
    await expect(answer(second, question, 'conforms')).rejects.toBeInstanceOf(Forbidden)
    await expect(answer(lead, question, 'conforms')).rejects.toThrow('The auditors of this audit')
    const answered = await answer(ida, question, 'conforms')
    expect(answered).toMatchObject({ verdict: 'conforms', answeredById: ida.id })
  })

  test('staff, owners of models and of data do not see what was asked and seen', async () => {
    const audit = await begun()
    const [question] = await questionsOf(audit)
    for (const role of ['staff', 'model-owner', 'data-owner', 'risk-owner'] as const) {
      const person = await aPerson({ roles: [role] })
      await expect(
        requireRecord(person, 'audit-questions', question?.id ?? ''),
      ).rejects.toBeInstanceOf(NotFound)
    }
  })

  test('of two auditors who answer one question, the later is told what the first wrote', async () => {
    const audit = await begun({ auditorIds: [second.id] })
    const [question] = await questionsOf(audit)
    if (!question) throw new Error('no question')
    await answer(ida, question, 'conforms', 'All in place')
    const late = await moveRecord(await again(second), 'audit-questions', {
      id: question.id,
      revision: question.revision,
      transition: 'answer',
      values: { verdict: 'minor', notes: 'One is missing' },
    }).catch((error) => error)
    expect(late).toBeInstanceOf(Conflict)
    expect(late.current).toMatchObject({ verdict: 'conforms', notes: 'All in place' })
  })
})

describe('the checklist', () => {
  test('has every question of the catalogue about what was chosen, and grows with it', async () => {
    const audit = await begun({ requirements: ['9.2.1', 'A.2.2'] })
    const first = await questionsOf(audit)
    expect(new Set(first.map((one) => one.requirement))).toEqual(new Set(['9.2.1', 'A.2.2']))
    expect(first.filter((one) => one.requirement === 'A.2.2')).toHaveLength(3)
    const { id, revision } = audit
    await writeRecord(lead, 'audits', {
      id,
      revision,
      values: { requirements: ['9.2.1', 'A.2.2', 'A.2.3'] },
    })
    const then = await questionsOf(audit)
    expect(then.length).toBeGreaterThan(first.length)
    expect(new Set(then.map((one) => one.questionId)).size).toBe(then.length)
  })
})

describe('the draw', () => {
  const codes = Array.from({ length: 60 }, (_, at) => `RSK-${String(at + 1).padStart(4, '0')}`)

  test('takes the smallest hashes of seed and code, whatever the order of the population', () => {
    const byHand = [...codes]
      .sort((a, b) => (hash(`spring\n${a}`) < hash(`spring\n${b}`) ? -1 : 1))
      .slice(0, 7)
      .sort()
    expect(drawCodes([{ name: '', codes }], 7, 'spring')).toEqual(byHand)
    expect(drawCodes([{ name: '', codes: [...codes].reverse() }], 7, 'spring')).toEqual(byHand)
    expect(drawCodes([{ name: '', codes }], 7, 'autumn')).not.toEqual(byHand)
    expect(drawCodes([{ name: '', codes }], 100, 'spring')).toEqual(codes)
  })

  test('shares a stratified sample in proportion, one of each group where it reaches', () => {
    expect(sharesOf([50, 30, 20], 10)).toEqual([5, 3, 2])
    expect(sharesOf([97, 2, 1], 10)).toEqual([8, 1, 1])
    expect(sharesOf([1, 1, 1], 2)).toEqual([1, 1, 0])
    expect(sharesOf([3, 0, 2], 9)).toEqual([3, 0, 2])
    for (const size of [1, 5, 17, 40])
      expect(sharesOf([33, 12, 9, 1], size).reduce((sum, one) => sum + one)).toBe(size)
  })

  test('freezes the population at a position of the trail, and can be drawn again from it', async () => {
    const made = []
    for (let n = 0; n < 12; n += 1)
      made.push(await aRecord('risks', { title: `Risk ${n}`, category: null, ownerId: null }))
    const audit = await begun()
    const sample = await aSample(audit, {
      register: 'risks',
      method: 'random',
      size: 4,
      seed: 'dice of Monday',
    })
    const { strata, seq } = sample.population as {
      seq: number
      strata: { name: string; codes: string[] }[]
    }
    await aRecord('risks', { title: 'Too late' })
    expect(sample).toMatchObject({ position: seq, drawn: 4 })
    const drawn = (await questionsOf(audit)).filter((one) => one.sampleId === sample.id)
    const risks = await listRecords(lead, 'risks', { limit: 500 })
    const codeOf = new Map(risks.records.map((one) => [one.id, one.code]))
    expect(drawn.map((one) => codeOf.get(String(one.subjectId))).sort()).toEqual(
      drawCodes(strata, 4, 'dice of Monday'),
    )
    const atThatTime = await listRecords(lead, 'risks', {
      asOf: { seq, at: new Date().toISOString() },
      limit: 500,
    })
    expect(strata.flatMap((one) => one.codes).sort()).toEqual(
      atThatTime.records.map((one) => one.code).sort(),
    )
  })

  test('is not made again with another seed, and needs reason or size where its method does', async () => {
    const audit = await begun()
    const [risk] = (await listRecords(lead, 'risks')).records
    const sample = await aSample(audit, { register: 'risks', method: 'random', size: 1 })
    expect(sample.seed).toMatch(/^[0-9a-f]{16}$/)
    const { id, revision } = sample
    await expect(
      writeRecord(lead, 'audit-samples', { id, revision, values: { seed: 'a luckier one' } }),
    ).rejects.toThrow('stays as it was made')
    const problemsOf = (values: Record<string, unknown>) =>
      aSample(audit, { register: 'risks', ...values }).catch((error) => error.problems)
    expect(await problemsOf({ method: 'random' })).toHaveProperty('size')
    expect(await problemsOf({ method: 'judgement', chosen: risk?.code })).toHaveProperty('reason')
    expect(await problemsOf({ method: 'judgement', chosen: 'RSK-9999' })).toHaveProperty('chosen')
    expect(await problemsOf({ filter: 'state=nonsense' })).toHaveProperty('filter')
    expect(await problemsOf({ filter: 'state=closed' })).toHaveProperty('filter')
    expect(
      await problemsOf({ method: 'stratified', size: 2, stratifyBy: 'systemIds' }),
    ).toHaveProperty('stratifyBy')
    const groups = await aSample(audit, {
      register: 'risks',
      method: 'stratified',
      size: 2,
      stratifyBy: 'state',
    })
    expect(groups.drawn).toBe(2)
  })

  test('only takes what the person who draws may see', async () => {
    const audit = await begun()
    const outside = await aPerson({ roles: ['external-auditor'] })
    await expect(aSample(audit, { register: 'risks' }, outside)).rejects.toThrow(
      'choose one of the list',
    )
  })
})

describe('independence', () => {
  test('names who is bound to which record, and how', () => {
    const team = new Map([['ida', 'Ida Berg']])
    expect(conflictWith([{ code: 'RSK-0001', ownerId: 'ida' } as never], team)).toBe(
      'Ida Berg owns RSK-0001 and can’t audit it.',
    )
    expect(conflictWith([{ code: 'RSK-0002', authorIds: ['x', 'ida'] } as never], team)).toContain(
      'wrote',
    )
    expect(conflictWith([{ code: 'RSK-0003', acceptedById: 'ida' } as never], team)).toContain(
      'decided on',
    )
    expect(conflictWith([{ code: 'RSK-0004', ownerId: 'x' } as never], team)).toBe(null)
  })

  test('a sample with a record of one of the auditors is refused, with its name', async () => {
    const own = await aRecord('risks', { ownerId: ida.id })
    const audit = await begun()
    await expect(
      aSample(audit, {
        register: 'risks',
        method: 'judgement',
        chosen: own.code,
        reason: 'High',
      }),
    ).rejects.toThrow(`Ida Berg owns ${own.code} and can’t audit it.`)
  })

  test('nobody joins an audit of a system or a record of their own', async () => {
    const system = await aRecord('systems', { ownerId: second.id })
    await expect(anAudit({ systemIds: [system.id], auditorIds: [second.id] })).rejects.toThrow(
      `Otto Falk owns ${system.code}`,
    )
    const risk = await aRecord('risks', { ownerId: second.id })
    const audit = await begun()
    await aSample(audit, {
      register: 'risks',
      method: 'judgement',
      chosen: risk.code,
      reason: 'High',
    })
    const { id, revision } = audit
    await expect(
      writeRecord(lead, 'audits', { id, revision, values: { auditorIds: [second.id] } }),
    ).rejects.toThrow(`Otto Falk owns ${risk.code}`)
  })

  test('who came to own a record after it was drawn does not sign', async () => {
    const risk = await aRecord('risks', { ownerId: null })
    const audit = await begun()
    await aSample(audit, {
      register: 'risks',
      method: 'judgement',
      chosen: risk.code,
      reason: 'High',
    })
    for (const one of await questionsOf(audit)) await answer(ida, one, 'conforms')
    const { id, revision } = risk
    await writeRecord(lead, 'risks', { id, revision, values: { ownerId: ida.id } })
    await expect(sign(ida, audit)).rejects.toThrow(`Ida Berg owns ${risk.code}`)
  })
})

describe('a finding', () => {
  test('becomes a nonconformity in one step, and both keep the link', async () => {
    const audit = await begun()
    const [question] = await questionsOf(audit)
    if (!question) throw new Error('no question')
    const owner = await aPerson({ roles: ['model-owner'], name: 'Jonas Brandt' })
    const answered = await answer(ida, question, 'minor', 'No record of the last audit.')
    await moveRecord(await again(ida), 'audit-questions', {
      ...answered,
      transition: 'raise',
      values: { finding: 'The last audit left no record', auditeeId: owner.id },
    })
    const raised = await requireRecord(lead, 'audit-questions', question.id)
    const found = await requireRecord(lead, 'nonconformities', String(raised.findingId))
    expect(found).toMatchObject({
      title: 'The last audit left no record',
      grade: 'minor',
      noticedIn: 'internal-audit',
      originId: audit.id,
      requirements: ['9.2.1'],
      ownerId: owner.id,
      state: 'open',
    })
    await expect(answer(ida, raised, 'conforms')).rejects.toBeInstanceOf(Invalid)
  })
})

describe('the signature', () => {
  test('is the lead auditor’s, over answers to everything and findings that were raised', async () => {
    const audit = await begun({ auditorIds: [second.id] })
    await expect(sign(second, audit)).rejects.toThrow('The lead auditor signs it')
    await expect(sign(ida, audit)).rejects.toThrow('no verdict yet')
    const questions = await questionsOf(audit)
    for (const one of questions) await answer(ida, one, 'conforms')
    const [first] = questions
    if (!first) throw new Error('no question')
    await answer(ida, first, 'minor', 'Missing')
    await expect(sign(ida, audit)).rejects.toThrow(first.code)
  })

  test('is bound to what was asked and found, and seals all of it', async () => {
    const audit = await begun()
    const questions = await questionsOf(audit)
    for (const one of questions) await answer(ida, one, 'conforms', 'Looked at')
    const signed = await sign(ida, audit)
    expect(signed).toMatchObject({ state: 'signed', signedById: ida.id })
    expect(signed.fieldwork).toMatchObject({
      answers: questions.map((one) => ({
        code: one.code,
        verdict: 'conforms',
        notes: 'Looked at',
        answeredBy: 'Ida Berg',
      })),
    })
    const [approval] = await approvalsOf(lead, registerOf('audits'), signed)
    expect(approval).toMatchObject({ byId: ida.id, stale: false })
    const altered = { ...signed, fieldwork: { answers: [], samples: [] } }
    expect((await approvalsOf(lead, registerOf('audits'), altered))[0]?.stale).toBe(true)

    const { id, revision } = signed
    await expect(
      writeRecord(lead, 'audits', { id, revision, values: { conclusion: 'Other' } }),
    ).rejects.toBeInstanceOf(Forbidden)
    const [question] = await questionsOf(audit)
    if (!question) throw new Error('no question')
    await expect(answer(ida, question, 'major')).rejects.toBeInstanceOf(Error)
    await expect(
      writeRecord(lead, 'audit-questions', { ...question, values: { title: 'Other' } }),
    ).rejects.toThrow('is signed')
    await expect(
      archiveRecord(lead, 'audit-questions', { ...question, reason: 'Gone' }),
    ).rejects.toThrow('is signed')
    await expect(aSample(audit, { register: 'risks' })).rejects.toThrow('is signed')
  })

  test('nothing is offered any more on what was asked and drawn, to anybody', async () => {
    const audit = await begun()
    await aRecord('roles')
    const sample = await aSample(audit, { register: 'roles', method: 'all' })
    const asked = await questionsOf(audit)
    const offers = async (by: Actor) =>
      (
        await Promise.all([
          readRecord(await again(by), 'audit-samples', sample.id),
          ...asked.map(async (one) => readRecord(await again(by), 'audit-questions', one.id)),
        ])
      ).map(({ can }) => can.update || can.archive || can.comment || can.transitions.length > 0)
    expect(await offers(lead)).not.toContain(false)
    for (const question of await questionsOf(audit)) await answer(ida, question, 'conforms')
    await sign(ida, audit)
    for (const by of [lead, ida]) expect(await offers(by)).not.toContain(true)
    const { closedWith } = await readRecord(lead, 'audit-samples', sample.id)
    expect(closedWith).toMatchObject({ code: audit.code, state: 'signed' })
  })

  test('closes what was shown and said of it: nothing is attached, linked, taken away or commented', async () => {
    const audit = await begun()
    await aRecord('roles')
    const sample = await aSample(audit, { register: 'roles', method: 'all' })
    const [question] = await questionsOf(audit)
    const ends = [
      { register: 'audit-questions', id: question?.id ?? '' },
      { register: 'audit-samples', id: sample.id },
    ]
    const note = { title: 'Minutes', kind: 'note', note: 'Seen' }
    const risk = { register: 'risks', id: (await aRecord('risks')).id }
    const shown = await attachEvidence(lead, ends[0] ?? risk, note)
    const evidence = { register: 'evidence', id: shown.id }
    for (const end of ends) {
      await linkRecords(lead, 'related', risk, end)
      await addComment(lead, end.register, { id: end.id, body: 'Look again' })
    }
    for (const one of await questionsOf(audit)) await answer(ida, one, 'conforms')
    await sign(ida, audit)
    const before = (await listRecords(lead, 'evidence')).total
    const closed = `${audit.code} is signed`
    for (const end of ends) {
      await expect(attachEvidence(lead, end, note)).rejects.toThrow(closed)
      await expect(linkRecords(lead, 'evidence', evidence, end)).rejects.toThrow(closed)
      await expect(linkRecords(lead, 'related', end, risk)).rejects.toThrow(closed)
      await expect(unlinkRecords(lead, 'related', risk, end)).rejects.toThrow(closed)
      await expect(addComment(lead, end.register, { id: end.id, body: 'Late' })).rejects.toThrow(
        closed,
      )
    }
    await expect(unlinkRecords(lead, 'evidence', evidence, ends[0] ?? risk)).rejects.toThrow(closed)
    expect((await listRecords(lead, 'evidence')).total).toBe(before)
  })
})

describe('an external auditor', () => {
  test('sees the audits they are on, what is in their scope and what was drawn, and nothing else', async () => {
    const person = await aPerson({ roles: ['external-auditor'], name: 'Marta Kern' })
    const inScope = await aRecord('systems', { ownerId: null })
    const outOfScope = await aRecord('systems', { ownerId: null })
    const ofScope = await aRecord('risks', { systemIds: [inScope.id], ownerId: null })
    const drawn = await aRecord('risks', { systemIds: [outOfScope.id], ownerId: null })
    const hidden = await aRecord('risks', { systemIds: [outOfScope.id], ownerId: null })
    const other = await begun()
    const audit = await begun({
      kind: 'stage-2',
      leadAuditorId: person.id,
      systemIds: [inScope.id],
    })
    await aSample(audit, {
      register: 'risks',
      method: 'judgement',
      chosen: drawn.code,
      reason: 'High',
      insideReason: 'Marta Kern asked for it.',
    })
    const shown = async (key: string) =>
      (await listRecords(await again(person), key, { limit: 500 })).records.map(({ id }) => id)
    expect(await shown('audits')).toEqual([audit.id])
    expect(await shown('systems')).toEqual([inScope.id])
    expect((await shown('risks')).sort()).toEqual([ofScope.id, drawn.id].sort())
    expect(await shown('risks')).not.toContain(hidden.id)
    const questions = await questionsOf(audit)
    expect((await shown('audit-questions')).sort()).toEqual(questions.map(({ id }) => id).sort())
    expect(await shown('audit-questions')).not.toContain((await questionsOf(other))[0]?.id)
    for (const key of ['documents', 'incidents', 'nonconformities', 'context'])
      expect(await shown(key), key).toEqual([])
  })

  test('answers, attaches evidence and signs, but plans nothing', async () => {
    const person = await aPerson({ roles: ['external-auditor'], name: 'Paul Stern' })
    const system = await aRecord('systems', { ownerId: null })
    const audit = await begun({
      kind: 'stage-1',
      leadAuditorId: person.id,
      systemIds: [system.id],
    })
    const by = await again(person)
    const { id, revision } = audit
    await expect(
      writeRecord(by, 'audits', { id, revision, values: { systemIds: [] } }),
    ).rejects.toBeInstanceOf(Forbidden)
    const questions = await questionsOf(audit)
    for (const one of questions) await answer(person, one, 'conforms')
    const [first] = questions
    await attachEvidence(
      by,
      { register: 'audit-questions', id: first?.id ?? '' },
      { title: 'Photo of the board', kind: 'note', note: 'Seen on site' },
    )
    expect((await sign(person, audit)).state).toBe('signed')
  })

  test('draws from what their audit shows, and for that audit only', async () => {
    const person = await aPerson({ roles: ['external-auditor'], name: 'Ines Vogt' })
    const system = await aRecord('systems', { ownerId: null })
    await aRecord('risks', { systemIds: [system.id], ownerId: null })
    await aRecord('documents')
    const audit = await begun({
      kind: 'surveillance',
      leadAuditorId: person.id,
      systemIds: [system.id],
    })
    const by = await again(person)
    const sample = await aSample(audit, { register: 'risks' }, by)
    expect(sample).toMatchObject({ total: 1, drawn: 1, ownerId: person.id, insideReason: null })
    await expect(aSample(audit, { register: 'documents' }, by)).rejects.toMatchObject({
      problems: { filter: expect.stringContaining('somebody inside can draw') },
    })
    await expect(aSample(await begun(), { register: 'risks' }, by)).rejects.toBeInstanceOf(Invalid)
    const now = await requireRecord(lead, 'audit-samples', sample.id)
    const told = await writeRecord(await again(person), 'audit-samples', {
      ...now,
      values: { conclusion: 'Treated in time' },
    })
    expect(told.conclusion).toBe('Treated in time')
  })

  test('is named where they draw; who draws for them from inside says why, and it stays', async () => {
    const person = await aPerson({ roles: ['external-auditor'], name: 'Jo Brandt' })
    const system = await aRecord('systems', { ownerId: null })
    const audit = await begun({
      kind: 'stage-2',
      leadAuditorId: person.id,
      systemIds: [system.id],
    })
    await aRecord('roles')
    for (const actor of [lead, await again(ida)])
      await expect(aSample(audit, { register: 'roles' }, actor)).rejects.toBeInstanceOf(Error)
    await expect(aSample(audit, { register: 'roles' })).rejects.toMatchObject({
      problems: { insideReason: expect.stringContaining(audit.code) },
    })
    const insideReason = 'Jo Brandt asked on the phone for all of them.'
    const sample = await aSample(audit, { register: 'roles', insideReason })
    expect(sample).toMatchObject({ ownerId: lead.id, insideReason })
    await expect(
      writeRecord(lead, 'audit-samples', { ...sample, values: { insideReason: 'None' } }),
    ).rejects.toMatchObject({ problems: { insideReason: expect.stringContaining('stays') } })
    for (const one of await questionsOf(audit)) await answer(person, one, 'conforms')
    const signed = await sign(person, audit)
    expect(signed.fieldwork).toMatchObject({
      samples: [{ code: sample.code, drawnBy: 'Maya Lind', insideReason }],
    })
    const own = await begun()
    await expect(aSample(own, { register: 'roles', insideReason })).rejects.toBeInstanceOf(Invalid)
  })

  test('loses what an audit showed when it is cancelled', async () => {
    const person = await aPerson({ roles: ['external-auditor'] })
    const system = await aRecord('systems', { ownerId: null })
    const audit = await begun({ leadAuditorId: person.id, systemIds: [system.id] })
    expect((await listRecords(await again(person), 'systems')).total).toBe(1)
    await moveRecord(lead, 'audits', { ...audit, transition: 'cancel', reason: 'Postponed' })
    expect((await listRecords(await again(person), 'systems')).total).toBe(0)
  })
})

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
