import { z } from 'zod'

/** JSON that a document is made of. */
export type Json = { [name: string]: unknown }

/** JSON Schema (draft 2020-12, as OpenAPI 3.1 takes it) of what passes a zod schema. */
export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  return rest
}

/** A reference to a schema of the document. */
export function schemaRef(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

/** A body or answer in JSON. */
export function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } }
}

/** An answer with its description. */
export function answer(description: string, schema: Json, headers?: Json): Json {
  return { description, ...(headers ? { headers } : {}), content: jsonContent(schema) }
}
