import source from './json/documents.json' with { type: 'json' }

/** Outline of a document that an AI management system usually keeps. */
export type DocumentOutline = {
  id: string
  title: string
  type: string
  /** Whether the standard asks for it, or it is merely expected. */
  basis: 'explicit' | 'recommended'
  suggestedOwnerRole: string
  reviewMonths: number
  clauses: string[]
  controls: string[]
  primaryRegister: string
  purpose: string
  outline: { heading: string; hint: string }[]
}

/** The 28 outlines, in order. */
export const documentOutlines = source.documents as DocumentOutline[]
