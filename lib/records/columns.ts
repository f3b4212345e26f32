import type { ColumnTypes } from '../access/where.ts'
import { codecs } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import type { RegisterDefinition } from '../registers/define.ts'

const baseColumns: ColumnTypes = {
  id: 'uuid',
  code: 'text',
  revision: 'integer',
  state: 'text',
  ownerId: 'uuid',
  reviewAt: 'date',
  createdAt: 'timestamptz',
  createdById: 'uuid',
  updatedAt: 'timestamptz',
  updatedById: 'uuid',
  archivedAt: 'timestamptz',
  archivedReason: 'text',
  sourceKey: 'text',
}

/** PostgreSQL type of every column of a register's table that a filter or sort may name. */
export function columnTypes(definition: RegisterDefinition): ColumnTypes {
  const types = { ...baseColumns }
  for (const [key, field] of Object.entries(definition.fields))
    types[key] = codecs[field.kind].column
  return types
}

/** The field of this name, which may come from outside; undefined when there is none. */
export function fieldOf(definition: RegisterDefinition, key: string): Field | undefined {
  return Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
}
