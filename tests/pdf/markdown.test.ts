import { expect, test } from 'vitest'
import { parseMarkdown } from '../../lib/documents/markdown.ts'

test('headings, paragraphs, emphasis and links are read', () => {
  expect(
    parseMarkdown('# One\n\nSome **bold**, *soft* and `code`\nwith [a link](https://example.org).'),
  ).toEqual([
    { kind: 'heading', level: 1, text: [{ text: 'One' }] },
    {
      kind: 'paragraph',
      text: [
        { text: 'Some ' },
        { text: 'bold', bold: true },
        { text: ', ' },
        { text: 'soft', italic: true },
        { text: ' and ' },
        { text: 'code', code: true },
        { text: ' with ' },
        { text: 'a link', link: 'https://example.org' },
        { text: '.' },
      ],
    },
  ])
})

test('lists nest, keep their numbers and their wrapped lines', () => {
  const [list] = parseMarkdown('1. one\n2. two\n   goes on\n  - inner\n\n3. three')
  expect(list).toEqual({
    kind: 'list',
    ordered: true,
    items: [
      { text: [{ text: 'one' }], depth: 0, marker: '1.' },
      { text: [{ text: 'two goes on' }], depth: 0, marker: '2.' },
      { text: [{ text: 'inner' }], depth: 1, marker: undefined },
      { text: [{ text: 'three' }], depth: 0, marker: '3.' },
    ],
  })
})

test('a table needs its divider; without it the lines are text', () => {
  expect(parseMarkdown('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual([
    {
      kind: 'table',
      header: [[{ text: 'a' }], [{ text: 'b' }]],
      rows: [[[{ text: '1' }], [{ text: '2' }]]],
    },
  ])
  expect(parseMarkdown('| a | b |')).toEqual([{ kind: 'paragraph', text: [{ text: '| a | b |' }] }])
})

test('a script is never a link, and HTML stays text', () => {
  expect(parseMarkdown('[x](javascript:alert(1)) <b>y</b>')).toEqual([
    { kind: 'paragraph', text: [{ text: '[x](javascript:alert(1)' }, { text: ') <b>y</b>' }] },
  ])
})

test('names with underscores and products stay as typed', () => {
  expect(parseMarkdown('snake_case_name and 2 * 3 * 4')).toEqual([
    { kind: 'paragraph', text: [{ text: 'snake_case_name and 2 * 3 * 4' }] },
  ])
})

test('hostile text is read in a moment', () => {
  const started = performance.now()
  for (const unit of ['**a', '*a ', '[a](', '`', '| ', '- ', '#', '1. '])
    parseMarkdown(unit.repeat(50_000))
  expect(performance.now() - started).toBeLessThan(20_000)
})
