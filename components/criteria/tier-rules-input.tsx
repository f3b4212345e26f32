'use client'

import { Fragment } from 'react'
import { type TierRules, tierFields } from '@/lib/criteria/shape'
import { type AnswerTier, answersOf, tierOfAnswer, withAnswer } from '@/lib/criteria/tier-answers'
import { describeAnswers, tierQuestion } from '@/lib/criteria/words'
import type { InputProps } from '../fields/inputs'

const columns: { tier: AnswerTier; label: string }[] = [
  { tier: 'none', label: 'No say' },
  { tier: 'medium', label: 'Medium' },
  { tier: 'high', label: 'High' },
]

/** Every answer about a system as a row, and the tier that it alone makes the system. */
export function TierRulesInput(props: InputProps<'structured', unknown>) {
  const { id, onChange, onBlur, describedBy, labelledBy } = props
  const rules = (props.value ?? { high: [], medium: [] }) as TierRules
  return (
    <div id={id} tabIndex={-1}>
      <table className="pl-tier-rules" aria-labelledby={labelledBy} aria-describedby={describedBy}>
        <thead>
          <tr>
            <th scope="col">When the answer is</th>
            {columns.map(({ tier, label }) => (
              <th key={tier} scope="col" className="pl-tier-column">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tierFields.map((field) => (
            <Fragment key={field}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="pl-tier-question">
                  {tierQuestion(field).label}
                </th>
              </tr>
              {answersOf(rules, field).map((answer) => {
                const words = describeAnswers(field, [answer])
                const chosen = tierOfAnswer(rules, field, answer)
                return (
                  <tr key={answer} data-tier={chosen}>
                    <th scope="row">{words}</th>
                    {columns.map(({ tier, label }) => (
                      <td key={tier} className="pl-tier-column">
                        <label className="pl-tier-choice">
                          <input
                            type="radio"
                            name={`${id}-${field}-${answer}`}
                            aria-label={`${tierQuestion(field).label}, ${words}: ${label}`}
                            checked={chosen === tier}
                            onChange={() => onChange(withAnswer(rules, { field, answer, tier }))}
                            onBlur={onBlur}
                          />
                        </label>
                      </td>
                    ))}
                  </tr>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
