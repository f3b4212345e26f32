import type { RegisterDefinition } from '@/lib/registers/define'

const own: Record<string, string> = {
  code: 'Code',
  state: 'State',
  ownerId: 'Owner',
  reviewAt: 'Review by',
  createdAt: 'Recorded',
  updatedAt: 'Last changed',
  standing: 'Likelihood × impact now',
  above: 'Above the acceptance level',
}

/** Heading of a column or name of a filter. */
export function columnLabel(definition: RegisterDefinition, key: string): string {
  return definition.fields[key]?.label ?? own[key] ?? key
}

/** `in-treatment` as `in treatment`. */
export function stateLabel(state: string): string {
  return state.replaceAll('-', ' ')
}
