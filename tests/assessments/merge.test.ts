import { expect, test } from 'vitest'
import { answerDifferences } from '../../lib/assessments/answer-differences.ts'
import { changedAnswers, givenAnswers, layOver } from '../../lib/assessments/merge.ts'

const saved = {
  'IAQ-01-02': 'Sorts letters.',
  'IAQ-03-02': 2,
  'IAQ-01-03': ['Developer', 'Provider'],
}

test('ticking the same options in another order changes nothing', () => {
  expect(changedAnswers(saved, { ...saved, 'IAQ-01-03': ['Provider', 'Developer'] })).toEqual({})
})

test('an answer taken back is a change, and so is a first answer', () => {
  const { 'IAQ-03-02': _gone, ...rest } = saved
  expect(changedAnswers(saved, { ...rest, 'IAQ-03-03': 1 })).toEqual({
    'IAQ-03-02': { from: 2, to: null },
    'IAQ-03-03': { from: null, to: 1 },
  })
})

test('what two people answered at different questions is joined without asking', () => {
  const mine = changedAnswers(saved, { ...saved, 'IAQ-03-02': 4 })
  const theirs = { ...saved, 'IAQ-01-02': 'Sorts letters by subject.' }
  expect(layOver(theirs, mine)).toEqual({ answers: { ...theirs, 'IAQ-03-02': 4 }, disputed: [] })
})

test('where both answered the same question, mine stands until one is chosen', () => {
  const mine = changedAnswers(saved, { ...saved, 'IAQ-03-02': 4 })
  const joined = layOver({ ...saved, 'IAQ-03-02': 3 }, mine)
  expect(joined.disputed).toEqual(['IAQ-03-02'])
  expect(joined.answers['IAQ-03-02']).toBe(4)
})

test('two people who give the same answer do not dispute', () => {
  const mine = changedAnswers(saved, { ...saved, 'IAQ-03-02': 4 })
  expect(layOver({ ...saved, 'IAQ-03-02': 4 }, mine).disputed).toEqual([])
})

test('empty words and empty choices are no answers', () => {
  expect(givenAnswers({ 'IAQ-01-02': '', 'IAQ-01-03': [], 'IAQ-03-02': 1 })).toEqual({
    'IAQ-03-02': 1,
  })
})

test('the history of an assessment names the question and the step of the scale', () => {
  expect(answerDifferences(saved, { ...saved, 'IAQ-03-02': 4 })).toEqual([
    {
      id: 'IAQ-03-02',
      label: '3.2 How severe could harm to a person be?',
      before: '2 Minor',
      after: '4 Serious',
    },
  ])
})
