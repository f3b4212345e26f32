import source from './json/eu-ai-act.json' with { type: 'json' }

/** An article of Regulation (EU) 2024/1689; title and summary are ours, and no legal advice. */
export type EuArticle = {
  id: string
  article: number
  title: string
  summary: string
  appliesTo: string[]
  group: string
  applicability: { original: string; amended?: string; amendedNote?: string }
}

/** The 31 articles the catalogue covers. */
export const euArticles = source.articles as EuArticle[]

/** Where the dates in force come from, and that EUR-Lex is to be checked before relying on them. */
export const euAmendmentNote: string = source.amendmentNote

/** What is said wherever days in force are shown. */
export const euCheckBeforeRelying =
  'Days as in force under Regulation (EU) 2026/1744, and before it under Regulation (EU) 2024/1689. Check EUR-Lex before you rely on one; this is no legal advice.'

/** Since when an article applies, as amended where it was. */
export function appliesSince(article: EuArticle): string {
  return article.applicability.amended ?? article.applicability.original
}
