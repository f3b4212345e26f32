import { Link } from '../ui/link'

export type GroupLink = { key: string; label: string; answered: number; of: number }

/** The clauses, controls and samples of an audit with how far each is answered. */
export function QuestionGroups({
  groups,
  at,
  href,
}: {
  groups: readonly GroupLink[]
  at: string
  href: string
}) {
  return (
    <nav className="pl-audit-steps" aria-label="Parts of the audit">
      {groups.map((one) => (
        <Link
          key={one.key}
          href={`${href}?at=${encodeURIComponent(one.key)}`}
          aria-current={one.key === at ? 'step' : undefined}
        >
          <span>{one.label}</span>
          <span className={one.answered === one.of ? 'pl-step-whole' : 'pl-step-count'}>
            {one.answered === one.of ? <span aria-hidden>✓</span> : `${one.answered}/${one.of}`}
            <span className="pl-visually-hidden">
              {one.answered === one.of ? 'all answered' : 'answered'}
            </span>
          </span>
        </Link>
      ))}
    </nav>
  )
}
