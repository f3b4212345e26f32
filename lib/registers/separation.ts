/**
 * Whether a person is among those who wrote, own or did something: separation of duties. Places
 * that nobody fills are nobody.
 */
export function isAmong(
  person: { id: string },
  ...people: (string | null | undefined | readonly string[])[]
): boolean {
  return people.flat().includes(person.id)
}

/** `ids` with this person added once. */
export function withPerson(ids: readonly string[] | null, person: { id: string }): string[] {
  return [...new Set([...(ids ?? []), person.id])]
}
