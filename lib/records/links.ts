import type { Actor } from '../access/actor.ts'
import { reach, reachOfPast } from '../access/reach.ts'
import type { Where } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import type { Field } from '../fields/field.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { registerOf, registers } from '../registers/index.ts'
import { requireUnclosed } from './closed-with.ts'
import { type End, insertLink, type LinkKind } from './insert-link.ts'
import { recordsWhere, requireRecord } from './read.ts'
import type { Moment } from './source.ts'
import { tellPeople } from './tell-people.ts'
import { working } from './work.ts'
import { requireIn } from './write.ts'

/** Records that hang together with one record, under a heading such as "Risks treated". */
export type LinkGroup = {
  label: string
  register: string
  field: string | null
  records: AnyRecord[]
}

/**
 * Joins two records. For evidence, `from` is the evidence and `to` what it shows. The actor needs
 * the right to change `to` and to read `from`. Joining twice changes nothing.
 */
export async function linkRecords(actor: Actor, kind: LinkKind, from: End, to: End): Promise<void> {
  if (kind === 'evidence' && from.register !== 'evidence') {
    throw new Invalid({ '': 'Only a record of the evidence register can be evidence.' })
  }
  await working(
    actor,
    { action: kind === 'evidence' ? 'evidence.attach' : 'link.add' },
    async (work) => {
      const target = await requireIn(work, registerOf(to.register), to.id, 'comment')
      const source = await requireRecord(actor, from.register, from.id, { sql: work.sql })
      // The trail of the other one, and every pack with it, would tell that it is there.
      if (registerOf(from.register).access === 'confidential')
        throw new Invalid({ '': 'What is confidential is not linked to other records.' })
      if (source.id === target.id) throw new Invalid({ '': 'A record is not linked to itself.' })
      await requireUnclosed(work, registerOf(to.register), target)
      await requireUnclosed(work, registerOf(from.register), source)
      await insertLink(
        work,
        kind,
        { register: from.register, id: source.id },
        { register: to.register, id: target.id },
      )
    },
  )
}

/** Takes a link away; the trail keeps that it was there. */
export async function unlinkRecords(
  actor: Actor,
  kind: LinkKind,
  from: End,
  to: End,
): Promise<void> {
  await working(
    actor,
    { action: kind === 'evidence' ? 'evidence.detach' : 'link.remove' },
    async (work) => {
      const target = await requireIn(work, registerOf(to.register), to.id, 'update')
      const source = await requireRecord(actor, from.register, from.id, { sql: work.sql })
      await requireUnclosed(work, registerOf(to.register), target)
      await requireUnclosed(work, registerOf(from.register), source)
      const gone = await work.sql(
        `DELETE FROM links WHERE kind = $1 AND (("fromId" = $2::uuid AND "toId" = $3::uuid)
           OR (kind = 'related' AND "fromId" = $3::uuid AND "toId" = $2::uuid)) RETURNING id`,
        [kind, source.id, target.id],
      )
      if (gone.length === 0) throw new NotFound('That link is not there any more.')
      if (kind === 'evidence' && target.ownerId)
        await tellPeople(work, [target.ownerId], { subject: source.id, step: 'evidence' })
    },
  )
}

/**
 * Everything the actor may see that hangs on a record: what its fields refer to, what refers to it
 * (under the field's `inverse` heading), its evidence, and related records.
 */
export async function linkGroups(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
): Promise<LinkGroup[]> {
  const sql = sqlOf(pool())
  const groups: Promise<LinkGroup | null>[] = []
  const readable = async (label: string, register: string, field: string | null, where: Where) => {
    const other = registerOf(register)
    const records = await recordsWhere(
      sql,
      other,
      { all: [(asOf ? reachOfPast : reach)(actor, other, 'read'), where] },
      { asOf },
    )
    return records.length ? { label, register, field, records } : null
  }
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind !== 'reference' && field.kind !== 'references') continue
    const ids = [record[key]].flat().filter((id) => typeof id === 'string')
    if (ids.length) groups.push(readable(field.label, field.to, key, { field: 'id', in: ids }))
  }
  for (const other of registers) {
    for (const [key, field] of Object.entries(other.fields)) {
      const where = refersTo(definition.key, record.id, key, field)
      const heading = ('inverse' in field && field.inverse) || other.name.many
      if (where) groups.push(readable(heading, other.key, key, where))
    }
  }
  const ends = await linkEnds(sql, record.id, asOf)
  for (const [label, kind] of [
    ['Evidence', 'evidence'],
    ['Related', 'related'],
  ] as const) {
    for (const other of registers) {
      const ids = ends
        .filter((end) => end.kind === kind && end.register === other.key)
        .map((end) => end.id)
      const heading = kind === 'evidence' && definition.key === 'evidence' ? 'Shows' : label
      if (ids.length) groups.push(readable(heading, other.key, null, { field: 'id', in: ids }))
    }
  }
  return (await Promise.all(groups)).filter((group) => group !== null)
}

/** What a field names already is not repeated among the linked records. */
export function withoutRepeats(groups: readonly LinkGroup[]): LinkGroup[] {
  const named = new Set(
    groups
      .filter((one) => one.field !== null)
      .flatMap((one) => one.records.map((record) => record.id)),
  )
  return groups
    .map((group) =>
      group.field === null
        ? { ...group, records: group.records.filter((one) => !named.has(one.id)) }
        : group,
    )
    .filter((group) => group.records.length > 0)
}

/** The heading of a linked record. */
export function titleOf(register: string, record: AnyRecord): string {
  const title = record[titleField(registerOf(register))]
  return typeof title === 'string' && title ? title : record.code
}

function refersTo(register: string, id: string, key: string, field: Field): Where | null {
  if (field.kind === 'anyReference') return { field: key, is: id }
  if (field.kind === 'reference' && field.to === register) return { field: key, is: id }
  if (field.kind === 'references' && field.to === register) return { field: key, has: id }
  return null
}

async function linkEnds(sql: Sql, id: string, asOf?: Moment) {
  const links = asOf
    ? `(SELECT (jsonb_populate_record(NULL::links, e.content::jsonb -> 'row')).* FROM (
         SELECT DISTINCT ON ("recordId") content, operation FROM audit_events
         WHERE register = 'links' AND seq < $2::bigint ORDER BY "recordId", seq DESC
       ) e WHERE e.operation <> 'delete')`
    : 'links'
  return sql<{ kind: LinkKind; register: string; id: string }>(
    `SELECT kind, "fromRegister" AS register, "fromId"::text AS id FROM ${links} l WHERE "toId" = $1::uuid
     UNION ALL
     SELECT kind, "toRegister", "toId"::text FROM ${links} l WHERE "fromId" = $1::uuid`,
    asOf ? [id, asOf.seq] : [id],
  )
}
