import { AsyncLocalStorage } from 'node:async_hooks'
import { dayIn } from './calendar.ts'

const storage = new AsyncLocalStorage<{ at: Date }>()

/** The present moment, or the one set by `withClock`. */
export function now(): Date {
  return new Date(storage.getStore()?.at ?? Date.now())
}

/** The calendar day in a time zone, `YYYY-MM-DD`. */
export function today(timeZone = 'UTC'): string {
  return dayIn(timeZone, now())
}

/** The moment set by `withClock`, or null when the real clock runs. */
export function clockSetTo(): Date | null {
  return storage.getStore()?.at ?? null
}

/**
 * Runs `work` as if it were `at`. Writes hand the moment to the audit trail, which takes it only in
 * an installation created as demo or test.
 */
export function withClock<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return storage.run({ at }, work)
}
