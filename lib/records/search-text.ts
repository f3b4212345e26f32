import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'

/** What the search box looks through: code, every text, the words of choices, imported cells. */
export function searchText(definition: RegisterDefinition, record: AnyRecord): string {
  const texts: unknown[] = [record.code]
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind === 'text' || field.kind === 'longText') texts.push(record[key])
    if (field.kind === 'choice')
      texts.push(field.options.find((one) => one.value === record[key])?.label)
    if (field.kind === 'choices') texts.push(...[record[key]].flat())
  }
  texts.push(...Object.values(record.source ?? {}))
  return texts
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n')
    .slice(0, 50_000)
}

/** The same as SQL over alias `r`, for rows of the trail, which doesn't keep the text itself. */
export function searchTextSql(definition: RegisterDefinition, params: unknown[]): string {
  const texts = ['r.code']
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind === 'text' || field.kind === 'longText') texts.push(`r."${key}"`)
    if (field.kind === 'choice') {
      params.push(
        JSON.stringify(Object.fromEntries(field.options.map((one) => [one.value, one.label]))),
      )
      texts.push(`$${params.length}::jsonb ->> r."${key}"`)
    }
    if (field.kind === 'choices') texts.push(`array_to_string(r."${key}", E'\\n')`)
  }
  texts.push(`(SELECT string_agg(value, E'\\n') FROM jsonb_each_text(r.source))`)
  return `left(concat_ws(E'\\n', ${texts.join(', ')}), 50000)`
}
