import { Link } from '../ui/link'
import { NavLink } from './nav-link'
import type { NavGroup } from './navigation'
import { PlumbMark } from './plumb-mark'

/** The navigation: a column on wide screens, a drawer (the browser's own popover) on narrow ones. */
export function NavigationBar({ groups, due }: { groups: NavGroup[]; due: number }) {
  return (
    <nav id="navigation" popover="auto" className="pl-nav" aria-label="Main">
      <Link href="/" className="pl-brand">
        <PlumbMark />
        Plumbline
      </Link>
      {groups.map((group) => (
        <div key={group.title} className="contents">
          {group.title && <h2 id={`nav-${group.title}`}>{group.title}</h2>}
          <ul
            aria-labelledby={group.title ? `nav-${group.title}` : undefined}
            className="grid gap-[2px]"
          >
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <NavLink href={entry.href} covers={entry.covers}>
                  {entry.label}
                  {entry.href === '/' && due > 0 ? (
                    <b className="pl-nav-count">
                      {due}
                      <span className="pl-visually-hidden"> due</span>
                    </b>
                  ) : (
                    <small className="pl-num">{entry.clause}</small>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="pl-nav-foot">
        <NavLink href="/settings">Settings</NavLink>
      </div>
    </nav>
  )
}
