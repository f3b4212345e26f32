import { type Actor, plumbline } from '../access/actor.ts'
import { readOrganisation } from '../access/organisation.ts'
import { signingKey } from '../audit-trail/keys.ts'
import { headOf, type Moment } from '../audit-trail/log.ts'
import { rootFromLeaves } from '../audit-trail/merkle.ts'
import { isToDo } from '../checks/improvement.ts'
import { isPast } from '../checks/obligation.ts'
import { type State, stateLists } from '../checks/state.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { codecs, emptyValue, isEmpty, type Names, toText, unseenRecord } from '../fields/codec.ts'
import type { Chip } from '../pdf/document.ts'
import { type DocumentFrame, type Field, type Mention, overdue } from '../pdf/documents/frame.ts'
import { formatDate } from '../pdf/format.ts'
import { loadState } from '../records/load-state.ts'
import { personNames, type RecordName } from '../records/names.ts'
import { recordsInTrail } from '../records/read.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { readableState } from './readable-state.ts'

/** What every document of one state has in common, gathered once. */
export type ReportContext = {
  /** For whom it is; `state` and `names` hold what they may see. */
  reader: Actor
  frame: DocumentFrame
  state: State
  moment: Moment
  names: Names
  sql: Sql
  /** Fields that its documents do without, by register. */
  without?: ReadonlyMap<string, readonly string[]>
}

/** Whom evidence packs are for, whoever asks for one: they see every register whole. */
export const packReader: Actor = { ...plumbline, roles: ['auditor'] }

/** Gathers the context now, or as of a moment; a document of a moment is the same for ever. */
export async function reportContext(reader: Actor, asOf?: Moment): Promise<ReportContext> {
  const sql = sqlOf(pool())
  const head = await headOf(sql)
  if (!head) throw new Error('there is no audit trail yet')
  const moment = asOf ?? { seq: head.size, at: head.lastAt }
  const [organisation, whole, key] = await Promise.all([
    organisationAt(sql, moment),
    loadState({ asOf }),
    signingKey(env().DATA_DIR),
  ])
  const root = moment.seq === head.size ? Buffer.from(head.root) : await rootAt(sql, moment.seq)
  const state = readableState(reader, whole)
  return {
    reader,
    frame: {
      organisation: organisation.name,
      classification: organisation.classification,
      asOf: moment.at,
      proof: {
        logSize: moment.seq,
        logRoot: root.toString('hex'),
        keyFingerprint: key.fingerprint,
      },
      ...(head.kind === 'production'
        ? {}
        : { notice: head.kind === 'demo' ? 'Demo installation' : 'Test installation' }),
    },
    state,
    moment,
    names: { ...(await namesOf(state)), ...(state === whole ? {} : { unseen: unseenRecord }) },
    sql,
  }
}

/** Whole records of the context's moment with these ids, in the order of the ids given. */
export async function wholeRecords<K extends keyof RecordTypes>(
  { sql, moment, without }: Pick<ReportContext, 'sql' | 'moment' | 'without'>,
  register: K,
  ids: readonly string[],
): Promise<RecordTypes[K][]> {
  const found = new Map<string, AnyRecord>()
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = ids.slice(from, from + 1_000)
    for (const record of await recordsInTrail(sql, registerOf(register), some, moment))
      found.set(record.id, leftBlank(register, record, without?.get(register) ?? []))
  }
  return ids.flatMap((id) => (found.get(id) ?? []) as unknown as RecordTypes[K])
}

/** A record without what some of its fields say; of a text, in words that something is left out. */
function leftBlank(register: string, record: AnyRecord, keys: readonly string[]): AnyRecord {
  const { fields } = registerOf(register)
  const blank = keys
    .filter((key) => !isEmpty(record[key]))
    .map((key) => {
      const field = fields[key]
      const isText = field?.kind === 'text' || field?.kind === 'longText'
      return [key, isText ? 'Left out of this pack.' : field ? emptyValue(field) : null]
    })
  return blank.length ? { ...record, ...Object.fromEntries(blank) } : record
}

/** The root of the trail's tree after its first `size` events. */
export async function rootAt(sql: Sql, size: number): Promise<Buffer> {
  async function* leaves() {
    for (let from = 0; from < size; from += 5000) {
      const rows = await sql<{ leaf: Uint8Array }>(
        'SELECT leaf FROM audit_events WHERE seq >= $1::bigint AND seq < $2::bigint ORDER BY seq',
        [String(from), String(Math.min(size, from + 5000))],
      )
      for (const row of rows) yield row.leaf
    }
  }
  return (await rootFromLeaves(leaves())).root
}

/** The value of a choice as a chip: its word, and how it reads. */
export function choiceChip(register: string, field: string, value: string | null): Chip {
  const definition = registerOf(register).fields[field]
  const options = definition && 'options' in definition ? definition.options : []
  const found = options.find((option) => option.value === value)
  return { label: found?.label ?? value ?? 'Not said', tone: found?.tone ?? 'plain' }
}

/** The word of a choice, or nothing. */
export function choiceWord(register: string, field: string, value: string | null): string {
  return value === null ? '' : choiceChip(register, field, value).label
}

/** A record's state as a chip. */
export function stateChip(register: string, state: string): Chip {
  const tone = registerOf(register).lifecycle[state] ?? 'plain'
  return { label: state.replaceAll('-', ' '), tone }
}

/** Whether an action is not done though its day is past. */
export function isOverdue({ state }: ReportContext, action: Due): boolean {
  return isToDo(action) && isPast(action.dueOn, state.today)
}

type Due = { state: string; dueOn: string | null }

/** The state of an action, or that it is overdue, which says more. */
export function actionChip(context: ReportContext, action: Due): Chip {
  return isOverdue(context, action) ? overdue : stateChip('actions', action.state)
}

/** A record as other documents mention it. */
export function mention(
  register: string,
  record: Pick<AnyRecord, 'code' | 'state'> & { title: string | null },
): Mention {
  return {
    code: record.code,
    title: record.title ?? record.code,
    state: stateChip(register, record.state),
  }
}

/** Those of some differences that are in fields which the documents do not do without. */
export function toldOf<T extends { field: string }>(
  { without }: ReportContext,
  register: string,
  differences: readonly T[],
): T[] {
  const left = without?.get(register) ?? []
  return differences.filter(({ field }) => !left.includes(field.split('.')[0] ?? field))
}

/** Named fields of a record that are filled, as label and text. */
export function fieldsOf(
  definition: RegisterDefinition,
  record: Record<string, unknown>,
  keys: readonly string[],
  names: Names,
): Field[] {
  // An export tells people by their addresses, by which it is read in again; paper by their names.
  const byName: Names = {
    ...names,
    person: (id) => {
      const found = names.person(id)
      return found && { ...found, email: found.name }
    },
  }
  return keys.flatMap((key) => {
    const field = definition.fields[key]
    if (!field || isEmpty(record[key]) || codecs[field.kind].column === 'jsonb') return []
    const text = toText(field, record[key], byName)
    return [{ label: field.label, value: field.kind === 'date' ? formatDate(text) : text }]
  })
}

/** Somebody's name, or nothing. */
export function personName(names: Names, id: string | null): string {
  return id ? (names.person(id)?.name ?? 'Somebody who left') : ''
}

async function organisationAt(
  sql: Sql,
  moment: Moment,
): Promise<{ name: string; classification: string }> {
  const [event] = await sql<{ row: { name: string; classification: string } }>(
    `SELECT content::jsonb -> 'row' AS row FROM audit_events
     WHERE register = 'organisations' AND seq < $1::bigint ORDER BY seq DESC LIMIT 1`,
    [String(moment.seq)],
  )
  return event?.row ?? (await readOrganisation())
}

async function namesOf(state: State): Promise<Names> {
  const records = new Map<string, RecordName>()
  const ids: string[] = []
  for (const [register, list] of Object.entries(stateLists)) {
    for (const one of state[list]) {
      const { id, code, state: stage, ownerId, createdById } = one
      const title = ('title' in one && one.title) || code
      records.set(id, { id, register, code, title, state: stage })
      ids.push(createdById, ...(ownerId ? [ownerId] : []))
    }
  }
  const users = new Map(state.users.map((user) => [user.id, { name: user.name, email: '' }]))
  const others = await personNames(ids.filter((id) => !users.has(id)))
  return { record: (id) => records.get(id), person: (id) => users.get(id) ?? others.get(id) }
}
