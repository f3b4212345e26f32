import type { Metadata } from 'next'
import { LinkIsOver } from '@/components/access/link-is-over'
import { readPasswordLink } from '@/lib/access/own-account'
import { NewPasswordForm } from './new-password-form'

export const metadata: Metadata = { title: 'New password' }

export default async function NewPasswordPage({ params }: PageProps<'/new-password/[token]'>) {
  const { token } = await params
  const person = await readPasswordLink(token)
  if (!person) return <LinkIsOver />
  return (
    <section className="pl-card pl-sign-card">
      <h1 className="pl-h1">Set a new password</h1>
      <p className="pl-page-about">For {person.name}. You are signed out everywhere else.</p>
      <NewPasswordForm token={token} email={person.email} />
    </section>
  )
}
