'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { PackAnswer } from '@/components/packs/pack-form'
import { requireActor } from '@/lib/access/session'
import { ExpectedError, Invalid } from '@/lib/errors'
import { cancelPack, previewAsked, rebuildPack, requestPack } from '@/lib/packs/request'

/** Says what a pack would hold, or asks for it and opens its page; answers what is wrong, with what was typed. */
export async function askForPack(_: PackAnswer, form: FormData): Promise<PackAnswer> {
  const actor = await requireActor()
  const word = (key: string) => String(form.get(key) ?? '')
  const typed = {
    title: word('title'),
    purpose: word('purpose'),
    asOf: word('asOf'),
    kind: word('kind'),
    audit: word('audit'),
    system: word('system'),
    from: word('from'),
    to: word('to'),
    keptDays: word('keptDays'),
    without: form.getAll('without').map(String),
  }
  const filters: Record<string, string> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('filter.'))
      filters[key.slice('filter.'.length)] = form.getAll(key).map(String).join(',')
  }
  const asked = {
    ...typed,
    subject: typed.kind === 'system' ? typed.system : typed.audit,
    keptDays: Number(typed.keptDays || 365),
    filters,
  }
  const said = { typed, filters, preview: null }
  let code: string
  try {
    if (word('do') === 'preview')
      return { ...said, problems: {}, preview: await previewAsked(actor, asked) }
    code = (await requestPack(actor, asked)).code
  } catch (error) {
    if (error instanceof Invalid) return { ...said, problems: error.problems }
    if (error instanceof ExpectedError) return { ...said, problems: { '': error.message } }
    throw error
  }
  redirect(`/packs/${code}`)
}

/** Builds a pack again whose file is gone; answers a sentence when that can't be done. */
export async function buildAgain(code: string): Promise<string> {
  const actor = await requireActor()
  try {
    await rebuildPack(actor, code)
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath(`/packs/${code}`)
  return ''
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
