import type { Actor } from '../access/actor.ts'
import { unseenRecord } from '../fields/codec.ts'
import { personNames, recordNames } from '../records/names.ts'
import type { ListQuery } from '../records/read.ts'
import { isId } from '../records/scalar.ts'
import type { RegisterDefinition } from '../registers/define.ts'

const ownLabels: Record<string, string> = {
  state: 'State',
  ownerId: 'Owner',
  createdById: 'Recorded by',
  reviewAt: 'Review by',
  createdAt: 'Recorded',
  updatedAt: 'Last changed',
}

/** What a list was filtered and searched by, in words; empty when everything is shown. */
export async function filterWords(
  actor: Actor,
  definition: RegisterDefinition,
  query: ListQuery,
): Promise<string> {
  const given = Object.entries(query.filters ?? {}).flatMap(([key, text]) =>
    text ? [[key, text] as const] : [],
  )
  const ids = given.flatMap(([, text]) => text.split(',')).filter(isId)
  const [people, records] = await Promise.all([personNames(ids), recordNames(actor, ids, query)])
  const parts = given.map(([key, text]) => {
    const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
    const options = field && 'options' in field ? field.options : []
    const values = text.split(',').map((value) => {
      const id = value.toLowerCase()
      const label = options.find((one) => one.value === value)?.label
      const named = label ?? people.get(id)?.name ?? records.get(id)?.code
      return named ?? (isId(value) ? unseenRecord : value.replaceAll('-', ' '))
    })
    const says =
      text === 'none'
        ? 'not filled'
        : text.includes('..')
          ? text.replace('..', ' to ').trim()
          : values.join(', ')
    return `${field?.label ?? ownLabels[key] ?? key}: ${says}`
  })
  if (query.q) parts.push(`Search: “${query.q}”`)
  if (query.archived) parts.push('Archived only')
  return parts.join('; ')
}
