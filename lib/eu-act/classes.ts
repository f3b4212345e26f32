import type { Option } from '../fields/field.ts'

/** Classes under the EU AI Act, the strictest first. */
export const euClasses = [
  'prohibited',
  'high-risk',
  'general-purpose',
  'transparency',
  'minimal',
  'outside',
] as const
export type EuClass = (typeof euClasses)[number]

// In the order in which choices show them, which the tier rules of the risk criteria keep.
const labels: Record<EuClass, Omit<Option, 'value'>> = {
  prohibited: { label: 'Prohibited practice', tone: 'bad' },
  'high-risk': { label: 'High-risk' },
  transparency: { label: 'Transparency duties' },
  'general-purpose': { label: 'General-purpose model' },
  minimal: { label: 'Minimal' },
  outside: { label: 'Outside the Act', tone: 'na' },
}

/** The classes as choices of a field, with the one that says nothing yet. */
export function euClassOptions(undetermined: string): Option[] {
  return [
    ...Object.entries(labels).map(([value, label]) => ({ value, ...label })),
    { value: 'undetermined', label: undetermined, tone: 'due' },
  ]
}

/** The class that is stored in a record, or null where none is chosen. */
export function euClassOf(value: string | null): EuClass | null {
  return euClasses.find((one) => one === value) ?? null
}

/** A class in words. */
export function euClassLabel(one: EuClass): string {
  return labels[one].label
}
