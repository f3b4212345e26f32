import {
  classified,
  type GateCondition,
  type GateFacts,
  inScope,
  operationGate,
  owner,
  stateInWords,
} from './operation-gate.ts'

/** Stages of a system's life that have a gate before them. */
export type GatedStage = 'design' | 'development' | 'validation' | 'operation'

/** The stage before whose gate a system of this state stands; null once its life is over. */
export function nextStage(state: string): GatedStage | null {
  return next[state] ?? null
}

const next: Record<string, GatedStage> = {
  idea: 'design',
  design: 'development',
  development: 'validation',
  validation: 'operation',
  operation: 'operation',
  suspended: 'operation',
}

/**
 * The conditions before a stage (ISO/IEC 42001, 8.1, A.6.2). Those of earlier stages are among them:
 * a bought system goes from the idea to its validation and leaves nothing out.
 */
export function stageGate(stage: GatedStage, facts: GateFacts): GateCondition[] {
  if (stage === 'operation') return operationGate(facts)
  const design = [owner(facts), purpose(facts)]
  if (stage === 'design') return inScope(facts, design)
  const development = [...design, use(facts), classified(facts), begun(facts)]
  if (stage === 'development') return inScope(facts, development)
  return inScope(facts, [...development, data(facts), identified(facts)])
}

/** A.6.2.2: what it is for is the yardstick of everything after. */
function purpose({ system }: GateFacts): GateCondition {
  const isThere = Boolean(system.purpose?.trim())
  return {
    id: 'purpose',
    says: 'Its purpose is written down',
    met: isThere ? 'met' : 'bad',
    detail: isThere ? 'It has a purpose.' : 'Nobody has said what it is for.',
    requirement: 'A.6.2.2',
    record: null,
    begin: null,
  }
}

/** A.9.4: who may use it for what decides what has to be built, and what counts as misuse. */
function use({ system }: GateFacts): GateCondition {
  const isThere = Boolean(system.intendedUse?.trim())
  return {
    id: 'use',
    says: 'Its intended use is written down',
    met: isThere ? 'met' : 'bad',
    detail: isThere ? 'It has an intended use.' : 'Nobody has said who may use it for what.',
    requirement: 'A.9.4',
    record: null,
    begin: null,
  }
}

/** A.5.2: a high-tier system is built with its impact on people in mind, not assessed afterwards. */
function begun({ system, assessments }: GateFacts): GateCondition {
  const one = assessments.find((candidate) => candidate.state !== 'superseded')
  return {
    id: 'begun',
    says: 'Impact assessment begun',
    met: one ? 'met' : system.tier === 'high' ? 'bad' : 'due',
    detail: one ? `${one.code} is ${stateInWords(one.state)}` : 'None yet',
    requirement: 'A.5.2 · 8.4',
    record: one ? { register: 'impact-assessments', id: one.id, code: one.code } : null,
    begin: one ? null : 'impact-assessments',
  }
}

/** A.7.2, A.7.4: what a system built here learned from and is tested on is known, and good enough. */
function data({ system, datasets }: GateFacts): GateCondition {
  const common = {
    id: 'data',
    says: 'Its data are recorded and good enough',
    requirement: 'A.7.2 · A.7.4',
  } as const
  const poor = datasets.find((one) => one.state === 'blocked' || one.quality === 'fails')
  if (poor) {
    const record = { register: 'datasets', id: poor.id, code: poor.code }
    const detail =
      poor.state === 'blocked' ? `${poor.code} is blocked` : `${poor.code} misses its criteria`
    return { ...common, met: 'bad', detail, record, begin: null }
  }
  const [first] = datasets
  if (first) {
    const detail = datasets.length === 1 ? first.code : `${datasets.length} datasets`
    const record = { register: 'datasets', id: first.id, code: first.code }
    return { ...common, met: 'met', detail, record, begin: null }
  }
  const isBuilt = ['in-house', 'contracted', 'mixed'].includes(system.origin ?? '')
  const met = isBuilt && system.tier !== 'low' ? 'bad' : 'due'
  return { ...common, met, detail: 'No dataset is recorded', record: null, begin: 'datasets' }
}

/** 6.1.2: tests show whether risks were met only where somebody has named them before. */
function identified({ system, risks }: GateFacts): GateCondition {
  const [first] = risks
  return {
    id: 'identified',
    says: 'Its risks are identified',
    met: first ? 'met' : system.tier === 'low' ? 'due' : 'bad',
    detail: first
      ? risks.length === 1
        ? first.code
        : `${risks.length} risks`
      : 'No risk is recorded',
    requirement: '6.1.2',
    record:
      risks.length === 1 && first ? { register: 'risks', id: first.id, code: first.code } : null,
    begin: first ? null : 'risks',
  }
}
