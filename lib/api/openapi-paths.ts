import { manualTransitions } from '../records/transitions.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { answer, type Json, jsonContent, schemaRef } from './json-schema.ts'
import { describedField } from './openapi-schemas.ts'

const text = (name: string, description: string): Json => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
})
const asOf = text(
  'asOf',
  'Read as of this time (ISO, with its zone); a day stands for its end, before-1234 and after-1234 for what stood beside that entry of the trail.',
)
const id: Json = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id or code.',
  schema: { type: 'string' },
}
const ifMatch = (required: boolean): Json => ({
  name: 'If-Match',
  in: 'header',
  required,
  description: 'The revision that the change was made on: the ETag of the record.',
  schema: { type: 'string', examples: ['"3"'] },
})
const revisionHeader: Json = { ETag: { description: 'The revision.', schema: { type: 'string' } } }
const problem: Json = {
  description: 'A problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
}
/** Answers to failures that every operation has. */
export const failures: Json = { '4XX': problem, '5XX': problem }

/** Addresses of a register: list, records, every transition, and what hangs on a record. */
export function registerPaths(definition: RegisterDefinition): Json {
  const { key, model, name } = definition
  const root = `/api/v1/${key}`
  const record = answer(name.one, schemaRef(model), revisionHeader)
  const operation = (does: string, summary: string, more: Json): Json => {
    const { responses, ...rest } = more
    return {
      operationId: `${does}${model}`,
      summary,
      tags: [name.many],
      ...rest,
      responses: { ...Object(responses), ...failures },
    }
  }
  const step = (does: string, summary: string, schema: Json): Json => ({
    parameters: [id],
    post: operation(does, summary, {
      parameters: [ifMatch(false)],
      requestBody: { required: true, content: jsonContent(schema) },
      responses: { 200: record },
    }),
  })
  const steps = [...manualTransitions(definition)].map(
    ([transition, { label, asks = [], requires = [], reason, decides }]) => {
      const values = {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(asks.map((one) => [one, describedFieldOf(definition, one)])),
      }
      const needs = requires.length ? ` Needs: ${requires.join(', ')}.` : ''
      const signs = decides ? ` Signed with the token: “${decides.means}”.` : ''
      const schema = stepBody({ ...(asks.length ? { values } : {}) }, reason === 'required')
      return [`${root}/{id}/${transition}`, step(transition, `${label}.${needs}${signs}`, schema)]
    },
  )
  return {
    [root]: {
      get: operation('list', name.many, {
        parameters: listParameters(definition),
        responses: { 200: answer('One page.', schemaRef(`${model}Page`)) },
      }),
      post: operation('create', `Add to ${name.many}`, {
        requestBody: { required: true, content: jsonContent(schemaRef(`${model}Values`)) },
        responses: { 201: record },
      }),
    },
    [`${root}/{id}`]: {
      parameters: [id],
      get: operation('read', name.one, { parameters: [asOf], responses: { 200: record } }),
      patch: operation('change', `Change fields of ${name.one}`, {
        parameters: [ifMatch(true)],
        requestBody: { required: true, content: jsonContent(schemaRef(`${model}Values`)) },
        responses: { 200: record },
      }),
    },
    ...Object.fromEntries(steps),
    [`${root}/{id}/archive`]: step('archive', 'Archive, with a reason', stepBody({}, true)),
    [`${root}/{id}/restore`]: step('restore', 'Bring back from the archive', stepBody({}, false)),
    [`${root}/{id}/history`]: {
      parameters: [id],
      get: operation('historyOf', 'What happened to it, newest first', {
        parameters: [asOf, text('limit', 'At most so many, 1 to 1000.')],
        responses: { 200: answer('What happened.', itemsOf('Happening')) },
      }),
    },
    [`${root}/{id}/comments`]: {
      parameters: [id],
      get: operation('commentsOn', 'Comments, oldest first', {
        parameters: [asOf],
        responses: { 200: answer('Comments.', itemsOf('Comment')) },
      }),
      post: operation('commentOn', 'Say something', {
        requestBody: { required: true, content: jsonContent(schemaRef('NewComment')) },
        responses: { 201: answer('The comment.', schemaRef('Comment')) },
      }),
    },
    [`${root}/{id}/links`]: {
      parameters: [id],
      get: operation('linksOf', 'What hangs on it', {
        parameters: [asOf],
        responses: { 200: answer('Groups of linked records.', itemsOf('LinkGroup')) },
      }),
      post: operation('link', 'Join another record to it', {
        requestBody: { required: true, content: jsonContent(schemaRef('NewLink')) },
        responses: { 201: answer('Groups of linked records.', itemsOf('LinkGroup')) },
      }),
      delete: operation('unlink', 'Take a link away', {
        parameters: ['kind', 'register', 'id'].map((one) => ({
          ...text(one, 'As in POST.'),
          required: true,
        })),
        responses: { 204: { description: 'Taken away.' } },
      }),
    },
  }
}

/** A list under `items`. */
export function itemsOf(schema: string): Json {
  return {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: schemaRef(schema) } },
  }
}

function stepBody(properties: Json, needsReason: boolean): Json {
  return {
    type: 'object',
    additionalProperties: false,
    ...(needsReason ? { required: ['reason'] } : {}),
    properties: {
      revision: { type: 'integer', description: 'In place of If-Match.' },
      reason: { type: 'string', maxLength: 4000 },
      ...properties,
    },
  }
}

function describedFieldOf(definition: RegisterDefinition, key: string): Json {
  const field = definition.fields[key]
  if (!field) throw new Error(`${definition.key} has no field ${key}`)
  return describedField(field)
}

function listParameters(definition: RegisterDefinition): Json[] {
  const filters = Object.entries(definition.fields)
    .filter(([, field]) => field.kind !== 'files' && field.kind !== 'structured')
    .map(([key, { label }]) =>
      text(key, `${label}: a value, several with commas, from..to, or none.`),
    )
  const own = new Set(filters.map((one) => one.name))
  const base = [
    text('state', 'States, with commas.'),
    text('ownerId', 'Ids of owners, with commas, or none.'),
    text('createdById', 'Ids of authors, with commas.'),
    text('reviewAt', 'A day, from..to, or none.'),
    text('createdAt', 'A day or time, or from..to.'),
    text('updatedAt', 'A day or time, or from..to.'),
  ].filter((one) => !own.has(one.name))
  return [
    {
      name: 'limit',
      in: 'query',
      description: 'Records a page, 50 unless told.',
      schema: { type: 'integer', minimum: 1, maximum: 500 },
    },
    text('cursor', 'The `next` of the page before.'),
    text('sort', 'A column; -column sorts downwards.'),
    text('q', 'Words that all occur in the record.'),
    asOf,
    {
      name: 'archived',
      in: 'query',
      description: 'Archived records only.',
      schema: { type: 'boolean' },
    },
    ...base,
    ...filters,
  ]
}
