/**
 * The failures a person can do something about. Each carries a sentence for them; whatever is not
 * one of these is a defect, is thrown on, and is reported with a reference.
 */
export abstract class ExpectedError extends Error {
  /** HTTP status of the API and of route handlers. */
  abstract readonly status: number
  /** Short name of the kind, the `title` of a problem document (RFC 9457). */
  abstract readonly title: string
}

/** Something typed is wrong; `problems` holds a sentence per field, '' for the record as a whole. */
export class Invalid extends ExpectedError {
  readonly status = 422
  readonly title = 'Not valid'
  readonly problems: Record<string, string>
  constructor(problems: Record<string, string>) {
    super(Object.values(problems)[0] ?? 'Something is not valid.')
    this.problems = problems
  }
}

/** The person may see it but not do this; the message says why. */
export class Forbidden extends ExpectedError {
  readonly status = 403
  readonly title = 'Not allowed'
}

/** There is no such thing, or none that this person may see. */
export class NotFound extends ExpectedError {
  readonly status = 404
  readonly title = 'Not found'
  constructor(message = 'There is nothing here, or nothing that you may see.') {
    super(message)
  }
}

/** Somebody else changed it meanwhile; `current` is the record as it is now. */
export class Conflict extends ExpectedError {
  readonly status: number = 409
  readonly title = 'Changed meanwhile'
  readonly current: Record<string, unknown> | null
  constructor(message: string, current: Record<string, unknown> | null = null) {
    super(message)
    this.current = current
  }
}

/** More than is taken at once; the message names the limit. */
export class TooLarge extends ExpectedError {
  readonly status = 413
  readonly title = 'Too large'
}

/** Nobody is signed in, or the token is not (or no longer) good. */
export class Unauthenticated extends ExpectedError {
  readonly status = 401
  readonly title = 'Not signed in'
  constructor(message = 'Sign in to go on.') {
    super(message)
  }
}

/** Tried too often; `retryAfter` seconds from now it may be tried again. */
export class TooMany extends ExpectedError {
  readonly status = 429
  readonly title = 'Too many attempts'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super(`Too many attempts. Try again in ${Math.max(1, Math.ceil(retryAfter / 60))} min.`)
    this.retryAfter = retryAfter
  }
}

/** The database can't be reached: not started, stopped, or DATABASE_URL is wrong. */
export class DatabaseUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The database is not available: ${reason}`, options)
    this.name = 'DatabaseUnavailable'
  }
}
