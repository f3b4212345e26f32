import { readBeside } from '../shell/actions'

const formId = 'beside-entries'

/** Sends what the buttons of `BesideEntry` choose; stands once beside a list of them. */
export function BesideEntries() {
  return <form id={formId} action={readBeside} hidden />
}

/** Leads to a page as it stood just before an entry of the trail, and just after. */
export function BesideEntry({ seq, page }: { seq: number; page: string }) {
  const sides = seq === 0 ? (['after'] as const) : (['before', 'after'] as const)
  return (
    <span className="pl-beside pl-no-print">
      {' · as it stood'}
      {sides.map((side) => (
        <button
          key={side}
          type="submit"
          form={formId}
          name="beside"
          value={`${side}-${seq} ${page}`}
          aria-label={`As it stood just ${side} entry ${seq}`}
        >
          {side}
        </button>
      ))}
    </span>
  )
}
