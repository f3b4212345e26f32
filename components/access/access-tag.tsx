import { describeDay, describeInstant } from '@/components/ui/dates'
import { Tag } from '@/components/ui/tag'
import { lastDayBefore } from '@/lib/access/time-zone'

type Access = { disabledAt: Date | null; accessEndsAt: Date | null; lockedUntil: Date | null }

/** Whether an account may be used, in a word or two. */
export function AccessTag({ account, timeZone }: { account: Access; timeZone: string }) {
  const { disabledAt, accessEndsAt, lockedUntil } = account
  if (disabledAt) return <Tag tone="na">disabled</Tag>
  if (accessEndsAt && accessEndsAt <= new Date()) return <Tag tone="na">access ended</Tag>
  if (lockedUntil) {
    const until = describeInstant(lockedUntil.toISOString(), timeZone)
    return (
      <Tag tone="bad" title="Too many wrong passwords">
        closed until {until}
      </Tag>
    )
  }
  if (!accessEndsAt) return <Tag tone="met">active</Tag>
  return <Tag tone="due">until {describeDay(lastDayBefore(accessEndsAt, timeZone))}</Tag>
}
