import { expect, test } from 'vitest'
import { compareTexts, countChanges } from '../../lib/documents/compare.ts'

test('a reworded line shows its words, old and new among each other', () => {
  expect(
    compareTexts('People decide.\nNothing else.', 'People always decide.\nNothing else.'),
  ).toEqual([
    {
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'People ' },
        { kind: 'added', text: 'always ' },
        { kind: 'same', text: 'decide.' },
      ],
    },
    { kind: 'same', text: 'Nothing else.' },
  ])
})

test('words that changed side by side read as one change', () => {
  const [line] = compareTexts(
    'The old short name of it is kept.',
    'The new long name of it is kept.',
  )
  expect(line).toEqual({
    kind: 'changed',
    pieces: [
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'old short' },
      { kind: 'added', text: 'new long' },
      { kind: 'same', text: ' name of it is kept.' },
    ],
  })
})

test('lines with little in common went and came', () => {
  expect(
    countChanges(compareTexts('# Scope\nAll systems.', '# Scope\nExceptions need a reason.')),
  ).toEqual({
    added: 1,
    removed: 1,
    changed: 0,
  })
})

test('blank lines and line ends of another machine are no change', () => {
  expect(compareTexts('One.\r\n\r\nTwo.', 'One.\nTwo.').every((line) => line.kind === 'same')).toBe(
    true,
  )
})

test('both texts can be read out of the comparison again', () => {
  const before = 'a b c\nd e f\ng h i\nj k l'
  const after = 'a b c\nd x f\nnew line here\nj k l\nm'
  const side = (leave: 'added' | 'removed') =>
    compareTexts(before, after).flatMap((line) => {
      if (line.kind === leave) return []
      if (line.kind !== 'changed') return [line.text]
      return [
        line.pieces
          .filter((piece) => piece.kind !== leave)
          .map((piece) => piece.text)
          .join(''),
      ]
    })
  expect(side('added').join('\n')).toBe(before)
  expect(side('removed').join('\n')).toBe(after)
})

test('two long texts without a common line are compared in a moment', () => {
  const text = (word: string) => Array.from({ length: 6000 }, (_, n) => `${word} ${n}`).join('\n')
  const began = Date.now()
  const counts = countChanges(compareTexts(text('old'), text('new')))
  expect(counts.added + counts.changed).toBe(6000)
  expect(Date.now() - began).toBeLessThan(5000)
})
