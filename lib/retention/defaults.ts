import type { RegisterDefinition } from '../registers/define.ts'
import { evidence } from '../registers/evidence/definition.ts'
import { registerOf } from '../registers/index.ts'
import { inSentence } from '../registers/wording.ts'

/** A certification cycle; less needs a reason. */
export const leastYears = 3
export const mostYears = 100

/**
 * What is kept longer than a certification cycle unless the organisation says otherwise: what
 * documents a system as long as the EU AI Act asks of high-risk ones (Article 18), what a
 * certification rests on for two cycles.
 */
const longer: Record<string, number> = {
  systems: 10,
  'impact-assessments': 10,
  datasets: 10,
  validations: 10,
  oversight: 10,
  monitors: 10,
  changes: 10,
  incidents: 10,
  scope: 6,
  documents: 6,
  'document-versions': 6,
  'soa-versions': 6,
  audits: 6,
  'audit-questions': 6,
  'audit-samples': 6,
  'management-reviews': 6,
  'review-decisions': 6,
  certificates: 6,
  nonconformities: 6,
  actions: 6,
}

/** Years for which what a register holds is kept unless the organisation says otherwise. */
export function defaultYears(register: string): number {
  return longer[register] ?? leastYears
}

/** States in which work has ended, well or badly, though they count for something. */
const finished: Record<string, readonly string[]> = {
  objectives: ['reached', 'missed'],
  validations: ['failed'],
  changes: ['released', 'rolled-back'],
  incidents: ['closed'],
  concerns: ['closed'],
  audits: ['signed'],
  'management-reviews': ['signed'],
  'review-decisions': ['carried-out'],
  nonconformities: ['closed'],
  actions: ['verified'],
}

/** States in which a record of this register has ended: closed, superseded, retired and the like. */
export function endedStates(definition: RegisterDefinition): string[] {
  return Object.keys(definition.lifecycle).filter(
    (state) => finished[definition.key]?.includes(state) || definition.lifecycle[state] === 'na',
  )
}

/** Classifications of evidence, each with a rule of its own; '' alone for every other register. */
export function classesOf(register: string): string[] {
  if (register !== evidence.key) return ['']
  const { classification } = evidence.fields
  return classification.options.map(({ value }) => value)
}

/** Which day the years of a register are counted from, in words. */
export function countedFrom(definition: RegisterDefinition): string {
  if (definition.key === evidence.key)
    return 'The end of the period it covers; not erased before its own “keep until”'
  const { parent } = definition
  const states = endedStates(definition).map((state) => state.replaceAll('-', ' '))
  const ends = [
    ...(states.length > 0 ? [`it is ${anyOf(states)}`] : []),
    ...(parent?.closes
      ? [`its ${inSentence(registerOf(parent.register).name.one)} has ended`]
      : []),
  ]
  return ends.length > 0
    ? `The day it was archived, or its last change once ${anyOf(ends)}`
    : 'The day it was archived'
}

function anyOf(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)
}
