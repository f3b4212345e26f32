import { createHash } from 'node:crypto'
import { isEmpty } from '../fields/codec.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'

/**
 * SHA-256, lower-case hex, over what somebody decides on, as canonical JSON: the content of a record
 * with its register and id.
 */
export function contentHash(definition: RegisterDefinition, record: AnyRecord): string {
  const content = { register: definition.key, id: record.id, ...contentOf(definition, record) }
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/**
 * What somebody decides on: the values people wrote in a record's fields and what was frozen for the
 * decision (the rows of a Statement of Applicability). Other derived fields, managed ones, state and
 * revision are left out, so that later steps of the lifecycle don't make a decision stale; a changed
 * answer does. Fields that are empty are left out too: a release that brings a new field leaves every
 * earlier decision as it was.
 */
export function contentOf(
  definition: RegisterDefinition,
  record: AnyRecord,
): Record<string, unknown> {
  const content: Record<string, unknown> = {}
  for (const key of contentFields(definition)) {
    if (!isEmpty(record[key])) content[key] = record[key]
  }
  return content
}

/** The fields that `contentHash` covers; an evidence pack states them, so that others can compute it. */
export function contentFields(definition: RegisterDefinition): string[] {
  return Object.entries(definition.fields).flatMap(([key, field]) => {
    const frozen = field.derived && field.kind === 'structured'
    return frozen || !(field.managed || field.derived) ? [key] : []
  })
}

/** JSON with sorted keys and no white space: the same value gives the same text everywhere. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
