import { type Framework, mappingsFrom, nistSubcategories } from './crosswalk.ts'
import { appliesSince, type EuArticle, euArticles } from './eu-ai-act.ts'
import source from './json/crosswalk.json' with { type: 'json' }
import nist from './json/nist-ai-rmf.json' with { type: 'json' }

/** One item of another framework that the crosswalk speaks of; ids are theirs, titles are short. */
export type FrameworkItem = {
  id: string
  /** As people cite it: `GOVERN 1.1`, `Article 9`, `CC7.2`. */
  code: string
  title: string
  /** What it belongs to there; empty where nothing. */
  group: string
  /** Since when it applies, where it is law. */
  since?: { inForce: string; original: string; note?: string | undefined }
}

export type FrameworkOverview = {
  key: Framework
  name: string
  /** Its name in a table. */
  short: string
  /** What to know before relying on it. */
  notes: readonly string[]
  items: readonly FrameworkItem[]
}

const themes: Record<string, string> = {
  'A.5': 'Organizational controls',
  'A.6': 'People controls',
  'A.7': 'Physical controls',
  'A.8': 'Technological controls',
}

/** The five frameworks of the crosswalk, with their items in their own order. */
export const frameworks: readonly FrameworkOverview[] = [
  {
    key: 'nist-ai-rmf',
    name: 'NIST AI RMF 1.0',
    short: 'NIST AI RMF',
    notes: [],
    items: nistSubcategories.map(({ id, code, category, title }) => ({
      id,
      code,
      title,
      group: nist.categories.find((one) => one.id === category)?.title ?? '',
    })),
  },
  {
    key: 'eu-ai-act',
    name: 'EU AI Act, Regulation (EU) 2024/1689',
    short: 'EU AI Act',
    notes: [
      'A management system never equals legal compliance, so no article counts as covered in full; many bind only certain actors and high-risk systems.',
      'Dates are those of Regulation (EU) 2026/1744, with those of before it beside them. Check EUR-Lex before relying on one.',
    ],
    items: euArticles.map((one: EuArticle) => ({
      id: one.id,
      code: `Article ${one.article}`,
      title: one.title,
      group: one.group,
      since: {
        inForce: appliesSince(one),
        original: one.applicability.original,
        note: one.applicability.amendedNote,
      },
    })),
  },
  {
    key: 'iso27001',
    name: 'ISO/IEC 27001:2022, Annex A',
    short: 'ISO/IEC 27001',
    notes: [],
    items: source.targets.iso27001.map(({ id, control, title }) => ({
      id,
      code: control,
      title,
      group: themes[control.replace(/\.\d+$/, '')] ?? '',
    })),
  },
  {
    key: 'soc2',
    name: 'SOC 2 Trust Services Criteria',
    short: 'SOC 2',
    notes: [],
    items: source.targets.soc2.map(({ id, criterion, title }) => ({
      id,
      code: criterion,
      title,
      group: '',
    })),
  },
  {
    key: 'gdpr',
    name: 'GDPR, Regulation (EU) 2016/679',
    short: 'GDPR',
    notes: [],
    items: source.targets.gdpr.map(({ id, article, title }) => ({
      id,
      code: `Article ${article}`,
      title,
      group: '',
    })),
  },
]

/** The framework with this key, or undefined. */
export function frameworkOf(key: string): FrameworkOverview | undefined {
  return frameworks.find((one) => one.key === key)
}

/** The items of other frameworks that a clause or control helps with, by framework. */
export function crosswalkOf(requirement: string) {
  const own = mappingsFrom(requirement)
  return frameworks.flatMap((framework) => {
    const rows = own.flatMap((mapping) => {
      const item = framework.items.find((one) => one.id === mapping.to)
      return item ? [{ item, mapping }] : []
    })
    return rows.length > 0 ? [{ framework, rows }] : []
  })
}
