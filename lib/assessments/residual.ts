import type { Answers } from './tiering.ts'

export type ResidualBand = 'low' | 'medium' | 'high' | 'very-high'

/** What remains of the impact once the measures that exist are counted (ISO/IEC 42001, A.5.4). */
export type Residual = {
  severity: number | null
  likelihood: number | null
  /** Severity × likelihood. */
  level: number | null
  band: ResidualBand | null
}

/** The band of a residual level by the catalogue's rule: 1–4, 5–9, 10–14, 15–25. */
export function residualBand(
  severity: number,
  likelihood: number,
): { level: number; band: ResidualBand } {
  const level = severity * likelihood
  if (level >= 15) return { level, band: 'very-high' }
  if (level >= 10) return { level, band: 'high' }
  return { level, band: level >= 5 ? 'medium' : 'low' }
}

/**
 * What remains by these answers. The short questionnaire of the low tier does not ask for it;
 * there the harm to a person before measures counts.
 */
export function residualOf(answers: Answers): Residual {
  const severity = numeric(answers['IAQ-15-01']) ?? numeric(answers['IAQ-03-02'])
  const likelihood = numeric(answers['IAQ-15-02']) ?? numeric(answers['IAQ-03-03'])
  if (severity === null || likelihood === null)
    return { severity, likelihood, level: null, band: null }
  return { severity, likelihood, ...residualBand(severity, likelihood) }
}

const decisions: Record<string, string> = {
  Proceed: 'proceed',
  'Proceed with conditions': 'proceed-with-conditions',
  'Rework and reassess': 'rework',
  'Do not proceed': 'stop',
}

/** The decision that the author proposes: proceed, proceed-with-conditions, rework, stop, or null. */
export function proposedDecision(answers: Answers): string | null {
  return decisions[String(answers['IAQ-16-01'] ?? '')] ?? null
}

/** Whether what remains was asked: the short questionnaire of the low tier does not. */
export function asksResidual(answers: Answers): boolean {
  return numeric(answers['IAQ-15-01']) !== null
}

/** The measures as the author wrote them, or null. */
export function mitigationsOf(answers: Answers): string | null {
  const measures = answers['IAQ-14-01']
  return typeof measures === 'string' && measures.trim() ? measures : null
}

/** The conditions as the author proposed them, or null. */
export function conditionsOf(answers: Answers): string | null {
  const conditions = answers['IAQ-16-02']
  return typeof conditions === 'string' && conditions.trim() ? conditions : null
}

function numeric(answer: Answers[string] | undefined): number | null {
  return typeof answer === 'number' ? answer : null
}
