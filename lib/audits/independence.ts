/** What somebody has to do with a record, in words; the first that fits is told. */
const stakes: [key: RegExp, says: string][] = [
  [/^ownerId$/, 'owns'],
  [/^holderIds$|^deputyIds$/, 'holds'],
  [/^authorIds$/, 'wrote'],
  [/^createdById$/, 'recorded'],
  [/ById$/, 'decided on or worked on'],
]

/** How this person is bound to a record (owns it, wrote it, decided on it), or null. */
export function stakeIn(record: object, personId: string): string | null {
  const bound = Object.entries(record)
    .filter(([, value]) => [value].flat().includes(personId))
    .map(([key]) => key)
  return stakes.find(([key]) => bound.some((one) => key.test(one)))?.[1] ?? null
}

/**
 * The first of these people who is not independent of one of these records, as a sentence; null when
 * all are (ISO/IEC 42001, 9.2.2: nobody audits their own work).
 */
export function conflictWith(
  records: readonly { code: string }[],
  people: ReadonlyMap<string, string>,
): string | null {
  for (const record of records) {
    for (const [id, name] of people) {
      const stake = stakeIn(record, id)
      if (stake) return `${name} ${stake} ${record.code} and can’t audit it.`
    }
  }
  return null
}
