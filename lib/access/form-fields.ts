import { z } from 'zod'
import { roles as allRoles } from './actor.ts'
import { isTimeZone } from './time-zone.ts'

// The fields that forms about access have in common, each with its sentence.

export const name = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(120, 'Use at most 120 characters.')
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This is not an e-mail address.')
  .pipe(z.email('Enter an e-mail address, such as maya@example.org.'))
export const password = z.string().min(1, 'Enter a password.').max(1000, 'Use fewer characters.')
export const timeZone = z.string().refine(isTimeZone, 'Choose a time zone.')
export const roles = z.array(z.enum(allRoles)).min(1, 'Choose at least one role.')
export const id = z.uuid('This is not known here.')
/** A calendar day, or nothing chosen. */
export const optionalDay = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'Choose a day.')
  .transform((day) => day || null)
