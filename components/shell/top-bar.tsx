import { Bell, Clock, Menu as MenuIcon, User } from 'lucide-react'
import { type Actor, roleNames } from '@/lib/access/actor'
import { describeDay } from '../ui/dates'
import { Link } from '../ui/link'
import { Menu, MenuButton, MenuLink } from '../ui/menu'
import { chooseTheme, leave, returnToNow } from './actions'
import type { AsOf } from './as-of'
import { AsOfPicker } from './as-of-picker'
import { PaletteButton, type PaletteEntry } from './palette-button'
import type { Theme } from './theme'

const themes: { value: string; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Search, the moment one reads at, and the person. */
export function TopBar({
  actor,
  asOf,
  today,
  theme,
  unread,
  entries,
}: {
  actor: Actor
  asOf: AsOf | undefined
  today: string
  theme: Theme | undefined
  /** Notifications not read yet; more than 99 are counted no further. */
  unread: number
  entries: PaletteEntry[]
}) {
  const role = actor.roles[0]
  return (
    <header className="pl-top">
      <button
        type="button"
        className="pl-menu-button"
        popoverTarget="navigation"
        aria-label="Open the navigation"
      >
        <MenuIcon size={20} aria-hidden />
      </button>
      <PaletteButton entries={entries} />
      <span className="pl-grow" />
      <Menu
        name={
          asOf
            ? `${pillOf(asOf)}: the moment you are reading as of`
            : 'Now: you are reading the present; choose another moment'
        }
        className={`pl-pill ${asOf ? 'pl-pill-on' : ''}`}
        label={
          <>
            <Clock aria-hidden /> {asOf ? pillOf(asOf) : 'Now'}
          </>
        }
      >
        <AsOfPicker
          day={asOf?.day ?? ''}
          time={asOf?.time ?? ''}
          latest={today}
          timeZone={actor.timeZone}
        />
        {asOf && (
          <form action={returnToNow}>
            <MenuButton type="submit">Return to now</MenuButton>
          </form>
        )}
      </Menu>
      <Link href="/notifications" className="pl-pill pl-bell">
        <Bell aria-hidden />
        <span className="pl-visually-hidden">Notifications</span>
        {unread > 0 && (
          <b className="pl-nav-count">
            {unread > 99 ? '99+' : unread}
            <span className="pl-visually-hidden"> unread</span>
          </b>
        )}
      </Link>
      <Menu
        name={`${[actor.name, role && roleNames[role]].filter(Boolean).join(' · ')}: your account`}
        label={
          <>
            <User aria-hidden />
            <span className="pl-only-wide">
              {actor.name}
              {role && ` · ${roleNames[role]}`}
            </span>
          </>
        }
      >
        <p className="px-2 pt-1 pb-2">
          <b className="font-medium">{actor.name}</b>
          <br />
          <span className="pl-muted">{actor.email}</span>
          <br />
          <span className="pl-muted">{actor.roles.map((one) => roleNames[one]).join(', ')}</span>
        </p>
        <hr />
        <form action={chooseTheme}>
          <p className="pl-menu-heading">Colours</p>
          {themes.map((one) => {
            const current = one.value === (theme ?? 'system')
            return (
              <MenuButton
                key={one.value}
                type="submit"
                name="theme"
                value={one.value}
                aria-pressed={current}
              >
                <span aria-hidden className="w-3">
                  {current ? '✓' : ''}
                </span>
                {one.label}
              </MenuButton>
            )
          })}
        </form>
        <hr />
        <MenuLink href="/settings/account">Your account</MenuLink>
        <MenuLink href="/concern">Raise a concern</MenuLink>
        <form action={leave}>
          <MenuButton type="submit">Sign out</MenuButton>
        </form>
      </Menu>
    </header>
  )
}

/** The moment as short as the bar has room for; the banner says it whole. */
function pillOf({ day, time }: AsOf): string {
  return time ? `${describeDay(day)}, ${time}` : describeDay(day)
}
