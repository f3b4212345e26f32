import { ExpectedError } from '../errors.ts'

/** The request itself can't be read. */
export class BadRequest extends ExpectedError {
  readonly status = 400
  readonly title = 'Not readable'
}

/** The body is of a kind that is not taken here. */
export class WrongMediaType extends ExpectedError {
  readonly status = 415
  readonly title = 'Wrong kind of body'
  constructor() {
    super('Send JSON, with the header Content-Type: application/json.')
  }
}

/** A change has to say which revision it was made on. */
export class RevisionNeeded extends ExpectedError {
  readonly status = 428
  readonly title = 'Revision needed'
  constructor() {
    super('Say which revision you change, as in If-Match: "3"; the ETag of the record has it.')
  }
}
