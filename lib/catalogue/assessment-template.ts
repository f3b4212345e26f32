import type { Tier } from '../criteria/shape.ts'
import source from './json/impact-assessment-template.json' with { type: 'json' }

type QuestionBase = {
  id: string
  prompt: string
  guidance: string
  requiredForTiers: Tier[]
  /** Numbers of controls of Annex A that the answer serves. */
  controls: string[]
}

/** A question of the impact assessment; `options` and `scale` only where the answer needs them. */
export type Question = QuestionBase &
  (
    | { answerType: 'text' }
    | { answerType: 'scale'; scale: ScaleName }
    | { answerType: 'choice' | 'multi'; options: string[] }
  )

export type ScaleName = 'severity' | 'likelihood' | 'risk' | 'adequacy'
export type ScaleStep = { value: number; label: string; meaning?: string }

/** One of the 17 sections. */
export type AssessmentSection = {
  id: string
  key: string
  title: string
  intro: string
  questions: Question[]
}

/** A condition on one answer: one of these options, or at least this value of the scale. */
export type TieringCondition = { questionId: string; anyOf?: string[]; minValue?: number }

export type Tiering = {
  note: string
  tiers: { id: Tier; label: string; meaning: string }[]
  stopIf: TieringCondition[]
  highIfAny: TieringCondition[]
  mediumIfAny: TieringCondition[]
  otherwise: Tier
}

/** The questionnaire of 17 sections and 74 questions (ISO/IEC 42001, 6.1.4, 8.4 and A.5). */
export const assessmentSections = source.sections as AssessmentSection[]

/** Which answers make which tier, and which stop the project. */
export const tiering = source.tiering as Tiering

/** Scales of the answers. */
export const assessmentScales = source.scales as Record<ScaleName, ScaleStep[]>
