import { keptCurrent } from '../kept-current.ts'
import { defineRules, type Problems } from '../rules.ts'
import { parties } from './definition.ts'

/** Rules of interested parties (ISO/IEC 42001, 4.2, A.10.4). */
export const partyRules = defineRules(parties, {
  check: ({ record }) => {
    const problems: Problems = {}
    if (record.addressed && !record.response?.trim()) {
      problems.response =
        record.addressed === 'no' ? 'Say why their needs are left out.' : 'Say how they are met.'
    }
    if (record.addressed === 'no' && record.obligation === 'law') {
      problems.addressed = 'What the law demands cannot be left out.'
    }
    return problems
  },
  transitions: keptCurrent({
    close: 'No longer a party',
    closed: 'closed it: no longer an interested party',
  }),
})
