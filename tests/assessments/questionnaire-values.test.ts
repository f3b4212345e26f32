import { expect, test } from 'vitest'
import {
  draftOf,
  type Filled,
  withDraft,
} from '../../components/assessments/questionnaire-values.ts'

const saved: Filled = {
  answers: { 'IAQ-01-02': 'Sorts letters.' },
  tierOverride: null,
  tierReason: null,
}

test('there is no draft while nothing differs from what is saved', () => {
  expect(draftOf(saved, { ...saved, answers: { ...saved.answers, 'IAQ-01-01': '' } })).toBeNull()
})

test('a draft comes back over what others have saved since', () => {
  const draft = draftOf(saved, {
    ...saved,
    answers: { ...saved.answers, 'IAQ-03-02': 4 },
    tierOverride: 'high',
  })
  if (!draft) throw new Error('no draft')
  const now: Filled = { ...saved, answers: { 'IAQ-01-02': 'Sorts letters by subject.' } }
  expect(withDraft(now, draft)).toEqual({
    filled: {
      answers: { 'IAQ-01-02': 'Sorts letters by subject.', 'IAQ-03-02': 4 },
      tierOverride: 'high',
      tierReason: null,
    },
    disputed: [],
  })
})
