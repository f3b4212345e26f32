import type { LibraryRisk } from '@/lib/catalogue/risk-library'

/** What the library is narrowed to; empty asks for nothing. */
export type LibraryFilters = {
  words: string
  category: string
  tag: string
  stage: string
  /** Only what generative and agentic systems bring along. */
  generative: boolean
}

export const noFilters: LibraryFilters = {
  words: '',
  category: '',
  tag: '',
  stage: '',
  generative: false,
}

/** The risks that pass every filter; each of the words occurs somewhere in title, text or measures. */
export function filterLibrary(
  risks: readonly LibraryRisk[],
  filters: LibraryFilters,
): LibraryRisk[] {
  const words = filters.words.toLowerCase().split(/\s+/).filter(Boolean)
  return risks.filter((risk) => {
    const text = [risk.id, risk.title, risk.description, ...risk.tags, ...risk.suggestedTreatments]
      .join(' ')
      .toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (!filters.category || risk.category === filters.category) &&
      (!filters.tag || risk.tags.includes(filters.tag)) &&
      (!filters.stage || risk.lifecycleStages.includes(filters.stage)) &&
      (!filters.generative || risk.appliesToGenerativeOrAgentic)
    )
  })
}

/** A risk of the register that started from the library. */
export type Taken = { libraryId: string; code: string; systemIds: string[] }

/**
 * Where a risk of the library already stands in the register: for these systems, or, when none is
 * chosen, for any.
 */
export function takenFor(
  taken: readonly Taken[],
  libraryId: string,
  systemIds: readonly string[],
): Taken[] {
  return taken.filter(
    (one) =>
      one.libraryId === libraryId &&
      (systemIds.length === 0 || one.systemIds.some((id) => systemIds.includes(id))),
  )
}
