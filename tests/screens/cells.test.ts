import { expect, test } from 'vitest'
import { cellOf } from '../../components/fields/cells.ts'
import type { DisplayContext } from '../../components/fields/displays.tsx'
import { html } from '../../components/ui/markup.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import type { FieldKind } from '../../lib/fields/field.ts'
import { registers } from '../../lib/registers/index.ts'

const hostile = `"><img src=x onerror='alert(1)'>&amp;`
const context: DisplayContext = {
  names: {
    person: () => ({ name: hostile, email: hostile }),
    record: (id) => ({ id, register: 'risks', code: hostile, title: hostile, state: 'x' }),
  },
  scales: {
    likelihood: [{ value: 3, label: hostile, meaning: hostile }],
    impact: [{ value: 3, label: hostile, meaning: hostile }],
    confidence: [{ value: 3, label: hostile, meaning: hostile }],
    bands: [{ from: 1, label: hostile, tone: 'due' }],
    acceptanceLevel: defaultCriteria.acceptanceLevel,
  },
  today: '2026-11-21',
  timeZone: 'UTC',
}

/** A value of each kind that is as hostile as the kind lets it be. */
const values: Record<FieldKind, unknown> = {
  text: hostile,
  longText: hostile,
  choice: hostile,
  choices: [hostile, hostile],
  number: 1234.5,
  score: 3,
  date: '2026-11-25',
  yesNo: true,
  person: hostile,
  people: [hostile],
  reference: hostile,
  references: [hostile, hostile, hostile],
  anyReference: hostile,
  files: [{ name: hostile, size: 1, sha256: hostile, type: hostile }],
  structured: { hostile },
}

test('nothing that somebody typed becomes markup of a list, whatever the field', () => {
  const kinds = new Set<string>()
  for (const definition of registers) {
    for (const [key, field] of Object.entries(definition.fields)) {
      kinds.add(field.kind)
      const { text } = cellOf(key, field, values[field.kind], context)
      expect(text, `${definition.key}.${key}`).not.toMatch(/<img|onerror='|="[^"]*"[^ >]*alert/)
      expect(text.replaceAll(/<\/?(span|a|time)( [a-z]+="[^"<>]*")*>/g, '')).not.toMatch(/[<>]/)
    }
  }
  expect([...kinds].sort()).toEqual(Object.keys(values).sort())
})

test('markup within markup stays as it is, and text within it does not', () => {
  const link = html`<a href="${'/x?a=1&b="2"'}">${'<b>'}</a>`
  expect(html`<td>${link}${[link, link]}${0}${null}</td>`.text).toBe(
    `<td>${'<a href="/x?a=1&amp;b=&quot;2&quot;">&lt;b&gt;</a>'.repeat(3)}0</td>`,
  )
})
