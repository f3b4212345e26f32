'use client'

import { usePathname } from 'next/navigation'
import { Banner } from '../ui/banner'
import { returnToNow } from './actions'
import { showsToday } from './todays-pages'

/** Says on every page which moment it shows, and leads back to now. */
export function PastBanner({ says }: { says: string }) {
  const isToday = showsToday(usePathname())
  return (
    <Banner className="pl-asof-banner">
      {isToday
        ? `This page shows today, and can’t be changed meanwhile. You go on reading as of ${says}.`
        : `You are reading the registers as they stood on ${says}. Nothing can be changed here.`}
      <form action={returnToNow}>
        <button type="submit">Return to now</button>
      </form>
    </Banner>
  )
}
