'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { acknowledge } from '@/lib/records/acknowledgements'
import { startDocument } from '@/lib/records/from-catalogue'
import { startVersion } from '@/lib/records/next-version'

/** The person says that they have read this version; answers a sentence when it can't be taken. */
export async function acknowledgeVersion(versionId: string): Promise<string> {
  const actor = await requireActor()
  try {
    await acknowledge(actor, versionId)
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath('/', 'layout')
  return ''
}

/** Records a document from an outline and opens it; answers a sentence when it can't be. */
export async function startFromOutline(outlineId: string): Promise<string> {
  const actor = await requireActor()
  let code: string
  try {
    code = (await startDocument(actor, outlineId)).code
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  redirect(`/documents/${code}`)
}

/** Begins the next version with the text in force, and opens its form. */
export async function startNextVersion(documentId: string): Promise<string> {
  const actor = await requireActor()
  let code: string
  try {
    code = (await startVersion(actor, documentId)).code
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  redirect(`/document-versions/${code}/edit`)
}
