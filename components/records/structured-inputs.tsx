'use client'

import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { InputProps } from '../fields/inputs'

const ScaleInput = dynamic(() => import('../criteria/scale-input').then((all) => all.ScaleInput))

/**
 * Inputs of structured fields, by `register.field`; each is loaded on demand with `next/dynamic`,
 * so that forms without it don't carry it.
 */
export const structuredInputs: Record<string, ComponentType<InputProps<'structured', unknown>>> = {
  'impact-assessments.answers': dynamic(() =>
    import('../assessments/answers-input').then((all) => all.AnswersInput),
  ),
  'systems.euAnswers': dynamic(() =>
    import('../systems/eu-answers-input').then((all) => all.EuAnswersInput),
  ),
  'risk-criteria.likelihoodScale': ScaleInput,
  'risk-criteria.impactScale': ScaleInput,
  'risk-criteria.confidenceScale': ScaleInput,
  'risk-criteria.bands': dynamic(() =>
    import('../criteria/bands-input').then((all) => all.BandsInput),
  ),
  'risk-criteria.tierRules': dynamic(() =>
    import('../criteria/tier-rules-input').then((all) => all.TierRulesInput),
  ),
  'risk-criteria.intervals': dynamic(() =>
    import('../criteria/intervals-input').then((all) => all.IntervalsInput),
  ),
}

/** Inputs of long texts that are more than paragraphs, by `register.field`. */
export const longTextInputs: Record<
  string,
  ComponentType<InputProps<'longText', string | null>>
> = {
  'document-versions.body': dynamic(() =>
    import('../documents/markdown-input').then((all) => all.MarkdownInput),
  ),
  'nonconformities.cause': dynamic(() =>
    import('../nonconformities/cause-input').then((all) => all.CauseInput),
  ),
}
