import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { db, pool } from '../db/client.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { keepDraft, readDraft } from '../records/drafts.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import { inSentence } from '../registers/wording.ts'
import { type ImportMapping, mappingShape } from './mapping.ts'

const counts = z.object({ creates: z.number(), changes: z.number(), refused: z.number() })

const shape = z.object({
  id: z.uuid(),
  register: z.string(),
  file: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string(),
    size: z.number(),
  }),
  /** How the text is read: as found, or as somebody said. */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  delimiter: z.string().max(1).nullable(),
  found: z.object({
    format: z.enum(['csv', 'xlsx', 'json']),
    rows: z.number(),
    columns: z.number(),
    byHand: z.boolean(),
  }),
  mapping: mappingShape,
  /** Where the mapping is from: known by its columns, saved by somebody, by likeness, changed here. */
  origin: z.enum(['shipped', 'saved', 'likeness', 'changed']),
  /** Differences that are not decided as proposed: `<record id>|<field>|<label>` and whether to take it. */
  decisions: z.record(z.string(), z.boolean()),
  status: z.enum(['open', 'importing', 'done', 'failed']),
  /** What was agreed to when the import was started. */
  agreed: counts.extend({ startedAt: z.string(), reason: z.string() }).nullable(),
  result: z
    .object({ created: z.number(), changed: z.number(), at: z.string().nullable() })
    .nullable(),
  /** Why nothing was imported. */
  failure: z.string().nullable(),
})

/** One person's import of one file, from upload to result; kept at each step. */
export type ImportRun = z.infer<typeof shape>

const prefix = 'import/'
/** Imports of a person that are remembered; older ones that are over are forgotten. */
const remembered = 20

/** Begins an import. Throws Forbidden when the person may not import into the register. */
export async function beginRun(
  actor: Actor,
  given: Pick<
    ImportRun,
    'register' | 'file' | 'encoding' | 'delimiter' | 'found' | 'mapping' | 'origin'
  >,
): Promise<ImportRun> {
  requireImport(actor, given.register)
  const run: ImportRun = {
    ...given,
    id: await newId(sqlOf(pool())),
    decisions: {},
    status: 'open',
    agreed: null,
    result: null,
    failure: null,
  }
  await keepRun(actor, run)
  const rows = await db().draft.findMany({
    where: { userId: actor.id, key: { startsWith: prefix } },
    orderBy: { updatedAt: 'desc' },
    skip: remembered,
  })
  for (const row of rows) {
    if (parsed(row.values)?.status !== 'importing') await keepDraft(actor, row.key, null)
  }
  return run
}

/**
 * The person's own import. Throws NotFound for anybody else's, and Forbidden when the person may no
 * longer import into its register.
 */
export async function readRun(actor: Actor, id: string): Promise<ImportRun> {
  const draft = z.uuid().safeParse(id).success ? await readDraft(actor, prefix + id) : null
  const run = parsed(draft?.values)
  if (!run) throw new NotFound('This import is not there any more, or it is somebody else’s.')
  requireImport(actor, run.register)
  return run
}

/** The same, for a step that changes it: throws Invalid while the import is being written or is over. */
export async function openRun(actor: Actor, id: string): Promise<ImportRun> {
  const run = await readRun(actor, id)
  if (run.status === 'importing') throw new Invalid({ '': 'This import is under way.' })
  if (run.status === 'done') throw new Invalid({ '': 'This import is done. Begin another one.' })
  return run
}

/** Keeps the import as it is now. */
export async function keepRun(actor: Actor, run: ImportRun): Promise<void> {
  await keepDraft(actor, prefix + run.id, run)
}

/** Throws an import away that is not under way; what it imported stays. */
export async function discardRun(actor: Actor, id: string): Promise<void> {
  const run = await readRun(actor, id)
  if (run.status === 'importing') throw new Invalid({ '': 'This import is under way.' })
  await keepDraft(actor, prefix + id, null)
}

/** The person's imports into a register, the last one first. */
export async function runsOf(
  actor: Actor,
  register: string,
): Promise<{ run: ImportRun; at: string }[]> {
  const rows = await db().draft.findMany({
    where: { userId: actor.id, key: { startsWith: prefix } },
    orderBy: { updatedAt: 'desc' },
  })
  return rows.flatMap(({ values, updatedAt }) => {
    const run = parsed(values)
    return run?.register === register ? [{ run, at: updatedAt.toISOString() }] : []
  })
}

/** Throws NotFound for no register, Forbidden unless the person may import into it. */
export function requireImport(actor: Actor, register: string) {
  if (!isRegister(register)) throw new NotFound()
  const definition = registerOf(register)
  if (hasReach(actor, definition, 'import')) return definition
  throw new Forbidden(`Your role does not allow you to import ${inSentence(definition.name.many)}.`)
}

/** The import with another mapping; what was decided about differences starts afresh. */
export function withMapping(
  run: ImportRun,
  mapping: ImportMapping,
  origin: ImportRun['origin'],
): ImportRun {
  return { ...run, mapping, origin, decisions: {}, status: 'open', agreed: null, failure: null }
}

function parsed(values: unknown): ImportRun | null {
  const read = shape.safeParse(values)
  return read.success ? read.data : null
}
