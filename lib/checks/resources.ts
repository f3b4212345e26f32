import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { obligation, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { aboutSystem, named, type State } from './state.ts'

/** What ISO/IEC 42001, 7.1 and A.4 ask of tooling, computing and people. */
export const resourceChecks: Check[] = [
  /** 7.1: a management system without means is a plan. */
  organisationCheck({
    id: 'resources-determined',
    requirements: ['7.1', 'A.4.2'],
    severity: 'major',
    says: 'Resources for AI are in use and on record.',
    begins: 'resources',
    holds: (state) => state.resources.some(isInUse),
  }),
  /** A.4.2, 7.1: what a system lives on is known before it is missing. It asks for all three kinds. */
  recordCheck({
    id: 'resources-documented',
    requirements: ['A.4.2', '7.1'],
    severity: 'minor',
    says: 'Each system from development on has its tools, computing and people on record.',
    of: 'systems',
    applies: takesResources,
    holds: (system, state) => missing(system, state).length === 0,
    asks: (system, state, holds) =>
      holds || !system.ownerId
        ? null
        : obligation(state, 'document-resources', named('systems', system), {
            says: `Record its resources: ${missing(system, state).join(', ')}`,
            why: 'A.4.2',
            ownerId: system.ownerId,
          }),
  }),
  /** A.4.4: with unknown tools nobody can build the system again or say what ran. */
  recordCheck({
    id: 'tooling-documented',
    requirements: ['A.4.4'],
    severity: 'minor',
    says: 'Each system from development on has its tools on record.',
    of: 'systems',
    applies: takesResources,
    holds: (system, state) => has(state, system, 'tooling'),
  }),
  /** A.4.5: where it runs decides on law, cost, energy and what happens when it fails. */
  recordCheck({
    id: 'computing-documented',
    requirements: ['A.4.5'],
    severity: 'minor',
    says: 'Each system from development on has on record what it runs on.',
    of: 'systems',
    applies: takesResources,
    holds: (system, state) => has(state, system, 'computing'),
  }),
  /** A.4.6: a system without the people who understand it is not under control. */
  recordCheck({
    id: 'people-documented',
    requirements: ['A.4.6'],
    severity: 'minor',
    says: 'Each system from development on has on record which people it takes.',
    of: 'systems',
    applies: takesResources,
    holds: (system, state) => has(state, system, 'human'),
  }),
  /** 7.1: what was enough a year ago may not be enough now. */
  reviewCheck({
    id: 'resources-in-date',
    requirements: ['7.1', 'A.4.2'],
    says: 'Each resource in use has been looked at by its day.',
    of: 'resources',
    applies: isInUse,
    kind: 'review-resource',
    asks: 'Look whether it is still right and enough',
    why: '7.1',
    late: 'Review of the resource is due',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
  /** A.4.4, A.4.5: what nobody mends any more is not relied on. */
  reviewCheck({
    id: 'resources-supported',
    requirements: ['A.4.4', 'A.4.5'],
    says: 'Each resource in use is still supported, as far as its support ends.',
    of: 'resources',
    applies: (one) => isInUse(one) && one.supportEndsOn !== null,
    day: (one) => one.supportEndsOn,
    kind: 'replace-resource',
    asks: 'Replace it: its support ends',
    why: 'A.4.4',
    late: 'Its support has ended',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
]

function isInUse(one: Seen<'resources'>): boolean {
  return one.state === 'in-use'
}

/** In scope, and far enough that something is built or bought. */
function takesResources(system: Seen<'systems'>): boolean {
  return (
    system.scope === 'in' &&
    ['development', 'validation', 'operation', 'suspended'].includes(system.state)
  )
}

function missing(system: Seen<'systems'>, state: State): string[] {
  return Object.entries({ tooling: 'tools', computing: 'computing', human: 'people' })
    .filter(([kind]) => !has(state, system, kind))
    .map(([, words]) => words)
}

function has(state: State, system: Seen<'systems'>, kind: string): boolean {
  return aboutSystem(state.resources, system.id).some(
    (one) => one.kind === kind && one.state === 'in-use',
  )
}
