import type { Actor } from '@/lib/access/actor'
import { dueOf } from '@/lib/checks/my-work'
import type { State } from '@/lib/checks/state'
import { loadState } from '@/lib/records/load-state'
import { unreadOf } from '@/lib/reminders/notifications'

/** No page but the first waits longer than this for the number beside "My work", ms. */
const patience = 60
/** A state that takes long to load is loaded for the number at most so often, ms. */
const pause = 30_000

let latest: State | undefined
let loading: Promise<State> | undefined
let slowUntil = 0

/**
 * How much is due for the person, and how much they were told and have not read. Exact wherever the
 * state loads quickly; in a large installation that is being written to, the numbers may be half a minute
 * old rather than hold up every page. The first page after a start waits: it can't say that nothing is due
 * before anybody has looked.
 */
export async function countsOf(actor: Actor): Promise<{ due: number; unread: number }> {
  const state = await stateToCount()
  return { due: dueOf(actor, state), unread: await unreadOf(actor, state) }
}

async function stateToCount(): Promise<State> {
  if (latest && Date.now() < slowUntil) return latest
  loading ??= freshState()
  return latest ? Promise.race([loading, soon(latest)]) : loading
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

function soon(state: State): Promise<State> {
  return new Promise((resolve) => setTimeout(() => resolve(state), patience))
}
