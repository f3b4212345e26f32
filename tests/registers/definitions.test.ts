import { describe, expect, it } from 'vitest'
import { clauseTitles, controlTitles } from '../../lib/catalogue/requirements.ts'
import { isRegister, registerOf, registers } from '../../lib/registers/index.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'

const base = ['state', 'code', 'updatedAt', 'createdAt', 'reviewAt']

describe.each(registers.map((register) => [register.key, register] as const))(
  'the register %s',
  (_, register) => {
    const fields = Object.keys(register.fields)
    const states = Object.keys(register.lifecycle)
    const { transitions } = rulesOf(register.key)

    it('shows every field in exactly one section', () => {
      expect(Object.values(register.sections).flat().sort()).toEqual([...fields].sort())
    })

    it('has columns, filters and a name that exist', () => {
      const known = [...fields, ...base]
      for (const name of [...register.list.columns, ...register.list.filters])
        expect(known).toContain(name)
      expect(known).toContain((register.list.sort ?? 'code').replace(/^-/, ''))
      expect(fields).toContain(register.title ?? 'title')
    })

    it('refers to registers and fields that exist', () => {
      for (const [key, field] of Object.entries(register.fields)) {
        if (field.kind === 'reference' || field.kind === 'references') {
          expect(isRegister(field.to), key).toBe(true)
        }
        if (field.when) expect(fields, key).toContain(field.when.field)
      }
      if (register.parent) expect(fields).toContain(register.parent.field)
    })

    it('names columns by the kind of field: Id for one, Ids for several', () => {
      for (const [key, field] of Object.entries(register.fields)) {
        if (['person', 'reference', 'anyReference'].includes(field.kind)) expect(key).toMatch(/Id$/)
        if (['people', 'references'].includes(field.kind)) expect(key).toMatch(/Ids$/)
      }
    })

    it('cites clauses and controls of the standard', () => {
      const known = Object.keys({ ...clauseTitles, ...controlTitles })
      const isKnown = (clause: string) =>
        clause === 'Annex A' || known.some((id) => id === clause || id.startsWith(`${clause}.`))
      for (const clause of register.clauses) expect(isKnown(clause), clause).toBe(true)
      for (const field of Object.values(register.fields)) {
        if (field.clause) expect(isKnown(field.clause), field.clause).toBe(true)
      }
    })

    it('moves only between states it has, and asks only for fields it has', () => {
      for (const [name, step] of Object.entries(transitions)) {
        for (const state of [...step.from, step.to ?? step.from[0]])
          expect(states, name).toContain(state)
        for (const key of [...(step.asks ?? []), ...(step.requires ?? [])])
          expect(fields, name).toContain(key)
      }
    })

    it('can reach every state and leave every one but the last ones', () => {
      const reached = new Set([states[0], ...Object.values(transitions).map((step) => step.to)])
      expect(states.filter((state) => !reached.has(state))).toEqual([])
    })

    it('lets people fill whatever a step requires of them', () => {
      for (const [name, step] of Object.entries(transitions)) {
        for (const key of step.requires ?? []) {
          const field = register.fields[key]
          const canBeFilled = step.asks?.includes(key) || !(field?.managed || field?.derived)
          expect(canBeFilled, `${name} requires ${key}`).toBe(true)
        }
      }
    })

    it('speaks plainly', () => {
      const words = JSON.stringify({ register, transitions })
      expect(words).not.toMatch(/successfully|\bplease\b/i)
      expect(words).not.toContain('!')
    })
  },
)

it('offers samples from every register, but those of the fieldwork itself and confidential ones', () => {
  const { register } = registerOf('audit-samples').fields
  if (register?.kind !== 'choice') throw new Error('a choice')
  const drawnFrom = registers
    .filter((one) => one.access !== 'fieldwork' && !('readerIds' in one.fields))
    .map((one) => one.key)
  expect(register.options.map((one) => one.value)).toEqual(drawnFrom)
})
