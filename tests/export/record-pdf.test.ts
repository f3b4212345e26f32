import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { listPdf } from '../../lib/export/list-pdf.ts'
import { recordPdf } from '../../lib/export/record-pdf.ts'
import { acknowledge } from '../../lib/records/acknowledgements.ts'
import { readCriteria } from '../../lib/records/criteria.ts'
import { addReadings } from '../../lib/records/readings.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { rawText } from '../pdf/support.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor

beforeAll(async () => {
  lead = await theLead()
})

const textOf = async (register: string, code: string) =>
  rawText(await buffer(await recordPdf(lead, register, code)))

test('a monitor as PDF lists its readings with the threshold that one broke', async () => {
  const monitor = await aRecord('monitors', {
    unit: 'points',
    thresholdKind: 'above',
    thresholdHigh: 6,
  })
  await addReadings(lead, monitor.id, [
    { at: '2026-03-01T08:00:00Z', value: 4.25 },
    { at: '2026-03-08T08:00:00Z', value: 6.5 },
  ])
  const text = await textOf('monitors', monitor.code)
  expect(text).toContain('2 readings')
  expect(text).toMatch(/1 Mar 2026, 08:00 UTC\s+4\.25/)
  expect(text).toMatch(/8 Mar 2026, 08:00 UTC\s+6\.50\s+above 6/)
  expect(text).toContain('6.5 points')
})

test('risk criteria as PDF hold their scales, bands, tier rules and intervals', async () => {
  const criteria = await readCriteria()
  const { code } = await aRecord('risk-criteria', { ...criteria })
  const text = await textOf('risk-criteria', code)
  for (const { label } of [...criteria.likelihoodScale, ...criteria.impactScale, ...criteria.bands])
    expect(text).toContain(label)
  expect(text).toContain('High when')
  expect(text).toContain('12 months for high')
})

test('a risk as PDF names its scores, its systems, and what is not filled yet', async () => {
  const system = await aRecord('systems', { title: 'Letter reader' })
  const { code } = await aRecord('risks', {
    title: 'Wrong decline',
    systemIds: [system.id],
    likelihood: 4,
    impact: 5,
    cause: null,
  })
  const text = await textOf('risks', code)
  expect(text).toMatch(/Inherent likelihood\s+4 Likely/)
  expect(text).toContain('20 Very high')
  expect(text).toContain(`${system.code} Letter reader`)
  expect(text).toMatch(/Not filled yet: [^.]*Cause/)
})

test('a signature as PDF says who, in which roles, what it means, how signed, and what changed since', async () => {
  const executive = await aPerson({ roles: ['executive'], name: 'Tom Okafor' })
  const risk = await aRecord('risks', {
    cause: 'Few samples',
    likelihood: 3,
    impact: 3,
    ownerId: lead.id,
  })
  const assessed = await moveRecord(lead, 'risks', { ...risk, transition: 'assess' })
  const until = `${new Date().getUTCFullYear() + 1}-01-15`
  const accepted = await moveRecord(executive, 'risks', {
    ...assessed,
    transition: 'accept',
    values: { rationale: 'Small', acceptedUntil: until },
  })
  const register = async () => rawText(await buffer(await listPdf(lead, 'risks', { filter: '' })))
  const means = `accepts the residual risk until 15 Jan ${until.slice(0, 4)}`
  for (const text of [await textOf('risks', risk.code), await register()]) {
    expect(flat(text)).toContain(`Tom Okafor ${means}`)
    expect(text).toContain('Executive')
    expect(text).toContain('Signed with an API token')
    expect(text).toMatch(/Entry [\d,]+ of the audit trail/)
    expect(text).not.toContain('Stale')
  }
  await writeRecord(lead, 'risks', { ...accepted, values: { cause: 'No samples at all' } })
  for (const text of [await textOf('risks', risk.code), await register()]) {
    expect(text).toContain('Stale: the content changed since')
    expect(flat(text)).toContain('Cause: “Few samples” → “No samples at all”')
  }
})

test('a treatment plan says what is done about a risk, who decided it, what is late, and what is accepted until when', async () => {
  const executive = await aPerson({ roles: ['executive'], name: 'Ines Okafor' })
  const [owner, other] = [await aPerson({ roles: ['risk-owner'], name: 'Samir Haddad' }), lead]
  const scored = { likelihood: 4, impact: 5, ownerId: owner.id }
  const planned = await aRecord('risks', { ...scored, title: 'Slow letters' })
  const assessed = await moveRecord(other, 'risks', { ...planned, transition: 'assess' })
  await moveRecord(owner, 'risks', {
    ...assessed,
    transition: 'plan',
    values: {
      treatment: 'mitigate',
      treatmentPlan: 'Two people read each letter.',
      treatmentDueOn: '2026-01-31',
    },
  })
  await aRecord('actions', {
    title: 'Hire a second reader',
    originId: planned.id,
    ownerId: owner.id,
    dueOn: '2026-01-15',
  })
  const small = await aRecord('risks', { ...scored, title: 'Rare names' })
  const judged = await moveRecord(other, 'risks', { ...small, transition: 'assess' })
  const until = `${new Date().getUTCFullYear() + 1}-01-15`
  await moveRecord(executive, 'risks', {
    ...judged,
    transition: 'accept',
    values: { rationale: 'Very few of them', acceptedUntil: until },
  })
  const document = { filter: '', as: 'treatment-plan' } as const
  const query = { filters: { ownerId: owner.id } }
  const text = flat(
    await rawText(await buffer(await listPdf(lead, 'risks', { ...document, query }))),
  )
  expect(text).toContain('Risk treatment plan')
  expect(text).toContain('2 risks with 1 action')
  expect(text).toContain('For each of the 2 risks it is decided what is done.')
  expect(text).toContain('1 treatment and 1 action are overdue.')
  expect(text).toContain('Two people read each letter.')
  expect(text).toMatch(/Decided by Samir Haddad, \d+ \w+ \d{4} \(entry\s[\d,]+\)/)
  expect(text).toMatch(/15 Jan 2026 ACT-\d+ Hire a second reader RSK-\d+ Samir Haddad overdue/)
  expect(text).toContain('Accepted by Ines Okafor until 15 Jan')
  expect(text).toContain('Very few of them')
  expect(text).toContain('Ines Okafor accepts the residual risk until 15 Jan')
})

test('the report of a nonconformity keeps what was said before it was opened again, and who may not judge', async () => {
  const [owner, judge] = [
    await aPerson({ roles: ['risk-owner'], name: 'Priya Nair' }),
    await aPerson({ roles: ['compliance-lead'], name: 'Elena Rossi' }),
  ]
  const audit = await aRecord('audits', { title: 'First audit' })
  const found = await aRecord('nonconformities', {
    title: 'Changed without notice',
    description: 'Seen in two contracts.',
    originId: audit.id,
    requirements: ['A.10.3'],
    ownerId: owner.id,
    waitDays: 0,
  })
  const analysed = await moveRecord(lead, 'nonconformities', {
    ...found,
    transition: 'analyse',
    values: {
      correction: 'Undone the same day.',
      cause: '1. Why? Nobody asked.\n2. Why? The outline is old.\n3. Why? ',
      similar: 'One more contract.',
    },
  })
  const acted = await moveRecord(lead, 'nonconformities', { ...analysed, transition: 'act' })
  const text = async () => flat(await textOf('nonconformities', found.code))
  expect(await text()).toContain('Nobody has signed that it works.')
  const closed = await moveRecord(judge, 'nonconformities', {
    ...acted,
    transition: 'close',
    values: { effectiveness: 'Two changes, told of both.' },
  })
  const works = await text()
  expect(works).toContain(`Audit ${audit.code} First audit`)
  expect(works).toContain('1. Why? Nobody asked. 2. Why? The outline is old. Where else')
  expect(works).toContain('Worked on by Maya Lind')
  expect(works).toContain('Two changes, told of both.')
  expect(works).toContain('Elena Rossi finds the correction effective')
  expect(works).not.toContain('Opened again')
  await moveRecord(judge, 'nonconformities', {
    ...closed,
    transition: 'reopen',
    reason: 'A third change came untold.',
  })
  const again = await text()
  expect(again).toMatch(/Opened again once Closed on .* by Elena Rossi\./)
  expect(again).toContain('Whether it works: Two changes, told of both.')
  expect(again).toMatch(/Opened again on .* by Elena Rossi: “A third change came untold\.”/)
  expect(again).toContain('Not judged yet; the wait begins when its actions are done.')
})

test('a dossier says what stands in the way of a system, what is due, and that nothing is asked outside the scope', async () => {
  const textOfA = async (values: Record<string, unknown>) => {
    const { code } = await aRecord('systems', { ownerId: lead.id, ...values })
    return flat(await textOf('systems', code))
  }
  const outside = await textOfA({ scope: 'out', scopeReason: 'No effect on anybody' })
  expect(outside).toContain('No condition is asked: the system is outside the scope.')
  const within = await textOfA({ scope: 'in' })
  expect(within).toMatch(/\d of 7 conditions do not hold\./)
  for (const text of [outside, within]) expect(text).not.toContain('Every condition holds')
})

test('what is overdue is said of actions and reviews wherever risks are told', async () => {
  const risk = await aRecord('risks', {
    title: 'Late letters',
    ownerId: lead.id,
    reviewAt: '2026-01-31',
    treatment: null,
    treatmentPlan: '- Ask twice',
  })
  await aRecord('actions', { title: 'Count them', originId: risk.id, dueOn: '2026-01-15' })
  const query = { filters: {}, q: 'Late letters' }
  const text = flat(
    await rawText(await buffer(await listPdf(lead, 'risks', { filter: '', query }))),
  )
  expect(text).toMatch(/review by 31 Jan 2026\s+overdue/)
  expect(text).toMatch(/Count them .*15 Jan 2026 overdue/)
  expect(text).toMatch(/Suggested, not decided: (Treatment )?• Ask twice/)
})

test('a version of a document asks nobody to read it before it is in force, and then names who has', async () => {
  const approver = await aPerson({ roles: ['executive', 'governance-lead'] })
  const reader = await aPerson({ roles: ['staff'], name: 'Anna Kowalska' })
  const document = await aRecord('documents', { audience: ['staff'] })
  let version = await aRecord('document-versions', { documentId: document.id, body: 'Rules' })
  const move = async (actor: Actor, transition: string) => {
    version = await moveRecord(actor, 'document-versions', { ...version, transition })
  }
  const text = async () => flat(await textOf('document-versions', version.code))
  await move(lead, 'submit')
  expect(await text()).toContain('Nobody has been asked to acknowledge this version.')
  expect(await text()).not.toContain('Anna Kowalska')
  await move(approver, 'approve')
  await move(approver, 'makeEffective')
  expect(await text()).toMatch(/Anna Kowalska \w+ asked/)
  await acknowledge(reader, version.id)
  expect(await text()).toMatch(/Anna Kowalska \w+ read \d/)
})

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
