import type { Named } from '@/lib/checks/state'
import { Link } from '../ui/link'

const shown = 3

/** The first few records by code, each a way to it, and how many more there are. */
export function NamedRecords({ records }: { records: readonly Named[] }) {
  const rest = records.length - shown
  return (
    <>
      {records.slice(0, shown).map((one) => (
        <Link
          key={one.id}
          className="pl-code pl-link pl-linked-code"
          href={`/${one.register}/${one.code}`}
          title={one.title}
        >
          {one.code}
        </Link>
      ))}
      {rest > 0 && <span className="pl-muted">and {rest.toLocaleString('en')} more</span>}
    </>
  )
}
