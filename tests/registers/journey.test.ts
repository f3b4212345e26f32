import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { questionsFor } from '../../lib/assessments/tiering.ts'
import { addMonths } from '../../lib/calendar.ts'
import { riskFromLibrary, riskLibrary } from '../../lib/catalogue/risk-library.ts'
import { countStatuses } from '../../lib/checks/controls.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { posture } from '../../lib/checks/posture.ts'
import { documentFromOutline, outlineOf, outlineText } from '../../lib/documents/outline-text.ts'
import { Forbidden } from '../../lib/errors.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { attachEvidence } from '../../lib/records/evidence.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { addReadings } from '../../lib/records/readings.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { registerOf } from '../../lib/registers/index.ts'
import type { RecordTypes } from '../../lib/registers/record-types.ts'
import { again, aPerson, theAdministrator, theLead } from '../support/factories.ts'

const today = new Date().toISOString().slice(0, 10)
let maya: Actor
let jonas: Actor
let priya: Actor
let elena: Actor
let tom: Actor

beforeAll(async () => {
  await theAdministrator()
  maya = await theLead()
  jonas = await aPerson({ roles: ['model-owner'], name: 'Jonas Weber' })
  priya = await aPerson({ roles: ['risk-owner'], name: 'Priya Nair' })
  elena = await aPerson({ roles: ['compliance-lead'], name: 'Elena Rossi' })
  tom = await aPerson({ roles: ['executive'], name: 'Tom Okafor' })
})

async function step<K extends keyof RecordTypes>(
  actor: Actor,
  register: K,
  id: string,
  transition: string,
  values: Partial<RecordTypes[K]> = {},
  reason?: string,
): Promise<RecordTypes[K]> {
  const { revision } = await requireRecord(await theLead(), register, id)
  const moved = await moveRecord(actor, register, { id, revision, transition, values, reason })
  return moved as unknown as RecordTypes[K]
}

async function write<K extends keyof RecordTypes>(
  actor: Actor,
  register: K,
  values: Record<string, unknown>,
  id?: string,
): Promise<RecordTypes[K]> {
  const revision = id ? (await requireRecord(await theLead(), register, id)).revision : undefined
  const written = await writeRecord(actor, register, { values, ...(id ? { id, revision } : {}) })
  return written as unknown as RecordTypes[K]
}

async function read<K extends keyof RecordTypes>(register: K, id: string): Promise<RecordTypes[K]> {
  return (await requireRecord(await theLead(), register, id)) as unknown as RecordTypes[K]
}

const workOf = async (actor: Actor) =>
  myWork(actor, await loadState()).map((one) => `${one.code} ${one.says}`.trim())

/** Whole answers for the high tier, such that what remains is medium. */
function answers() {
  const questions = questionsFor('high').flatMap((section) => section.questions)
  const given = Object.fromEntries(
    questions.map((question) => {
      if (question.answerType === 'text') return [question.id, 'As written in the file.']
      if (question.answerType === 'scale') return [question.id, 3]
      const [first = ''] = question.options
      return [question.id, question.answerType === 'multi' ? [first] : first]
    }),
  )
  return { ...given, 'IAQ-03-02': 4, 'IAQ-15-01': 2, 'IAQ-15-02': 3 }
}

describe('an organisation that sets up its AI management system', () => {
  it('starts with the 38 controls, undecided, and with criteria to approve', async () => {
    const { total } = await listRecords(maya, 'controls', { limit: 1 })
    expect(total).toBe(38)
    expect(await workOf(maya)).toEqual(
      expect.arrayContaining([
        'Decide which controls apply, and why',
        'CRI-0001 Approve the risk criteria',
      ]),
    )
    const [criteria] = (await listRecords(maya, 'risk-criteria')).records
    const approved = await step(tom, 'risk-criteria', criteria?.id ?? '', 'approve', {
      rationale: 'We bear little where people are concerned.',
    })
    expect(approved).toMatchObject({ state: 'approved', approvedById: tom.id, acceptanceLevel: 9 })
    expect(await workOf(maya)).not.toContain('CRI-0001 Approve the risk criteria')
  })

  let system: RecordTypes['systems']

  it('brings a system into scope, whose owner then sees what it needs', async () => {
    system = await write(maya, 'systems', {
      title: 'Claims triage',
      purpose: 'Sorts claims by urgency',
      intendedUse: 'Incoming claims only',
      impactClass: 'rights',
      scope: 'in',
      scopeReason: 'Decides how fast people are helped',
      ownerId: jonas.id,
    })
    expect(system).toMatchObject({ code: 'AIS-0001', tier: 'high', state: 'idea' })
    jonas = await again(jonas)
    expect(await workOf(jonas)).toEqual(['AIS-0001 File its impact assessment'])
    await step(jonas, 'systems', system.id, 'startDesign')
    await expect(step(jonas, 'systems', system.id, 'startValidation')).rejects.toThrow(
      /Impact assessment begun \(None yet\); Its risks are identified/,
    )
  })

  let assessment: RecordTypes['impact-assessments']

  it('has an impact assessment filed by the owner and approved by another, bound to its content', async () => {
    assessment = await write(jonas, 'impact-assessments', {
      title: 'First assessment',
      systemId: system.id,
    })
    await expect(step(jonas, 'impact-assessments', assessment.id, 'submit')).rejects.toThrow(
      /Questionnaire is needed/,
    )
    await write(jonas, 'impact-assessments', { answers: { 'IAQ-03-02': 4 } }, assessment.id)
    await expect(step(jonas, 'impact-assessments', assessment.id, 'submit')).rejects.toThrow(
      /questions are unanswered/,
    )
    await write(jonas, 'impact-assessments', { answers: answers() }, assessment.id)
    await step(jonas, 'impact-assessments', assessment.id, 'submit')
    expect(await workOf(maya)).toContain('AIA-0001 Approve the impact assessment or return it')

    await step(maya, 'impact-assessments', assessment.id, 'return', {}, 'Who was consulted?')
    expect(await workOf(jonas)).toContain('AIA-0001 Rework the impact assessment that was returned')
    await step(jonas, 'impact-assessments', assessment.id, 'submit')
    const validUntil = addMonths(today, 12)
    const approved = await step(maya, 'impact-assessments', assessment.id, 'approve', {
      validUntil,
    })
    expect(approved).toMatchObject({
      state: 'approved',
      residualBand: 'medium',
      authorIds: [jonas.id],
    })

    const decisions = await approvalsOf(maya, registerOf('impact-assessments'), approved as never)
    expect(decisions.map(({ decision, byName, stale }) => [decision, byName, stale])).toEqual([
      ['approved', 'Maya Lind', false],
      ['returned', 'Maya Lind', false],
    ])
  })

  let risk: RecordTypes['risks']

  it('treats a risk from the library, and has an executive accept what remains', async () => {
    const [biased] = riskLibrary
    if (!biased) throw new Error('the library is empty')
    risk = await write(priya, 'risks', {
      ...riskFromLibrary(biased),
      systemIds: [system.id],
      ownerId: priya.id,
    })
    expect(await workOf(priya)).toContain('RSK-0001 Judge likelihood and impact')
    await step(priya, 'risks', risk.id, 'assess', { likelihood: 4, impact: 4 })
    await step(priya, 'risks', risk.id, 'plan', {
      treatment: 'mitigate',
      treatmentDueOn: addMonths(today, 2),
    })
    const treated = await step(priya, 'risks', risk.id, 'markTreated', {
      residualLikelihood: 3,
      residualImpact: 4,
    })
    expect(treated).toMatchObject({ level: 16, residualLevel: 12 })
    expect(await workOf(tom)).toContain('RSK-0001 Accept what remains or have it treated further')

    const acceptance = { rationale: 'Reviewed by hand', acceptedUntil: addMonths(today, 6) }
    await expect(step(priya, 'risks', risk.id, 'accept', acceptance)).rejects.toThrow(Forbidden)
    const accepted = await step(tom, 'risks', risk.id, 'accept', acceptance)
    expect(accepted).toMatchObject({ state: 'accepted', acceptedById: tom.id })
    const action = await write(priya, 'actions', {
      title: 'Rebalance data',
      originId: risk.id,
      ownerId: jonas.id,
    })
    expect(action.systemIds).toEqual([system.id])
  })

  it('watches the system, and lets it into operation once everything holds', async () => {
    const monitor = await write(jonas, 'monitors', {
      title: 'Drift of document classes',
      systemId: system.id,
      thresholdKind: 'above',
      thresholdHigh: 0.2,
      ownerId: jonas.id,
    })
    await step(jonas, 'systems', system.id, 'startValidation')
    await expect(step(jonas, 'systems', system.id, 'enterOperation')).rejects.toThrow(
      /Validation passed \(Nothing has been validated yet\); Human oversight/,
    )
    const validation = await write(priya, 'validations', {
      title: 'Urgent letters are found',
      systemId: system.id,
      kind: 'acceptance',
      modelVersion: '1.0',
      criteria: '95 of 100',
      method: '1,000 letters',
    })
    await step(priya, 'validations', validation.id, 'pass', { result: '97 of 100' })
    const plan = await write(jonas, 'oversight', {
      title: 'Letters that the triage is not sure of',
      systemId: system.id,
      trigger: 'Confidence below 0.6',
      reviewerIds: [jonas.id],
      timeLimitHours: 4,
      powers: ['override', 'stop'],
      stopMeans: 'Intake sorts by hand',
    })
    await expect(step(jonas, 'oversight', plan.id, 'enforce')).rejects.toThrow(Forbidden)
    await step(priya, 'oversight', plan.id, 'enforce')
    const running = await step(jonas, 'systems', system.id, 'enterOperation')
    expect(running).toMatchObject({ state: 'operation', operationalSince: today })

    await addReadings(jonas, monitor.id, [{ value: 0.21 }])
    expect(await workOf(jonas)).toContain('MON-0001 Look into the breach: above 0.2')
    expect(posture(await loadState()).exceptions).toMatchObject([
      { missing: ['Monitor with a threshold'] },
    ])
    await step(jonas, 'monitors', monitor.id, 'review', { reviewNote: 'New form; retrained.' })
    expect(posture(await loadState()).exceptions).toEqual([])
  })

  it('approves its Statement of Applicability, changes two controls, and sees the difference', async () => {
    const controls = (await listRecords(maya, 'controls', { limit: 100 })).records
    for (const control of controls) {
      await write(
        maya,
        'controls',
        { applicable: 'yes', reason: 'Clause 6.1.3', ownerId: maya.id },
        control.id,
      )
    }
    const [policy, alignment] = controls
    if (!policy || !alignment) throw new Error('38 controls')
    await attachEvidence(
      maya,
      { register: 'controls', id: policy.id },
      {
        title: 'Minutes of the board',
        kind: 'note',
        note: 'Approved on 3 November',
        coversTo: today,
      },
    )
    const first = await write(maya, 'soa-versions', { scopeStatement: 'All of Kestrel Mutual' })
    expect(first).toMatchObject({ number: '1.0', changes: [] })
    expect(first.rows?.[0]).toMatchObject({
      controlId: 'A.2.2',
      owner: 'Maya Lind',
      evidence: [{ code: 'EVD-0001', title: 'Minutes of the board' }],
    })
    const summary = 'First version'
    await expect(step(maya, 'soa-versions', first.id, 'approve', { summary })).rejects.toThrow(
      /its author/,
    )
    await write(maya, 'risks', { controlIds: [policy.id] }, risk.id)
    await expect(step(elena, 'soa-versions', first.id, 'approve', { summary })).rejects.toThrow(
      /A\.2\.2/,
    )
    await step(maya, 'soa-versions', first.id, 'refresh')
    await step(elena, 'soa-versions', first.id, 'approve', { summary })

    await write(
      maya,
      'controls',
      { status: 'implemented', implementation: 'AI policy 1.0' },
      policy.id,
    )
    await write(maya, 'controls', { status: 'planned' }, alignment.id)
    const second = await write(maya, 'soa-versions', {})
    expect(second.number).toBe('1.1')
    expect(
      second.changes?.map((change) => [change.controlId, change.fields.map((one) => one.label)]),
    ).toEqual([
      ['A.2.2', ['Status', 'Implementation']],
      ['A.2.3', ['Status']],
    ])
    const approved = await step(elena, 'soa-versions', second.id, 'approve', {
      summary: 'Policy in force',
    })
    expect(await read('soa-versions', first.id)).toMatchObject({
      state: 'superseded',
      number: '1.0',
    })

    const [decision] = await approvalsOf(maya, registerOf('soa-versions'), approved as never)
    expect(decision).toMatchObject({ decision: 'approved', stale: false })
    const [row] = approved.rows ?? []
    const tampered = { ...approved, rows: [{ ...row, reason: 'Another' }] }
    expect((await approvalsOf(maya, registerOf('soa-versions'), tampered as never))[0]?.stale).toBe(
      true,
    )
    expect(countStatuses(posture(await loadState()).controls).met).toBe(1)
  })

  it('puts a policy into force, and then a second version in its place', async () => {
    const outline = outlineOf('DOC-04')
    if (!outline) throw new Error('no outline of the AI policy')
    const policy = await write(maya, 'documents', {
      ...documentFromOutline(outline),
      audience: ['everyone'],
      ownerId: tom.id,
    })
    const intoForce = async (values: Record<string, unknown>) => {
      const version = await write(maya, 'document-versions', { documentId: policy.id, ...values })
      await step(maya, 'document-versions', version.id, 'submit')
      await step(elena, 'document-versions', version.id, 'approve')
      return step(maya, 'document-versions', version.id, 'makeEffective')
    }
    const first = await intoForce({ body: outlineText(outline) })
    expect(first).toMatchObject({
      title: 'AI policy 1.0',
      state: 'effective',
      effectiveFrom: today,
    })
    expect(await read('documents', policy.id)).toMatchObject({
      state: 'effective',
      effectiveVersionId: first.id,
    })
    expect(await workOf(jonas)).toContain('DOV-0001 Read it and say that you have')

    const second = await intoForce({ body: 'Shorter.', summaryOfChanges: 'Half the length' })
    expect(second.number).toBe('2.0')
    expect(await read('document-versions', first.id)).toMatchObject({
      state: 'superseded',
      supersededOn: today,
    })
    expect(await read('documents', policy.id)).toMatchObject({ effectiveVersionId: second.id })
    expect(await workOf(jonas)).toContain('DOV-0002 Read it and say that you have')
    const [decision] = await approvalsOf(maya, registerOf('document-versions'), second as never)
    expect(decision?.stale).toBe(false)
  })

  it('puts a newer assessment in the place of the older, and the older stays readable', async () => {
    const next = await write(jonas, 'impact-assessments', {
      title: 'After the new model',
      systemId: system.id,
      occasion: 'change',
      answers: answers(),
    })
    await step(jonas, 'impact-assessments', next.id, 'submit')
    await step(maya, 'impact-assessments', next.id, 'approve', { validUntil: addMonths(today, 9) })
    expect(await read('impact-assessments', assessment.id)).toMatchObject({ state: 'superseded' })
  })

  it('can see what it had to do as of an earlier moment', async () => {
    const state = await loadState({ asOf: { seq: 60, at: new Date().toISOString() } })
    expect(state.controls.every((control) => control.applicable === 'undecided')).toBe(true)
    expect(state.soaVersions).toEqual([])
    expect(myWork(maya, state).map((one) => one.says)).toContain(
      'Decide which controls apply, and why',
    )
  })
})
