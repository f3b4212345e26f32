import { capital } from '../capital.ts'
import { eventKinds } from '../records/oversight-events.ts'
import { answer, type Json, jsonContent, schemaRef } from './json-schema.ts'
import { failures, itemsOf } from './openapi-paths.ts'

const string = { type: 'string' }
const uuid = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
const eventKind = { type: 'string', enum: [...eventKinds] }
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  required,
  properties,
})

/** Schemas that no register owns. */
export const sharedSchemas: Json = {
  Problem: object(
    {
      type: { type: 'string', format: 'uri-reference' },
      title: string,
      status: { type: 'integer' },
      detail: string,
      errors: {
        type: 'object',
        additionalProperties: string,
        description: 'A sentence per field; the empty name is the record as a whole.',
      },
      current: {
        type: 'object',
        description: 'The record as it is now, when it was changed meanwhile.',
      },
      reference: { type: 'string', description: 'What to quote when reporting a defect.' },
    },
    ['type', 'title', 'status', 'detail'],
  ),
  LinkGroup: object({
    label: string,
    register: string,
    field: orNull(string),
    records: {
      type: 'array',
      items: object({ id: uuid, code: string, title: orNull(string), state: string }),
    },
  }),
  NewLink: object({
    kind: { type: 'string', enum: ['evidence', 'related'] },
    register: string,
    id: string,
  }),
  Comment: object({ id: uuid, body: string, authorId: uuid, authorName: string, at: instant }),
  NewComment: object(
    { body: { type: 'string', maxLength: 10_000 }, mentionIds: { type: 'array', items: uuid } },
    ['body'],
  ),
  Happening: object({
    seq: { type: 'integer', description: 'Number in the audit trail.' },
    at: instant,
    actorId: string,
    actorName: string,
    action: string,
    sentence: string,
    reason: string,
    differences: {
      type: 'array',
      items: object({ field: string, label: string, before: string, after: string }),
    },
  }),
  NewReading: object(
    { value: { type: 'number' }, at: instant, note: { type: 'string', maxLength: 2000 } },
    ['value'],
  ),
  Reading: object({
    id: uuid,
    at: instant,
    value: { type: 'number' },
    note: string,
    broke: string,
    byId: uuid,
  }),
  NewTimelineEntry: object({ text: { type: 'string', maxLength: 4000 }, at: instant }, ['text']),
  TimelineEntry: object({
    id: uuid,
    at: instant,
    text: string,
    authorId: uuid,
    authorName: string,
    createdAt: instant,
  }),
  NewOversightEvent: object(
    {
      kind: eventKind,
      at: instant,
      case: { type: 'string', maxLength: 200 },
      reason: { type: 'string', maxLength: 2000 },
      reviewer: { type: 'string', maxLength: 200 },
    },
    ['kind'],
  ),
  OversightEvent: object({
    id: uuid,
    at: instant,
    kind: eventKind,
    case: string,
    reason: string,
    reviewer: string,
    byId: uuid,
  }),
}

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id or code.',
  schema: string,
}

/** Addresses of what is appended to records in bulk: readings of monitors, events of oversight. */
export const appendedPaths: Json = {
  '/api/v1/monitors/{id}/readings': appended({
    tag: 'Monitors',
    many: 'readings',
    one: 'reading',
    schema: 'Reading',
  }),
  '/api/v1/incidents/{id}/timeline': {
    parameters: [idParameter],
    get: {
      operationId: 'timelineOf',
      summary: 'The timeline, by when things happened',
      tags: ['Incidents'],
      parameters: [
        { name: 'asOf', in: 'query', description: 'What was known at this time.', schema: string },
      ],
      responses: { 200: answer('Entries.', itemsOf('TimelineEntry')), ...failures },
    },
    post: {
      operationId: 'addTimelineEntry',
      summary: 'Add an entry; the timeline only grows',
      tags: ['Incidents'],
      requestBody: { required: true, content: jsonContent(schemaRef('NewTimelineEntry')) },
      responses: { 201: answer('The entry.', schemaRef('TimelineEntry')), ...failures },
    },
  },
  '/api/v1/oversight/{id}/events': appended({
    tag: 'Oversight plans',
    many: 'events',
    one: 'event',
    schema: 'OversightEvent',
  }),
}

function appended({
  tag,
  many,
  one,
  schema,
}: {
  tag: string
  many: string
  one: string
  schema: 'Reading' | 'OversightEvent'
}): Json {
  const title = capital(many)
  const given = `New${schema}`
  return {
    parameters: [idParameter],
    get: {
      operationId: `${many}Of`,
      summary: `${title}, oldest first`,
      tags: [tag],
      parameters: [
        { name: 'from', in: 'query', description: 'From this time on.', schema: instant },
        {
          name: 'limit',
          in: 'query',
          description: 'The latest so many.',
          schema: { type: 'integer', minimum: 1, maximum: 10_000 },
        },
        { name: 'asOf', in: 'query', description: 'What was known at this time.', schema: string },
      ],
      responses: { 200: answer(`${title}.`, itemsOf(schema)), ...failures },
    },
    post: {
      operationId: `add${title}`,
      summary: `Append one ${one}, or up to 10,000`,
      tags: [tag],
      requestBody: {
        required: true,
        content: jsonContent({
          anyOf: [
            schemaRef(given),
            { type: 'array', items: schemaRef(given), minItems: 1, maxItems: 10_000 },
          ],
        }),
      },
      responses: { 201: answer(`The ${many}.`, itemsOf(schema)), ...failures },
    },
  }
}
