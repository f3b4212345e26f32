import { answer, type Json, jsonContent, schemaRef } from './json-schema.ts'
import { failures, itemsOf } from './openapi-paths.ts'

const string = { type: 'string' }
const uuid = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
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
}

/** Addresses of the readings of monitors. */
export const monitorPaths: Json = {
  '/api/v1/monitors/{id}/readings': {
    parameters: [
      { name: 'id', in: 'path', required: true, description: 'Id or code.', schema: string },
    ],
    get: {
      operationId: 'readingsOf',
      summary: 'Readings, oldest first',
      tags: ['Monitors'],
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
      responses: { 200: answer('Readings.', itemsOf('Reading')), ...failures },
    },
    post: {
      operationId: 'addReadings',
      summary: 'Append one reading, or up to 10,000',
      tags: ['Monitors'],
      requestBody: {
        required: true,
        content: jsonContent({
          anyOf: [
            schemaRef('NewReading'),
            { type: 'array', items: schemaRef('NewReading'), minItems: 1, maxItems: 10_000 },
          ],
        }),
      },
      responses: { 201: answer('The readings.', itemsOf('Reading')), ...failures },
    },
  },
}
