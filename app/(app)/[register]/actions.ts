'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { Outcome, Refused } from '@/components/records/outcome'
import type { MoveAction } from '@/components/records/transition-bar'
import { answerForm, type FormState } from '@/lib/access/form'
import { requireActor } from '@/lib/access/session'
import type { StoredFile } from '@/lib/fields/field'
import { archiveRecord, foretellArchives, restoreRecord } from '@/lib/records/archive'
import { addComment } from '@/lib/records/comments'
import { keepDraft } from '@/lib/records/drafts'
import { attachEvidence } from '@/lib/records/evidence'
import { liftHold, placeHold } from '@/lib/records/holds'
import { linkRecords, unlinkRecords } from '@/lib/records/links'
import { recordNames } from '@/lib/records/names'
import { keepView, removeView } from '@/lib/records/saved-views'
import { moveRecord } from '@/lib/records/transitions'
import { writeRecord } from '@/lib/records/write'
import type { AnyRecord } from '@/lib/registers/define'
import { doneWith, refusalOf } from './refusal'
import { orNotFound } from './register-or-404'

type Values = Record<string, unknown>

/** Creates (without id) or changes a record, and throws its draft away. */
export async function saveRecord(
  key: string,
  id: string | null,
  draftKey: string,
  values: Values,
  revision: number | null,
): Promise<Outcome> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () => {
    const change = id === null ? { values } : { id, revision: revision ?? 0, values }
    const record = await writeRecord(actor, key, change)
    await keepDraft(actor, draftKey, null)
    const next = id === null ? leadsTo[key]?.(record) : undefined
    return { ...doneWith(record), ...(next ? { next } : {}) }
  })
}

/** Where a new record of a register leads, when its own page is not the next step. */
const leadsTo: Record<string, (record: AnyRecord) => string> = {
  'impact-assessments': ({ code }) => `/impact-assessments/${code}/questionnaire`,
  'review-decisions': ({ reviewId }) => `/management-reviews/${String(reviewId)}`,
}

/** Keeps what is typed in a form, or throws it away. */
export async function saveDraft(key: string, values: Values | null): Promise<void> {
  // Imports are kept beside drafts, by steps of their own.
  if (key.startsWith('import/')) return
  await keepDraft(await requireActor(), key.slice(0, 200), values)
}

/** Moves a record by a named step; one that decides is signed with the person's password. */
export async function moveOn(
  key: string,
  id: string,
  revision: number,
  { transition, values, reason, password }: Parameters<MoveAction>[0],
): Promise<Outcome> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () =>
    doneWith(await moveRecord(actor, key, { id, revision, transition, values, reason, password })),
  )
}

/** Archives a record, or brings it back. */
export async function archiveOrRestore(
  key: string,
  id: string,
  revision: number,
  archived: boolean,
  reason: string,
): Promise<Outcome> {
  const actor = await requireActor()
  const act = archived ? restoreRecord : archiveRecord
  return refusalOf(actor, key, async () =>
    doneWith(await act(actor, key, { id, revision, reason })),
  )
}

/** Says something on a record. */
export async function comment(
  key: string,
  id: string,
  body: string,
  mentionIds: string[],
): Promise<{ kind: 'done' } | Refused> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () => {
    await addComment(actor, key, { id, body, mentionIds })
    return { kind: 'done' as const }
  })
}

/** A stored file becomes a piece of evidence of this record. */
export async function attachFile(
  key: string,
  id: string,
  file: StoredFile,
  period: { coversFrom: string | null; coversTo: string | null },
): Promise<{ kind: 'done' } | Refused> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () => {
    await attachEvidence(
      actor,
      { register: key, id },
      {
        title: file.name,
        kind: 'file',
        files: [file],
        coversFrom: period.coversFrom,
        coversTo: period.coversTo,
      },
    )
    return { kind: 'done' as const }
  })
}

/** Links an existing record: as evidence when it is a piece of evidence, as related otherwise. */
export async function linkTo(
  key: string,
  id: string,
  otherId: string,
): Promise<{ kind: 'done' } | Refused> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () => {
    const other = (await recordNames(actor, [otherId])).get(otherId)
    if (!other) return { kind: 'refused' as const, message: 'That record is not there any more.' }
    const kind = other.register === 'evidence' ? 'evidence' : 'related'
    await linkRecords(actor, kind, { register: other.register, id: otherId }, { register: key, id })
    return { kind: 'done' as const }
  })
}

/** Takes a linked record away: evidence, or what is related. */
export async function unlinkFrom(
  key: string,
  id: string,
  other: { register: string; id: string },
): Promise<{ kind: 'done' } | Refused> {
  const actor = await requireActor()
  return refusalOf(actor, key, async () => {
    const kind = other.register === 'evidence' && key !== 'evidence' ? 'evidence' : 'related'
    await unlinkRecords(actor, kind, other, { register: key, id })
    return { kind: 'done' as const }
  })
}

/** Gives several records an owner; answers how many, and what stood in the way of the others. */
export async function assignOwner(
  key: string,
  chosen: string[],
  ownerId: string,
): Promise<BulkResult> {
  const actor = await requireActor()
  return each(key, chosen, (id, revision) =>
    refusalOf(actor, key, async () =>
      doneWith(await writeRecord(actor, key, { id, revision, values: { ownerId } })),
    ),
  )
}

/** What archiving several records would do beside them, for the dialog that asks. */
export async function foretellArchivingMany(key: string, chosen: string[]): Promise<string[]> {
  const actor = await requireActor()
  const ids = chosen.slice(0, mostAtOnce).map((one) => one.split(':')[0] ?? '')
  return orNotFound(foretellArchives(actor, key, ids))
}

/** Archives several records for one reason. */
export async function archiveMany(
  key: string,
  chosen: string[],
  reason: string,
): Promise<BulkResult> {
  const actor = await requireActor()
  return each(key, chosen, (id, revision) =>
    refusalOf(actor, key, async () =>
      doneWith(await archiveRecord(actor, key, { id, revision, reason })),
    ),
  )
}

/** Keeps the list's address under a name. */
export async function keepListView(
  key: string,
  given: { name: string; query: string; shared: boolean },
): Promise<void> {
  const actor = await requireActor()
  // For whoever reads the past by now, the list that comes back says so.
  if (!actor.past) await orNotFound(keepView(actor, key, given))
  revalidatePath(`/${key}`)
}

/** Removes a view of one's own. */
export async function removeListView(key: string, id: string): Promise<void> {
  const actor = await requireActor()
  if (!actor.past) await removeView(actor, id)
  revalidatePath(`/${key}`)
}

/** A page of a list holds fewer. */
const mostAtOnce = 500

type BulkResult = { done: number; problems: string[] }

async function each(
  key: string,
  chosen: string[],
  act: (id: string, revision: number) => Promise<Outcome>,
): Promise<BulkResult> {
  const result: BulkResult = { done: 0, problems: [] }
  for (const one of chosen.slice(0, mostAtOnce)) {
    const [id = '', revision] = one.split(':')
    const outcome = await act(id, Number(revision))
    if (outcome.kind === 'done') result.done += 1
    else
      result.problems.push(
        outcome.kind === 'problems' ? Object.values(outcome.problems).join(' ') : outcome.message,
      )
  }
  revalidatePath(`/${key}`)
  return result
}

const holdForm = z.object({ reason: z.string() })

/** Puts a record under legal hold. */
export async function holdByForm(
  key: string,
  id: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, holdForm, async ({ reason }) => {
    await orNotFound(placeHold(actor, key, { id, reason }))
    revalidatePath('/', 'layout')
    return undefined
  })
}

/** Lifts the legal hold on a record. */
export async function liftHoldByForm(
  key: string,
  id: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, holdForm, async ({ reason }) => {
    await orNotFound(liftHold(actor, key, { id, reason }))
    revalidatePath('/', 'layout')
    return undefined
  })
}
