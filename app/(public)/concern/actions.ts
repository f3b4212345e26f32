'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { addressOf } from '@/lib/access/address'
import { closeFollowUp, followedUp, openFollowUp } from '@/lib/access/follow-up'
import { answerForm, type FormState } from '@/lib/access/form'
import { isSetUp } from '@/lib/access/organisation'
import { Invalid } from '@/lib/errors'
import { appealConcern, openConcern, reportConcern, writeAsReporter } from '@/lib/records/concerns'

// None of these looks at who is signed in, nor at anything of the browser but its address, which is
// counted under a name that nobody can lead back to it.

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en')} characters.`)
    .optional()
    .transform((text) => text || null)

const reportFields = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'Say in one sentence what it is.')
    .max(300, 'Use at most 300 characters.'),
  about: optional(300),
  description: z
    .string()
    .trim()
    .min(1, 'Describe what happened or what you fear.')
    .max(20_000, 'Use at most 20,000 characters.'),
  relation: optional(40),
  name: optional(120),
  contact: optional(200),
  // People don't see this field; programs that fill in whatever there is do.
  website: z.string().max(0, 'This was filled in by a program.').optional(),
})

/** Takes a concern and answers with the receipt, shown this once. */
export async function reportByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, reportFields, async ({ name, contact, website: _, ...values }) => {
    if (!(await isSetUp())) throw new Invalid({ '': 'This installation is not set up yet.' })
    const report = { values, name: name ?? '', contact: contact ?? '' }
    const receipt = await reportConcern(report, addressOf(await headers()))
    return { done: 'Your concern has arrived.', values: receipt }
  })
}

const receiptFields = z.object({
  code: z.string().trim().min(1, 'Enter the receipt code.').max(60, 'This is too long.'),
  passphrase: z.string().trim().min(1, 'Enter the passphrase.').max(200, 'This is too long.'),
})

/** Opens a concern by its receipt in this browser. */
export async function openByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, receiptFields, async (receipt) => {
    await openFollowUp(await openConcern(receipt, addressOf(await headers())))
    redirect('/concern/follow')
  })
}

const messageFields = z.object({ body: z.string() })

/** Adds to the concern that is open in this browser. */
export async function writeByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, messageFields, async ({ body }) => {
    const concernId = await requireFollowedUp()
    await writeAsReporter(concernId, body)
    await openFollowUp(concernId)
    return {}
  })
}

const appealFields = z.object({ appeal: z.string() })

/** Appeals against the answer to the concern that is open in this browser. */
export async function appealByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, appealFields, async ({ appeal }) => {
    const concernId = await requireFollowedUp()
    await appealConcern(concernId, appeal)
    await openFollowUp(concernId)
    return {}
  })
}

/** Closes it in this browser. */
export async function closeByForm(): Promise<void> {
  await closeFollowUp()
  redirect('/concern/follow')
}

async function requireFollowedUp(): Promise<string> {
  const concernId = await followedUp()
  if (concernId) return concernId
  throw new Invalid({ '': 'Your concern was closed here after a while; open it again first.' })
}
