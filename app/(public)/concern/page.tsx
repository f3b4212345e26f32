import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { isSetUp, readOrganisation } from '@/lib/access/organisation'
import { relations } from '@/lib/registers/concerns/definition'
import { ReportForm } from './report-form'

export const metadata: Metadata = { title: 'Raise a concern' }

/** For anybody, with or without an account: nothing here looks at who is signed in (A.3.3, A.8.3). */
export default async function ConcernPage() {
  if (!(await isSetUp())) redirect('/set-up')
  const { name } = await readOrganisation()
  return (
    <>
      <section className="pl-card pl-sign-card pl-concern-card">
        <ReportForm relations={relations}>
          <h1 className="pl-h1">Raise a concern about AI</h1>
          <p className="pl-page-about">
            Something that an AI system of {name} did, does or could do, to you or to somebody else.
          </p>
          <ul className="pl-assurances">
            <li>
              Only the compliance lead reads it, and whoever they name to look into it. If it is
              about one of them, turn to the authority in charge of whistleblowers instead.
            </li>
            <li>
              Neither your network address nor your browser is kept, and nobody looks whether you
              are signed in. That it came, and when, is on record. Your network may keep what you
              visit: use your own device.
            </li>
            <li>Nobody may be treated worse for a concern raised in good faith.</li>
          </ul>
        </ReportForm>
      </section>
      <p className="pl-help">
        Raised one already?{' '}
        <Link className="pl-link" href="/concern/follow">
          Follow it up
        </Link>{' '}
        with your receipt.
      </p>
    </>
  )
}
