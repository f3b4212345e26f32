import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { isSetUp } from '@/lib/access/organisation'
import { timeZones } from '@/lib/access/time-zone'
import { SetUpForm } from './set-up-form'

export const metadata: Metadata = { title: 'Set up Plumbline' }

export default async function SetUpPage() {
  if (await isSetUp()) redirect('/sign-in')
  return (
    <section className="pl-card pl-sign-card">
      <h1 className="pl-h1">Set up Plumbline</h1>
      <p className="pl-page-about">
        Name the organisation whose AI management system this will be, and make your own account:
        you are its first administrator and invite everybody else.
      </p>
      <SetUpForm zones={timeZones()} />
    </section>
  )
}
