import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { followedUp } from '@/lib/access/follow-up'
import { isSetUp, readOrganisation } from '@/lib/access/organisation'
import { today } from '@/lib/clock'
import { readForReporter } from '@/lib/records/concerns'
import { FollowedConcern } from './followed-concern'
import { OpenForm } from './open-form'

export const metadata: Metadata = { title: 'Follow up a concern' }

/** The concern that a receipt has opened in this browser, or the form that opens it. */
export default async function FollowPage() {
  if (!(await isSetUp())) redirect('/set-up')
  const organisation = await readOrganisation()
  const concernId = await followedUp()
  const concern = concernId ? await readForReporter(concernId) : null
  if (concern)
    return (
      <FollowedConcern
        concern={concern}
        organisation={organisation.name}
        timeZone={organisation.timeZone}
        today={today(organisation.timeZone)}
      />
    )
  return (
    <>
      <section className="pl-card pl-sign-card">
        <h1 className="pl-h1">Follow up a concern</h1>
        <p className="pl-page-about">
          Enter what you were shown when you raised it. Nobody can find these out for you.
        </p>
        <OpenForm />
      </section>
      <p className="pl-help">
        <Link className="pl-link" href="/concern">
          Raise a concern
        </Link>
      </p>
    </>
  )
}
