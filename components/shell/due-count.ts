import type { Actor } from '@/lib/access/actor'
import { dueOf } from '@/lib/checks/my-work'
import type { State } from '@/lib/checks/state'
import { loadState } from '@/lib/records/load-state'
import { unreadOf } from '@/lib/reminders/notifications'

/** No page waits longer than this for the number beside "My work", ms. */
const patience = 60
/** A state that takes long to load is loaded for the number at most so often, ms. */
const pause = 30_000

let latest: State | undefined
let loading: Promise<State> | undefined
let slowUntil = 0

/**
 * How much is due for the person, and how much they were told and have not read. Exact wherever the state loads quickly; in a large installation
 * that is being written to, the numbers may be half a minute old rather than hold up every page.
 */
export async function countsOf(actor: Actor): Promise<{ due: number; unread: number }> {
  if (Date.now() >= slowUntil && !loading) loading = freshState()
  const state = loading ? await Promise.race([loading, soon()]) : latest
  const known = state ?? latest
  if (!known) return { due: 0, unread: 0 }
  return { due: dueOf(actor, known), unread: await unreadOf(actor, known) }
}

async function freshState(): Promise<State> {
  const begun = Date.now()
  try {
    latest = await loadState()
    if (Date.now() - begun > 4 * patience) slowUntil = Date.now() + pause
    return latest
  } finally {
    loading = undefined
  }
}

function soon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), patience))
}
