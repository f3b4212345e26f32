import type { Actor, Role } from '../../lib/access/actor.ts'
import { createInstallation } from '../../lib/access/organisation.ts'
import { actorOfAccount } from '../../lib/access/sessions.ts'
import { db } from '../../lib/db/client.ts'
import { governed } from '../../lib/db/governed.ts'
import { newId } from '../../lib/db/new-id.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { insertRows, takeCodes } from '../../lib/records/store.ts'
import type { Values } from '../../lib/records/values.ts'
import { type Work, working } from '../../lib/records/work.ts'
import { newRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'

/** How much an installation to measure holds. */
export type Size = { systems: number; risks: number; events: number }

const batchSize = 5_000
const owners = 200

/**
 * A new installation of kind test with so much in it, written through the same trail as everything
 * else; only the rules of single records are left out. Equal sizes give equal content, but for ids,
 * times and salts.
 */
export async function makeInstallation(size: Size, say: (words: string) => void): Promise<void> {
  const administrator = await createInstallation({
    organisation: 'Bench Works',
    timeZone: 'UTC',
    name: 'Ada Okoro',
    email: 'admin@bench.test',
    password: 'four words make sense',
  })
  const by = await accountOf(administrator)
  const people = await addPeople(by)
  const lead = await theLead()
  const ownerOf = (n: number) => people[n % people.length] ?? lead.id

  const systems = await fill(lead, 'systems', size.systems, (n) => systemValues(n, ownerOf(n)))
  say(`${systems.length} systems`)
  const systemAt = (n: number) => systems[n % systems.length] ?? ''
  await fill(lead, 'risks', size.risks, (n) => riskValues(n, [systemAt(n)], ownerOf(n)))
  say(`${size.risks} risks`)
  await fill(lead, 'impact-assessments', size.systems / 4, (n) =>
    assessmentValues(n, systemAt(n * 4), lead.id),
  )
  await fill(lead, 'monitors', size.systems / 20, (n) => monitorValues(n, systemAt(n * 20)))
  await fill(lead, 'actions', size.systems / 10, (n) => actionValues(n, [systemAt(n * 10)]))
  await fill(lead, 'evidence', size.systems / 20, (n) => evidenceValues(n, [systemAt(n * 20)]))
  say('assessments, monitors, actions and evidence')
  await grow(lead, size.events, say)
  await sqlOf(db())('VACUUM ANALYZE')
}

/** The account that everything is measured with: a governance lead, who sees all of it. */
export async function theLead(): Promise<Actor> {
  const lead = await actorOfAccount({ email: 'person1@bench.test' }, 'api')
  if (!lead) throw new Error('this is no installation to measure')
  return lead
}

async function accountOf(id: string): Promise<Actor> {
  const actor = await actorOfAccount({ id }, 'api')
  if (!actor) throw new Error(`no usable account ${id}`)
  return actor
}

async function addPeople(by: Actor): Promise<string[]> {
  const at = new Date()
  return governed(by, { action: 'user.create' }, async (tx, sql) => {
    const ids: string[] = []
    for (let n = 1; n <= owners; n += 1) {
      const roles: Role[] = n === 1 ? ['governance-lead'] : ['model-owner']
      const id = await newId(sql)
      const user = { id, email: `person${n}@bench.test`, name: `Person ${n}`, roles }
      await tx.user.create({ data: { ...user, createdAt: at, updatedAt: at } })
      ids.push(id)
    }
    return ids
  })
}

type Filled = { state: string; values: Values; source?: Record<string, string> }

async function fill(
  actor: Actor,
  key: string,
  n: number,
  make: (n: number) => Filled,
): Promise<string[]> {
  const definition = registerOf(key)
  const ids: string[] = []
  for (let start = 0; start < n; start += batchSize) {
    const length = Math.min(batchSize, Math.ceil(n) - start)
    await working(actor, { action: `${key}.import` }, async (work) => {
      const codes = await takeCodes(work.sql, definition, length)
      const records = codes.map((taken, index) => {
        const { state, values, source = null } = make(start + index)
        return newRecord(work, definition, values, { ...taken, state, source })
      })
      await insertRows(work.sql, definition, records)
      ids.push(...codes.map(({ id }) => id))
    })
  }
  return ids
}

/** Changes risks and systems until the trail holds so many events. */
async function grow(lead: Actor, events: number, say: (words: string) => void): Promise<void> {
  const sql = sqlOf(db())
  const size = async () => {
    const [head] = await sql<{ size: number }>('SELECT size::float8 AS size FROM audit_head')
    return head?.size ?? 0
  }
  for (let round = 0, left = events - (await size()); left > 0; round += 1) {
    await working(lead, { action: 'risk.update', reason: 'Scored again' }, (work) =>
      changeSome(work, { round, n: Math.min(left, batchSize) }),
    )
    left = events - (await size())
    // As it happens by itself over the years: the space of earlier revisions is used again.
    if (round % 4 === 3) await sql('VACUUM risks, systems')
    if (round % 20 === 19) say(`${events - left} of ${events} events`)
  }
}

async function changeSome({ sql, now }: Work, { round, n }: { round: number; n: number }) {
  const table = round % 8 === 7 ? 'systems' : 'risks'
  const change =
    table === 'risks'
      ? `likelihood = 1 + (r.revision + $3::int) % 5, level = (1 + (r.revision + $3::int) % 5) * impact`
      : `"modelVersion" = 'v' || (r.revision + 1)`
  await sql(
    `UPDATE "${table}" r SET revision = r.revision + 1, "updatedAt" = $1::timestamptz, ${change}
     WHERE r.id IN (SELECT id FROM "${table}" ORDER BY "updatedAt", id LIMIT $2::int)
       AND $3::int >= 0`,
    [now, n, round],
  )
}

const units = ['Claims', 'Underwriting', 'Human resources', 'Fraud', 'Service', 'Finance', 'Legal']
const tasks = ['scoring', 'triage', 'forecast', 'chat assistant', 'document reading', 'matching']
const stages = ['idea', 'design', 'development', 'validation', 'operation', 'operation', 'retired']
const tiers = ['low', 'medium', 'high', 'low', 'unclassified']

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const words = (n: number, about: string) =>
  `${about} in ${pick(units, n).toLowerCase()}, case ${n}. It leans on records of the last five years and is read by people who decide. Whoever is turned down can ask for a person to look again.`

function systemValues(n: number, ownerId: string): Filled {
  const state = pick(stages, n)
  return {
    state,
    values: {
      title: `${pick(units, n)} ${pick(tasks, n + (n % 5))} ${n}`,
      purpose: words(n, 'Sorts applications'),
      outputs: words(n, 'A score between 0 and 1'),
      topic: pick(tasks, n),
      businessUnit: pick(units, n),
      intendedUse: words(n, 'Used by trained staff'),
      peopleAffected: words(n, 'Customers and applicants'),
      peopleNumber: pick(['up-to-100', 'up-to-10000', 'more'], n),
      impactClass: 'undetermined',
      personalData: 'unknown',
      euAiActClass: 'undetermined',
      scope: pick(['in', 'in', 'undecided'], n),
      tierProposed: pick(tiers, n),
      tier: pick(tiers, n),
      modelVersion: 'v1',
      operationalSince: state === 'operation' ? '2025-03-01' : null,
      ownerId: n % 11 === 0 ? null : ownerId,
      reviewAt: pick(['2027-03-01', '2027-06-01', '2026-12-10', '2026-10-01'], n),
    },
    source: Object.fromEntries(
      Array.from({ length: 12 }, (_, cell) => [`Column ${cell}`, `Cell ${cell} of row ${n}`]),
    ),
  }
}

function riskValues(n: number, systemIds: string[], ownerId: string): Filled {
  const [likelihood, impact] = [1 + (n % 5), 1 + ((n * 7) % 5)]
  const state = pick(['identified', 'assessed', 'in-treatment', 'treated', 'treated', 'closed'], n)
  const isTreated = ['treated', 'closed'].includes(state)
  return {
    state,
    values: {
      title: `${pick(['Drift', 'Bias', 'Leak', 'Outage', 'Misuse'], n)} of ${pick(tasks, n)} ${n}`,
      systemIds,
      cause: words(n, 'Data grow old'),
      event: words(n, 'The score is wrong'),
      consequence: words(n, 'Somebody is turned down'),
      category: pick(['technical', 'ethical', 'legal', 'operational'], n),
      harmsTo: ['individual'],
      likelihood,
      impact,
      level: likelihood * impact,
      treatment: isTreated ? 'mitigate' : null,
      treatmentPlan: isTreated ? words(n, 'Train anew each quarter') : null,
      treatmentDueOn: state === 'in-treatment' ? pick(['2026-10-01', '2027-05-01'], n) : null,
      residualLikelihood: isTreated ? 1 : null,
      residualImpact: isTreated ? 1 : null,
      residualLevel: isTreated ? 1 : null,
      ownerId,
      reviewAt: pick(['2027-02-01', '2027-04-01', '2026-11-01'], n),
    },
  }
}

function assessmentValues(n: number, systemId: string, leadId: string): Filled {
  const state = pick(['approved', 'approved', 'submitted', 'draft'], n)
  return {
    state,
    values: {
      title: `Assessment ${n}`,
      systemId,
      occasion: 'first',
      answers: {},
      tier: 'low',
      mitigations: words(n, 'A person looks at each refusal'),
      authorIds: [leadId],
      ownerId: leadId,
      approvedOn: state === 'approved' ? '2026-05-01' : null,
      validUntil: state === 'approved' ? '2027-05-01' : null,
    },
  }
}

function monitorValues(n: number, systemId: string): Filled {
  return {
    state: n % 9 === 0 ? 'breached' : 'active',
    values: {
      title: `Accuracy ${n}`,
      systemId,
      metric: 'performance',
      thresholdKind: 'below',
      thresholdLow: 0.8,
      frequencyDays: 30,
      lastReadingAt: '2026-11-01T00:00:00.000Z',
      lastValue: 0.9,
    },
  }
}

function actionValues(n: number, systemIds: string[]): Filled {
  return {
    state: pick(['open', 'in-progress', 'done', 'verified'], n),
    values: {
      title: `Train again ${n}`,
      description: words(n, 'A fresh year of data'),
      systemIds,
      dueOn: pick(['2026-10-10', '2027-01-31', '2027-06-30'], n),
    },
  }
}

function evidenceValues(n: number, systemIds: string[]): Filled {
  return {
    state: 'current',
    values: {
      title: `Minutes of test ${n}`,
      kind: 'note',
      note: words(n, 'Seen on site'),
      systemIds,
      coversFrom: '2026-01-01',
      coversTo: '2026-06-30',
      classification: 'internal',
    },
  }
}

/** Ids and codes of some records, spread over the register. */
export async function someRecords(key: string, n: number): Promise<AnyRecord[]> {
  const { table } = registerOf(key)
  const rows = await sqlOf(db())<{ row: AnyRecord }>(
    `SELECT to_jsonb(r) - 'searchText' - 'source' AS row FROM "${table}" r
     WHERE r."archivedAt" IS NULL AND r.state NOT IN ('closed', 'retired', 'rejected')
     ORDER BY md5(r.code) LIMIT $1::int`,
    [n],
  )
  return rows.map((one) => one.row)
}
