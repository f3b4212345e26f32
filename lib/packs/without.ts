import { capital } from '../capital.ts'
import { registers } from '../registers/index.ts'
import { inSentence } from '../registers/wording.ts'

/** In a choice of what to leave out: names and mail addresses of people with an account. */
export const people = 'people'

/** Personal data of a register that a pack can do without. */
export type PersonalField = {
  /** As it is asked for: `incidents.affected`. */
  key: string
  register: string
  label: string
  /** The fields of the row that go: itself, and those that repeat its words. */
  fields: readonly string[]
}

/** Imported cells that have no field: nobody knows what they say about whom. */
const imported = { name: 'source', label: 'Imported columns without a field' }

/** All of them, in the order of registers; confidential registers are in no pack. */
export const personalFields: readonly PersonalField[] = registers.flatMap((register) =>
  register.access === 'confidential'
    ? []
    : [
        ...Object.entries(register.fields).flatMap(([name, { label, personal }]) =>
          personal ? [{ name, label, also: personal === true ? [] : personal }] : [],
        ),
        { ...imported, also: [] },
      ].map(({ name, label, also }) => ({
        key: `${register.key}.${name}`,
        register: register.key,
        label,
        fields: [name, ...also],
      })),
)

/** All that can be left out, in the one order that there is. */
export const choices: readonly string[] = [people, ...personalFields.map(({ key }) => key)]

/** What is asked for in that order; undefined when something of it can't be left out. */
export function inOrder(asked: readonly string[]): string[] | undefined {
  const wanted = new Set(asked)
  const known = choices.filter((key) => wanted.delete(key))
  return wanted.size === 0 ? known : undefined
}

/** Names of the fields that go, by register. */
export function fieldsWithout(without: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const one of personalFields)
    if (without.includes(one.key))
      fields.set(one.register, [...(fields.get(one.register) ?? []), ...one.fields])
  return fields
}

/** As a page and the index of a pack say it; empty when nothing is left out. */
export function withoutInWords(without: readonly string[]): string {
  const ofFields = registers.flatMap(({ key, name }) => {
    const labels = personalFields
      .filter((one) => one.register === key && without.includes(one.key))
      .map(({ label }) => `“${label}”`)
    return labels.length ? [`${labels.join(', ')} of ${inSentence(name.many)}`] : []
  })
  const ofPeople = without.includes(people) ? ['names and mail addresses of people'] : []
  return capital([...ofPeople, ...ofFields].join('; '))
}
