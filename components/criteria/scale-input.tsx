'use client'

import { Plus, X } from 'lucide-react'
import { fewestSteps, mostSteps, type Step, scaleSchema } from '@/lib/criteria/shape'
import type { InputProps } from '../fields/inputs'
import { Button } from '../ui/button'
import { focusOn } from './focus-on'
import { PartInput } from './part-input'
import { useProblems } from './use-problems'

/** The levels of a scale, from the lowest up: name and meaning of each. */
export function ScaleInput(props: InputProps<'structured', unknown>) {
  const { id, field, invalid, describedBy, labelledBy, onChange, onBlur } = props
  const steps = (props.value ?? []) as Step[]
  const { leave, forget, problemAt } = useProblems(scaleSchema, steps, invalid)

  function change(index: number, part: Partial<Step>) {
    onChange(steps.map((step, at) => (at === index ? { ...step, ...part } : step)))
  }
  function add() {
    onChange([...steps, { value: steps.length + 1, label: '', meaning: '' }])
    focusOn(`${id}-${steps.length}-label`)
  }
  function remove(index: number) {
    const rest = steps.filter((_, at) => at !== index)
    onChange(rest.map((step, at) => ({ ...step, value: at + 1 })))
    forget()
    focusOn(`${id}-${Math.min(index, rest.length - 1)}-label`)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names the group
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="pl-parts"
    >
      <ol className="pl-part-rows">
        {steps.map((step, index) => (
          <li key={step.value} className="pl-part-row pl-part-step">
            <span className="pl-part-number pl-num">{step.value}</span>
            <PartInput
              id={`${id}-${index}-label`}
              label="Name"
              name={`Name of level ${step.value}, ${field.label}`}
              problem={problemAt(`${index}.label`)}
            >
              {(control) => (
                <input
                  {...control}
                  value={step.label}
                  maxLength={60}
                  onChange={(event) => change(index, { label: event.target.value })}
                  onBlur={() => {
                    leave(`${index}.label`)
                    onBlur?.()
                  }}
                />
              )}
            </PartInput>
            <PartInput
              id={`${id}-${index}-meaning`}
              label="Meaning"
              name={`Meaning of level ${step.value}, ${field.label}`}
              problem={problemAt(`${index}.meaning`)}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={1}
                  value={step.meaning}
                  maxLength={300}
                  onChange={(event) => change(index, { meaning: event.target.value })}
                  onBlur={onBlur}
                />
              )}
            </PartInput>
            <button
              type="button"
              className="pl-part-remove"
              aria-label={`Remove level ${step.value}, ${field.label}`}
              title="Remove this level"
              disabled={steps.length <= fewestSteps}
              onClick={() => remove(index)}
            >
              <X size={15} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
      {steps.length < mostSteps && (
        <Button className="pl-part-add" onClick={add}>
          <Plus size={15} aria-hidden /> Add level {steps.length + 1}
        </Button>
      )}
    </div>
  )
}
