import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { plumbline } from '@/lib/access/actor'
import type { Deed } from '@/lib/trail/deeds'
import { noFilters, type TrailFilters } from '@/lib/trail/list'
import { LookupInput } from '../records/lookup-input'
import { describeDay } from '../ui/dates'
import { Link } from '../ui/link'
import { Menu, MenuLink } from '../ui/menu'
import { hrefOfTrail } from './trail-query'

type Table = { value: string; label: string }

/** Above the trail: what it is narrowed to, each filter as a pill that opens. */
export function TrailFilterBar({
  filters,
  tables,
  deeds,
  personName,
  says,
}: {
  filters: TrailFilters
  tables: Table[]
  deeds: Deed[]
  /** Name of the person that the trail is narrowed to. */
  personName: string
  says: ReactNode
}) {
  const tableOf = (key: string) => tables.find((one) => one.value === key)?.label ?? key
  const { from, to, person, register, record, action } = filters
  const isNarrowed = Object.values(filters).some(Boolean)
  return (
    <div className="pl-bar">
      <Pill
        label="Period"
        chosen={describePeriod(from, to)}
        filters={filters}
        keys={['from', 'to']}
      >
        <label className="pl-field">
          <span className="pl-label">From</span>
          <input className="pl-input" type="date" name="from" defaultValue={from} />
        </label>
        <label className="pl-field">
          <span className="pl-label">To</span>
          <input className="pl-input" type="date" name="to" defaultValue={to} />
        </label>
      </Pill>
      <Pill label="Person" chosen={person && personName} filters={filters} keys={['person']}>
        <LookupInput name="person" label="Person" register="people" value={person} />
        <Link className="pl-link" href={hrefOfTrail({ ...filters, person: plumbline.id })}>
          What Plumbline did by itself
        </Link>
      </Pill>
      <Pill
        label="Register"
        chosen={register && tableOf(register)}
        filters={filters}
        keys={['register']}
      >
        <label className="pl-field">
          <span className="pl-label">Register</span>
          <select className="pl-input" name="register" defaultValue={register}>
            <option value="">All</option>
            {tables.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </Pill>
      <Pill label="Record" chosen={record.toUpperCase()} filters={filters} keys={['record']}>
        <label className="pl-field">
          <span className="pl-label">Code of a record</span>
          <input
            className="pl-input"
            name="record"
            defaultValue={record}
            placeholder="RSK-0042"
            autoComplete="off"
          />
        </label>
      </Pill>
      <Pill
        label="Action"
        chosen={action && describeDeed(action)}
        filters={filters}
        keys={['action']}
      >
        <label className="pl-field">
          <span className="pl-label">Action</span>
          <select className="pl-input" name="action" defaultValue={action}>
            <option value="">All</option>
            {[...new Set(deeds.map((deed) => deed.action))].sort().map((one) => (
              <option key={one} value={one}>
                {describeDeed(one)}
              </option>
            ))}
          </select>
        </label>
      </Pill>
      {isNarrowed && (
        <Link className="pl-btn pl-btn-plain" href="/trail">
          Clear
        </Link>
      )}
      <span className="pl-grow" />
      <span className="pl-muted pl-num pl-bar-count">{says}</span>
    </div>
  )
}

function Pill({
  label,
  chosen,
  filters,
  keys,
  children,
}: {
  label: string
  chosen: string
  filters: TrailFilters
  keys: (keyof TrailFilters)[]
  children: ReactNode
}) {
  const without = { ...filters, ...Object.fromEntries(keys.map((key) => [key, ''])) }
  return (
    <Menu
      start
      className={chosen ? 'pl-pill pl-pill-on' : 'pl-pill'}
      label={chosen ? `${label}: ${chosen}` : label}
    >
      <form action="/trail" className="grid gap-2 p-2">
        {Object.entries(without).map(
          ([key, value]) => value && <input key={key} type="hidden" name={key} value={value} />,
        )}
        {children}
        <button type="submit" className="pl-btn pl-btn-primary justify-self-start">
          Show
        </button>
      </form>
      {chosen && (
        <MenuLink href={hrefOfTrail({ ...noFilters, ...without })}>
          <X aria-hidden /> Take this filter away
        </MenuLink>
      )}
    </Menu>
  )
}

function describePeriod(from: string, to: string): string {
  if (from && to)
    return from === to ? describeDay(from) : `${describeDay(from)} to ${describeDay(to)}`
  if (from) return `since ${describeDay(from)}`
  return to && `until ${describeDay(to)}`
}

/** `impact-assessment.submit` as `impact assessment: submit`. */
function describeDeed(action: string): string {
  return action.replace('.', ': ').replaceAll('-', ' ')
}
