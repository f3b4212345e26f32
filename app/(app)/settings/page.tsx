import { redirect } from 'next/navigation'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'

/** Settings open where the person has most to do. */
export default async function SettingsPage() {
  const actor = await requireActor()
  redirect(hasPermission(actor, 'users.manage') ? '/settings/users' : '/settings/account')
}
