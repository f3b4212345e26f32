import { headOf } from '../audit-trail/log.ts'
import type { State, StateAcknowledgement, StateLink, StateUser } from '../checks/state.ts'
import { criteriaInForce } from '../criteria/in-force.ts'
import { db } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { registerOf } from '../registers/index.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { recordsWhere } from './read.ts'
import type { Moment } from './source.ts'
import { todayHere } from './work.ts'

/** States kept: the present one, and a few moments that people compare it with. */
const keptStates = 4
const kept = new Map<string, Promise<State>>()

/**
 * Everything that checks look at, live or as of a moment; kept by position in the trail and day, so
 * that it is loaded once for each change. Only for results that are not a person's own records: it
 * knows no rights.
 */
export async function loadState({ asOf }: { asOf?: Moment | undefined } = {}): Promise<State> {
  const sql = sqlOf(db())
  const seq = asOf?.seq ?? (await headOf(sql))?.size ?? 0
  const day = asOf ? await dayOf(sql, asOf) : await todayHere(sql)
  const key = `${asOf ? 'as of' : 'live'} ${seq} ${day}`
  const known = kept.get(key)
  if (known) return known
  const loading = load(sql, day, asOf)
  kept.set(key, loading)
  loading.catch(() => kept.delete(key))
  for (const old of [...kept.keys()].slice(0, -keptStates)) kept.delete(old)
  return loading
}

/**
 * What the status of the controls follows from, as of a moment and on a day: controls, evidence,
 * the links between them and the criteria. Every other list is empty, so this is cheap for the past.
 */
export async function loadControlsAsOf(asOf: Moment, day: string): Promise<State> {
  const sql = sqlOf(db())
  const of = listsOf(sql, asOf)
  const criteriaRecords = await of('risk-criteria')
  return {
    today: day,
    systems: [],
    risks: [],
    assessments: [],
    controls: await of('controls'),
    documents: [],
    versions: [],
    monitors: [],
    evidence: await of('evidence'),
    actions: [],
    soaVersions: [],
    criteriaRecords,
    criteria: criteriaInForce(criteriaRecords),
    links: await rowsOf<StateLink>(sql, 'links', asOf),
    acknowledgements: [],
    users: [],
  }
}

async function load(sql: Sql, day: string, asOf: Moment | undefined): Promise<State> {
  const of = listsOf(sql, asOf)
  const criteriaRecords = await of('risk-criteria')
  return {
    today: day,
    systems: await of('systems'),
    risks: await of('risks'),
    assessments: await of('impact-assessments'),
    controls: await of('controls'),
    documents: await of('documents'),
    versions: await of('document-versions'),
    monitors: await of('monitors'),
    evidence: await of('evidence'),
    actions: await of('actions'),
    soaVersions: await of('soa-versions'),
    criteriaRecords,
    criteria: criteriaInForce(criteriaRecords),
    links: await rowsOf<StateLink>(sql, 'links', asOf),
    acknowledgements: await rowsOf<StateAcknowledgement>(sql, 'acknowledgements', asOf),
    users: (await rowsOf<StateUser & { disabledAt: string | null }>(sql, 'users', asOf)).filter(
      (user) => user.disabledAt === null,
    ),
  }
}

/** Records that are not archived, register by register. */
function listsOf(sql: Sql, asOf: Moment | undefined) {
  const where = { field: 'archivedAt', is: null } as const
  return async <K extends keyof RecordTypes>(register: K): Promise<RecordTypes[K][]> => {
    const records = await recordsWhere(sql, registerOf(register), where, asOf)
    return records as unknown as RecordTypes[K][]
  }
}

/** Rows of a governed table that is no register. */
async function rowsOf<R>(
  sql: Sql,
  table: 'links' | 'acknowledgements' | 'users',
  asOf: Moment | undefined,
): Promise<R[]> {
  const rows = asOf
    ? await sql<{ row: R }>(
        `SELECT e.content::jsonb -> 'row' AS row FROM (
           SELECT DISTINCT ON ("recordId") content, operation FROM audit_events
           WHERE register = $1 AND seq < $2::bigint ORDER BY "recordId", seq DESC
         ) e WHERE e.operation <> 'delete'`,
        [table, asOf.seq],
      )
    : await sql<{ row: R }>(`SELECT to_jsonb(r) AS row FROM ${table} r`)
  return rows.map((one) => one.row)
}

/** The calendar day of a moment where the organisation is. */
async function dayOf(sql: Sql, { at }: Moment): Promise<string> {
  const [organisation] = await sql<{ timeZone: string }>(
    'SELECT "timeZone" FROM organisations LIMIT 1',
  )
  const timeZone = organisation?.timeZone ?? 'UTC'
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at))
}
