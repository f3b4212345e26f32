import { describe, expect, it } from 'vitest'
import { catalogueControls } from '../../lib/catalogue/controls.ts'
import type { Control } from '../../lib/registers/controls/definition.ts'
import { startingRecords } from '../../lib/registers/seed.ts'
import {
  changeInWords,
  diffVersions,
  nextNumber,
} from '../../lib/statement-of-applicability/diff.ts'
import { freezeRows } from '../../lib/statement-of-applicability/freeze.ts'
import { derived, problemsOf, refusal } from './apply.ts'
import { aRecord, contextOf, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const control = (controlId: string, values: Partial<Control> = {}) =>
  aRecord('controls', {
    controlId,
    title: controlId,
    area: 'own',
    applicable: 'yes',
    reason: 'Needed',
    ...values,
  })

const frozen = (controls: Control[], more: Partial<Parameters<typeof freezeRows>[0]> = {}) =>
  freezeRows({
    controls,
    risks: [],
    documents: [],
    evidenceOf: () => [],
    nameOf: () => undefined,
    ...more,
  })

describe('a control', () => {
  it('of Annex A has the title and area of the catalogue', async () => {
    const record = await derived(
      'controls',
      aRecord('controls', { controlId: 'A.10.3', title: 'Mine' }),
      byMaya,
    )
    expect(record).toMatchObject({
      title: 'Suppliers',
      area: 'A.10',
      applicable: 'undecided',
      status: 'not-started',
    })
  })

  it('is decided on with a reason, in or out', async () => {
    for (const applicable of ['yes', 'no']) {
      const bare = aRecord('controls', { controlId: 'A.2.2', area: 'A.2', applicable })
      expect(await problemsOf('controls', bare, byMaya)).toHaveProperty('reason')
    }
    const undecided = aRecord('controls', {
      controlId: 'A.2.2',
      area: 'A.2',
      applicable: 'undecided',
    })
    expect(await problemsOf('controls', undecided, byMaya)).toEqual({})
  })

  it('has a number that no other has, and that Annex A keeps', async () => {
    const known = aRecord('controls', { controlId: 'A.2.2', area: 'A.2' })
    const context = contextOf(people.maya, { controls: [known] })
    const copy = aRecord('controls', { controlId: 'A.2.2', area: 'A.2' })
    expect(await problemsOf('controls', copy, context)).toHaveProperty('controlId')
    const renumbered = { ...known, controlId: 'X.1', area: 'own', description: 'Ours' }
    expect(await problemsOf('controls', renumbered, context, known)).toHaveProperty('controlId')
  })

  it('is implemented only with words, and verified only after a test, by another than its owner', async () => {
    const before = aRecord('controls', { controlId: 'A.2.2', area: 'A.2', ownerId: 'maya' })
    const verified = { ...before, status: 'verified', implementation: 'Policy 2.0' }
    expect(
      await problemsOf('controls', { ...verified, implementation: '' }, byMaya, before),
    ).toHaveProperty('implementation')
    expect((await problemsOf('controls', verified, byMaya, before)).status).toContain(
      'other than its owner',
    )
    const byElena = contextOf(people.elena)
    expect((await problemsOf('controls', verified, byElena, before)).status).toContain('a test')
    const tested = { ...verified, lastTestedOn: '2026-11-01', lastTestResult: 'works' }
    expect(await problemsOf('controls', tested, byElena, before)).toEqual({})
  })

  it('of Annex A is never withdrawn or archived, one of our own may be', async () => {
    const annex = aRecord('controls', { controlId: 'A.2.2', area: 'A.2' })
    expect(await refusal('controls', 'withdraw', annex, byMaya)).toContain('stays in the statement')
    expect(
      await problemsOf('controls', { ...annex, archivedAt: '2026-11-21T10:00:00Z' }, byMaya, annex),
    ).toHaveProperty('')
    expect(await refusal('controls', 'withdraw', control('X.1'), byMaya)).toBe(false)
  })
})

describe('a new installation', () => {
  it('starts with the 38 controls in order, undecided, and a draft of criteria', () => {
    const records = startingRecords()
    expect(records.slice(0, 38).map(([, values]) => values.controlId)).toEqual(
      catalogueControls.map((one) => one.id),
    )
    expect(records.slice(38).map(([register]) => register)).toEqual(['risk-criteria'])
    expect(records.every(([, values]) => values.applicable === undefined)).toBe(true)
  })
})

describe('freezing the statement', () => {
  it('keeps the order of Annex A, with own controls behind it', () => {
    const rows = frozen([
      control('X.10'),
      control('A.10.2'),
      control('X.2'),
      control('A.9.4'),
      control('A.2.2'),
    ])
    expect(rows.map((row) => row.controlId)).toEqual(['A.2.2', 'A.9.4', 'A.10.2', 'X.2', 'X.10'])
  })

  it('names risks, documents, evidence and the owner as they are called now', () => {
    const policy = aRecord('documents', { code: 'DOC-0001', title: 'AI policy' })
    const one = control('A.2.2', {
      ownerId: 'maya',
      documentIds: [policy.id],
      status: 'implemented',
    })
    const risk = { code: 'RSK-0007', title: 'No direction', controlIds: [one.id], state: 'treated' }
    const [row] = frozen([one], {
      risks: [risk, { ...risk, code: 'RSK-0008', state: 'closed' }],
      documents: [{ id: policy.id, code: policy.code, title: 'AI policy' }],
      evidenceOf: () => [{ code: 'EVD-0001', title: 'Minutes' }],
      nameOf: () => 'Maya Lind',
    })
    expect(row).toMatchObject({
      owner: 'Maya Lind',
      risks: [{ code: 'RSK-0007', title: 'No direction' }],
      documents: [{ code: 'DOC-0001', title: 'AI policy' }],
      evidence: [{ code: 'EVD-0001', title: 'Minutes' }],
    })
  })

  it('says nothing of how an excluded control is implemented', () => {
    const [row] = frozen([
      control('A.7.2', { applicable: 'no', status: 'planned', implementation: 'x' }),
    ])
    expect(row).toMatchObject({ applicable: 'no', status: '', implementation: '' })
  })
})

describe('the difference between two versions', () => {
  const first = [control('A.2.2', { status: 'planned' }), control('A.2.3'), control('X.1')]
  const rows = frozen(first)

  it('is empty when nothing changed', () => {
    expect(diffVersions(rows, frozen(first))).toEqual([])
  })

  it('tells each control that was added, removed or changed, in words', () => {
    const [policy, alignment] = first
    if (!policy || !alignment) throw new Error('two controls')
    const later = frozen(
      [{ ...policy, status: 'implemented', ownerId: 'maya' }, alignment, control('X.2')],
      {
        nameOf: () => 'Maya Lind',
      },
    )
    const changes = diffVersions(rows, later)
    expect(changes.map(({ controlId, kind }) => [controlId, kind])).toEqual([
      ['A.2.2', 'changed'],
      ['X.2', 'added'],
      ['X.1', 'removed'],
    ])
    expect(changes[0]?.fields).toEqual([
      { field: 'status', label: 'Status', before: 'planned', after: 'implemented' },
      { field: 'owner', label: 'Owner', before: 'nobody', after: 'Maya Lind' },
    ])
    expect(changes[0] && changeInWords(changes[0])).toBe(
      'A.2.2: status planned → implemented; owner nobody → Maya Lind',
    )
  })

  it('gives the next number: 1.0, then 1.1, and 2.0 once controls come or go', () => {
    const changed = diffVersions(rows, frozen([control('A.2.2'), control('A.2.3'), control('X.1')]))
    expect(nextNumber(null, [])).toBe('1.0')
    expect(nextNumber('1.0', changed)).toBe('1.1')
    expect(nextNumber('1.9', changed)).toBe('1.10')
    expect(nextNumber('1.1', diffVersions(rows, frozen([control('A.2.2')])))).toBe('2.0')
  })
})

describe('a version of the statement', () => {
  const controls = [control('A.2.2'), control('A.2.3')]
  const records = { controls }
  const begin = () =>
    derived(
      'soa-versions',
      aRecord('soa-versions', { ownerId: 'maya' }),
      contextOf(people.maya, records),
    )

  it('freezes the controls as a draft, and leaves them alone afterwards', async () => {
    const draft = await begin()
    expect(draft).toMatchObject({
      number: '1.0',
      title: 'Statement of Applicability 1.0',
      changes: [],
    })
    expect(draft.rows).toHaveLength(2)
    const approved = { ...draft, state: 'approved' as const }
    expect(await derived('soa-versions', approved, contextOf(people.elena), draft)).toEqual(
      approved,
    )
  })

  it('shows the difference from the approved version', async () => {
    const approved = { ...(await begin()), state: 'approved' as const }
    const [policy, alignment] = controls
    if (!policy || !alignment) throw new Error('two controls')
    const later = {
      controls: [{ ...policy, status: 'implemented' }, alignment],
      'soa-versions': [approved],
    }
    const next = await derived(
      'soa-versions',
      aRecord('soa-versions'),
      contextOf(people.maya, later),
    )
    expect(next.number).toBe('1.1')
    expect(next.changes?.map((change) => change.controlId)).toEqual(['A.2.2'])
  })

  it('is approved by another than its author, and only as the controls still are', async () => {
    const draft = await begin()
    const byElena = contextOf(people.elena, records)
    expect(
      await refusal('soa-versions', 'approve', draft, contextOf(people.maya, records)),
    ).toContain('its author')
    expect(await refusal('soa-versions', 'approve', draft, byElena)).toBe(false)
    const [policy] = controls
    if (!policy) throw new Error('a control')
    const changed = contextOf(people.elena, { controls: [{ ...policy, reason: 'Another' }] })
    expect(await refusal('soa-versions', 'approve', draft, changed)).toContain('A.2.2, A.2.3')
  })

  it('is not approved while a control is undecided or has no reason', async () => {
    const undecided = { controls: [control('A.2.2', { applicable: 'undecided' })] }
    const draft = await derived(
      'soa-versions',
      aRecord('soa-versions'),
      contextOf(people.maya, undecided),
    )
    const says = await refusal('soa-versions', 'approve', draft, contextOf(people.elena, undecided))
    expect(says).toBe('Applicability is undecided for A.2.2.')
  })

  it('is drafted one at a time', async () => {
    const other = aRecord('soa-versions')
    const context = contextOf(people.maya, { 'soa-versions': [other] })
    expect(await problemsOf('soa-versions', aRecord('soa-versions'), context)).toHaveProperty('')
  })
})
