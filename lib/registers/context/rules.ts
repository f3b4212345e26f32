import { keptCurrent } from '../kept-current.ts'
import { defineRules, type Problems } from '../rules.ts'
import { contextIssues } from './definition.ts'

/** Rules of the context (ISO/IEC 42001, 4.1). */
export const contextRules = defineRules(contextIssues, {
  check: ({ record }) => {
    const problems: Problems = {}
    if (record.relevance === 'high' && !record.response?.trim() && record.riskIds.length === 0) {
      problems.response = 'Say what is done about an issue of high relevance, or name its risks.'
    }
    return problems
  },
  transitions: keptCurrent({ close: 'Close the issue', closed: 'closed the issue' }),
})
