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
  stale: 'Stale by a major change',
}

/** Heading of a column or name of a filter. */
export function columnLabel(definition: RegisterDefinition, key: string): string {
  return definition.fields[key]?.label ?? own[key] ?? key
}

/** Whether a state says anything: the only one that records are in until they end does not. */
export function isTelling(definition: RegisterDefinition, state: string): boolean {
  const lasting = Object.entries(definition.lifecycle).filter(([, tone]) => tone !== 'na')
  return lasting.length > 1 || definition.lifecycle[state] !== 'plain'
}

/** `in-treatment` as `in treatment`. */
export function stateLabel(state: string): string {
  return state.replaceAll('-', ' ')
}
