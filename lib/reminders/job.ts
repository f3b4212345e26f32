import { isSetUp, readOrganisation } from '../access/organisation.ts'
import { now } from '../clock.ts'
import { defineJob } from '../jobs/queue.ts'
import { mailReminders } from './mail-reminders.ts'
import { reminderHour } from './steps.ts'
import { tellOfToday } from './tell.ts'

/**
 * Each hour: from the hour of reminders on, in the organisation's time zone, tells what the day
 * brings where that is not done yet, and mails what waits. So a server that was off at that hour, or
 * a mail server that was away, is made up for.
 */
export const reminders = defineJob('reminders', async () => {
  if (!(await isSetUp())) return
  const { timeZone } = await readOrganisation()
  if (hourIn(timeZone, now()) < reminderHour) return
  await tellOfToday()
  await mailReminders()
})

function hourIn(timeZone: string, at: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at),
  )
}
