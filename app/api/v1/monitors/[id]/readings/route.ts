import { z } from 'zod'
import { appendedTo, instant } from '@/lib/api/appended'
import { addReadings, readingsOf } from '@/lib/records/readings'

/** Readings of a monitor. */
const readings = appendedTo('monitors', {
  shape: z.strictObject({
    value: z.number('Write a number.'),
    at: instant.optional(),
    note: z.string().max(2000, 'At most 2,000 characters.').optional(),
  }),
  read: readingsOf,
  add: addReadings,
})

export const GET = readings.GET
export const POST = readings.POST
