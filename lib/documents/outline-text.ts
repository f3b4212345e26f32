import { type DocumentOutline, documentOutlines } from '../catalogue/documents.ts'

/** The outline with this number, or undefined. */
export function outlineOf(id: string | null): DocumentOutline | undefined {
  return documentOutlines.find((outline) => outline.id === id)
}

/** The text a first version starts from: each heading with what belongs under it. */
export function outlineText(outline: DocumentOutline): string {
  const parts = outline.outline.map(({ heading, hint }) => `## ${heading}\n\n*${hint}*`)
  return `${outline.purpose}\n\n${parts.join('\n\n')}\n`
}

/** Fields of a new record of the documents register that the outline fills in. */
export function documentFromOutline(outline: DocumentOutline) {
  return {
    title: outline.title,
    type: outline.type,
    purpose: outline.purpose,
    outlineId: outline.id,
    requirements: [...outline.clauses, ...outline.controls],
    reviewMonths: outline.reviewMonths,
  }
}
