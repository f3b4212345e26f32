import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import type { Action } from '../access/rights.ts'
import { matches } from '../access/where.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Names } from '../fields/codec.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { type ApprovalOnRecord, approvalsOf } from './approvals.ts'
import { type Comment, commentsOn } from './comments.ts'
import { type LinkGroup, linkGroups } from './links.ts'
import { namesIn, type RecordName, recordNames } from './names.ts'
import { requireRecord } from './read.ts'
import type { Moment } from './source.ts'
import { type OfferedTransition, offeredTransitions } from './transitions.ts'
import { ruleContext, todayHere } from './work.ts'

/** What a person may do with a record; computed here and nowhere else. */
export type Can = {
  update: boolean
  /** The right to change it, whatever its state: links can be taken away. */
  change: boolean
  archive: boolean
  /** What archiving would do beside the record itself. */
  archiveForetold: string | null
  comment: boolean
  transitions: OfferedTransition[]
}

export type RecordPageData = {
  record: AnyRecord
  can: Can
  names: Names
  links: LinkGroup[]
  comments: Comment[]
  approvals: ApprovalOnRecord[]
  /** The sealed record on whose page this one lives, where it is closed with that one. */
  closedWith: RecordName | null
}

/**
 * A record with everything its page shows. As of a moment nothing can be done. Throws NotFound when
 * it may not be seen, Forbidden is left to the writes.
 */
export async function readRecord(
  actor: Actor,
  key: string,
  idOrCode: string,
  { asOf, to }: { asOf?: Moment | undefined; to?: Action } = {},
): Promise<RecordPageData> {
  const definition = registerOf(key)
  const record = await requireRecord(actor, key, idOrCode, { asOf, ...(to ? { to } : {}) })
  const may = (action: Action) => !asOf && matches(reach(actor, definition, action), record)
  const [names, links, comments, approvals, offered, closedWith] = await Promise.all([
    namesIn(actor, definition, [record]),
    linkGroups(actor, definition, record, asOf),
    commentsOn(actor, definition, record.id, asOf),
    approvalsOf(actor, definition, record, asOf),
    asOf ? [] : offeredTransitions(actor, definition, record),
    sealedParent(actor, definition, record),
  ])
  const isClosed = record.archivedAt || definition.sealed?.includes(record.state)
  const archive = may('archive') && !closedWith
  const can = {
    change: may('update'),
    update: may('update') && !isClosed && !closedWith,
    archive,
    archiveForetold:
      archive && !record.archivedAt ? await archiveForetold(actor, key, record) : null,
    comment: may('comment'),
    transitions: closedWith && definition.parent?.closes === 'everything' ? [] : offered,
  }
  return { record, can, names, links, comments, approvals, closedWith }
}

async function archiveForetold(actor: Actor, key: string, record: AnyRecord) {
  const { foretellsArchive } = rulesOf(key)
  if (!foretellsArchive) return null
  const sql = sqlOf(pool())
  const context = ruleContext(actor, sql, await todayHere(sql), now().toISOString())
  return foretellsArchive({ record, context })
}

async function sealedParent(
  actor: Actor,
  { parent }: RegisterDefinition,
  record: AnyRecord,
): Promise<RecordName | null> {
  if (!parent?.closes) return null
  const id = String(record[parent.field] ?? '')
  const found = (await recordNames(actor, [id])).get(id)
  return found && registerOf(parent.register).sealed?.includes(found.state) ? found : null
}
