import { expect, test } from 'vitest'
import { linesOf, longestPiece } from '../../lib/pdf/lines.ts'
import { Remembered } from '../../lib/pdf/remembered.ts'
import { text } from '../../lib/pdf/theme.ts'

test('a text is worked out twice, and no more; in another style anew', () => {
  const remembered = new Remembered<string>()
  const worked: string[] = []
  const of = (style: (typeof text)['h1'], words: string) =>
    remembered.of(style, words, () => {
      worked.push(words)
      return `${words}!`
    })
  for (let n = 0; n < 4; n += 1) expect(of(text.h1, 'Owner')).toBe('Owner!')
  expect(worked).toEqual(['Owner', 'Owner'])
  expect(of(text.h2, 'Owner')).toBe('Owner!')
  expect(worked).toHaveLength(3)
})

test('texts without end are not kept, nor are long ones', () => {
  const remembered = new Remembered<number>()
  let worked = 0
  const of = (words: string) => remembered.of(text.h1, words, () => (worked += 1))
  for (let round = 0; round < 3; round += 1) for (let n = 0; n < 5_000; n += 1) of(`Risk ${n}`)
  expect(worked).toBe(15_000)
  for (let n = 0; n < 3; n += 1) of('long '.repeat(100))
  expect(worked).toBe(15_003)
})

test('what is remembered of a text is of its runs, its width and its style', () => {
  const runs = [{ text: 'Owner' }, { text: ' of the system', bold: true }]
  const plain = JSON.stringify(runs)
  for (let n = 0; n < 3; n += 1) {
    expect(linesOf(runs, text.body, 400)).toHaveLength(1)
    expect(linesOf(runs, text.body, 40).length).toBeGreaterThan(1)
    expect(linesOf(runs, text.body, 400)[0]?.spans.map((span) => span.text)).toEqual([
      'Owner',
      ' of the system',
    ])
    expect(linesOf(plain, text.body, 4000)[0]?.spans.map((span) => span.text)).toEqual([plain])
    expect(longestPiece('Owner of', text.h1)).toBeGreaterThan(longestPiece('Owner of', text.h3))
  }
})
