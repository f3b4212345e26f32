import { conformity } from '../checks/conformity.ts'
import type { Seen } from '../checks/seen.ts'
import type { State } from '../checks/state.ts'
import { type Question, questions } from './catalogue.ts'
import { check, type Finding, type Verdict } from './finding.ts'
import { ways } from './questions.ts'

/** How a question stands; `open` waits for a person, or for records to look at. */
export type Standing = 'met' | 'partly' | 'not-met' | 'na' | 'open'

export type QuestionStanding = Question & {
  standing: Standing
  /** What was looked at and found; none for a question that is a person's alone. */
  findings: readonly Finding[]
  /** Whether records alone answer it; otherwise a person is asked, too. */
  isComputed: boolean
  /** What records say; null where nothing was looked at. */
  computed: Verdict | null
  answer: Seen<'readiness'> | null
  /** A person said better than what records show; then the records count. */
  disagrees: boolean
  /** The answer's review day is past. */
  isStale: boolean
  /** What closes the gap, soonest first; cancelled actions are left out. */
  actions: readonly Seen<'actions'>[]
}

export type RequirementStanding = {
  requirement: string
  questions: readonly QuestionStanding[]
  counts: Counts
}
export type Counts = Record<Standing, number>

export type Readiness = {
  questions: readonly QuestionStanding[]
  requirements: readonly RequirementStanding[]
  counts: Counts
}

const known = new WeakMap<State, Readiness>()

/**
 * How the organisation stands to each of the 242 questions, by what records show and people answered
 * (ISO/IEC 42001, 4.4, 9.1). A person's answer refines what records show and never betters it: where
 * both speak, the worse counts. Computed once for each state; an empty installation meets nothing.
 */
export function readinessOf(state: State): Readiness {
  const found = known.get(state) ?? assess(state)
  known.set(state, found)
  return found
}

/** How many questions apply, and which share of them is met: 0 to 1. */
export function shareMet(counts: Counts): { asked: number; share: number } {
  const asked = counts.met + counts.partly + counts['not-met'] + counts.open
  return { asked, share: asked > 0 ? counts.met / asked : 0 }
}

/** Questions that are not met, or in part only. */
export function gapsOf(state: State): QuestionStanding[] {
  return readinessOf(state).questions.filter(isGap)
}

/** Whether a question is not met, or in part only. */
export function isGap({ standing }: Pick<QuestionStanding, 'standing'>): boolean {
  return standing === 'partly' || standing === 'not-met'
}

/** Adds up standings. */
export function countStandings(all: readonly { standing: Standing }[]): Counts {
  const counts: Counts = { met: 0, partly: 0, 'not-met': 0, na: 0, open: 0 }
  for (const { standing } of all) counts[standing] += 1
  return counts
}

function assess(state: State): Readiness {
  const answers = new Map(
    state.readinessAnswers
      .filter((one) => one.state === 'given')
      .map((one) => [one.questionId, one]),
  )
  const actions = Map.groupBy(
    state.actions
      .filter((one) => one.originId !== null && one.state !== 'cancelled')
      .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1)),
    (one) => one.originId,
  )
  const leftOut = new Set(
    conformity(state)
      .filter((one) => one.met === 'na')
      .map((one) => one.requirement),
  )
  const all = questions.map((question): QuestionStanding => {
    const answer = answers.get(question.id) ?? null
    const way = ways[question.id]
    const isControl = question.requirement.startsWith('A.')
    const findings = [
      ...(way?.sources ?? []),
      ...(isControl ? carriedOut(question.requirement) : []),
    ].map((look) => look(state))
    const computed = worst(findings.map((one) => one.verdict))
    const isComputed = way !== undefined && !way.person
    const isLeftOut = leftOut.has(question.requirement)
    return {
      ...question,
      findings,
      isComputed,
      computed,
      answer,
      standing: isLeftOut ? 'na' : standingOf(computed, isComputed, answer?.answer ?? null),
      disagrees: !isLeftOut && betters(answer?.answer ?? null, computed),
      isStale: answer !== null && answer.reviewAt !== null && answer.reviewAt < state.today,
      actions: answer ? (actions.get(answer.id) ?? []) : [],
    }
  })
  const requirements = [...Map.groupBy(all, (one) => one.requirement)].map(
    ([requirement, own]) => ({ requirement, questions: own, counts: countStandings(own) }),
  )
  return { questions: all, requirements, counts: countStandings(all) }
}

/** An answer about a control is no better than the control itself. */
function carriedOut(controlId: string) {
  return [check(`${controlId}-carried-out`), check(`${controlId}-shown`)]
}

const standings = { yes: 'met', partly: 'partly', no: 'not-met', na: 'open' } as const
const fromBest: Standing[] = ['met', 'partly', 'not-met']

function standingOf(
  computed: Verdict | null,
  isComputed: boolean,
  answer: string | null,
): Standing {
  const shown = computed === null ? 'open' : standings[computed]
  if (answer === null) return isComputed || shown !== 'met' ? shown : 'open'
  if (answer === 'not-applicable') return shown === 'partly' || shown === 'not-met' ? shown : 'na'
  const said = standings[answer as 'yes' | 'partly' | 'no']
  return fromBest[Math.max(fromBest.indexOf(said), fromBest.indexOf(shown))] ?? said
}

function betters(answer: string | null, computed: Verdict | null): boolean {
  if (answer === null || (computed !== 'partly' && computed !== 'no')) return false
  return (
    answer === 'yes' || answer === 'not-applicable' || (answer === 'partly' && computed === 'no')
  )
}

function worst(verdicts: readonly Verdict[]): Verdict | null {
  const order: Verdict[] = ['no', 'partly', 'yes', 'na']
  const isMixed = verdicts.includes('no') && verdicts.includes('yes')
  if (isMixed) return 'partly'
  return order.find((one) => verdicts.includes(one)) ?? null
}
