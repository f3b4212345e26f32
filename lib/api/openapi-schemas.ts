import { fieldSchema } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { type Json, jsonSchema, schemaRef } from './json-schema.ts'

const uuid = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] })

/** Schemas of a register: a record, what may be written to it, and a page of records. */
export function registerSchemas(definition: RegisterDefinition): Json {
  const { model } = definition
  const writable = Object.entries(definition.fields).filter(
    ([, field]) => !field.derived && !field.managed,
  )
  return {
    [model]: recordSchema(definition),
    [`${model}Values`]: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...Object.fromEntries(writable.map(([key, field]) => [key, describedField(field)])),
        changeReason: {
          type: 'string',
          maxLength: 4000,
          description: 'Why; kept in the audit trail.',
        },
      },
    },
    [`${model}Page`]: {
      type: 'object',
      required: ['items', 'next', 'total'],
      properties: {
        items: { type: 'array', items: schemaRef(model) },
        next: { ...orNull({ type: 'string' }), description: 'The cursor of the next page.' },
        total: { type: 'integer', description: 'How many match in all.' },
      },
    },
  }
}

/** A field's values, with what people read about it. */
export function describedField(field: Field): Json {
  const said = [field.help, field.clause && `ISO/IEC 42001 ${field.clause}`]
    .filter(Boolean)
    .join(' ')
  return {
    ...jsonSchema(fieldSchema(field)),
    title: field.label,
    ...(said ? { description: said } : {}),
  }
}

function recordSchema(definition: RegisterDefinition): Json {
  const fields = Object.entries(definition.fields)
  const own = {
    id: uuid,
    code: { type: 'string', examples: [`${definition.prefix}-0001`] },
    revision: { type: 'integer', minimum: 1 },
    state: { type: 'string', enum: Object.keys(definition.lifecycle) },
    ownerId: orNull(uuid),
    reviewAt: orNull({ type: 'string', format: 'date' }),
    createdAt: instant,
    createdById: uuid,
    updatedAt: instant,
    updatedById: uuid,
    archivedAt: orNull(instant),
    archivedReason: orNull({ type: 'string' }),
    sourceKey: orNull({ type: 'string' }),
    ...Object.fromEntries(
      fields.map(([key, field]) => [
        key,
        { ...describedField(field), ...(field.derived || field.managed ? { readOnly: true } : {}) },
      ]),
    ),
  }
  return {
    type: 'object',
    title: definition.name.one,
    description: definition.about,
    required: Object.keys(own),
    properties: {
      ...own,
      source: {
        ...orNull({ type: 'object', additionalProperties: { type: 'string' } }),
        description: 'Imported cells that have no field; single records only.',
      },
      links: { type: 'array', items: schemaRef('LinkGroup'), description: 'Single records only.' },
    },
  }
}
