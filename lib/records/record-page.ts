import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import type { Action } from '../access/rights.ts'
import { matches } from '../access/where.ts'
import type { Names } from '../fields/codec.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { type ApprovalOnRecord, approvalsOf } from './approvals.ts'
import { foretellArchive } from './archive.ts'
import { closedWith } from './closed-with.ts'
import { type Comment, commentsOn } from './comments.ts'
import { holdOn, type LegalHold } from './holds.ts'
import { type LinkGroup, linkGroups } from './links.ts'
import { namesIn } from './names.ts'
import { requireRecord } from './read.ts'
import type { Moment } from './source.ts'
import { ErasedSince, erasedTitle, type Tombstone, tombstoneOf } from './tombstones.ts'
import { type OfferedTransition, offeredTransitions } from './transitions.ts'

/** What a person may do with a record; computed here and nowhere else. */
export type Can = {
  update: boolean
  /** The right to change it, whatever its state: links can be taken away. */
  change: boolean
  archive: boolean
  /** What archiving would do beside the record itself. */
  archiveForetold: string | null
  comment: boolean
  /** To put it under legal hold, or to lift that. */
  hold: boolean
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
  closedWith: Pick<AnyRecord, 'code' | 'state'> | null
  /** The legal hold that stands. */
  hold: LegalHold | null
  /** What is left of it once its content was erased. */
  tombstone: Tombstone | null
}

/**
 * A record as `requireRecord` reads it; as of a moment before it was erased, what is left of it now.
 */
export async function requireRemains(
  actor: Actor,
  key: string,
  idOrCode: string,
  asked: { asOf?: Moment | undefined; to?: Action },
): Promise<AnyRecord> {
  try {
    return await requireRecord(actor, key, idOrCode, asked)
  } catch (error) {
    if (error instanceof ErasedSince) return error.record
    throw error
  }
}

/**
 * A record with everything its page shows. As of a moment nothing can be done, and of what was
 * erased since only its remains are there. Throws NotFound when
 * it may not be seen, Forbidden is left to the writes.
 */
export async function readRecord(
  actor: Actor,
  key: string,
  idOrCode: string,
  { asOf, to }: { asOf?: Moment | undefined; to?: Action } = {},
): Promise<RecordPageData> {
  const definition = registerOf(key)
  const record = await requireRemains(actor, key, idOrCode, { asOf, ...(to ? { to } : {}) })
  const may = (action: Action) => !asOf && matches(reach(actor, definition, action), record)
  const [names, links, comments, approvals, offered, sealed, hold, tombstone] = await Promise.all([
    namesIn(actor, definition, [record], asOf),
    linkGroups(actor, definition, record, asOf),
    commentsOn(actor, definition, record.id, asOf),
    approvalsOf(actor, definition, record, asOf),
    asOf ? [] : offeredTransitions(actor, definition, record),
    closedWith(definition, record, { asOf }),
    asOf ? null : holdOn(record.id),
    tombstoneThen(record, asOf),
  ])
  const isClosed = record.archivedAt || definition.sealed?.includes(record.state)
  const isAllClosed = sealed !== null && definition.parent?.closes === 'everything'
  const archive = may('archive') && !sealed
  const can = {
    change: may('update') && !isAllClosed,
    update: may('update') && !isClosed && !sealed,
    archive: archive && !(hold && !record.archivedAt) && !tombstone,
    hold: may('archive') && !tombstone,
    archiveForetold:
      archive && !record.archivedAt ? await foretellArchive(actor, key, record) : null,
    comment: may('comment') && !isAllClosed && !tombstone,
    transitions: isAllClosed || tombstone ? [] : offered,
  }
  return { record, can, names, links, comments, approvals, closedWith: sealed, hold, tombstone }
}

/** The tombstone of a record that is erased, or whose content of that moment was since. */
async function tombstoneThen(record: AnyRecord, asOf?: Moment): Promise<Tombstone | null> {
  return asOf && record.archivedReason !== erasedTitle ? null : tombstoneOf(record.id)
}
