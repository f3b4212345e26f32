import type { AnyRecord, RegisterDefinition } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import { listHref } from '../shell/navigation'

/**
 * The way to a record: its list, or the record whose page it lives on; then `page`, if it is one of
 * the record's further pages.
 */
export function trailOf(
  definition: RegisterDefinition,
  record: AnyRecord,
  { codeOf, page }: { codeOf: (id: string) => string | undefined; page?: string },
): { label: string; href?: string }[] {
  const own = page
    ? [{ label: record.code, href: `/${definition.key}/${record.code}` }, { label: page }]
    : [{ label: record.code }]
  const { parent } = definition
  const above = parent ? registerOf(parent.register) : definition
  const code = parent && codeOf(String(record[parent.field] ?? ''))
  return [
    { label: above.navigation ?? above.name.many, href: listHref(above.key) },
    ...(code ? [{ label: code, href: `/${above.key}/${code}` }] : []),
    ...own,
  ]
}
