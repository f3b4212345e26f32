'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { requireActor } from '@/lib/access/session'
import { saveRule } from '@/lib/retention/rules'

const given = z.object({ rule: z.string(), years: z.coerce.number(), reason: z.string() })

/** Sets how long a register, or a class of evidence (`evidence/internal`), is kept. */
export async function saveRuleByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, given, async ({ rule, years, reason }) => {
    const [register = '', classification = ''] = rule.split('/')
    await saveRule(actor, { register, classification, years, reason })
    refresh()
    return { done: 'The rule is kept, and is in the audit trail.' }
  })
}
