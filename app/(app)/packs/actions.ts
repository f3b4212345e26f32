'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { PackAnswer } from '@/components/packs/pack-form'
import { requireActor } from '@/lib/access/session'
import { ExpectedError, Invalid } from '@/lib/errors'
import { cancelPack, requestPack } from '@/lib/packs/request'

/** Asks for a pack and opens its page; answers what is wrong, with what was typed. */
export async function askForPack(_: PackAnswer, form: FormData): Promise<PackAnswer> {
  const actor = await requireActor()
  const word = (key: string) => String(form.get(key) ?? '')
  const typed = { title: word('title'), purpose: word('purpose'), asOf: word('asOf') }
  const filters: Record<string, string> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('filter.'))
      filters[key.slice('filter.'.length)] = form.getAll(key).map(String).join(',')
  }
  let code: string
  try {
    code = (await requestPack(actor, { ...typed, filters })).code
  } catch (error) {
    if (error instanceof Invalid) return { problems: error.problems, typed }
    if (error instanceof ExpectedError) return { problems: { '': error.message }, typed }
    throw error
  }
  redirect(`/packs/${code}`)
}

/** Stops a pack that is not finished; answers a sentence when it can't be stopped any more. */
export async function stopPack(code: string): Promise<string> {
  const actor = await requireActor()
  try {
    await cancelPack(actor, code)
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath(`/packs/${code}`)
  return ''
}
