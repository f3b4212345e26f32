import type { Actor } from '@/lib/access/actor'
import { dueOf } from '@/lib/checks/my-work'
import type { State } from '@/lib/checks/state'
import { loadState } from '@/lib/records/load-state'

/** No page waits longer than this for the number beside "My work", ms. */
const patience = 60
/** A state that takes long to load is loaded for the number at most so often, ms. */
const pause = 30_000

let latest: State | undefined
let loading: Promise<State> | undefined
let slowUntil = 0

/**
 * How much is due for the person. Exact wherever the state loads quickly; in a large installation
 * that is being written to, the number may be half a minute old rather than hold up every page.
 */
export async function dueCount(actor: Actor): Promise<number> {
  if (Date.now() >= slowUntil && !loading) loading = freshState()
  const state = loading ? await Promise.race([loading, soon()]) : latest
  const known = state ?? latest
  return known ? dueOf(actor, known) : 0
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
