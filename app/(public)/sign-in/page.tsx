import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { pathWithin } from '@/lib/access/address'
import { demoAccounts } from '@/lib/access/demo-accounts'
import { installationKind, isSetUp, readOrganisation } from '@/lib/access/organisation'
import { actorOrNull } from '@/lib/access/session'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  if (!(await isSetUp())) redirect('/set-up')
  const { next } = await searchParams
  const path = pathWithin(typeof next === 'string' ? next : null)
  if (await actorOrNull()) redirect(path)
  const [organisation, kind] = await Promise.all([readOrganisation(), installationKind()])
  return (
    <>
      <section className="pl-card pl-sign-card">
        <h1 className="pl-h1">Sign in</h1>
        <p className="pl-page-about">AI management system of {organisation.name}</p>
        <SignInForm next={path} demoAccounts={kind === 'demo' ? demoAccounts : []} />
      </section>
      <p className="pl-help">
        No account, or the password is lost? Ask your administrator for a link.
      </p>
      <p className="pl-help">
        Something about AI here worries you?{' '}
        <Link className="pl-link" href="/concern">
          Raise a concern
        </Link>
        , with or without your name.
      </p>
      <p className="pl-help">
        Got an evidence pack?{' '}
        <Link className="pl-link" href="/verify">
          Verify it
        </Link>{' '}
        in this browser; it is sent nowhere.
      </p>
    </>
  )
}
